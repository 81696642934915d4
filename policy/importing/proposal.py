"""What a Word file that came back proposes: edits of the pages and the data, each by its authors.

The file is compared with the document that this policy makes, paragraph by paragraph and row by
row, known again by their bookmarks, else by their words. What an edit cannot carry is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from policy.documents.document import document_of
from policy.documents.word.correspondence import walk
from policy.documents.word.flow import ChapterFlow, TableFlow, TableRow, Text, flow_of
from policy.documents.word.names import bookmark
from policy.importing.edits import PageEdit, Proposal, RowEdit
from policy.importing.matching import (
    groups_of,
    is_formed_alike,
    is_head,
    is_marked_alike,
    names_in,
    plain_text,
    says_the_same,
    tags_in,
)
from policy.importing.page_edits import New
from policy.importing.word_reading import ReadDocument, ReadRow, ReadTable, ReadText
from policy.loading.loader import DOCS, Loaded
from policy.model.edition import Edition
from policy.text.shorten import truncated
from policy.text.slug import slug
from policy.text.tokens import normal_form
from policy.words.word_file_words import LEFT

_FRAME = frozenset(
    {
        *("title", "subtitle", "toc heading", "toc 1", "toc 2", "caption", "kolofon", "streg"),
        *("bemærkning", "efter tabel", "udgavens oplysninger", "indhold slut"),
    }
)
"""The styles of what the document says beside the policy's text, by their names."""
_KEYS = {3: ("tema", "indsats"), 2: ("indsats",)}
"""What the cells behind the number hold, by how many a row has."""
_FRAME_LOOKS = frozenset({"Caption", "Below", "Aside", "Line"})


def propose(policy: Loaded, edition: Edition, read: ReadDocument) -> Proposal:
    """What ``read`` proposes for the ``policy`` whose edition it was made of."""
    return _Reader(policy, edition, read).proposal


