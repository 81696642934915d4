// node run.mjs ADDRESS…: the report on each page as a line of JSON, all from one browser, which the
// environment names as CHROME_PATH. A phone on a slow network, as Lighthouse has it by itself.
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const chromeFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update'
]
const chrome = await launch({ chromeFlags })
try {
  for (const address of process.argv.slice(2)) {
    const { lhr } = await lighthouse(address, { port: chrome.port, disableFullPageScreenshot: true })
    console.log(JSON.stringify(lhr))
  }
} finally {
  chrome.kill()
}
