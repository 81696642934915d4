"""A page of the outline -> its Markdown: a sentence a line, everything as it was written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from posixpath import dirname, relpath

from policy.importing.new_school.guesses import quoted
from policy.importing.new_school.outline import Call, Page
from policy.importing.new_school.word_text import Cell, Paragraph, Piece, Table
from policy.model.fields import ADDRESS_SCHEMES
from policy.rules.sentence_lines import LIST_MARK
from policy.text.danish import listed
from policy.text.prose_mask import mask_non_prose
from policy.text.sentences import starts
from policy.words.word_file_words import GUESSED, NEW_SCHOOL

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]*[\w/]|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>()\"'\\`\[\]{}|]")
_MARK = re.compile(r"(?:[#>+*=-]|\d{1,9}[.)]|\(?(?:[a-zæøå0-9]|[ivxlc]{2,5})\))")
_RULE = re.compile(r"[-=_ ]+")
_STEP = 4
_MOST_NAMED = 3
_SPECIAL = re.compile(r"\[\^|[\`*\[\]<>{}|]|&(?=#?\w+;)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_ENTITIES = {"{": "&lbrace;", "<": "&lt;", "&": "&amp;", "[^": "&lsqb;^"}
"""What a backslash does not take its meaning from: calls, tags, marks of notes."""


@dataclass
class PageWriter:
    """Writes a page; ``guesses`` are what the page is to tell besides its own."""

    page: Page
    places: Mapping[str, tuple[str, str]]
    all_notes: Mapping[str, list[Paragraph]]
    guesses: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """The words that led to a place that is not carried over."""
    is_flat: bool = False
    """Whether bold and italics are left out."""
    _counts: dict[int, int] = field(default_factory=dict)
    _kinds: dict[int, bool] = field(default_factory=dict)
    _is_mixed: bool = False
    _is_apart: bool = False
    """Whether the last paragraph was a further one of an item."""
    _depth: int = -1
    """How deep the item is that was written last, from 0; -1 behind what is no item."""

    def text(self) -> str:
        """The Markdown behind the front matter."""
        parts = [f"# {self._heading(self.page.title)} {{ #{self.page.own_id} }}"]
        for at, block in enumerate(self.page.blocks):
            if isinstance(block, Call):
                parts += ["", f"{{{{ {block.text} }}}}"]
            elif isinstance(block, Table):
                parts += ["", *self._table(block)]
            elif block.level:
                name = self.page.ids[at]
                parts += ["", f"{'#' * block.level} {self._heading(block)} {{ #{name} }}"]
            else:
                parts += self._paragraph(block)
            if not (isinstance(block, Paragraph) and block.item):
                self._depth = -1
        written = "\n".join([*parts, *self._notes()]) + "\n"
        if self.lost:
            self.guesses.append(GUESSED["anchor"].format(texts=listed(named(self.lost))))
        return written

    def _heading(self, heading: Paragraph) -> str:
        words = (replace(each, is_bold=False, is_italic=False) for each in heading.pieces)
        return self.inline([*words]).replace("#", "\\#")

    def _paragraph(self, block: Paragraph) -> list[str]:
        written = self.inline(block.pieces)
        if not block.item:
            return ["", *lines(written, "", "")]
        depth, kind = block.item
        if not kind:  # a further paragraph of the item above
            indent, self._is_apart = " " * (_STEP * (self._depth + 1)), True
            return ["", *lines(written, indent, indent)]
        is_first, self._depth = self._depth < 0, min(depth, self._depth + 1)
        indent = " " * (_STEP * self._depth)
        is_bullet = self._is_bullet(block.text, kind, is_first=is_first)
        mark = self._mark(is_first=is_first, is_bullet=is_bullet)
        above, self._is_apart = [""] if is_first or self._is_apart else [], False
        return [*above, *lines(written, indent + mark, indent + " " * len(mark))]

    def _is_bullet(self, text: str, kind: str, *, is_first: bool) -> bool:
        """Whether an item has a bullet: as the list does that it stands in on the page.

        Markdown makes one list of two that follow each other, whatever their marks are.
        """
        kinds = {} if is_first else self._kinds
        is_bullet = kinds.get(self._depth, kind == "bullet")
        if is_bullet != (kind == "bullet") and not self._is_mixed:
            self.guesses.append(GUESSED["mixed"].format(text=quoted(text)))
        self._is_mixed = is_bullet != (kind == "bullet")
        self._kinds = {each: known for each, known in kinds.items() if each < self._depth}
        self._kinds[self._depth] = is_bullet
        return is_bullet

    def _mark(self, *, is_first: bool, is_bullet: bool) -> str:
        """What stands before an item: a bullet, or the number behind that of the item before."""
        counts = {} if is_first else self._counts
        self._counts = {each: count for each, count in counts.items() if each <= self._depth}
        if is_bullet:
            return "- "
        self._counts[self._depth] = self._counts.get(self._depth, 0) + 1
        return f"{self._counts[self._depth]}. "

    def _table(self, table: Table) -> list[str]:
        """The table with its first row as the head; a box of one cell as paragraphs."""
        if all(len(row) == 1 for row in table.rows):
            paragraphs = (each for row in table.rows for each in row[0].paragraphs)
            self.guesses.append(GUESSED["box"].format(text=quoted(table.rows[0][0].text)))
            return [line for each in paragraphs for line in self._paragraph(each)][1:]
        width = max(sum(cell.width for cell in row) for row in table.rows)
        if any(cell.width > 1 or cell.is_continued for row in table.rows for cell in row):
            self.guesses.append(GUESSED["merged"].format(text=quoted(table.rows[0][0].text)))
        rows = [self._row(row, width) for row in table.rows]
        return [rows[0], "|" + "---|" * width, *rows[1:]]

    def _row(self, row: Sequence[Cell], width: int) -> str:
        cells = []
        for cell in row:
            texts = (self.inline(each.pieces) for each in cell.paragraphs)
            cells += ["<br>".join(filter(None, texts)), *[""] * (cell.width - 1)]
        cells += [""] * (width - len(cells))
        return f"| {' | '.join(cells)} |"

    def inline(self, pieces: Sequence[Piece]) -> str:
        """The pieces of a text as Markdown."""
        found = ""
        for each in pieces:
            found = _behind(found, self._note(each.note) if each.note else self._words(each))
        return found

    def _words(self, piece: Piece) -> str:
        words = piece.text.strip(" ")
        if not words:
            return piece.text
        before = piece.text[: len(piece.text) - len(piece.text.lstrip(" "))]
        after = piece.text[len(piece.text.rstrip(" ")) :]
        target = self._target(piece)
        written = plain(words) if target else linked(words)
        if target:
            written = f"[{written}]({target})"
        mark = "" if self.is_flat else "**" if piece.is_bold else "*" if piece.is_italic else ""
        return f"{before}{mark}{written}{mark}{after}"

    def _target(self, piece: Piece) -> str:
        """Where the words lead, as it is written; nothing where it cannot be carried over."""
        if piece.anchor or piece.address.startswith("#"):
            place = self.places.get(piece.anchor or piece.address[1:])
            if place is None:
                self.lost.append(quoted(piece.text))
                return ""
            page, anchor = place
            own = page == self.page.id
            path = "" if own else relpath(f"{page}.md", dirname(self.page.id) or ".")
            return f"{path}#{anchor}" if anchor else path or f"#{self.page.own_id}"
        scheme = _SCHEME.match(piece.address)
        if not piece.address:
            return ""
        if not scheme or scheme[1].lower() not in ADDRESS_SCHEMES:
            self.guesses.append(GUESSED["address"].format(text=quoted(piece.text)))
            return ""
        return _UNSAFE.sub(lambda each: f"%{ord(each[0]):02X}", piece.address)

    def _note(self, key: str) -> str:
        if key not in self.all_notes:
            return ""
        return f"[^{self.notes.setdefault(key, len(self.notes) + 1)}]"

    def _notes(self) -> Iterator[str]:
        for key, number in self.notes.items():
            texts = [self.inline(each.pieces) for each in self.all_notes[key]]
            first, *others = lines(" ".join(filter(None, texts)), "", "") or [""]
            yield from ("", f"[^{number}]: {first}", *(f"    {each}" for each in others))


def named(texts: Sequence[str]) -> list[str]:
    """The first of ``texts`` in quotation marks, and how many more there are."""
    found = [f"«{each}»" for each in [*dict.fromkeys(texts)]]
    rest = len(found) - _MOST_NAMED
    return found if rest <= 0 else [*found[:_MOST_NAMED], NEW_SCHOOL["more"].format(count=rest)]


def _behind(before: str, link: str) -> str:
    """A link behind a text; an exclamation mark right before it would make it a picture."""
    is_picture = before.endswith("!") and link.startswith("[")
    return (f"{before[:-1]}\\!" if is_picture else before) + link


def plain(words: str) -> str:
    """``words`` as Markdown that means nothing but itself."""
    return _SPECIAL.sub(lambda each: _ENTITIES.get(each[0]) or f"\\{each[0]}", words)


def linked(words: str) -> str:
    """``words`` with the addresses in them as links."""
    found, at = "", 0
    for match in _ADDRESS.finditer(words):
        address = match[0]
        is_whole = address.startswith("http") and not _UNSAFE.search(address)
        scheme = "mailto:" if "@" in address and not is_whole else "https://"
        written = f"<{address}>" if is_whole else f"[{plain(address)}]({scheme}{address})"
        found = _behind(found + plain(words[at : match.start()]), written)
        at = match.end()
    return found + plain(words[at:])


def lines(written: str, first: str, indent: str) -> list[str]:
    """A text as lines, a sentence each, none of which begins as something else does."""
    begins = [0, *starts(mask_non_prose(written)), len(written)]
    found: list[str] = []
    for start, end in pairwise(begins):
        if line := written[start:end].strip():
            found.append(f"{indent if found else first}{_as_text(line)}")
    return found


def _as_text(line: str) -> str:
    """``line`` with a backslash where it looks like an item, a heading or a rule."""
    if _RULE.fullmatch(line):
        return "&equals;" + line[1:] if line.startswith("=") else f"\\{line}"
    mark = _MARK.match(line)
    if line.startswith("#") or (mark and LIST_MARK.match(f"{line} ")):
        end = mark.end() if mark else 1
        return f"{line[: end - 1]}\\{line[end - 1 :]}"
    return line
