"""What is prose in a page's Markdown, and what is covered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.prose_mask import COVER, covered, without_code

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
def test_what_nobody_reads_as_a_sentence_is_covered(text: str, prose: str) -> None:
    """Code, calls, tags, addresses, attribute lists, notes' marks and the front matter."""
    assert covered(text).replace(COVER, "") == prose


@given(MARKDOWN)
def test_every_character_keeps_its_place(text: str) -> None:
    """As long as before, the same lines, and nothing that is not there or covered."""
    for found in (covered(text), without_code(text)):
        assert len(found) == len(text)
        assert all(new in (old, COVER) for old, new in zip(text, found, strict=True))
        assert found.count("\n") == text.count("\n")
