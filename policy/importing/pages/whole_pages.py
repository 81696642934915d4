"""Which parts of a Word file are which page; the pages that came, went and stand elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import dirname

from policy.documents.word.flow import ChapterFlow, Part, Text
from policy.documents.word.names import bookmark
from policy.importing.edits import MenuEdit
from policy.importing.new_school.outline import OWN_PAGES
from policy.importing.pages.markdown import Spelling
from policy.importing.pages.page_texts import named_on
from policy.importing.read_text import ReadPart, ReadTable, ReadText
from policy.importing.rows.yaml_rows import scalar
from policy.loading.loader import DOCS
from policy.model.addresses import DEPARTMENT_PAGES, FRONT
from policy.rules.facts.leftovers import TO_CONFIRM
from policy.text.alignment import longest_increasing_subsequence
from policy.text.slug import slug
from policy.text.tokens import normal_form
from policy.words.document_words import COLUMNS
from policy.words.word_file_words import GUESSED, NEW_SCHOOL


@dataclass
class Piece:
    """The parts of the file that are one page, of the chapter with the number ``known`` or new."""

    heading: ReadText
    known: int = -1
    parts: list[ReadPart] = field(default_factory=list)

    @property
    def has_initiatives(self) -> bool:
        """Whether there is a table in it as those of the departments are."""
        heads = ([*COLUMNS], [COLUMNS[0], COLUMNS[2]])
        rows = (each.rows[0] for each in self.parts if isinstance(each, ReadTable))
        return any([cell.words for cell in row.cells] in heads for row in rows)


def pieces_of(chapters: Sequence[ChapterFlow], parts: Iterable[ReadPart]) -> list[Piece]:
    """``parts`` by pages: a page is known by its heading's bookmark, else by the words of it."""
    heads = {number: text for number, each in enumerate(chapters) if (text := _head(each))}
    every = [*parts]
    starts = dict(_known_starts(heads, every))
    starts |= dict(_headless(chapters, heads.keys() - {*starts.values()}, every, starts))
    found: list[Piece] = []
    for at, part in enumerate(every):
        is_head = isinstance(part, ReadText) and part.level == 1 and part.words
        if at in starts or is_head:
            heading = part if isinstance(part, ReadText) else ReadText()
            found.append(Piece(heading, starts.get(at, -1)))
        if found:
            found[-1].parts.append(part)
    return found


def _head(chapter: ChapterFlow) -> Text | None:
    first = next((each for each in chapter.parts if isinstance(each, Text)), None)
    return first if first is not None and first.id else None


def _known_starts(
    heads: Mapping[int, Text], parts: Sequence[ReadPart]
) -> Iterator[tuple[int, int]]:
    """Where the pages begin that were there, each with its number."""
    by_name = {bookmark(text.id): number for number, text in heads.items()}
    left = {*heads}
    unnamed: list[tuple[int, ReadText]] = []
    for at, part in enumerate(parts):
        if not isinstance(part, ReadText) or not part.words:
            continue
        number = next((by_name[each] for each in part.names if each in by_name), -1)
        if number in left:
            left.remove(number)
            yield at, number
        elif part.level == 1:
            unnamed.append((at, part))
    by_words = {normal_form(heads[each].words): each for each in sorted(left, reverse=True)}
    for at, part in unnamed:
        if (number := by_words.pop(normal_form(part.words), -1)) >= 0:
            yield at, number


