"""Checks that each sentence has a line of its own, so that a changed sentence is a changed line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from policy.loading.loader import Loaded
from policy.loading.markdown_page import MarkdownPage
from policy.model.problems import Place, Problem, problem, remembered
from policy.text.prose_mask import MASK, mask_non_prose
from policy.text.sentences import ends_sentence, starts

LIST_MARK = re.compile(
    r"[ \t>]*"
    r"(?:(?P<bullet>[-*+•·▪◦‣●○–—■□❖➢➤►▶✓✔★①-⑳→➔⇒]|o(?=[ \t]+[A-ZÆØÅ]))"
    r"|(?P<number>\d{1,9})(?P<point>[.)])"
    r"|\(?(?:[a-zæøå0-9]|[ivxlc]{2,5})\))[ \t]"
)
"""The beginning of a line that is, or looks like, an item of a list."""
_OWN_LINE = re.compile(
    rf"{LIST_MARK.pattern}|[ \t]*\||[ \t>]*(?:[-*+](?=[^\W_])(?![^*\n]*\*)|[A-Za-e]\.[ \t])"
)
"""The beginning of a line that continues no sentence: an item, or a row of a table."""
_RUNNING_TEXT = frozenset({"paragraph", "item", "footnote", "definition"})
_HARD_BREAK = re.compile(rf"(?: {{2}}|\\|{MASK})\Z")
_QUOTED_WORDS = 5
_GLUED = re.compile(
    r"[ \t>]*(?:(?P<sign>[-*+])(?=[^\W_])(?![^*\n]*\*)|(?P<letter>[A-Za-z])\.[ \t])"
)
"""The mark of an item without the space behind it, or a letter in place of a number."""


def glued_marks(lines: Sequence[str]) -> dict[int, str]:
    """The indexes of the ``lines`` of a text that are meant as items, each with its mark.

    They begin alike («-Ord»), or with letters in order («A. Ord»); one alone may be meant so.
    """
    marks = {number: mark for number, line in enumerate(lines) if (mark := _GLUED.match(line))}
    signs = Counter(mark["sign"] for mark in marks.values() if mark["sign"])
    found = {n: mark["sign"] for n, mark in marks.items() if signs[mark["sign"]] > 1}
    letters = {n: mark["letter"] for n, mark in marks.items() if mark["letter"]}
    for number, letter in letters.items():
        if letters.get(number + 1) == chr(ord(letter) + 1):
            found |= {number: letter, number + 1: letters[number + 1]}
    return found


def check(policy: Loaded) -> Iterator[Problem]:
    """The warnings about how the sentences of every page stand on their lines."""
    for path, page in sorted(policy.pages.items()):
        yield from check_page(path, page)


@remembered
def check_page(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """The warnings about one page."""
    prose = mask_non_prose(page.text).split("\n")
    for number, line in text_lines(page, prose):
        begins = starts(line)
        for start, end in zip(begins, [*begins[1:], None], strict=False):
            words = first_words(page.lines[number - 1][start:end])
            yield problem(Place(path, number, start + 1), "FLERE-SÆTNINGER", found=words)
    for number in broken_lines(page, prose):
        line = prose[number - 1]
        start = len(line) - len(line.lstrip())
        words = first_words(page.lines[number - 1])
        yield problem(Place(path, number, start + 1), "SÆTNING-DELT", found=words)


def first_words(text: str) -> str:
    """The words of a text that are enough to recognise it."""
    return " ".join(text.split()[:_QUOTED_WORDS])


def text_lines(page: MarkdownPage, prose: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of running text with their 1-based numbers; without headings, tables and code.

    ``prose`` holds the page's lines, masked.
    """
    for lines in running_text(page):
        yield from ((number + 1, prose[number]) for number in lines)


def broken_lines(page: MarkdownPage, prose: list[str]) -> Iterator[int]:
    """The 1-based numbers of the lines that continue the sentence of the line above."""
    for lines in running_text(page):
        for number in lines[1:]:
            above, line = prose[number - 1], prose[number]
            is_text = line.strip(f" {MASK}") and above.strip(f" {MASK}")
            is_broken = not ends_sentence(above) and not _HARD_BREAK.search(above)
            if is_text and is_broken and not _OWN_LINE.match(page.lines[number]):
                yield number + 1


def running_text(page: MarkdownPage) -> Iterator[range]:
    """The 0-based numbers of the lines of each paragraph, item, footnote and definition."""
    for text in page.rendered.texts:
        is_cell = text.row and text.kind != "definition"
        if text.kind in _RUNNING_TEXT and not text.is_code and not is_cell and text.words:
            yield range(page.line_of(text.start) - 1, page.line_of(text.end))
