"""The footnotes of a page and of a Word file: which are the same, which changed, came or went."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from policy.documents.inline import tidy
from policy.documents.tree import Inline, NoteMark, Run, plain
from policy.importing.edits import Content, PageEdit
from policy.importing.pages.page_texts import PageTexts, Placed
from policy.importing.read_text import ReadText
from policy.text.tokens import normal_form


@dataclass
class PageNotes:
    """The notes of a page, the first of which is number ``first`` in the document.

    ``texts`` are those of the page; ``ids`` the places of the document by their bookmarks,
    ``pages`` the pages by the ids of their headings; ``read`` the notes of the file. ``left`` are
    the words of notes that cannot be carried.
    """

    first: int
    texts: PageTexts
    ids: Mapping[str, str]
    pages: Mapping[str, str]
    read: Mapping[int, Sequence[ReadText]]
    left: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = self.texts.labels
        words = {number: _joined(self._own(label)) for number, label in self.known.items()}
        said = {normal_form(_words(texts)) for texts in self.read.values()}
        self.by_words = {each: number for number, each in reversed(words.items())}
        self.unsaid = {number for number, each in words.items() if each not in said}
        self.numbers: dict[int, int] = {}
        self.used: set[int] = set()
        self.lost: dict[int, frozenset[str]] = {}
        self.new: dict[int, int] = {}

    def _own(self, label: str) -> list[Placed]:
        return [each for each in self.texts.texts if each.note == label]

    def keeps(self, words: str) -> bool:
        """Whether a paragraph is a note of the page that no mark leads to."""
        number = self.by_words.get(normal_form(words))
        self.used |= set() if number is None else {number}
        return number is not None

    def on_page(self, content: Content) -> Content:
        """A text of the document with the numbers that its notes have on the page."""
        return tuple(
            NoteMark(each.number - self.first + 1)
            if isinstance(each, NoteMark)
            else replace(each, target=self.pages.get(each.target, each.target))
            if isinstance(each, Run)
            else each
            for each in content
        )

    def content_of(self, old: Content, now: ReadText, *, is_own: bool = False) -> Content:
        """What ``now`` says that was ``old``, with the ids and the page's notes that it means.

        ``is_own`` tells that ``old`` has the numbers of the page.
        """
        was = [e.number for e in (old if is_own else self.on_page(old)) if isinstance(e, NoteMark)]
        marks = [each.number for each in now.content if isinstance(each, NoteMark)]
        for each in marks:
            words = normal_form(_words(self.read.get(each, ())))
            if each not in self.numbers and words in self.by_words:
                self.numbers[each] = self.by_words[words]
        changed = [each for each in was if each in self.unsaid]
        for each in marks:
            if each not in self.numbers and changed:
                self.numbers[each] = changed.pop(0)
                self.unsaid.discard(self.numbers[each])
            elif each not in self.numbers:
                self.numbers[each] = -each
                self.new[-each] = each
        self.used |= {self.numbers[each] for each in marks}
        authors = frozenset(now.authors)
        self.lost.update({each: authors for each in was if each not in self.used})
        return tidy(map(self._on_page, now.content))

    def new_content(self, now: ReadText) -> Content:
        """What a text says that came."""
        return self.content_of((), now)

    def _on_page(self, each: Inline) -> Inline:
        match each:
            case NoteMark(number):
                return NoteMark(self.numbers.get(number, -number))
            case Run(target=target) if target:
                return replace(each, target=self.ids.get(target, f"?{target}"))
            case _:
                return each

    def lose(self, content: Content, authors: frozenset[str]) -> None:
        """Remember that a text with its marks went."""
        marks = (each.number for each in self.on_page(content) if isinstance(each, NoteMark))
        self.lost.update(dict.fromkeys(marks, authors))

    def new_in(self, content: Content) -> tuple[tuple[int, Content], ...]:
        """The new notes whose marks stand in a text, each told once."""
        marks = [each.number for each in content if isinstance(each, NoteMark)]
        found = []
        for number in marks:
            if number in self.new:
                texts = self.read.get(self.new.pop(number), ())
                found.append((number, self._said(texts)))
        return tuple(found)

    def _said(self, texts: Sequence[ReadText]) -> Content:
        content = [inline for each in texts for inline in (*each.content, Run(" "))]
        return tidy(map(self._on_page, content))

    def edits(self, path: str) -> Iterator[PageEdit]:
        """The edits of the notes themselves."""
        for read, number in self.numbers.items():
            label = self.known.get(number)
            if label is None:
                continue
            own = self._own(label)
            content = self._said(self.read.get(read, ()))
            if len(own) == 1 and not self.texts.says(own[0].text.content, content):
                authors = frozenset(
                    name for each in self.read.get(read, ()) for name in each.authors
                )
                yield PageEdit(path, 0, "words", authors, content, note=label)
            elif len(own) > 1 and _joined(own) != normal_form(plain(content)):
                self.left.append(plain(content))
        for number, authors in self.lost.items():
            if number not in self.used and (label := self.known.get(number)):
                for _ in self._own(label):
                    yield PageEdit(path, 0, "gone", authors, note=label)


def _joined(texts: Sequence[Placed]) -> str:
    return normal_form(" ".join(each.text.words for each in texts))


def _words(texts: Sequence[ReadText]) -> str:
    return " ".join(each.words for each in texts)
