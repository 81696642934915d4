"""The texts of a page as its document has them, each with its place in the Markdown.

Of the page alone: what its macros show of the data is not among them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from policy.documents.document import place_on
from policy.documents.inline import Place
from policy.documents.page_blocks import PageBlocks
from policy.documents.tree import Block, Chapter, Paragraph, Run
from policy.documents.word.flow import TableFlow, Text, flow_of_chapter
from policy.documents.word.names import LONGEST, bookmark
from policy.importing.edits import Content, Form
from policy.importing.signs import Signs, address_of, signs_of
from policy.loading.markdown_page import MarkdownPage
from policy.loading.rendered_page import Link
from policy.loading.rendered_page import Text as Written
from policy.model.edition import Edition
from policy.model.macro_calls import SIGNPOSTS, find_calls
from policy.text.slug import slug
from policy.text.tokens import normal_form

_DIGEST = 9
"""How many letters of a long bookmark are its digest, with the sign before it."""
_LABEL = re.compile(r'<li id="fn:([^"]*)"')
OUTSIDE = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)
_CALL = Paragraph((Run("\ue000"),))
"""Stands for a macro call."""
PlaceOf = Callable[[str, str], Place]
"""Where an address on a page leads."""


def places_of(edition: Edition) -> PlaceOf:
    """Where the addresses on the pages of ``edition`` lead; the heading of a page is the page."""
    heads = {
        f"{page.id}#{page.sections[0].id}": page.id
        for page in edition.pages
        if page.sections and page.sections[0].level == 1 and page.sections[0].id
    }

    def place(page: str, address: str) -> Place:
        found = place_on(edition, "", page, address)
        return replace(found, target=heads.get(found.target, found.target))

    return place


@dataclass(frozen=True)
class Placed:
    """A text; ``at`` is its number among the rendered texts of the page, -1 where it has none.

    ``cell`` is its column in a row, -1 outside of tables; ``is_head`` tells a cell of the head;
    ``table`` numbers the tables of the page, ``row`` their rows; ``note`` is the note's label.
    """

    text: Text
    at: int = -1
    cell: int = -1
    is_head: bool = False
    table: int = -1
    row: int = -1
    note: str = ""
    is_caption: bool = False

    @property
    def is_call(self) -> bool:
        """Whether it stands for a macro call."""
        return self.text.content == _CALL.content


Sign = tuple[object, ...]
"""All that a text is: its form, its id, where it stands, what it says and how that looks."""


@dataclass(frozen=True)
class PageTexts:
    """The texts of ``page`` in order, those of its notes at the end, as they are written."""

    page: MarkdownPage
    place_of: PlaceOf

    @cached_property
    def labels(self) -> dict[int, str]:
        """The labels of the notes by their numbers on this page."""
        return dict(enumerate(_LABEL.findall(self.page.rendered.html), start=1))

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """The texts."""
        calls = {each.start: each.name for each in find_calls(self.page.text)}

        def expand(start: int) -> Iterable[Block] | None:
            return None if calls.get(start) in SIGNPOSTS else (_CALL,)

        def place(address: str) -> Place:
            return self.place_of(self.page.id, address)

        found = PageBlocks(self.page.id, self.page.rendered, place, expand)
        flow = flow_of_chapter(Chapter(self.page.id, "", found.blocks, found.notes))
        body = [*_with_places(flow.parts)]
        notes = [
            Placed(text, note=self.labels.get(number, ""))
            for number, texts in flow.notes.items()
            for text in texts
        ]
        written = [*self._written([each for each in [*body, *notes] if not _is_nothing(each)])]
        own = [each for each in written if not each.note]
        return (*own, *sorted((each for each in written if each.note), key=lambda e: e.at))

    def _written(self, texts: Sequence[Placed]) -> Iterator[Placed]:
        """``texts`` with their numbers among the rendered ones: the captions stand elsewhere."""
        rendered, at = self.page.rendered.texts, 0
        for each in texts:
            words = normal_form(each.text.words)
            start = 0 if each.is_caption or each.note else at
            ahead = (
                number
                for number in range(start, len(rendered))
                if _is_like(rendered[number], each)
                and (each.is_call or normal_form(rendered[number].words) == words)
            )
            place = next(ahead, -1)
            at = place + 1 if place >= 0 and not each.is_caption and not each.note else at
            yield replace(each, at=place)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """All that the page says and how; two pages with the same are one to every reader."""
        return tuple(map(self.sign_of, self.texts))

    def sign_of(self, placed: Placed) -> Sign:
        """All that a text is."""
        text = placed.text
        where = (placed.cell, placed.is_head, placed.note, placed.is_caption)
        return (form_of(text), text.id, where, self.signs_of(text.content))

    def signs_of(self, content: Content, labels: Mapping[int, str] | None = None) -> Signs:
        """What a text says and how it looks; ``labels`` of notes are the page's if not given."""
        known = self.labels if labels is None else labels
        return signs_of(content, where_to, lambda number: known.get(number, ""))

    def says(self, old: Content, new: Content, *, is_plain: bool = False) -> bool:
        """Whether both texts, with the page's numbers of notes, say the same and look alike."""
        one, two = (
            signs_of(each, where_to, self.name_of, is_plain=is_plain) for each in (old, new)
        )
        return one == two

    def name_of(self, number: int) -> str:
        """The label of a note of the page; a new one has none yet."""
        return self.labels.get(number, f"?{number}")

    @property
    def unseen(self) -> Counter[str]:
        """The addresses that no document shows: pages beside the policy, pictures, buttons."""
        return Counter(self._unseen(self.page.rendered.links))

    def unseen_in(self, places: Iterable[int]) -> Counter[str]:
        """The addresses that no document shows in the texts at ``places``."""
        numbers = (self.texts[at].at for at in places)
        texts = (self.page.rendered.texts[each] for each in numbers if each >= 0)
        return Counter(self._unseen(link for each in texts for link in each.links))

    def _unseen(self, links: Iterable[Link]) -> Iterator[str]:
        for each in links:
            to = self.place_of(self.page.id, each.address)
            if each.text and not (to.target or OUTSIDE.match(to.address)):
                yield each.address


