"""The choice among the editions of an archive, used as a visitor uses it."""

from playwright.sync_api import Page


def choose(page: Page, title: str) -> None:
    """Choose an edition and go there: the choice alone leads nowhere (WCAG 2.2, 3.2.2)."""
    page.get_by_label("Vis udgave").select_option(title)
    page.get_by_role("button", name="Vis", exact=True).click()