def _headless(
    chapters: Sequence[ChapterFlow],
    missing: Collection[int],
    parts: Sequence[ReadPart],
    starts: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Where the pages begin whose headings alone went, each with its number.

    Most of what such a page says still stands behind the page before it.
    """
    for number in sorted(missing):
        before = max((at for at, each in starts.items() if each < number), default=-1)
        others = chapters[starts[before]].parts if before >= 0 else ()
        said = {*map(_key, chapters[number].parts[1:])} - {"", *map(_key, others)}
        end = min((at for at in starts if at > before), default=len(parts))
        own = [at for at in range(before + 1, end) if _key(parts[at]) in said]
        if own and 2 * len(own) >= len(said):
            yield own[0], number


def _key(part: Part | ReadPart) -> str:
    """What tells a part from others: its words, of a table those of its first row of content."""
    if isinstance(part, Text | ReadText):
        return normal_form(part.words)
    return normal_form(part.rows[1].words) if len(part.rows) > 1 else ""


def new_ids(page: str, parts: Iterable[ReadPart], known: Collection[str]) -> dict[str, str]:
    """The places on ``page`` that bookmarks of the file name and that were not there before."""
    found = {}
    for part in parts:
        for each in part.names if isinstance(part, ReadText) else ():
            if each not in known and (name := named_on(page, [each], part.words)):
                found[each] = f"{page}#{name}"
    return found


class NewPages:
    """Tells the pages of the file ``pieces`` that came, moved and went, and makes the new ones.

    ``new`` are those by the numbers of their pieces.
    """

    def __init__(
        self,
        school: str,
        chapters: Sequence[ChapterFlow],
        pieces: Sequence[Piece],
        paths: Iterable[str],
    ) -> None:
        self.school, self.chapters, self.pieces = school, chapters, pieces
        self.pages = {each.removeprefix(DOCS).removesuffix(".md") for each in paths}
        self.new: dict[int, MenuEdit] = {}

    def make(self, at: int) -> str:
        """Make a page of the piece with the number ``at``, with its heading; returns its id."""
        piece, after = self.pieces[at], self._before(at)
        page, name = self._names(piece.heading, self._folder(at, after))
        self.pages.add(page)
        title = piece.heading.words
        said = NEW_SCHOOL["description"].format(title=title, school=self.school)
        head = f"---\ndescription: {scalar(said)}\n{TO_CONFIRM} {GUESSED['description']}\n---\n\n"
        text = f"{head}# {Spelling(page).line_of_words(title)} {{ #{name} }}\n"
        authors = frozenset(name for part in piece.parts for name in _authors(part))
        self.new[at] = MenuEdit(page, authors, "new", after, title, text)
        return page

    def _names(self, heading: ReadText, folder: str) -> tuple[str, str]:
        """The id of a page and that of its heading: those that a bookmark names, else new ones."""
        folders = sorted({dirname(each) for each in self.pages} - {""})
        for each in heading.names:
            page, sign, rest = each.removeprefix("p_").partition("__")
            ids = [
                f"{known}/{page.removeprefix(f'{known}_').replace('_', '-')}"
                for known in folders
                if page.startswith(f"{known}_")
            ]
            ids.append(page.replace("_", "-"))
            for one in ids if sign and rest else ():
                if one not in self.pages and (name := named_on(one, [each], heading.words)):
                    return one, name
        start = f"{folder}/" if folder else ""
        name = base = slug(heading.words) or "side"
        number = 2
        while f"{start}{name}" in self.pages | OWN_PAGES:
            name, number = f"{base}-{number}", number + 1
        return f"{start}{name}", name

    def _folder(self, at: int, after: str) -> str:
        """The folder in which the pages on both sides lie, but for that of the departments."""
        known = next((each.known for each in self.pieces[at + 1 :] if each.known >= 0), -1)
        behind = dirname(self.chapters[known].id) if known >= 0 else ""
        is_own = behind == dirname(after) and f"{behind}/" != DEPARTMENT_PAGES
        return behind if is_own else ""

    def _before(self, at: int) -> str:
        """The page before the piece with the number ``at``, nothing if that is first."""
        for number in range(at - 1, -1, -1):
            if number in self.new:
                return self.new[number].id
            if self.pieces[number].known >= 0:
                return self.chapters[self.pieces[number].known].id
        return ""

    def edits(self, gone: Mapping[str, set[str]]) -> Iterator[MenuEdit]:
        """The pages that came, that moved and that went; ``gone`` tells who deleted which words."""
        known = [at for at, each in enumerate(self.pieces) if each.known >= 0]
        kept = longest_increasing_subsequence([self.pieces[at].known for at in known])
        stays = {known[each] for each in kept}
        for at, each in enumerate(self.pieces):
            if at in self.new:
                yield self.new[at]
            elif each.known >= 0 and at not in stays:
                about = (self.chapters[each.known].id, frozenset(each.heading.authors))
                yield MenuEdit(*about, "moved", self._before(at))
        there = {each.known for each in self.pieces}
        for number, chapter in enumerate(self.chapters):
            head = _head(chapter)
            if number not in there and head is not None and chapter.id != FRONT:
                who = gone.get(normal_form(head.words), ())
                yield MenuEdit(chapter.id, frozenset(who), "gone")


def _authors(part: ReadPart) -> Iterable[str]:
    if isinstance(part, ReadText):
        return part.authors
    return (name for row in part.rows for name in row.authors)
