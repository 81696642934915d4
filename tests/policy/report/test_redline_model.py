"""The small values of the redline, and putting two orders together."""

from hypothesis import given
from hypothesis import strategies as st

from policy.report.redline_model import apart, merged, trimmed
from policy.text.word_diff import Mark, Piece

ORDERS = st.lists(st.integers(0, 9), unique=True)


@given(ORDERS, ORDERS)
def test_two_orders_merged_keep_the_new_one_and_lose_nothing(
    old: list[int], new: list[int]
) -> None:
    """All of the new in its order, and each that only the old has exactly once."""
    found = list(merged(old, new))
    assert [each for each in found if each in new] == new
    assert sorted(found) == sorted({*old, *new})


def test_what_is_gone_stands_after_what_it_followed() -> None:
    """A removed page is shown where the reader remembers it."""
    assert list(merged("abcde", "aed")) == ["a", "b", "c", "e", "d"]
    assert list(merged("xa", "a")) == ["x", "a"]


def test_a_mark_begins_and_ends_at_a_word() -> None:
    """The spaces of a piece stay outside."""
    assert trimmed(Piece(Mark.INSERTED, " to ord ")) == (" ", "to ord", " ")
    assert trimmed(Piece(Mark.SAME, "  ")) == ("  ", "", "")


def test_a_value_replaced_whole_does_not_stick_to_the_old_one() -> None:
    """A space parts them; a sentence that kept some of its words is left as it is."""
    old, new = Piece(Mark.DELETED, "0-1"), Piece(Mark.INSERTED, "0-2")
    assert apart((old, new)) == (old, Piece(Mark.INSERTED, " 0-2"))
    assert apart((old, new, Piece(Mark.SAME, "."))) == (old, new, Piece(Mark.SAME, "."))
