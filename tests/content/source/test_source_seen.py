"""The school's undated text as a browser shows it."""

from playwright.sync_api import Page

from tests.content.source.source_text import folded, source_pieces


def test_every_sentence_of_the_source_is_seen(page: Page, real_address: str) -> None:
    """What the school wrote is not only in the page: the browser's own visible text has it."""
    seen: dict[str, str] = {}
    for piece in source_pieces():
        if piece.kind == "head":  # the table's head is the site's, a column less
            continue
        if piece.page not in seen:
            page.goto(f"{real_address}{piece.page}/" if piece.page else real_address)
            seen[piece.page] = folded(page.locator("article").inner_text())
        assert piece.text in seen[piece.page], piece
