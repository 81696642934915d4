// node run.mjs ADDRESS…: prints the report on each page as a line of JSON; a page that cannot be loaded
// is an error. One browser, named by the environment's CHROME_PATH, loads all of them, simulated as a
// phone on a slow network, which is Lighthouse's default.
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
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`)
    console.log(JSON.stringify(lhr))
  }
} finally {
  chrome.kill()
}