def form_of(text: Text) -> Form:
    """What a text is."""
    style, marker = text.look.style, text.look.marker
    level = int(style[-1]) if style.startswith("Heading") else 0
    if marker in ("bullet", "number"):
        return Form(level, marker, text.look.depth, style == "Quote")
    if marker == "indent":
        return Form(level, "", text.look.depth, style == "Quote", is_further=True)
    return Form(level, is_quote=style == "Quote")


def where_to(run: Run) -> str:
    """Where ``run`` leads, as far as Word can tell it."""
    if run.target:
        return run.target
    return address_of(run.address) if OUTSIDE.match(run.address) else ""


def _with_places(parts: Iterable[Text | TableFlow]) -> Iterator[Placed]:
    tables = -1
    for part in parts:
        if isinstance(part, Text):
            yield Placed(part)
            continue
        tables += 1
        for number, row in enumerate(part.rows):
            for column, cell in enumerate(row.cells):
                for text in cell.texts if not cell.is_continued else ():
                    yield Placed(text, -1, column, row.is_head, tables, number)
        yield Placed(part.below, table=tables, is_caption=True)


def _is_nothing(placed: Placed) -> bool:
    return placed.cell < 0 and not placed.text.words.strip()


def _is_like(written: Written, placed: Placed) -> bool:
    """Whether both are cells, or notes with that label, or neither."""
    if written.kind == "macro" or placed.is_call:
        return written.kind == "macro" and placed.is_call
    is_cell, is_note = written.kind == "cell", written.kind == "footnote"
    if placed.note:
        return is_note and written.label == placed.note
    return is_cell == (placed.cell >= 0) and not is_note


def named_on(page: str, names: Iterable[str], words: str = "") -> str:
    """The id on ``page`` that one of the bookmarks ``names`` of a text that says ``words`` is of.

    Empty where none is; a long id cannot be told from its bookmark, but where the words name it.
    """
    start = bookmark(f"{page}#x").partition("__")[0] + "__"
    for each in names:
        rest = each.removeprefix(start)
        if rest == each:
            continue
        ids = [slug(words), *([rest[:-_DIGEST], rest] if len(each) < LONGEST else [])]
        for name in filter(None, ids):
            if bookmark(f"{page}#{(found := name.replace('_', '-'))}") == each:
                return found
    return ""
