"""Where the words of the text lead: told where it changed, however it is written."""

import pytest

from policy.diff.change import Kind, LinkTargetChange
from policy.diff.links import link_changes, targets
from policy.diff.pairing import pair
from policy.loading.markdown_page import read_page
from policy.model.edition import Block, Edition, Page, Section
from tests.support.sample import edition


def policy(text: str, other: str = "# Andet { #andet }\n\n## Sted { #sted }\n\nHer.\n") -> Edition:
    """An edition with this text on its first page, and another page to lead to."""
    first = read_page("side", f"# Side {{ #side }}\n\n{text}\n")
    return edition(pages=(first, read_page("andet", other)), transitions=[])


def told(old: str, new: str) -> list[tuple[str, str | None, str | None]]:
    """The words that lead elsewhere, with where they led and where they lead."""
    found = list(link_changes(pair(policy(old), policy(new))))
    assert all(isinstance(each, LinkTargetChange) for each in found)
    assert all(each.kind is Kind.CHANGED for each in found)
    return [(str(each.id), each.before, each.after) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Se [her](https://a.dk).", "Se [her](https://b.dk).", [("her", "https://a.dk", "https://b.dk")]),
        ("Se [her](https://a.dk).", "Se her.", [("her", "https://a.dk", None)]),
        ("Se her.", "Se [her](https://a.dk).", [("her", None, "https://a.dk")]),
        ("Se [her](andet.md).", "Se [her](andet.md#sted).", [("her", "Andet", "Andet, Sted")]),
        ("Se [her](https://a.dk).", "Se [der](https://b.dk).", []),
        ("Se [her](https://a.dk).", "Se  [her](https://a.dk)!", []),
        ("[x](https://a.dk) og [x](https://b.dk)", "[x](https://a.dk) og [x](https://c.dk)",
         [("x", "https://a.dk; https://b.dk", "https://a.dk; https://c.dk")]),
        ("Se [«her»](https://a.dk).", 'Se ["her"](https://a.dk).', []),
    ],
    ids=["another address", "no longer a link", "a link for the first time", "another section",
         "other words", "the same", "twice the same words", "other marks"],
)  # fmt: skip
def test_words_that_stayed_and_lead_elsewhere_are_told_of(
    old: str, new: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """Inside the policy by the titles that readers know; other words are the text's own change."""
    assert told(old, new) == expected


def test_a_page_that_got_another_address_leads_where_it_led() -> None:
    """The link was only mended."""
    old, new = policy("Se [her](andet.md#sted)."), policy("Se [her](nyt.md#sted).")
    moved = new.pages[1].model_copy(update={"id": "nyt"})
    new = new.model_copy(update={"pages": (new.pages[0], moved)})
    assert list(link_changes(pair(old, new))) == []


def test_an_edition_that_does_not_say_where_its_words_lead_claims_nothing() -> None:
    """As an older file of an edition does not."""
    block = Block(kind="paragraph", text="Se her.", links=None)
    section = Section(id="side", level=1, title="Side", blocks=(block,))
    page = Page(id="side", title="Side", sections=(section,))
    assert targets(page, section, {}) is None
    new = policy("Se [her](https://a.dk).")
    old = new.model_copy(update={"pages": (page, new.pages[1])})
    assert list(link_changes(pair(old, new))) == []
