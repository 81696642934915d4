"""The normal form, and the tokens that texts are compared by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.tokens import SMALL_WORDS, normal_form, tokens

TOGETHER = [
    *(["0.-9.", "5.", "12.", "2026/27", "8.30", "SSP-lejr", "barn-til-barn", "AKT'er", "bl.a."]),
    *(
        [
            "forældre-",
            "1.–3.",
            "->",
            "kontor@skole.dk",
            "https://www.aula.dk/a",
            "5.a",
            "7.-klasser",
        ]
    ),
]
DANISH = [
    *sorted(SMALL_WORDS)[:40],
    *TOGETHER,
    *",.:;-–()\"'",
    *("trivsel", "fællesskab", "året", "Ærø"),
]
danish = st.lists(st.sampled_from(DANISH), max_size=40).map(" ".join)
sticky = st.text(alphabet="ab1 .,-–'/:>\u0301\u0332\u200d\u00ad👩🏽\u00a0", max_size=30)
anything = st.one_of(danish, st.text(max_size=40), sticky)


@given(anything)
def test_the_normal_form_is_final(text: str) -> None:
    """Nothing is left to fold in it, and it is NFC."""
    once = normal_form(text)
    assert normal_form(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\u00a0b\u202fc\n\td\u2009 ", "a b c d"),
        ("sko\u00adle\u200bdag", "skoledag"),
        ("“a” „b“ «c» »d« ”e”", '"a" "b" "c" "d" "e"'),
        ("AKT’er ‘a’ ‚b‘ AKT´er", "AKT'er 'a' 'b' AKT'er"),
        ("A\u030a a\u030a a\u00ad\u030a", "Å å å"),
        ("a – b — c - d \u2011", "a – b — c - d \u2011"),
    ],
)
def test_what_the_normal_form_folds(text: str, expected: str) -> None:
    """White space, invisible characters and quotation marks; dashes are told apart."""
    assert normal_form(text) == expected


@given(anything)
def test_the_words_are_the_text(text: str) -> None:
    """Nothing is lost between them, and no word is without a sign of its own."""
    assert "".join(tokens(normal_form(text))) == normal_form(text)
    assert all(each.strip() for each in tokens(normal_form(text)))


@pytest.mark.parametrize("word", TOGETHER)
def test_a_word_is_not_cut(word: str) -> None:
    """Hyphens, apostrophes, numbers with their stops, abbreviations and addresses hold together."""
    assert tokens(f"Vi, {word} og") == ["Vi", ",", f" {word}", " og"]


def test_punctuation_is_no_part_of_a_word() -> None:
    """A year at the end of a sentence is not followed by an ordinal's full stop."""
    found = tokens('I 2026. "Leg" (ro), bilag 1/2.')
    assert [each.strip() for each in found] == [
        *("I", "2026", ".", '"', "Leg", '"', "(", "ro", ")", ",", "bilag", "1/2", ".")
    ]
