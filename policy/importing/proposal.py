"""What a Word file that came back proposes: edits of the pages and the data, each by its authors.

The file is compared with the document that this policy makes, paragraph by paragraph and row by
row, known again by their bookmarks, else by their words. What an edit cannot carry is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from policy.documents.document import document_of, ids_of
from policy.documents.tree import plain
from policy.documents.word.flow import ChapterFlow, TableFlow, Text, flow_of, heads_of
from policy.documents.word.names import bookmark
from policy.documents.word.pictures import GRADES
from policy.importing.edits import FactEdit, Leave, Left, MenuEdit, Proposal
from policy.importing.matching import pairs_of_tables
from policy.importing.pages.data_facts import facts_of, name_in
from policy.importing.pages.page_notes import PageNotes
from policy.importing.pages.page_proposal import PageReader
from policy.importing.pages.page_texts import PageTexts, places_of
from policy.importing.pages.table_proposal import procedures_in
from policy.importing.pages.whole_pages import NewPages, Piece, new_ids, pieces_of
from policy.importing.read_text import ReadDocument, ReadPart, ReadTable, ReadText
from policy.importing.row_proposal import RowReader
from policy.loading.loader import DOCS, Loaded
from policy.loading.markdown_page import read_markdown
from policy.model.addresses import FRONT
from policy.model.edition import Edition
from policy.text.shorten import truncated
from policy.text.tokens import normal_form
from policy.words.document_words import OVERVIEW
from policy.words.unit_words import NO_THEME
from policy.words.word_file_words import LEFT, MARGINS

_FRAME = frozenset(
    {
        *("title", "subtitle", "toc heading", "toc 1", "toc 2", "caption", "kolofon", "streg"),
        *("bemærkning", "efter tabel", "udgavens oplysninger", "indhold slut"),
        *("tegning", "tegningens tekst"),
    }
)
"""The styles of what the document says beside the policy's text, by their names."""
_NUMBERS = re.compile(r"\s*[0-9]+ af [0-9]+\Z")
"""The number of the page, as the foot of each has it."""
_LONGEST = 80
"""How many characters of a text are quoted."""


def propose(policy: Loaded, edition: Edition, read: ReadDocument) -> Proposal:
    """What ``read`` proposes for the ``policy`` whose edition it was made of."""
    return _Reader(policy, edition, read).proposal


