"""What the paragraphs and tables of a Word file propose for one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from policy.documents.word.correspondence import Group, walk
from policy.documents.word.flow import ChapterFlow, Part, TableFlow, Text
from policy.documents.word.names import bookmark
from policy.importing.edits import FactEdit, Form, Leave, New, PageEdit
from policy.importing.matching import groups_of, table_groups
from policy.importing.pages.data_facts import Fact, is_web
from policy.importing.pages.page_notes import PageNotes
from policy.importing.pages.page_texts import PageTexts, Placed, form_of, named_on
from policy.importing.pages.table_proposal import Rows, TableReader, joined, page_of
from policy.importing.read_text import ReadPart, ReadTable, ReadText
from policy.model.macro_calls import find_calls
from policy.text.slug import slug
from policy.text.tokens import normal_form
from policy.words.document_words import INITIATIVES

DATA_KINDS = {"linkliste": "links", "indsatstabel": "unit", "hvem_goer_hvad": "steps"}
"""What is told of the texts that a call shows."""
FRAME_LOOKS = frozenset({"Caption", "Below", "Aside", "Line", "Drawing", "DrawingCaption"})
_ODD_STYLES = frozenset({"list paragraph", "manchet", "kode"})
"""The styles of what no new paragraph can be."""


@dataclass
class PageReader:
    """Reads what ``parts`` propose for the page at ``path`` whose texts are ``texts``.

    ``gone`` tells who deleted words, ``facts`` which value of the data a part shows, by the parts'
    identity, ``procedures`` the rows of the tables that the file's steps make; ``edits`` and
    ``changed`` values are what was found, ``known`` how much of the file was known again.
    """

    path: str
    chapter: ChapterFlow
    texts: PageTexts
    notes: PageNotes
    gone: Mapping[str, set[str]]
    leave: Leave
    facts: Mapping[int, Fact] = field(default_factory=dict)
    procedures: Sequence[Rows] = ()
    edits: list[PageEdit] = field(default_factory=list)
    changed: list[FactEdit] = field(default_factory=list)
    known: int = 0

    @property
    def data(self) -> str:
        """What is told of a text that the page shows of the data: of which, where that is known."""
        names = (each.name for each in find_calls(self.texts.page.text))
        kinds = {DATA_KINDS[each] for each in names if each in DATA_KINDS}
        return kinds.pop() if len(kinds) == 1 else "data"

    def read(self, parts: Sequence[ReadPart]) -> None:
        """Find the edits that ``parts`` take."""
        beside = (self.gone, self.leave, self.edits, self.procedures)
        self.tables = TableReader(self.path, self.texts, self.notes, *beside)
        self.old = [each for each in self.chapter.parts if not _is_beside(each)]
        self.new = [each for each in parts if isinstance(each, ReadTable) or each.words]
        self.places = dict(self._places())
        self.forms: list[tuple[int, Form, frozenset[str]]] = []
        groups = groups_of(self.old, self.new)
        groups = table_groups(self.old, self.new, [*groups, *self._addresses(groups)])
        self.known += len(groups)
        kept = {at for olds, _ in groups for at in olds}
        free = [
            (at, each)
            for at, each in enumerate(self.old)
            if isinstance(each, Text) and at not in kept and at in self.places
        ]
        self.free = [each for _, each in free]
        self.moved = {
            self.texts.signs_of(self.notes.on_page(each.content)): self.places[at][0]
            for at, each in free
        }
        last = -1
        for olds, news in walk(len(self.old), len(self.new), groups):
            if olds and news:
                self._both(olds, news)
            elif olds:
                for at in olds:
                    self._gone(at)
            else:
                self._came(last, news)
            last = olds[-1] if olds else last
        self._formed()
        self.edits += self.notes.edits(self.path)

    def _addresses(self, groups: Sequence[Group]) -> Iterator[Group]:
        """The addresses of links, each right below the title that it stood below before."""
        used = [{each for group in groups for each in group[side]} for side in (0, 1)]
        for olds, news in groups:
            at, now = olds[-1] + 1, news[-1] + 1
            if at in used[0] or now in used[1] or max(at - len(self.old), now - len(self.new)) >= 0:
                continue
            fact, part = self.facts.get(id(self.old[at])), self.new[now]
            is_address = fact is not None and fact.kind == "address"
            if is_address and isinstance(part, ReadText) and is_web(part.words):
                yield (at,), (now,)

    def _places(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Where the old parts are among the texts of the page: the first and the last one."""
        flat = self.texts.texts
        own = [at for at, each in enumerate(flat) if _is_apart(each)]
        texts = [at for at, each in enumerate(self.old) if isinstance(each, Text)]
        matcher = SequenceMatcher(
            a=[_key(self.old[at]) for at in texts],
            b=[_key(flat[at].text) for at in own],
            autojunk=False,
        )
        for one, two, size in matcher.get_matching_blocks():
            yield from ((texts[one + n], (own[two + n],) * 2) for n in range(size))
        tables = [*self._tables_of_page()]
        for at, each in enumerate(self.old):
            if isinstance(each, TableFlow) and each.kind == "text":
                words = [[joined(cell.texts) for cell in row.cells] for row in each.rows]
                found = next((table for table in tables if table[0] == words), None)
                if found:
                    del tables[: tables.index(found) + 1]
                    yield at, (found[1], found[2])

    def _tables_of_page(self) -> Iterator[tuple[list[list[str]], int, int]]:
        flat = [(at, e) for at, e in enumerate(self.texts.texts) if e.table >= 0]
        for _, group in groupby(flat, key=lambda each: each[1].table):
            every = [*group]
            cells = [each for each in every if each[1].cell >= 0]
            rows = [
                [
                    joined([each.text for _, each in texts])
                    for _, texts in groupby(row, key=lambda each: each[1].cell)
                ]
                for _, row in groupby(cells, key=lambda each: each[1].row)
            ]
            yield rows, cells[0][0], every[-1][0]

    def _behind(self, at: int) -> int | None:
        """The text of the page behind which comes what stands behind the old part ``at``."""
        if at in self.places:
            return self.places[at][1]
        after = next((each for each in range(at + 1, len(self.old)) if each in self.places), None)
        if after is not None and after > at + 1:
            return None  # among what is made of the data
        before = max((each for each in self.places if each < at), default=None)
        start = self.places[before][1] + 1 if before is not None else 0
        body = [number for number, each in enumerate(self.texts.texts) if not each.note]
        end = self.places[after][0] if after is not None else len(body)
        calls = [number for number in range(start, end) if self.texts.texts[number].is_call]
        is_last = after is not None or at == len(self.old) - 1
        return calls[-1] if calls and is_last else None

    def _both(self, olds: Sequence[int], news: Sequence[int]) -> None:
        was, now = self.old[olds[0]], self.new[news[0]]
        if isinstance(was, TableFlow) and isinstance(now, ReadTable):
            if was.kind == "text":
                self.tables.changed(self.places.get(olds[0]), was, now)
        elif isinstance(was, Text) and isinstance(now, ReadText):
            self._text(olds, news, was, now)

    def _text(self, olds: Sequence[int], news: Sequence[int], was: Text, now: ReadText) -> None:
        place = self.places.get(olds[0])
        authors = frozenset(now.authors)
        content = self.notes.content_of(was.content, now)
        is_plain = bool(form_of(was).level)
        if not self.texts.says(self.notes.on_page(was.content), content, is_plain=is_plain):
            if place:
                notes = self.notes.new_in(content)
                self.edits.append(
                    PageEdit(self.path, place[0], "words", authors, content, notes=notes)
                )
            elif (fact := self.facts.get(id(was))) and (value := fact.value_in(now.words)):
                self.changed.append(FactEdit(fact.path, fact.at, value, authors))
            else:
                self.leave(self.data, now.words, now.page)
        form = read_form(now)
        if not now.is_after_gone and form != form_of(was):
            if place and now.style not in _ODD_STYLES - {"list paragraph"}:
                self.forms.append((place[0], form, authors))
            else:
                self.leave("form", now.words, now.page)
        for at in olds[1:]:
            self._gone(at)
        if len(news) > 1:
            self._came(olds[0], news[1:])

    def _gone(self, at: int) -> None:
        each, place = self.old[at], self.places.get(at)
        if isinstance(each, TableFlow):
            if place:
                self.tables.gone_table(place)
            elif each.kind == "text":
                self.leave("steps", each.rows[0].words if each.rows else "", 0)
            return
        if not place and self._is_note(each):
            return
        if form_of(each).level == 1:
            self.leave("heading", each.words, 0)
            return
        authors = frozenset(self.gone.get(normal_form(each.words), ()))
        self.notes.lose(each.content, authors)
        if place:
            self.edits.append(PageEdit(self.path, place[0], "gone", authors))
        else:
            self.leave(self.data, each.words, 0)

    def _is_note(self, part: Part | ReadPart) -> bool:
        """Whether a paragraph is a note that no mark leads to, in the document or the file."""
        return isinstance(part, Text | ReadText) and self.notes.keeps(part.words)

    def _came(self, after: int, news: Sequence[int]) -> None:
        place = self._behind(after)
        every = [
            each
            for each in (self.new[at] for at in news)
            if not self._is_note(each) and each.words != INITIATIVES["none"]
        ]
        if place is None:
            for part in every:
                told = self.data if self.data != "data" else "outside"
                self.leave(told, part.words, page_of(part))
            return
        for authors, group in groupby(every, key=_authors_of):
            made = tuple(new for each in group if (new := self._new(each)))
            before = self._before(after, place, made)
            kind: Literal["before", "behind"] = "behind" if before is None else "before"
            notes = tuple(note for each in made for note in self.notes.new_in(each.content))
            at = place if before is None else before
            if made:
                self.edits.append(PageEdit(self.path, at, kind, authors, news=made, notes=notes))

    def _before(self, after: int, place: int, made: Sequence[New]) -> int | None:
        """The text that new ones are to stand right before: they begin its list."""
        old = self.old[after + 1] if after + 1 < len(self.old) else None
        forms = {each.form for each in made}
        if not isinstance(old, Text) or forms != {form_of(old)} or forms == {Form()}:
            return None
        is_behind = form_of(self.texts.texts[place].text) in forms
        return None if is_behind or after + 1 not in self.places else self.places[after + 1][0]

    def _new(self, part: ReadPart) -> New | None:
        """A text or a table that came, or None where it cannot be one."""
        if isinstance(part, ReadTable):
            widths = {len(row.cells) for row in part.rows}
            if len(widths) > 1 or any(len(c.paragraphs) > 1 for r in part.rows for c in r.cells):
                self.leave("table", part.words, page_of(part))
                return None
            return New(
                (), rows=tuple(tuple(map(self.notes.new_content, row.cells)) for row in part.rows)
            )
        if part.style in _ODD_STYLES and not (part.is_item or part.is_further):
            self.leave("form", part.words, part.page)
        content = self.notes.new_content(part)
        form = read_form(part)
        like = self.moved.get(self.texts.signs_of(content), -1)
        names = {bookmark(each.id): each.id.partition("#")[2] for each in self.free if each.id}
        own = next((names[each] for each in part.names if each in names), "")
        own = own or self._own_name(part)
        if form.level:
            form = Form(max(form.level, 2))
            own = own or self._free_name(part.words)
        return New(content, form, own, like=like)

    def _own_name(self, part: ReadText) -> str:
        """The id that a bookmark of a new text names, as where another edition has it."""
        name = named_on(self.chapter.id, part.names, part.words)
        return "" if name in self.texts.page.rendered.anchors else name

    def _free_name(self, words: str) -> str:
        known = self.texts.page.rendered.anchors
        name = base = slug(words) or "afsnit"
        number = 2
        while name in known:
            name, number = f"{base}-{number}", number + 1
        return name

    def _formed(self) -> None:
        """The changes of form, those of texts that stand together as one."""
        ordered = sorted(self.forms)
        numbered = [*enumerate(ordered)]
        for _, group in groupby(numbered, key=lambda each: each[1][0] - each[0]):
            found = [each for _, each in group]
            authors = frozenset(name for _, _, names in found for name in names)
            forms = tuple(form for _, form, _ in found)
            self.edits.append(PageEdit(self.path, found[0][0], "form", authors, forms=forms))


def read_form(text: ReadText) -> Form:
    """What a paragraph of the file is."""
    is_quote = text.style in ("quote", "citat")
    if text.is_item:
        return Form(text.level, "number" if text.is_numbered else "bullet", text.depth, is_quote)
    if text.is_further:
        return Form(text.level, "", text.depth, is_quote, is_further=True)
    return Form(text.level, is_quote=is_quote)


def _is_beside(part: Text | TableFlow) -> bool:
    return isinstance(part, Text) and (not part.words or part.look.style in FRAME_LOOKS)


def _is_apart(placed: Placed) -> bool:
    """Whether a text is no cell, caption or note."""
    return placed.cell < 0 and not placed.note and not placed.is_caption


def _key(part: Text | TableFlow) -> object:
    return (form_of(part), normal_form(part.words)) if isinstance(part, Text) else None


def _authors_of(part: ReadPart) -> frozenset[str]:
    if isinstance(part, ReadText):
        return frozenset(part.authors)
    return frozenset(name for row in part.rows for name in row.authors)
