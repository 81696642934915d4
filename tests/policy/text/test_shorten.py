"""Texts shortened to one line."""

from hypothesis import given
from hypothesis import strategies as st

from policy.text.shorten import excerpt, truncated

TEXTS = st.text(alphabet="ab ,.\nø", max_size=60)


def test_a_truncated_text_is_cut_at_a_character() -> None:
    """White space is folded, and what is short enough stays."""
    assert truncated("a " * 60, 60) == ("a " * 60)[:59].rstrip() + "…"
    assert truncated("  Bakkens\n Skole ", 60) == "Bakkens Skole"


def test_an_excerpt_is_cut_between_words() -> None:
    """A mark before the cut is left out."""
    assert excerpt("Vi leger, når det regner", 12) == "Vi leger …"
    assert excerpt("Vi leger", 12) == "Vi leger"


@given(TEXTS)
def test_both_are_one_line_of_limited_length(text: str) -> None:
    """Whatever the text is."""
    assert len(truncated(text, 20)) <= 20
    assert len(excerpt(text, 20)) <= 22
    assert "\n" not in truncated(text, 20) + excerpt(text, 20)