class _Reader:
    def __init__(self, policy: Loaded, edition: Edition, read: ReadDocument) -> None:
        self.policy, self.edition, self.read = policy, edition, read
        self.proposal = Proposal()
        self.said: set[str] = set()
        self.overviews: list[tuple[str, TableFlow, ReadTable]] = []
        self.gone = {normal_form(words): who for words, who in read.gone.items()}
        document = document_of(edition)
        self.heads = {head: page for page, head in heads_of(document).items()}
        ids = (each for chapter in document.chapters for each in ids_of(chapter))
        self.ids = {bookmark(each): self.heads.get(each, each) for each in ids}
        flow = flow_of(document, {GRADES: GRADES})
        _, *chapters, imprint = flow
        self.imprint = {normal_form(each.words) for each in _texts(imprint)}
        tables = [part for chapter in chapters for part in chapter.parts]
        rows = [row for part in tables if isinstance(part, TableFlow) for row in part.rows]
        names = {bookmark(row.id): row.initiative for row in rows if row.initiative}
        self.rows = RowReader(edition, names, read.gone)
        self.procedures = [*procedures_in(read.parts)]
        self._chapters(chapters)
        self.proposal.rows = [*self.rows.edits, *self.rows.retired()]
        self.proposal.known += self.rows.known
        for each in self.overviews:
            self._overview(*each)
        self._frame(flow)
        self._margins(document.title_page.foot)
        self._comments()

    def _leave(self, place: str, what: str, words: str, page: int) -> None:
        said = LEFT[what].format(words=truncated(words, _LONGEST))
        self.proposal.left.append(Left(place, said, page))

    def _leaving(self, place: str) -> Leave:
        return partial(self._leave, place)

    def _chapters(self, chapters: Sequence[ChapterFlow]) -> None:
        """Read the pages of the file: those that are known, and those that came."""
        pieces = pieces_of(chapters, self.read.parts)
        maker = NewPages(self.edition.school.name, chapters, pieces, self.policy.pages)
        for at, piece in enumerate(pieces):
            page = chapters[piece.known].id
            if piece.known < 0 and piece.has_initiatives:
                self._leave(piece.heading.words, "new_department", "", piece.heading.page)
                continue
            if piece.known < 0:
                page = maker.make(at)
                self.ids.update(dict.fromkeys(piece.heading.names, page))
            self.ids.update(new_ids(page, piece.parts, self.ids))
        firsts = [*accumulate((len(each.notes) for each in chapters), initial=1)]
        numbers = {piece.known: piece for piece in pieces}
        for number, chapter in enumerate(chapters):
            if number in numbers:
                parts = [*self._parts(numbers[number])]
                self._chapter(chapter, parts, firsts[number])
            elif chapter.id == FRONT:
                self._leave(chapter.id, "front", "", 0)
        for at, edit in maker.new.items():
            self._new_page(edit, [*self._parts(pieces[at])])
        self.proposal.menu = [*maker.edits(self.gone)]

    def _new_page(self, edit: MenuEdit, parts: Sequence[ReadPart]) -> None:
        """Read what a page says that came: all that stands below its heading."""
        page = read_markdown(edit.id, edit.text)
        texts = PageTexts(page, places_of(self.edition))
        heading = texts.texts[0].text
        chapter = ChapterFlow(edit.id, (heading,))
        notes = PageNotes(1, texts, self.ids, self.heads, self.read.notes)
        path, leave = f"{DOCS}{edit.id}.md", self._leaving(edit.title)
        reader = PageReader(path, chapter, texts, notes, self.gone, leave)
        reader.read(parts)
        self.proposal.pages += [replace(each, authors=edit.authors) for each in reader.edits]

    def _parts(self, piece: Piece) -> Iterator[ReadPart]:
        """The parts of a page; a table gets its caption, what stands beside the text is no part."""
        last: ReadPart | None = None
        for part in piece.parts:
            is_text = isinstance(part, ReadText)
            if _is_frame(part) or (is_text and normal_form(part.words) in self.imprint):
                if (
                    isinstance(part, ReadText)
                    and isinstance(last, ReadTable)
                    and part.style == "caption"
                ):
                    last.below = part
            else:
                yield part
                last = part

    def _chapter(self, chapter: ChapterFlow, parts: Sequence[ReadPart], first: int) -> None:
        path, leave = f"{DOCS}{chapter.id}.md", self._leaving(chapter.id)
        if path in self.policy.pages:
            texts = PageTexts(self.policy.pages[path], places_of(self.edition))
            notes = PageNotes(first, texts, self.ids, self.heads, self.read.notes)
            facts = {id(part): fact for part, fact in facts_of(self.edition, chapter)}
            reader = PageReader(
                path, chapter, texts, notes, self.gone, leave, facts, self.procedures
            )
            reader.read(parts)
            self.proposal.pages += reader.edits
            self.proposal.facts += reader.changed
            self.proposal.known += reader.known
            for each in notes.left:
                leave("note", each, 0)
        pairs = dict(pairs_of_tables(chapter.parts, parts))
        for at, table in enumerate(chapter.parts):
            match = parts[pairs[at]] if at in pairs else None
            if not isinstance(table, TableFlow):
                continue
            if table.kind == "overview" and isinstance(match, ReadTable):
                self.overviews.append((chapter.id, table, match))
            if table.kind == "initiatives":
                self.rows.read(table, match if isinstance(match, ReadTable) else None, leave)
                if isinstance(match, ReadTable) and match.below is not None:
                    self._name(table, match.below)

    def _overview(self, place: str, table: TableFlow, read: ReadTable) -> None:
        """Tell what was written into the overview, but for what follows from the other edits."""
        cells = (cell for row in table.rows for cell in row.cells)
        known = {normal_form(text.words) for cell in cells for text in cell.texts}
        known |= {"", OVERVIEW["none"]}
        known |= {normal_form(each.value) for each in self.proposal.facts}
        rows = self.rows.rows
        for each in self.rows.edits:
            values = dict(each.values)
            known.add(normal_form(values.get("tema") or NO_THEME))
            text = values.get("indsats") or (rows[each.id].text if each.id in rows else "")
            known |= {normal_form(f"{name} {text}") for name in (each.id, each.typed)}
        for cell in (cell for row in read.rows for cell in row.cells):
            for one in cell.paragraphs:
                if normal_form(one.words) not in known:
                    self._leave(place, "overview", one.words, one.page)

    def _name(self, table: TableFlow, caption: ReadText) -> None:
        """Another name of a department, in the caption of its table."""
        if found := name_in(self.edition, table, caption.words):
            fact, name = found
            authors = frozenset(caption.authors)
            self.proposal.facts.append(FactEdit(fact.path, fact.at, name, authors))
            self.said.add(normal_form(caption.words))

    def _frame(self, chapters: Sequence[ChapterFlow]) -> None:
        """Tell what was changed of what the document says beside the policy's text."""
        known = {normal_form(each.words) for chapter in chapters for each in _texts(chapter)}
        known |= {normal_form(plain(each.content)) for each in self.proposal.pages} | self.said
        for part in self.read.parts:
            if not isinstance(part, ReadText) or not _is_frame(part) or not part.words:
                continue
            if not part.style.startswith("toc") and normal_form(part.words) not in known:
                self._leave("", "frame", part.words, part.page)

    def _margins(self, foot: str) -> None:
        """Tell what was written above or below the pages."""
        known = {normal_form(foot), ""}
        known |= {normal_form(e.words) for e in self.read.parts if isinstance(e, ReadText)}
        for kind, text in self.read.margins:
            words, place = _NUMBERS.sub("", text.words), MARGINS[kind]
            if normal_form(words) not in known:
                self._leave(place, "margin", words, 0)
            self._not_text(place, text)

    def _comments(self) -> None:
        """List the comments, and tell of what no text can be."""
        for text in self.read.every_text():
            place = truncated(text.words, _LONGEST) or text.style
            for each in dict.fromkeys(filter(None, text.comments)):
                self.proposal.comments.append((place, each))
            self._not_text(place, text)
            for each in sorted(text.odd - {"merged"}):
                self._leave(place, each, "", text.page)

    def _not_text(self, place: str, text: ReadText) -> None:
        if text.has_picture:
            self._leave(place, "picture", "", text.page)
        for each in text.boxes:
            self._leave(place, "box", each, text.page)


def _texts(chapter: ChapterFlow) -> Iterator[Text]:
    for part in chapter.parts:
        yield part if isinstance(part, Text) else part.below


def _is_frame(part: ReadPart) -> bool:
    """Whether a paragraph says what stands beside the policy, if its style can be trusted."""
    return isinstance(part, ReadText) and part.style in _FRAME and not part.is_after_gone
