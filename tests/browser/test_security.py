"""The security policy at work in a browser: what is not the site's own does not run."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

ATTACK = (
    "<script>document.documentElement.dataset.hacked = 'script'</script>"
    "<img src=nowhere onerror=\"document.documentElement.dataset.hacked = 'handler'\">"
    "<a id=bad href=\"javascript:document.documentElement.dataset.hacked='link'\">x</a>"
    '<script src="https://example.invalid/x.js"></script>'
    '<base href="https://example.invalid/">'
    '<iframe src="https://example.invalid/"></iframe>'
    '<p id=styled style="color: rgb(1, 2, 3)">x</p>'
)
PATHS = ["", "hverdagen/", "indsatser/roed-floej/", "aendringer/", "samlet/", "404.html"]


@pytest.mark.parametrize("path", PATHS)
def test_what_is_smuggled_into_a_page_does_nothing(
    context: BrowserContext, address: str, path: str
) -> None:
    """Scripts, handlers, script links, other hosts, another base, styles; the page itself works."""

    def smuggle(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("</main>", f"{ATTACK}</main>")
        assert ATTACK in body
        route.fulfill(response=answer, body=body)

    asked: list[str] = []
    page = context.new_page()
    page.on("requestfinished", lambda each: asked.append(each.url))
    page.route(address + path, smuggle)
    page.goto(address + path)
    page.locator("#bad").dispatch_event("click")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.dataset.hacked") is None
    colour = page.locator("#styled").evaluate("each => getComputedStyle(each).color")
    assert colour != "rgb(1, 2, 3)"
    assert all(url.startswith(address) for url in asked)
    assert page.evaluate("document.baseURI").startswith(address)
    assert "js" in page.evaluate("document.documentElement.className").split()


@pytest.mark.parametrize("path", PATHS)
def test_the_page_s_own_scripts_all_run(page: Page, address: str, path: str) -> None:
    """Nothing of the site's own is stopped: menu, search, colours; the fixture fails if it is."""
    page.goto(address + path)
    page.locator(".soegeknap").click()
    page.keyboard.type("telefon")
    expect(page.locator(".fundet a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".farveknap").click()
    page.reload()
    page.wait_for_load_state("networkidle")
