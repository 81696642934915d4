"""The small values of the redline."""

from policy.report.redline_model import apart, trimmed
from policy.text.word_diff import Mark, Piece


def test_a_mark_begins_and_ends_at_a_word() -> None:
    """The spaces of a piece stay outside."""
    assert trimmed(Piece(Mark.INSERTED, " to ord ")) == (" ", "to ord", " ")
    assert trimmed(Piece(Mark.SAME, "  ")) == ("  ", "", "")


def test_a_value_replaced_whole_does_not_stick_to_the_old_one() -> None:
    """A space parts them; a sentence that kept some of its words is left as it is."""
    old, new = Piece(Mark.DELETED, "0-1"), Piece(Mark.INSERTED, "0-2")
    assert apart((old, new)) == (old, Piece(Mark.INSERTED, " 0-2"))
    assert apart((old, new, Piece(Mark.SAME, "."))) == (old, new, Piece(Mark.SAME, "."))
