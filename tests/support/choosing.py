"""The choice among the editions of an archive, used as a visitor uses it."""

from playwright.sync_api import Locator, Page, expect


def opened_choice(page: Page) -> Locator:
    """Open the line of the edition, if it is not, and wait until there is a choice."""
    choice = page.locator(".udgavevalg select")
    if not choice.is_visible():
        page.locator(".udgave details").evaluate("each => { each.open = true; }")
    expect(choice).to_be_enabled()
    return choice


def choose(page: Page, title: str) -> None:
    """Choose an edition and go there: the choice alone leads nowhere (WCAG 2.2, 3.2.2)."""
    opened_choice(page).select_option(title)
    page.get_by_role("button", name="Vis", exact=True).click()
