"""Long names may be divided where Danish divides them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.report.hyphens import LONG, SOFT_HYPHEN, divisible


@pytest.mark.parametrize(
    ("name", "divided"),
    [
        ("Ungdomsklubben", "Ung|doms|klub|ben"),
        ("Specialklasserækken", "Special|klas|seræk|ken"),
        ("Udskoling", "Udskoling"),
        ("MMWMcMftuMuMM", "MMWMcMftuMuMM"),
        ("SFO og Modtagelsesholdet", "SFO og Modta|gel|ses|hol|det"),
    ],
)
def test_only_long_words_may_be_divided(name: str, divided: str) -> None:
    """Behind a linking s rather than before it, and never near an end."""
    assert divisible(name).replace(SOFT_HYPHEN, "|") == divided


@given(st.text())
def test_nothing_else_becomes_of_a_text(text: str) -> None:
    """Without its soft hyphens it is what it was, and no piece is a letter or two."""
    plain = text.replace(SOFT_HYPHEN, "")
    assert divisible(plain).replace(SOFT_HYPHEN, "") == plain
    for word in divisible(plain).split():
        if len(word.replace(SOFT_HYPHEN, "")) >= LONG and SOFT_HYPHEN in word:
            assert all(len(piece) >= 3 for piece in word.split(SOFT_HYPHEN))
