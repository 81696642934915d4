"""Estimated widths of text and its breaking into lines."""

from hypothesis import given
from hypothesis import strategies as st

from macros.pictures import text_width as lettering


@given(st.text("abcæøåMW- ", max_size=80), st.floats(16, 400))
def test_lines_keep_every_letter_and_their_room(text: str, room: float) -> None:
    """Nothing is cut, and no line is wider than the room (one letter at 15 is at most 15.75)."""
    found = lettering.lines(text, 15, room)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(lettering.width(line, 15) <= room + 1e-6 for line in found)


def test_words_that_fit_are_not_divided() -> None:
    """Lines break between words."""
    assert lettering.lines("Trivsel og relationer", 15, 110) == ("Trivsel og", "relationer")
