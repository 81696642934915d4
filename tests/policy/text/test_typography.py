"""Slips of typography and the text mended; most are shown by tests/data/invalid/index.*.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.danish import NBSP
from policy.text.prose_mask import COVER
from policy.text.typography import apply, glued, mends

TEXT = st.text(alphabet=f"ab5 .-–\"'“”„‘’§%{COVER}{NBSP}\nklæ", max_size=120)


def all_mended(text: str) -> str:
    """The text after mending until nothing is left to mend."""
    for _ in range(200):
        first = next(mends(text), None)
        if first is None:
            return text
        text = apply(text, first.edits)
    return text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('Han siger "ja".', "Han siger ”ja”."),
        ("„Ja“, “ja” og ‘ja’", "”Ja”, ”ja” og ’ja’"),
        ("Anne's og Jens'", "Anne’s og Jens'"),
        ("a - b - c -- d", "a – b – c – d"),
        ("0.-9. klasse, 8-9", f"0.–9.{NBSP}klasse, 8–9"),
        ("Et  ord   til", "Et ord til"),
        ("Og så ...", "Og så …"),
    ],
)
def test_a_slip_is_mended(text: str, mended: str) -> None:
    """Marks, dashes, spaces and dots."""
    assert all_mended(text) == mended


@pytest.mark.parametrize(
    "text",
    [
        "- et punkt", "  - et punkt", "1. - x", "# - x", "> - x", "-  et punkt",
        "2027-03-12", "12-34-56", "A4-5", "SSP-lejr", "”hej” og ’dav’ og «halløj»",
        "trivselspolitikker og –handleplaner", "0.–9. klassetrin".replace(" ", NBSP), "....", "",
    ],
)  # fmt: skip
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    """List marks, dates, words with hyphens, and what is already as it should be."""
    assert not list(mends(text))


@given(TEXT)
def test_a_slip_stands_where_it_says_and_mending_it_changes_only_it(text: str) -> None:
    """Every edit lies within what is shown, and the rest of the text is untouched."""
    for mend in mends(text):
        assert mend.edits
        assert all(mend.start <= start <= end <= mend.end for start, end, _ in mend.edits)
        before, after = text[: mend.start], text[mend.end :]
        assert apply(text, mend.edits) == before + mend.mended(text) + after
        assert mend.mended(text) != mend.found(text)


@given(TEXT)
def test_letters_and_digits_are_never_touched(text: str) -> None:
    """Only marks and spaces are."""
    words = [each for each in text if each.isalnum()]
    assert [each for each in all_mended(text) if each.isalnum()] == words


def test_a_number_is_kept_with_its_word() -> None:
    """Where the site writes the text itself."""
    assert glued("5. årgang, § 3 og 8. maj kl. 9") == (
        f"5.{NBSP}årgang, §{NBSP}3 og 8.{NBSP}maj kl.{NBSP}9"
    )
    assert glued("0. og 1. klasse") == f"0. og 1.{NBSP}klasse"
