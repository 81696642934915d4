"""Which parts of a page's Markdown are masked as not being prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.prose_mask import MASK, mask_code, mask_non_prose

MARKDOWN = st.text(alphabet="ab \n`~{}%#<>[]()!^:-.*_\"'æ", max_size=200)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Se `kode` her.", "Se  her."),
        ("```\nkode\n```\nHer.", "\n\n\nHer."),
        ("Før {{ kald() }} og {% if x %}.", "Før  og ."),
        ("Et <span id=\"x\">ord</span>.", "Et ord."),
        ("[ord](side.md#sted)", "[ord]"),
        ("[a]: side.md\nHer.", "\nHer."),
        ("Note[^1]\n\n[^1]: Teksten", "Note\n\n Teksten"),
        ("# Titel { #titel }", "# Titel "),
        ("Skriv til a.b@example.dk eller se https://example.dk/x nu.", "Skriv til  eller se  nu."),
        ("---\ntitle: x\n---\nHer.", "\n\n\nHer."),
        ("a < b > c", "a < b > c"),
    ],
)  # fmt: skip
def test_what_is_not_prose_is_masked(text: str, prose: str) -> None:
    """Code, calls, tags, addresses, attribute lists, footnote marks and front matter are masked."""
    assert mask_non_prose(text).replace(MASK, "") == prose


@given(MARKDOWN)
def test_every_character_keeps_its_place(text: str) -> None:
    """Masking keeps the length and the lines, and changes characters only to the mask."""
    for found in (mask_non_prose(text), mask_code(text)):
        assert len(found) == len(text)
        assert all(new in (old, MASK) for old, new in zip(text, found, strict=True))
        assert found.count("\n") == text.count("\n")
