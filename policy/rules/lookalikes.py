"""Finds Markdown that looks like one thing and becomes another, each with its fix where it is safe.

A list that becomes a paragraph, a number that a list swallows, an attribute list that is shown,
marks of other dialects. The rendered page says what became of each line; the source how it looks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import zip_longest

from policy.loading.loader import Loaded
from policy.loading.markdown_page import MarkdownPage, convert
from policy.loading.rendered_page import RenderedPage, Text
from policy.model.problems import Problem, place_of, problem
from policy.rules.files.persons import names_person
from policy.rules.headings import ONLY_ATTRIBUTES
from policy.rules.sentence_lines import LIST_MARK, first_words, glued_marks, in_text, is_ordinal
from policy.text.prose_mask import CODE, front_matter
from policy.text.typography import Edit
from policy.text.word_codes import can_disturb, decode
from policy.words.page_messages import MARK_REASONS

_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>[-*+]|(?P<number>\d{1,9})\.)[ \t]+")
_NUMBER_IN_NOTE = re.compile(r"(?:\[\^[^\]\s]+\]:|[ ]{0,3}:)[ \t]+\d{1,9}\.[ \t]+")
_MARK = re.compile(r"(?:[-*+]|\d{1,9}\.)[ \t]+")
_WRITTEN_NUMBER = re.compile(r"(?P<number>\d{1,9})\.[ \t]+(?:[*_\[\\]|&\w{1,9};)*\Z")
_HEADING = re.compile(r"[ \t>]*#{1,6}")
_ATTRIBUTES = re.compile(r"[ \t]*(?P<list>\{:?[ ]*[#.][^{}\n]*\})")
_MARKS = (
    ("strike", re.compile(r"~~[^~\n]+~~")),
    ("emphasis", re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")),
    ("highlight", re.compile(r"(?<!=)==[^=\n]+==(?!=)|\+\+[^+\n]+\+\+|\^\^[^^\n]+\^\^")),
    ("backslash", re.compile(r"\\(?=\s*\n|\s*\Z)")),
    ("code", re.compile(r"(?<!`)`(?!`)[^`\n]*\Z|``+")),
    ("box", re.compile(r"^\s*(?:!!!|\?\?\?|:::)[^\n]*", re.MULTILINE)),
    ("task", re.compile(r"\A\s*\[[ xX]\](?=\s)")),
    ("abbreviation", re.compile(r"^[ \t]*\*\[[^\]\n]+\]:[^\n]*", re.MULTILINE)),
    ("emoji", re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])")),
    ("wiki", re.compile(r"\[\[[^\[\]\n]+\]\]")),
    (
        "reference",
        re.compile(r"(?<!\!)\[[^\[\]\n^]+\] ?\[[^\[\]\n]*\]|\[[^\[\]\n^]+\] \([^()\s]+\)"),
    ),
    ("reversed", re.compile(r"\([^()\n]+\)\[[^\[\]\s]+\.\w+(?:#[\w-]*)?\]")),
    ("unclosed", re.compile(r"\[[^\[\]\n^]+\]\([^()\n]*$", re.MULTILINE)),
    ("table", re.compile(r"^[ \t]*\|[^\n]*", re.MULTILINE)),
    ("definition", re.compile(r"^[ \t]*:(?=[ \t]|[^\W\d_])[^\n]*", re.MULTILINE)),
    ("entity", re.compile(r"&(?:nbsp|amp|shy|lt|gt|quot|ndash|mdash|hellip)\b;?")),
)
_ANY_MARK = re.compile(r"[~*_=+^\\`|&@[]|www\.|!!!|\?\?\?|:[a-z:/]|^[ \t]*:", re.MULTILINE)
"""Signs of which each of ``_MARKS`` and an address have one: most texts have none of them."""
_ADDRESS = re.compile(
    r"(?P<web>https?://(?:[^\s<>()\[\]]|\([^\s<>()\[\]]*\))*(?:(?<=\))|[\w/]))|\bwww\.[\w-]+\.[^\s<>()\[\]]*\w"
    r"|(?P<mail>\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
)
_CACHED_PAGES = 1024
_WITH_LISTS = frozenset({"paragraph", "item", "footnote", "definition"})
_STEP = 4
"""The columns that a list inside another one is indented."""


@dataclass(frozen=True)
class Lookalike:
    """What looks like something else: its message's code and values, and the edits that fix it.

    ``start`` is the offset in the Markdown, ``found`` the text that the message quotes.
    """

    code: str
    start: int
    found: str
    values: Mapping[str, object] = field(default_factory=dict)
    fix: tuple[Edit, ...] = ()


def check(policy: Loaded) -> Iterator[Problem]:
    """A problem for everything on the pages that becomes something else than it looks like."""
    for path, page in sorted(policy.pages.items()):
        yield from _found(path, page)


@lru_cache(_CACHED_PAGES)
def _found(path: str, page: MarkdownPage) -> tuple[Problem, ...]:
    """The problems of a page, remembered: it reads the page twice, and a preview checks often."""
    found = [
        problem(place_of(path, page.text, each.start), each.code, found=each.found, **each.values)
        for each in find_lookalikes(page)
    ]
    return (*found, *check_proof(path, page))


def check_proof(path: str, page: MarkdownPage) -> Iterator[Problem]:
    """The page is shown as it was read: the codes that keep the words' places changed nothing.

    Python-Markdown loses letters of its own where marks of emphasis are entangled; other pages
    need no second conversion.
    """
    coded = page.rendered.coded
    if not can_disturb(page.text, len(front_matter(page.text))):
        return
    shown = convert(decode(coded.text))
    if shown != decode(page.rendered.html):
        read = RenderedPage(shown, replace(coded, text=shown)).texts
        pairs = zip_longest(page.rendered.texts, read)
        text = next((one for one, other in pairs if not other or one.words != other.words), None)
        text = text or Text()
        found = first_words(text.words)
        yield problem(place_of(path, page.text, text.start), "MÆRKER-FILTRET", found=found)


def find_lookalikes(page: MarkdownPage) -> Iterator[Lookalike]:
    """All of a page, in no order."""
    reading = _Reading(page)
    for text in page.rendered.texts:
        if text.is_code:
            yield from reading.indented_code(text)
        else:
            yield from reading.heading(text)
            yield from reading.list_marks(text)
            yield from reading.attributes(text)
            yield from reading.marks(text)
    yield from reading.nesting()
    yield from reading.numbers()


class _Reading:
    """A page with what all its checks need."""

    def __init__(self, page: MarkdownPage) -> None:
        self.page = page
        self.texts = page.rendered.texts
        self.misplaced: set[int] = set()
        starts = [each.start for each in self.texts]
        self.before = dict(zip(starts, [-1, *starts], strict=False))
        fenced = (match for match in CODE.finditer(page.text) if match["fence"])
        self.fenced = [match.span() for match in fenced]
        self.items = [
            each
            for each in self.texts
            if each.kind == "item" and not each.row and self._first(each)
        ]

    def indented_code(self, text: Text) -> Iterator[Lookalike]:
        """Only fences make blocks of code; an indented line was meant otherwise."""
        if not any(start <= text.start < end for start, end in self.fenced):
            yield Lookalike("INDRYKKET-KODE", text.start, first_words(text.words))

    def heading(self, text: Text) -> Iterator[Lookalike]:
        """A heading has its marks in front, and a space behind them."""
        line, offset = self._line(text.start)
        marks = _HEADING.match(line)
        if text.kind == "heading" and not marks and text.words:
            yield Lookalike("OVERSKRIFT-UNDERSTREGET", text.start, first_words(text.words))
        elif text.kind == "heading" and marks and line[marks.end() :][:1] not in ("", " ", "\t"):
            yield Lookalike("OVERSKRIFT-UDEN-MELLEMRUM", offset, line.split()[0])

    def list_marks(self, text: Text) -> Iterator[Lookalike]:
        """A line that begins as an item does is one."""
        if text.kind not in _WITH_LISTS or (text.row and text.kind != "definition"):
            return
        first, last = self.page.line_of(text.start), self.page.line_of(text.end)
        free = in_text(self.page.lines[first - 1 : last]) if first < last else ()
        for number in (each for each in range(first, last + 1) if each - first not in free):
            line, offset = self.page.lines[number - 1], self.page.offset_of(number)
            begin = 0 if number > first else self._own_start(text, line)
            mark = LIST_MARK.match(line, begin)
            is_range = line[begin - 2 : begin + 1] == ". –" if begin else False  # «7. – 9. klasse»
            if mark and (number > first or not (is_range or self._is_item(mark))):
                told = self._list_mark(mark, line, offset, is_first=number == first)
                yield replace(told, fix=()) if text.kind == "definition" else told
        glued = glued_marks(self.page.lines[first - 1 : last]) if first < last else {}
        is_whole = len(glued) == last - first + 1 and not text.row
        is_safe = is_whole and all(m in "*+" or new.startswith(m) for m, new in glued.values())
        for number, (sign, mended) in glued.items():
            line, offset = self.page.lines[first - 1 + number], self.page.offset_of(first + number)
            start = offset + line.index(sign)
            fix = ((start, start + len(sign), mended),) if is_safe else ()
            yield Lookalike("PUNKT-TEGN", start, first_words(line.strip()), {"mended": mended}, fix)

    def _own_start(self, text: Text, line: str) -> int:
        """Where on its first line the text itself begins, behind the marks that are read."""
        known = _ITEM.match(line)
        return known.end() if known and text.kind == "item" else 0

    def _is_item(self, mark: re.Match[str]) -> bool:
        return bool(mark["bullet"] in ("-", "*", "+") or mark["point"] == ".")

    def _list_mark(
        self, mark: re.Match[str], line: str, offset: int, *, is_first: bool
    ) -> Lookalike:
        begin = mark.start() + len(mark[0]) - len(mark[0].lstrip())
        start, found = offset + begin, first_words(line[begin:])
        if self._is_item(mark):
            is_safe = self._closes(offset) and not self._is_below_item(offset)
            blank = ((offset, offset, "\n"),) if is_safe else ()
            return Lookalike("LISTE-UDEN-TOM-LINJE", start, found, fix=blank)
        written = mark[0].strip()
        if mark["bullet"] and is_first and _ITEM.match(line):  # «- • a»
            gone = ((start, start + len(mark[0].lstrip()), ""),)
            return Lookalike("PUNKT-TEGN", start, found, {"mended": "- "}, gone)
        if mark["bullet"]:
            above = "" if is_first or self._is_below_item(offset) else "\n"
            fix = ((offset, offset, above), (start, start + len(written), "-"))
            return Lookalike("PUNKT-TEGN", start, found, {"mended": "- "}, fix)
        mended = f"{mark['number']}. " if mark["number"] else "- "
        return Lookalike("PUNKT-TEGN", start, found, {"mended": mended})

    def _closes(self, offset: int) -> bool:
        """Whether the line before ``offset`` ends what it says, so that a list may follow."""
        above = self.page.text[:offset].rstrip("\n").rpartition("\n")[2].rstrip()
        return above.endswith((":", ".", "!", "?", "…"))

    def _is_below_item(self, offset: int) -> bool:
        """Whether the line before ``offset`` is an item, or looks like one."""
        above = self.page.text[:offset].rstrip("\n").rpartition("\n")[2]
        return bool(LIST_MARK.match(above))

    def numbers(self) -> Iterator[Lookalike]:
        """The number of an item is the one that was written."""
        swallowed = set[int]()  # where the items start whose number was no list's
        for index, item in enumerate(self.items):
            line, offset = self._line(item.start)
            written = _WRITTEN_NUMBER.search(line[: item.start - offset])
            is_bullet = not written and _ITEM.match(line) is not None
            if item.start in self.misplaced:
                continue
            if (written and item.number is None) or (is_bullet and item.number is not None):
                if self.before[item.start] in swallowed:  # another list once that is mended
                    swallowed.add(item.start)
                elif written and is_ordinal(written["number"], item.words):
                    swallowed.add(item.start)
                    yield self._swallowed(item, offset + written.start(), written["number"])
                else:
                    yield Lookalike("LISTE-BLANDET", item.start, first_words(item.words))
            elif written and (self._is_alone(index) or int(written["number"]) != item.number):
                is_counted = is_ordinal(written["number"], item.words)
                if int(written["number"]) == item.number and not is_counted:
                    continue
                swallowed.add(item.start)
                told = self._swallowed(item, offset + written.start(), written["number"])
                is_safe = is_counted or self._is_alone(index)
                yield told if is_safe else replace(told, fix=())

    def _swallowed(self, item: Text, start: int, number: str) -> Lookalike:
        """A number at ``start`` that a list swallows, with the backslash that keeps it."""
        point = start + len(number)
        word = " ".join(item.words.split()[:1])
        values = {"number": item.number, "mended": f"{number}\\. {word}".rstrip()}
        code = "TAL-BLIVER-PUNKT" if item.number is None else "TAL-BLIVER-LISTE"
        fix = ((point, point, "\\"),)
        return Lookalike(code, start, f"{number}. {word}".rstrip(), values, fix)

    def _is_alone(self, index: int) -> bool:
        """Whether an item is the only one of its list."""
        item, rest = self.items[index], self.items[index + 1 :]
        after = next((each for each in rest if each.level <= item.level), None)
        return item.number == 1 and not (after and after.level == item.level and after.number == 2)

    def nesting(self) -> Iterator[Lookalike]:
        """An item is nested as deep as its indentation shows."""
        columns: list[int] = []  # those of the items around, from the outermost
        before: Text | None = None
        for text in self.texts:
            line, offset = self._line(text.start)
            mark = _ITEM.match(line)
            indent = len(line) - len(line.lstrip(" "))
            if text.kind != "item" or not mark or not self._first(text):
                is_outside = text.kind == "paragraph" and not text.is_code
                if is_outside and before and before.kind == "item" and 0 < indent < _STEP:
                    yield Lookalike("INDRYK-UDEN-FOR-LISTEN", text.start, first_words(text.words))
                columns = columns if text.kind == "item" else []
            else:
                column = len(mark["indent"].expandtabs(_STEP))
                while columns and columns[-1] > column:
                    columns.pop()
                columns += [column] if not columns or columns[-1] < column else []
                inner = len(_MARK.findall(line[: text.start - offset])) > 1  # «- 5. a», «- - a»
                is_counted = mark["number"] and is_ordinal(mark["number"], text.words)
                if len(columns) != text.level and not inner and not is_counted:
                    self.misplaced.add(text.start)
                    yield self._misplaced(text, mark, offset, len(columns))
            before = text

    def _misplaced(self, text: Text, mark: re.Match[str], offset: int, level: int) -> Lookalike:
        spaces = " " * (_STEP * (level - 1))
        lines = range(self.page.line_of(text.start), self.page.line_of(text.end) + 1)
        is_one_line = len(lines) == 1 and ">" not in mark["indent"]
        fix = ((offset, offset + len(mark["indent"]), spaces),) if is_one_line else ()
        return Lookalike("LISTE-INDRYK", text.start, first_words(text.words), fix=fix)

    def attributes(self, text: Text) -> Iterator[Lookalike]:
        """Attribute lists stand where they are read."""
        if text.kind == "heading" and ONLY_ATTRIBUTES.fullmatch(text.words):
            return
        for each, start in text.find(_ATTRIBUTES):
            written = each["list"]
            begin = self.page.text.find(written, max(start - 1, 0))
            moved = self._moved(written, begin)
            yield Lookalike("EGENSKABER-VIST", max(begin, 0), written, fix=moved)

    def marks(self, text: Text) -> Iterator[Lookalike]:
        """What is no mark on this site is not written like one, and addresses are links."""
        if not _ANY_MARK.search(decode(text.prose)):
            return
        for reason, pattern in _MARKS:
            for each, start in text.find(pattern):
                yield Lookalike(
                    "MÆRKE-VIST", start, each[0].strip(), {"reason": MARK_REASONS[reason]}
                )
        for each, start in text.find(_ADDRESS):
            if self.page.text[start - 2 : start] != ")[" and not names_person(each["mail"] or ""):
                yield self._bare_address(each, start)

    def _bare_address(self, address: re.Match[str], start: int) -> Lookalike:
        """An address without marks; what it should be is safe to say where its scheme is sure."""
        found = address[0]
        scheme = "mailto:" if address["mail"] else "https://"
        mended = f"<{found}>" if address["web"] else f"[{found}]({scheme}{found})"
        is_safe = (address["web"] or address["mail"]) and self.page.text.startswith(found, start)
        fix = ((start, start + len(found), mended),) if is_safe else ()
        return Lookalike("BAR-ADRESSE", start, found, {"mended": mended}, fix)

    def _moved(self, written: str, begin: int) -> tuple[Edit, ...]:
        """The edit that moves an attribute list from a line's end to a line of its own."""
        source = self.page.text
        end = begin + len(written)
        line_start = source.rfind("\n", 0, max(begin, 0)) + 1
        before, after = source[line_start:begin], source[end:].split("\n", 1)[0]
        if begin < 0 or after.strip() or not before.strip():
            return ()
        mark = _ITEM.match(source, line_start)
        indent = " " * len(mark[0]) if mark else ""
        space = begin - (len(before) - len(before.rstrip()))
        return ((space, begin, f"\n{indent}"),)

    def _first(self, item: Text) -> bool:
        """Whether an item's text is its first: the line that it starts on has the item's mark."""
        line, offset = self._line(item.start)
        mark = _ITEM.match(line) or _NUMBER_IN_NOTE.match(line)
        return bool(mark and offset + mark.end() <= item.start)

    def _line(self, start: int) -> tuple[str, int]:
        """The line of an offset, and the offset at which it begins."""
        number = self.page.line_of(start)
        return self.page.lines[number - 1], self.page.offset_of(number)
