"""A section's text in the units that are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.diff.segments import Unit, sentences, texts, texts_of_page, units
from policy.loading.markdown_page import read_page
from policy.text.word_diff import normal

PAGE = read_page(
    "side",
    "# Side { #side }\n\nFørste sætning. Anden sætning!\nTredje[^1]?\n\n"
    "- Et punkt. Med to sætninger.\n- Et andet\n\n{{ find_klassetrin() }}\n\n"
    "[^1]: En note. Og mere.\n",
)


def test_a_section_is_read_as_sentences_items_and_footnotes() -> None:
    """A paragraph by its sentences, an item and a footnote whole, a macro not at all."""
    assert units(PAGE.sections[0]) == [
        Unit("Første sætning.", "paragraph", 0),
        Unit("Anden sætning!", "paragraph", 0),
        Unit("Tredje?", "paragraph", 0),
        Unit("Et punkt. Med to sætninger.", "item", 1),
        Unit("Et andet", "item", 2),
        Unit("En note. Og mere.", "footnote", 4),
    ]


def test_what_is_not_there_says_nothing() -> None:
    """A section that one edition lacks."""
    assert texts(None) == []
    assert texts_of_page(PAGE) == {unit.text for unit in units(PAGE.sections[0])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mellem 0. og 1. klasse. Vi følges.", ["Mellem 0. og 1. klasse.", "Vi følges."]),
        ("Fx. små ord. Ærlighed.", ["Fx. små ord.", "Ærlighed."]),
        ("Hun sagde «kom.» Så gik vi.", ['Hun sagde "kom."', "Så gik vi."]),
        ("(En parentes.) En til.", ["(En parentes.)", "En til."]),
        ("  ", []),
        ("Uden punktum", ["Uden punktum"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """A number's full stop and a short word's end no sentence; a closing mark belongs to it."""
    assert sentences(text) == expected


@given(st.text("abÆ. !?:\"'()\n«»0", max_size=60))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """The sentences together are the text in its normal form."""
    assert " ".join(sentences(text)) == normal(text)
