"""The search of a built site as a reader uses it: words typed into its field, and what is found."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

FOUND = ".fundet a"


@dataclass(frozen=True)
class Search:
    """The open search of a page at the site's ``address``."""

    page: Page
    address: str

    @classmethod
    def opened(cls, page: Page, address: str, path: str = "") -> "Search":
        """Open the search on a page, and wait until it can answer."""
        page.goto(address + path)
        page.locator(".soegeknap").click()
        search = cls(page, address)
        search.type("klasse")
        expect(page.locator(FOUND).first).to_be_visible()
        return search

    def type(self, words: str) -> None:
        """Put ``words`` into the field, in place of what stood there."""
        self.page.get_by_label("Søg i politikken").fill(words)

    def places(self, words: str) -> list[str]:
        """The addresses found for ``words``, below the site's own, the best first.

        What is loaded answers before the next question of the test is put.
        """
        self.type(words)
        found = self.page.locator(FOUND).evaluate_all("links => links.map((link) => link.href)")
        return [str(each).removeprefix(self.address) for each in found]

    def texts(self, words: str) -> list[str]:
        """The texts of what is found for ``words``."""
        self.type(words)
        return self.page.locator(FOUND).all_inner_texts()

    @property
    def answer(self) -> str:
        """What is said of the result, as a screen reader hears it."""
        return self.page.locator(".soeg").get_by_role("status").inner_text()
