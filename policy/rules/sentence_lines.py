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
_ORDINAL = re.compile(
    r"(?:(?:og|eller|til|samt)\s+\d{1,2}\.\s+)?"
    r"(?:klasse|klassetrin|årgang|trin|skoledag|time|lektion|modul|plads|del|"
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\w*\b"
)
"""Words that follow an ordinal number: «6. klasse», «24. december»."""
_YEAR = 4
"""The digits of a year, which is no number of an item."""
_SYMBOL = (
    "[\u00a4\u00b7\u2010-\u2015\u2022-\u2025\u2027\u2043\u204c\u204d\u2190-\u21ff\u2212\u2219\u2460-\u2bff"
    "\U0001f300-\U0001faff]\ufe0f?"
)
"""Dashes, bullets, arrows, boxes and pictures: what lists of other programs begin with."""
_SECTION = r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]"
_ONLY_SECTION = re.compile(rf"[ \t>]*{_SECTION}[ \t]*")
_ALIKE = re.compile(
    rf"[ \t>]*(?:(?P<sign>[-*+])(?=[^\W_])(?![^*\n]*\*)|(?P<roman>[IVX]{{1,5}})\.[ \t]"
    r"|(?P<letter>[A-Za-z])\.[ \t]|(?P<number>\d{1,2})(?:[.:](?=[A-ZÆØÅ])|:[ \t]|[ \t][-–][ \t])"
    rf"|(?P<symbol>{_SYMBOL}[ \t]*|--+[ \t]+|~[ \t]+)(?=\S)|(?P<section>{_SECTION}))"
)
"""What begins an item where several lines begin so."""
_OWN_LINE = re.compile(
    rf"{LIST_MARK.pattern}|[ \t]*\||[ \t>]*(?:[-*+](?=[^\W_])(?![^*\n]*\*)|[A-Za-e]\.[ \t]"
    rf"|{_SYMBOL}|(?:--+|[§~=/»›])[ \t]|{_SECTION}|[IVX]{{1,5}}\.[ \t]"
    r"|\d{1,2}(?:[.:](?=[A-ZÆØÅ]|[ \t])|[ \t][-–][ \t]))"
)
"""The beginning of a line that continues no sentence: an item, or a row of a table."""
_BOX = re.compile(r"[ \t>]*(?:!!!|\?\?\?|:::|```|~~~)")
"""The opening line of a box or of code, to which no sentence is joined."""
_RUNNING_TEXT = frozenset({"paragraph", "item", "footnote", "definition"})
_HARD_BREAK = re.compile(rf"(?: {{2}}|\\|{MASK})\Z")
_QUOTED_WORDS = 5


def glued_marks(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The indexes of the ``lines`` of a text that are meant as items, each with its mark and ours.

    They begin alike («-Ord», «☐ Ord»), or with letters or numbers in order («A. Ord», «1.Ord»);
    one alone may be meant so.
    """
    marks = {number: mark for number, line in enumerate(lines) if (mark := _ALIKE.match(line))}
    if len(marks) < 2:
        return {}
    found = set[int]()
    for kind in ("sign", "symbol", "section", "roman"):
        alike = {n: mark[kind] for n, mark in marks.items() if mark[kind]}
        alike = {n: sign for n, sign in alike.items() if not LIST_MARK.match(lines[n])}
        signs = Counter(alike.values() if kind == "sign" else [kind] * len(alike))
        found |= {n for n, sign in alike.items() if max(signs[sign], signs[kind]) > 1}
    for kind in ("letter", "number"):
        counted = {n: mark[kind] for n, mark in marks.items() if mark[kind]}
        places = {n: int(each) if kind == "number" else ord(each) for n, each in counted.items()}
        pairs = [n for n, place in places.items() if places.get(n + 1) == place + 1]
        found |= {*pairs, *(n + 1 for n in pairs)}
    ours = {n: f"{marks[n]['number']}. " if marks[n]["number"] else "- " for n in found}
    return {n: (marks[n][0].lstrip(" \t>"), ours[n]) for n in sorted(found)}


def sentence_starts(line: str) -> list[int]:
    """Where the sentences of a line after its first begin; the number of a section is none."""
    found = starts(line)
    return [each for each in found if not _ONLY_SECTION.fullmatch(line, 0, each)] if found else []


def is_ordinal(number: str, words: str) -> bool:
    """Whether a number with a full stop before ``words`` is a class, a day or a year."""
    return bool(_ORDINAL.match(words)) or len(number) == _YEAR


def in_text(lines: Sequence[str]) -> set[int]:
    """The indexes of the ``lines`` of a text that begin with the number of a class, a day, a year.

    Each looks like an item, but is alone, no colon is above it, and a list begins with one.
    """
    marks = {n: mark for n, line in enumerate(lines) if (mark := LIST_MARK.match(line))}
    counted = {n for n, mark in marks.items() if mark["point"] == "."}
    return {
        n
        for n in counted - {0} - {each + 1 for each in counted} - {each - 1 for each in counted}
        if marks[n]["number"] != "1" and not lines[n - 1].rstrip().endswith(":")
        if is_ordinal(marks[n]["number"], lines[n][marks[n].end() :])
    }


def check(policy: Loaded) -> Iterator[Problem]:
    """The warnings about how the sentences of every page stand on their lines."""
    for path, page in sorted(policy.pages.items()):
        yield from check_page(path, page)


@remembered
def check_page(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """The warnings about one page."""
    prose = mask_non_prose(page.text).split("\n")
    for number, line in text_lines(page, prose):
        begins = sentence_starts(line)
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
            is_own = _OWN_LINE.match(page.lines[number]) and number - lines[0] not in in_text(
                page.lines[lines[0] : lines[-1] + 1]
            )
            is_text = line.strip(f" {MASK}") and above.strip(f" {MASK}")
            is_broken = not ends_sentence(above) and not _HARD_BREAK.search(above)
            if is_text and is_broken and not is_own and not _BOX.match(page.lines[number - 1]):
                yield number + 1


def running_text(page: MarkdownPage) -> Iterator[range]:
    """The 0-based numbers of the lines of each paragraph, item, footnote and definition."""
    for text in page.rendered.texts:
        is_cell = text.row and text.kind != "definition"
        if text.kind in _RUNNING_TEXT and not text.is_code and not is_cell and text.words:
            yield range(page.line_of(text.start) - 1, page.line_of(text.end))
