"""Typographic slips and their fixes; tests/data/invalid/index.*.md shows most of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.prose_mask import MASK
from policy.text.typography import NBSP, apply_edits, find_slips

TEXT = st.text(alphabet=f"ab5 .-–\"'“”„‘’§%{MASK}{NBSP}\nklæ", max_size=120)


def all_fixed(text: str) -> str:
    """The text with slips fixed until none is left."""
    for _ in range(200):
        first = next(find_slips(text), None)
        if first is None:
            return text
        text = apply_edits(text, first.fix)
    return text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('Han siger "ja".', "Han siger ”ja”."),
        ("„Ja“, “ja” og ‘ja’", "”Ja”, ”ja” og ’ja’"),
        ("Anne's og Jens'", "Anne’s og Jens'"),
        ("a - b - c -- d", "a – b – c – d"),
        (f"0.-9.{NBSP}klasse, 8-9", "0.–9. klasse, 8–9"),
        (f"i 5.&nbsp;årgang, §{NBSP}3, 8.{NBSP}maj kl.{NBSP}9", "i 5. årgang, § 3, 8. maj kl. 9"),
        ("Et  ord   til", "Et ord til"),
        ("Og så ...", "Og så …"),
    ],
)
def test_a_slip_is_fixed(text: str, fixed: str) -> None:
    """Quotation marks, apostrophes, dashes, spaces and ellipses are fixed."""
    assert all_fixed(text) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "- et punkt", "  - et punkt", "1. - x", "# - x", "> - x", "-  et punkt",
        "2027-03-12", "12-34-56", "A4-5", "SSP-lejr", "”hej” og ’dav’ og «halløj»",
        "trivselspolitikker og –handleplaner", "0.–9. klassetrin", f"om{NBSP}lidt", "....", "",
    ],
)  # fmt: skip
def test_correct_typography_gives_no_slip(text: str) -> None:
    """List markers, dates, hyphenated words and correct typography give no slip."""
    assert not list(find_slips(text))


@given(TEXT)
def test_a_fix_changes_only_the_quoted_span(text: str) -> None:
    """Every edit lies within the quoted span, and the rest of the text is unchanged."""
    for slip in find_slips(text):
        assert slip.fix
        assert all(slip.start <= start <= end <= slip.end for start, end, _ in slip.fix)
        before, after = text[: slip.start], text[slip.end :]
        assert apply_edits(text, slip.fix) == before + slip.fixed(text) + after
        assert slip.fixed(text) != slip.quoted(text)


@given(TEXT)
def test_letters_and_digits_are_never_touched(text: str) -> None:
    """Fixes change only punctuation marks and spaces."""
    words = [each for each in text if each.isalnum()]
    assert [each for each in all_fixed(text) if each.isalnum()] == words
