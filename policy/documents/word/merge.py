"""Two editions' documents -> one with the blocks of both, by the comparison's own pairing.

What is the same page, section, department or initiative in both, the comparison knows; paragraphs
are aligned as its sentences are. Laws: without what was deleted it is the new document, without
what was inserted the old one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policy.diff.pairing import Pairing
from policy.documents.tree import Inline, NoteMark, Run, plain
from policy.documents.word.correspondence import (
    TITLE,
    Group,
    aligned,
    in_order,
    is_body,
    is_heading,
    is_one,
    key_of,
    row_pairs,
    sections_of,
    tables,
    walk,
)
from policy.documents.word.flow import (
    IMPRINT,
    TITLE_PAGE,
    ChapterFlow,
    Part,
    TableFlow,
    TableRow,
    Text,
)
from policy.documents.word.marked import (
    Block,
    Line,
    MarkedCell,
    MarkedDocument,
    MarkedRow,
    MarkedTable,
    Words,
    line_of,
    row_of,
    table_of,
)
from policy.documents.word.word_merge import Meaning, merged_words
from policy.text.alignment import align, merged, moved
from policy.text.tokens import normal_form
from policy.text.word_diff import Mark


def merge(
    old: Sequence[ChapterFlow], new: Sequence[ChapterFlow], pairing: Pairing
) -> MarkedDocument:
    """The document with the blocks of both, each with its fate."""
    was = {pairing.new_page_ids.get(each.id, each.id): each for each in old}
    now = {each.id: each for each in new}
    notes = _Notes(was, now)
    found = MarkedDocument(notes=notes.lines(_Chapters(pairing, notes.meanings(pairing))))
    chapters = _Chapters(pairing, notes.meanings(pairing))
    elsewhere = moved([*was], [*now])
    stays = [key if key not in elsewhere else f"{key}\0" for key in was]
    for key in merged(stays, [*now]):
        before = was.get(key.rstrip("\0")) if key.endswith("\0") or key not in elsewhere else None
        after = now.get(key)
        found.blocks += chapters.merged(before, after)
    _find_moves(found.blocks)
    return found


@dataclass
class _Notes:
    """The notes of both documents, and which are the same."""

    was: Mapping[str, ChapterFlow]
    now: Mapping[str, ChapterFlow]
    pairs: dict[int, int] = field(default_factory=dict)
    shift: int = 0

    def __post_init__(self) -> None:
        self.shift = max((n for each in self.now.values() for n in each.notes), default=0)
        for key in self.was.keys() & self.now.keys():
            before, after = (list(side[key].notes.items()) for side in (self.was, self.now))
            texts = ([_said(each) for _, each in side] for side in (before, after))
            for pair in align(*texts):
                if len(pair.old) == len(pair.new) == 1:
                    self.pairs[before[pair.old[0]][0]] = after[pair.new[0]][0]

    def number(self, old: int) -> int:
        """The number in the merged document of a note of the old one."""
        return self.pairs.get(old, old + self.shift)

    def meanings(self, pairing: Pairing) -> tuple[Meaning, Meaning]:
        """What is said by parts of the texts of either document."""
        pages = pairing.new_page_ids

        def place(name: str) -> str:
            page, sign, anchor = name.partition("#")
            return f"{pages.get(page, page)}{sign}{anchor}"

        return Meaning(self.number, place), Meaning()

    def lines(self, chapters: "_Chapters") -> dict[int, list[Line]]:
        """The paragraphs of all notes; one that stands in both documents has both texts."""
        old = {n: texts for each in self.was.values() for n, texts in each.notes.items()}
        new = {n: texts for each in self.now.values() for n, texts in each.notes.items()}
        became = {after: before for before, after in self.pairs.items()}
        found = {
            n: chapters.lines(old[became[n]], texts)
            if n in became
            else [line_of(each) for each in texts]
            for n, texts in new.items()
        }
        gone = {self.number(n): texts for n, texts in old.items() if n not in self.pairs}
        return found | {
            n: [_renumbered(line_of(t), self) for t in texts] for n, texts in gone.items()
        }


def _renumbered(line: Line, notes: _Notes) -> Line:
    line.words = [
        Words(NoteMark(notes.number(each.what.number)), each.mark)
        if isinstance(each.what, NoteMark)
        else each
        for each in line.words
    ]
    return line


def _said(texts: Iterable[Text]) -> str:
    return normal_form(" ".join(each.words for each in texts))


@dataclass
class _Chapters:
    """Merges the parts of two chapters."""

    pairing: Pairing
    meanings: tuple[Meaning, Meaning]

    def merged(self, old: ChapterFlow | None, new: ChapterFlow | None) -> Iterator[Block]:
        """The blocks of a chapter; None where an edition has it not, or elsewhere."""
        before, after = (each.parts if each else () for each in (old, new))
        name = new.id if new else old.id if old else ""
        groups = self._groups(name, before, after) if old and new else []
        lists = dict(_lists(before, after, groups))
        for olds, news in walk(len(before), len(after), groups):
            if olds and news:
                yield from self._both([before[i] for i in olds], [after[j] for j in news])
            for i in olds if not news else ():
                yield from self._whole(before[i], Mark.DELETED, lists)
            for j in news if not olds else ():
                yield from self._whole(after[j], Mark.INSERTED, {})

    def _whole(self, part: Part, mark: Mark, lists: Mapping[str, str]) -> Iterator[Block]:
        if isinstance(part, Text):
            line = line_of(part, mark)
            if line.list and mark is Mark.DELETED:
                line.list = lists.get(line.list, f"-{line.list}")
            yield self._numbered(line)
        else:
            yield self._whole_table(part, mark)
            yield self._numbered(line_of(part.below, mark))

    def _numbered(self, line: Line) -> Line:
        """``line`` with the numbers that its notes have in the merged document."""
        number = self.meanings[0].note
        line.words = [
            Words(NoteMark(number(each.what.number)), each.mark)
            if isinstance(each.what, NoteMark) and each.mark is Mark.DELETED
            else each
            for each in line.words
        ]
        return line

    def _both(self, old: Sequence[Part], new: Sequence[Part]) -> Iterator[Block]:
        first, last = old[0], new[0]
        if isinstance(first, TableFlow) and isinstance(last, TableFlow):
            if first.width == last.width:
                yield MarkedTable([*self._rows(first, last)], last)
            else:  # columns cannot be tracked
                yield self._whole_table(first, Mark.DELETED)
                yield self._whole_table(last, Mark.INSERTED)
            yield from self._texts([first.below], [last.below])
        else:
            yield from self._texts(
                [each for each in old if isinstance(each, Text)],
                [each for each in new if isinstance(each, Text)],
            )

    def _texts(self, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Line]:
        """Paragraphs that correspond: one and one, or one that was split or joined from two."""
        words: list[Words] = []
        ends = iter(_ends(old, new))
        for each in self._words(old, new):
            if isinstance(each, Mark):
                yield self._line(words, each, *next(ends))
                words = []
            else:
                words.append(each)
        yield self._line(words, Mark.SAME, old[-1], new[-1])

    def _line(self, words: list[Words], mark: Mark, old: Text, new: Text) -> Line:
        like = old if mark is Mark.DELETED else new
        name = str(like.list or "")
        found = Line(words, mark, new.look, old.look, like.id, name, like.start)
        found.was = old.id if mark is Mark.SAME and old.id != new.id else ""
        return self._numbered(found)

    def _words(self, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Words | Mark]:
        before, after = ([*_joined(side)] for side in (old, new))
        if before == after and all(isinstance(each, Run) and not each.target for each in after):
            yield from (Words(each) for each in after if each is not None)
        else:
            yield from merged_words(before, after, *self.meanings)

    def _groups(self, page: str, old: Sequence[Part], new: Sequence[Part]) -> list[Group]:
        """What corresponds, in the order of both."""
        found: list[Group] = []
        if page in (TITLE_PAGE, IMPRINT):  # the title and the foot are there whatever they say
            found, old, new = [((0,), (0,))], (TITLE, *old[1:]), (TITLE, *new[1:])
        for before, after in self._sections(page, old, new):
            found += _same_parts(old, new, before, after)
            if before and after and is_heading(old[before[0]]) and is_heading(new[after[0]]):
                found.append(((before[0],), (after[0],)))
        left = (  # what a new heading has taken to a section of its own
            [at for at in range(len(parts)) if at not in {each for g in found for each in g[side]}]
            for side, parts in enumerate((old, new))
        )
        found += _same_parts(old, new, *left)
        return in_order(found)

    def _sections(
        self, page: str, old: Sequence[Part], new: Sequence[Part]
    ) -> Iterator[tuple[list[int], list[int]]]:
        """The numbers of the parts of each section that both have, its heading first."""
        before, after = sections_of(old), sections_of(new)
        keys = self.pairing.sections.get(page, {})
        names = {
            each.old.section.id: each.new.section.id
            for each in keys.values()
            if each.old and each.new and each.old.section.id
        }
        left = {key_of(new, each): each for each in reversed(after)}
        for each in before:
            key = key_of(old, each)
            anchor = names.get(key.partition("#")[2])
            heading = old[each[0]] if each else None
            title = heading.words if isinstance(heading, Text) and is_heading(heading) else ""
            for known in (f"#{anchor}" if anchor else key, f"={title}"):
                if known in left:
                    yield each, left.pop(known)
                    break

    def _rows(self, old: TableFlow, new: TableFlow) -> Iterator[MarkedRow]:
        groups = [
            ((i,), (j,)) for i, j in row_pairs(old, new) if is_one(new, old.rows[i], new.rows[j])
        ]
        for olds, news in walk(len(old.rows), len(new.rows), in_order(groups)):
            if olds and news:
                yield self._row(old.rows[olds[0]], new.rows[news[0]])
            else:
                yield from (self._gone(row_of(old.rows[i], Mark.DELETED)) for i in olds)
                yield from (row_of(new.rows[j], Mark.INSERTED) for j in news)

    def _whole_table(self, part: TableFlow, mark: Mark) -> MarkedTable:
        table = table_of(part, mark)
        table.rows = [self._gone(each) for each in table.rows]
        return table

    def _gone(self, row: MarkedRow) -> MarkedRow:
        for cell in row.cells:
            cell.lines = [self._numbered(each) for each in cell.lines]
        return row

    def _row(self, old: TableRow, new: TableRow) -> MarkedRow:
        cells = [
            MarkedCell(self.lines(one.texts, two.texts), two)
            for one, two in zip(old.cells, new.cells, strict=True)
        ]
        return MarkedRow(cells, Mark.SAME, new)

    def lines(self, old: Sequence[Text], new: Sequence[Text]) -> list[Line]:
        """The paragraphs of a cell or a note, of which both have at least one."""
        found: list[Line] = []
        groups = in_order(aligned(old, new, [*range(len(old))], [*range(len(new))]))
        for olds, news in walk(len(old), len(new), groups or [((0,), (0,))]):
            if olds and news:
                found += self._texts([old[i] for i in olds], [new[j] for j in news])
            else:
                found += (self._numbered(line_of(old[i], Mark.DELETED)) for i in olds)
                found += (line_of(new[j], Mark.INSERTED) for j in news)
        return found


def _same_parts(
    old: Sequence[Part], new: Sequence[Part], before: Sequence[int], after: Sequence[int]
) -> Iterator[Group]:
    """The tables and paragraphs that correspond, of those at the places given."""
    yield from tables(old, new, before, after)
    texts = (
        [at for at in where if is_body(parts[at])] for parts, where in ((old, before), (new, after))
    )
    yield from aligned(old, new, *texts)


def _lists(
    old: Sequence[Part], new: Sequence[Part], groups: Iterable[Group]
) -> Iterator[tuple[str, str]]:
    """The lists of the old chapter and those of the new one that they are, by common items."""
    for olds, news in groups:
        was, now = old[olds[0]], new[news[0]]
        if isinstance(was, Text) and isinstance(now, Text) and was.list and now.list:
            yield str(was.list), str(now.list)


def _joined(texts: Sequence[Text]) -> Iterator[Inline | None]:
    """The contents of ``texts``, with None between them."""
    for at, each in enumerate(texts):
        if at:
            yield None
        yield from each.content


def _ends(old: Sequence[Text], new: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """The paragraphs that end at each mark but the last: those of the side that has several."""
    many = old if len(old) > 1 else new
    return ((each, each) for each in many[:-1])


def _find_moves(blocks: Sequence[Block]) -> None:
    """Number the paragraphs that went from one place and came to another with the same words."""
    gone: dict[str, list[Line]] = defaultdict(list)
    lines = [each for each in blocks if isinstance(each, Line) and each.is_changed]
    for each in lines:
        if each.mark is Mark.DELETED and (said := _line_text(each)):
            gone[said].append(each)
    number = 0
    for each in lines:
        if each.mark is Mark.INSERTED and gone.get(_line_text(each)):
            number += 1
            each.move = gone[_line_text(each)].pop(0).move = number


def _line_text(line: Line) -> str:
    return normal_form(plain(each.what for each in line.words))
