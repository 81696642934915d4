"""The segments in which a section's text is compared."""

from policy.diff.change import Kind
from policy.diff.compare import compare
from policy.diff.segments import Segment, segments
from policy.loading.markdown_page import read_page
from tests.support import sample

PAGE = read_page(
    "side",
    "# Side { #side }\n\nFørste sætning. Anden sætning!\nTredje[^1]?\n\n"
    "- Et punkt. Med to sætninger.\n- Et andet\n\n{{ find_klassetrin() }}\n\n"
    "[^1]: En note. Og mere.\n",
)


def test_a_section_is_read_as_sentences() -> None:
    """Paragraphs, items and footnotes by their sentences, a macro not at all."""
    assert segments(PAGE.sections[0]) == (
        Segment("Første sætning.", "paragraph", 0),
        Segment("Anden sætning!", "paragraph", 0),
        Segment("Tredje?", "paragraph", 0, marks=(("1", 6),)),
        Segment("Et punkt.", "item", 1, 1),
        Segment("Med to sætninger.", "item", 1, 1),
        Segment("Et andet", "item", 2, 1),
        Segment("En note.", "footnote", 4, label="1"),
        Segment("Og mere.", "footnote", 4, label="1"),
    )


def test_a_reworded_sentence_with_an_abbreviation_is_one_change() -> None:
    """It is not cut at the abbreviation, and so not reported as removed and added."""
    old, new = (
        sample.edition([], pages=(read_page("a", f"# A {{ #a }}\n\nVi holder {text}\n"),))
        for text in ("bl.a. SSP-dage på 7. årgang.", "hvert år bl.a. SSP-dage på 7. årgang.")
    )
    assert [each.kind for each in compare(old, new).changes] == [Kind.CHANGED]