class _Reader:
    def __init__(self, policy: Loaded, edition: Edition, read: ReadDocument) -> None:
        self.policy, self.edition, self.read = policy, edition, read
        self.proposal = Proposal()
        self.gone = {normal_form(words): who for words, who in read.gone.items()}
        flow = flow_of(document_of(edition))
        _, *chapters, _ = flow
        tables = (each for chapter in chapters for each in chapter.parts)
        rows = (row for each in tables if isinstance(each, TableFlow) for row in each.rows)
        self.ids = {bookmark(row.id): row.initiative for row in rows if row.initiative}
        self.seen: set[str] = set()
        self.free: list[int] = []
        pieces = self._pieces(chapters)
        for chapter, parts in zip(chapters, pieces, strict=True):
            if parts is None:
                self._leave(chapter.id, "page")
            else:
                self._chapter(chapter, parts)
        self._frame(flow)
        self._retired()
        self._notes(chapters)
        self._comments()

    def _leave(self, place: str, what: str, words: str = "") -> None:
        self.proposal.left.append((place, LEFT[what].format(words=truncated(words, 80))))

    def _pieces(self, chapters: Sequence[ChapterFlow]) -> list[list[ReadText | ReadTable] | None]:
        """The parts of the file that belong to each chapter, by the bookmark of its heading."""
        heads = {}
        for number, chapter in enumerate(chapters):
            first = next((each for each in chapter.parts if isinstance(each, Text)), None)
            if first is not None and first.id:
                heads[bookmark(first.id)] = number
        found: list[list[ReadText | ReadTable] | None] = [None] * len(chapters)
        latest = -1
        current: list[ReadText | ReadTable] | None = None
        for part in self.read.parts:
            names = part.names if isinstance(part, ReadText) and part.words else ()
            number = next((heads[each] for each in names if each in heads), -1)
            if isinstance(part, ReadText) and number >= 0 and found[number] is None:
                current = found[number] = []
                if number < latest:
                    self._leave(chapters[number].id, "order", part.words)
                latest = max(latest, number)
            elif isinstance(part, ReadText) and part.level == 1 and part.words:
                self._leave(part.words, "new_page")
                current = None
            if current is not None and not _is_frame(part):
                current.append(part)
        return found

    def _chapter(self, chapter: ChapterFlow, parts: Sequence[ReadText | ReadTable]) -> None:
        path = f"{DOCS}{chapter.id}.md"
        old = [each for each in chapter.parts if isinstance(each, Text) and each.words]
        old = [each for each in old if each.look.style not in _FRAME_LOOKS]
        new = [each for each in parts if isinstance(each, ReadText) and each.words]
        self._tables(chapter, [each for each in parts if isinstance(each, ReadTable)])
        written = self._written(path, old)
        groups = groups_of(old, new)
        self.proposal.known += len(groups)
        kept = {at for olds, _ in groups for at in olds}
        self.free = [at for at, each in enumerate(old) if each.id and at not in kept]
        last = -1
        for olds, news in walk(len(old), len(new), groups):
            if olds and news:
                self._changed(path, chapter, olds, news, (old, new, written))
            elif olds:
                for at in olds:
                    self._gone(path, chapter, old[at], written.get(at))
            else:
                self._came(path, chapter, last, news, (old, new, written))
            last = olds[-1] if olds else last

    def _changed(
        self,
        path: str,
        chapter: ChapterFlow,
        olds: Sequence[int],
        news: Sequence[int],
        sides: tuple[Sequence[Text], Sequence[ReadText], Mapping[int, int]],
    ) -> None:
        old, new, written = sides
        was, now = old[olds[0]], new[news[0]]
        if not is_formed_alike(was, now):
            self._leave(chapter.id, "form", now.words)
        words = " ".join(new[at].words for at in news) if len(olds) > 1 else now.words
        if normal_form(was.words) != normal_form(words):
            if olds[0] in written:
                edit = PageEdit(path, written[olds[0]], words, frozenset(now.authors))
                self.proposal.pages.append(edit)
                if len(olds) == len(news) == 1 and not is_marked_alike(was, now):
                    self._leave(chapter.id, "marks", now.words)
            else:
                self._leave(chapter.id, "data", now.words)
        elif len(olds) == len(news) == 1 and not is_marked_alike(was, now):
            self._leave(chapter.id, "marks", now.words)
        for at in olds[1:]:
            self._gone(path, chapter, old[at], written.get(at))
        if len(news) > 1:
            self._came(path, chapter, olds[0], news[1:], sides)

    def _gone(self, path: str, chapter: ChapterFlow, text: Text, at: int | None) -> None:
        authors = frozenset(self.gone.get(normal_form(text.words), ()))
        if at is None:
            self._leave(chapter.id, "data", text.words)
        else:
            self.proposal.pages.append(PageEdit(path, at, None, authors))

    def _came(
        self,
        path: str,
        chapter: ChapterFlow,
        after: int,
        news: Sequence[int],
        sides: tuple[Sequence[Text], Sequence[ReadText], Mapping[int, int]],
    ) -> None:
        old, new, written = sides
        place = written.get(after)
        if place is None:
            for at in news:
                self._leave(chapter.id, "outside", new[at].words)
            return
        free = {bookmark(old[at].id): old[at].id.partition("#")[2] for at in self.free}
        is_first = after >= 0 and old[after].look.marker == "" and new[news[0]].is_item
        for at in news:
            each = new[at]
            if each.links or each.notes or each.struck:
                self._leave(chapter.id, "marks", each.words)
            is_next = after >= 0 and old[after].look.marker == "number"
            is_other = each.depth or (each.is_numbered and not is_next)
            if is_other or (each.style == "list paragraph" and not each.is_item):
                self._leave(chapter.id, "form", each.words)
        for authors, group in groupby(news, key=lambda at: frozenset(new[at].authors)):
            texts = tuple(self._new(chapter, new[at], free) for at in group)
            following = after + 1
            if (
                is_first
                and following < len(old)
                and old[following].look.marker
                and following in written
            ):
                edit = PageEdit(path, written[following], "", authors, texts, is_first=True)
            else:
                edit = PageEdit(path, place, "", authors, texts)
            self.proposal.pages.append(edit)

    def _frame(self, chapters: Sequence[ChapterFlow]) -> None:
        """Tell what was changed of what the document says beside the policy's text."""
        known = {normal_form(each.words) for chapter in chapters for each in _texts(chapter)}
        for part in self.read.parts:
            if not isinstance(part, ReadText) or not _is_frame(part) or not part.words:
                continue
            if not part.style.startswith("toc") and normal_form(part.words) not in known:
                self._leave("", "frame", part.words)

    def _new(self, chapter: ChapterFlow, text: ReadText, free: Mapping[str, str]) -> New:
        if text.level:
            if own := next((free[each] for each in text.names if each in free), ""):
                return New("heading", text.words, max(text.level, 2), own)
            known = {page.id: page.anchors for page in self.edition.pages}.get(chapter.id, {})
            name = slug(text.words) or "afsnit"
            number = 2
            while name in known:
                name, number = f"{slug(text.words)}-{number}", number + 1
            return New("heading", text.words, max(text.level, 2), name)
        return New("item" if text.is_item else "paragraph", text.words)

    def _written(self, path: str, texts: Sequence[Text]) -> dict[int, int]:
        """Where each text of the document is among the texts of its page; not those of the data."""
        rendered = self.policy.pages[path].rendered.texts if path in self.policy.pages else ()
        found, at = {}, 0
        for number, text in enumerate(texts):
            words = normal_form(text.words)
            ahead = (i for i in range(at, len(rendered)) if normal_form(rendered[i].words) == words)
            place = next(ahead, None)
            if place is not None:
                found[number], at = place, place + 1
        return found

    def _tables(self, chapter: ChapterFlow, read: Sequence[ReadTable]) -> None:
        left = [*read]
        for table in (each for each in chapter.parts if isinstance(each, TableFlow)):
            names = {bookmark(row.id) for row in table.rows if row.id}
            match = next((each for each in left if names_in(each) & names), None)
            match = match or next((each for each in left if says_the_same(each, table)), None)
            if match is not None:
                left.remove(match)
            elif table.kind == "overview" and left:
                left.pop(0)  # made of the departments' tables, which are read themselves
            if table.kind == "initiatives":
                self._initiatives(chapter, table, match)
            elif table.kind == "text" and (match is None or not says_the_same(match, table)):
                self._leave(chapter.id, "table", table.rows[0].words if table.rows else "")
        for each in left:
            self._leave(chapter.id, "table", " | ".join(cell.words for cell in each.rows[0].cells))

    def _initiatives(self, chapter: ChapterFlow, table: TableFlow, read: ReadTable | None) -> None:
        rows = {bookmark(row.id): row for row in table.rows if row.initiative}
        after, seen = "", []
        for row in read.rows if read else ():
            base = next((rows[name] for name in row.names if name in rows), None)
            number = row.cells[0].words if row.cells else ""
            known = number if number in self.ids.values() else ""
            if moved := next((self.ids[name] for name in row.names if name in self.ids), known):
                base = base or next((r for r in rows.values() if r.initiative == moved), None)
                self.seen.add(moved)
                if base is None:
                    self._leave(chapter.id, "moved", f"{moved} {row.cells[-1].words}")
                    continue
            if base is not None and base.initiative not in seen:
                self.proposal.known += 1
                seen.append(base.initiative)
                after = base.initiative
                self._row(chapter, base, row)
            elif any(cell.words for cell in row.cells) and not is_head(row, table):
                self._new_row(chapter, table, row, after)
        order = [each.initiative for each in rows.values() if each.initiative in seen]
        if order != seen:
            self._leave(chapter.id, "order", ", ".join(seen))

    def _retired(self) -> None:
        """The rows that stand in no table any more."""
        for name, each in self.ids.items():
            if each not in self.seen:
                authors = frozenset(self.read.gone.get(name, ()))
                self.proposal.rows.append(RowEdit(each, authors, is_gone=True))

    def _row(self, chapter: ChapterFlow, base: TableRow, row: ReadRow) -> None:
        if len(row.cells) != len(base.cells) or len(row.cells) not in _KEYS:
            self._leave(chapter.id, "cells", base.words)
            return
        number, text = row.cells[0], row.cells[-1]
        was = [plain_text(each.texts[0]) for each in base.cells]
        if number.words != was[0]:
            self._leave(chapter.id, "id", f"{was[0]} → {number.words}")
        if normal_form(text.tags) != normal_form(tags_in(base.cells[-1].texts[0])):
            self._leave(chapter.id, "tags", f"{was[0]}: {text.tags.strip()}")
        values = []
        for key, now, cell in zip(
            _KEYS[len(row.cells)], row.cells[1:], base.cells[1:], strict=True
        ):
            before = " ".join(plain_text(each) for each in cell.texts)
            if normal_form(now.words) == normal_form(before):
                continue
            if len(cell.texts) > 1 or len(now.paragraphs) > 1:
                known = {normal_form(plain_text(each)) for each in cell.texts}
                changed = [each for each in now.paragraphs if normal_form(each) not in known]
                self._leave(chapter.id, "details", f"{was[0]}: {' '.join(changed) or now.words}")
            else:
                values.append((key, now.words))
        if values:
            authors = frozenset(name for each in row.cells[1:] for name in each.authors)
            self.proposal.rows.append(RowEdit(was[0], authors, tuple(values)))

    def _new_row(self, chapter: ChapterFlow, table: TableFlow, row: ReadRow, after: str) -> None:
        if len(row.cells) != table.width or table.width not in _KEYS:
            self._leave(chapter.id, "cells", " | ".join(each.words for each in row.cells))
            return
        text = row.cells[-1]
        first = [(each.paragraphs or [""])[0] for each in row.cells[1:]]
        values = [*zip(_KEYS[table.width], first, strict=True)]
        for each in (words for cell in row.cells[1:] for words in cell.paragraphs[1:]):
            self._leave(chapter.id, "details", each)
        if text.tags and not any(map(str.isdigit, text.tags)):
            values.append(("hyppighed", text.tags.strip()))
        elif text.tags:
            self._leave(chapter.id, "tags", f"{text.words} {text.tags.strip()}")
        about = (frozenset(row.authors), tuple(values), table.department, after)
        self.proposal.rows.append(RowEdit("", *about, typed=row.cells[0].words))

    def _notes(self, chapters: Sequence[ChapterFlow]) -> None:
        known = {
            normal_form(" ".join(each.words for each in texts))
            for chapter in chapters
            for texts in chapter.notes.values()
        }
        for words in self.read.notes:
            if normal_form(words) not in known:
                self._leave("fodnoter", "note", words)

    def _comments(self) -> None:
        for part in self.read.parts:
            texts = (
                [part] if isinstance(part, ReadText) else [c for r in part.rows for c in r.cells]
            )
            for text in texts:
                for each in dict.fromkeys(filter(None, text.comments)):
                    self.proposal.comments.append((text.words[:60], each))
                if text.has_picture:
                    self._leave(text.words[:60] or "dokumentet", "picture")


def _texts(chapter: ChapterFlow) -> Iterator[Text]:
    for part in chapter.parts:
        yield part if isinstance(part, Text) else part.below


def _is_frame(part: ReadText | ReadTable) -> bool:
    """Whether a paragraph says what stands beside the policy, if its style can be trusted."""
    return isinstance(part, ReadText) and part.style in _FRAME and not part.is_after_gone
