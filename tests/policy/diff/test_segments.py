"""The segments in which a section's text is compared."""

from policy.diff.segments import Segment, segments
from policy.loading.markdown_page import read_page

PAGE = read_page(
    "side",
    "# Side { #side }\n\nFørste sætning. Anden sætning!\nTredje[^1]?\n\n"
    "- Et punkt. Med to sætninger.\n- Et andet\n\n{{ find_klassetrin() }}\n\n"
    "[^1]: En note. Og mere.\n",
)


def test_a_section_is_read_as_sentences_items_and_footnotes() -> None:
    """A paragraph by its sentences, an item and a footnote whole, a macro not at all."""
    assert segments(PAGE.sections[0]) == (
        Segment("Første sætning.", "paragraph", 0),
        Segment("Anden sætning!", "paragraph", 0),
        Segment("Tredje?", "paragraph", 0),
        Segment("Et punkt. Med to sætninger.", "item", 1),
        Segment("Et andet", "item", 2),
        Segment("En note. Og mere.", "footnote", 4),
    )
