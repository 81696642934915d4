"""What a Word file that came back proposes: edits of the pages and the data, each by its authors.

The file is compared with the document that this policy makes, paragraph by paragraph and row by
row, known again by their bookmarks, else by their words. What an edit cannot carry is told.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from policy.documents.document import document_of, ids_of
from policy.documents.tree import plain
from policy.documents.word.flow import ChapterFlow, TableFlow, Text, flow_of, heads_of
from policy.documents.word.names import bookmark
from policy.importing.edits import Leave, Left, Proposal
from policy.importing.matching import pairs_of_tables
from policy.importing.pages.page_notes import PageNotes
from policy.importing.pages.page_proposal import PageReader
from policy.importing.pages.page_texts import PageTexts, places_of
from policy.importing.read_text import ReadDocument, ReadPart, ReadTable, ReadText
from policy.importing.row_proposal import RowReader
from policy.loading.loader import DOCS, Loaded
from policy.model.edition import Edition
from policy.text.shorten import truncated
from policy.text.tokens import normal_form
from policy.words.word_file_words import LEFT

_FRAME = frozenset(
    {
        *("title", "subtitle", "toc heading", "toc 1", "toc 2", "caption", "kolofon", "streg"),
        *("bemærkning", "efter tabel", "udgavens oplysninger", "indhold slut"),
    }
)
"""The styles of what the document says beside the policy's text, by their names."""
_LONGEST = 80
"""How many characters of a text are quoted."""


def propose(policy: Loaded, edition: Edition, read: ReadDocument) -> Proposal:
    """What ``read`` proposes for the ``policy`` whose edition it was made of."""
    return _Reader(policy, edition, read).proposal


class _Reader:
    def __init__(self, policy: Loaded, edition: Edition, read: ReadDocument) -> None:
        self.policy, self.edition, self.read = policy, edition, read
        self.proposal = Proposal()
        self.gone = {normal_form(words): who for words, who in read.gone.items()}
        document = document_of(edition)
        self.heads = {head: page for page, head in heads_of(document).items()}
        ids = (each for chapter in document.chapters for each in ids_of(chapter))
        self.ids = {bookmark(each): self.heads.get(each, each) for each in ids}
        flow = flow_of(document)
        _, *chapters, _ = flow
        tables = [part for chapter in chapters for part in chapter.parts]
        rows = [row for part in tables if isinstance(part, TableFlow) for row in part.rows]
        names = {bookmark(row.id): row.initiative for row in rows if row.initiative}
        self.rows = RowReader(edition, names, read.gone)
        first = 1
        for chapter, parts in zip(chapters, self._pieces(chapters), strict=True):
            if parts is None:
                self._leave(chapter.id, "page", "", 0)
            else:
                self._chapter(chapter, parts, first)
            first += len(chapter.notes)
        self.proposal.rows = [*self.rows.edits, *self.rows.retired()]
        self.proposal.known += self.rows.known
        self._frame(flow)
        self._comments()

    def _leave(self, place: str, what: str, words: str, page: int) -> None:
        said = LEFT[what].format(words=truncated(words, _LONGEST))
        self.proposal.left.append(Left(place, said, page))

    def _leaving(self, place: str) -> Leave:
        return partial(self._leave, place)

    def _pieces(self, chapters: Sequence[ChapterFlow]) -> list[list[ReadPart] | None]:
        """The parts of the file that belong to each chapter, by the bookmark of its heading."""
        heads = {}
        for number, chapter in enumerate(chapters):
            first = next((each for each in chapter.parts if isinstance(each, Text)), None)
            if first is not None and first.id:
                heads[bookmark(first.id)] = number
        found: list[list[ReadPart] | None] = [None] * len(chapters)
        latest = -1
        current: list[ReadPart] | None = None
        for part in self.read.parts:
            names = part.names if isinstance(part, ReadText) and part.words else ()
            number = next((heads[each] for each in names if each in heads), -1)
            if isinstance(part, ReadText) and number >= 0 and found[number] is None:
                current = found[number] = []
                if number < latest:
                    self._leave(chapters[number].id, "order", part.words, part.page)
                latest = max(latest, number)
            elif isinstance(part, ReadText) and part.level == 1 and part.words:
                self._leave(part.words, "new_page", "", part.page)
                current = None
            if current is not None:
                _add(current, part)
        return found

    def _chapter(self, chapter: ChapterFlow, parts: Sequence[ReadPart], first: int) -> None:
        path, leave = f"{DOCS}{chapter.id}.md", self._leaving(chapter.id)
        if path in self.policy.pages:
            texts = PageTexts(self.policy.pages[path], places_of(self.edition))
            notes = PageNotes(first, texts, self.ids, self.heads, self.read.notes)
            reader = PageReader(path, chapter, texts, notes, self.gone, leave)
            reader.read(parts)
            self.proposal.pages += reader.edits
            self.proposal.known += reader.known
            for each in notes.left:
                leave("note", each, 0)
        pairs = dict(pairs_of_tables(chapter.parts, parts))
        for at, table in enumerate(chapter.parts):
            if isinstance(table, TableFlow) and table.kind == "initiatives":
                match = parts[pairs[at]] if at in pairs else None
                self.rows.read(table, match if isinstance(match, ReadTable) else None, leave)

    def _frame(self, chapters: Sequence[ChapterFlow]) -> None:
        """Tell what was changed of what the document says beside the policy's text."""
        known = {normal_form(each.words) for chapter in chapters for each in _texts(chapter)}
        known |= {normal_form(plain(each.content)) for each in self.proposal.pages}
        for part in self.read.parts:
            if not isinstance(part, ReadText) or not _is_frame(part) or not part.words:
                continue
            if not part.style.startswith("toc") and normal_form(part.words) not in known:
                self._leave("", "frame", part.words, part.page)

    def _comments(self) -> None:
        """List the comments, and tell of what no text can be."""
        for text in self.read.every_text():
            place = truncated(text.words, _LONGEST) or text.style
            for each in dict.fromkeys(filter(None, text.comments)):
                self.proposal.comments.append((place, each))
            if text.has_picture:
                self._leave(place, "picture", "", text.page)
            for each in sorted(text.odd - {"merged"}):
                self._leave(place, each, "", text.page)


def _add(parts: list[ReadPart], part: ReadPart) -> None:
    """Add a part of a chapter; a table gets its caption, what stands beside the text is no part."""
    last = parts[-1] if parts else None
    if isinstance(part, ReadText) and _is_frame(part):
        if part.style == "caption" and isinstance(last, ReadTable):
            last.below = part
    else:
        parts.append(part)


def _texts(chapter: ChapterFlow) -> Iterator[Text]:
    for part in chapter.parts:
        yield part if isinstance(part, Text) else part.below


def _is_frame(part: ReadPart) -> bool:
    """Whether a paragraph says what stands beside the policy, if its style can be trusted."""
    return isinstance(part, ReadText) and part.style in _FRAME and not part.is_after_gone
