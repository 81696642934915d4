"""Carries out the edits of a page, each proved: the page is read again and says what was meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from policy.documents.tree import NoteMark, plain
from policy.importing.edits import Content, Form, New, PageEdit
from policy.importing.pages.markdown import NoEditError, Spelling
from policy.importing.pages.page_edits import (
    formed,
    inserted,
    inserted_before,
    reworded,
    with_note,
    without,
)
from policy.importing.pages.page_texts import (
    OUTSIDE,
    PageTexts,
    PlaceOf,
    Sign,
    form_of,
)
from policy.importing.pages.source_lines import Block, block_of, lines_of, rewritten
from policy.importing.pages.table_edits import with_cell, with_row, without_rows
from policy.importing.signs import address_of
from policy.loading.markdown_page import MarkdownPage, read_markdown
from policy.model.macro_calls import find_calls
from policy.text.slug import slug


@dataclass
class PageCarrier:
    """A page on which edits are made; ``left`` are the edits that could not be made."""

    page: MarkdownPage
    place_of: PlaceOf

    def __post_init__(self) -> None:
        self.first = self.texts = PageTexts(self.page, self.place_of)
        self.left: list[PageEdit] = []
        self.labels = dict(self.texts.labels)
        text = self.page.text
        self.spelling = Spelling(
            self.page.id,
            dict(self._addresses()),
            self.labels,
            bold="__" if "__" in text and "**" not in text else "**",
            italic="_" if "__" not in text and "_" in text and "*" not in text else "*",
        )

    def _addresses(self) -> Iterator[tuple[str, str]]:
        """How the page writes the places that it leads to."""
        for each in self.page.rendered.links:
            place = self.place_of(self.page.id, each.address)
            if place.target and not each.is_image:
                yield place.target, each.address
            elif OUTSIDE.match(place.address) and not each.is_image:
                yield address_of(place.address), each.address

    def carry_out(self, edits: Sequence[PageEdit]) -> None:
        """Make ``edits`` from the page's end to its beginning, so that the places stay right.

        All of them at once, and if the page does not say then what was meant, one by one.
        """
        ordered = [each for _, each in sorted(enumerate(edits), key=_from_below)]
        if self._are_made(ordered):
            return
        self.left += [each for each in ordered if not self._are_made([each])]

    def _are_made(self, edits: Sequence[PageEdit]) -> bool:
        """Make ``edits`` if the page is then as meant; if not, it stays as it is."""
        if any(not plain(content).strip() for each in edits for _, content in each.notes):
            return False  # a mark whose note is not in the file
        before, signs = (self.page, self.texts), [*self.texts.signs]
        unseen = self.texts.unseen
        for edit in edits:
            for number, content in edit.notes:
                signs.append(self._new_note(number, content))
            found = self._of_note(edit) if edit.note else edit
            unseen = unseen - self._unseen_gone(found) + self._unseen_moved(found)
            signs = self._meant(found, signs)
            if not self._next(found, signs):
                break
        else:
            if [*self.texts.signs] == signs and self.texts.unseen == unseen:
                return True
        self.page, self.texts = before
        return False

    def _next(self, edit: PageEdit, signs: Sequence[Sign]) -> bool:
        """Take the page after ``edit`` that says what is meant, or as many texts."""
        tries = [
            PageTexts(read_markdown(self.page.id, text), self.place_of)
            for text in self._tries(edit)
        ]
        exact = (each for each in tries if [*each.signs] == [*signs])
        near = (each for each in tries if len(each.texts) == len(signs))
        found = next(chain(exact, near), None)
        if found is not None:
            self.page, self.texts = found.page, found
        return found is not None

    def _unseen_gone(self, edit: PageEdit) -> Counter[str]:
        places = range(edit.at, edit.at + edit.count) if edit.kind == "gone" else ()
        return self.texts.unseen_in(places)

    def _unseen_moved(self, edit: PageEdit) -> Counter[str]:
        return self.first.unseen_in([each.like for each in edit.news if each.like >= 0])

    def _of_note(self, edit: PageEdit) -> PageEdit:
        """The edit of a note with the place where it is now."""
        places = [at for at, each in enumerate(self.texts.texts) if each.note == edit.note]
        return replace(edit, at=places[edit.at]) if edit.at < len(places) else edit

    def _new_note(self, number: int, content: Content) -> Sign:
        """Write the note and remember its label; its mark comes with the text."""
        known = {*self.texts.labels.values(), *self.labels.values()}
        self.labels[number] = label = _label(content, known)
        lines = self.spelling.lines(content)
        self.page = read_markdown(self.page.id, with_note(self.page, label, lines))
        self.texts = PageTexts(self.page, self.place_of)
        return (Form(), "", (-1, False, label, False), self._signs(content))

    def _meant(self, edit: PageEdit, before: Sequence[Sign]) -> list[Sign]:
        """What the page is to be after ``edit`` that was ``before``."""
        signs = [*before]
        match edit.kind:
            case "words":
                form, name, where, _ = signs[edit.at]
                signs[edit.at] = (form, name, where, self._signs(edit.content))
            case "gone":
                del signs[edit.at : edit.at + edit.count]
            case "behind" | "before":
                at = edit.at + (edit.kind == "behind")
                signs[at:at] = [sign for each in edit.news for sign in self._new_signs(each)]
            case "row":
                cells = enumerate(edit.cells)
                count = edit.count
                signs[edit.at + count : edit.at + count] = [
                    _cell(column, self._signs(each)) for column, each in cells
                ]
            case "form":
                for at, form in enumerate(edit.forms, start=edit.at):
                    _, name, where, said = signs[at]
                    signs[at] = (form, name, where, said)
        return signs

    def _signs(self, content: Content) -> object:
        return self.texts.signs_of(content, self.labels)

    def _new_signs(self, new: New) -> Iterator[Sign]:
        if not new.rows:
            name = f"{self.page.id}#{new.name}" if new.name else ""
            yield (new.form, name, (-1, False, "", False), self._signs(new.content))
        for number, row in enumerate(new.rows):
            for column, cell in enumerate(row):
                yield _cell(column, self._signs(cell), is_head=not number)

    def _tries(self, edit: PageEdit) -> Iterator[str]:
        """The page as it may be after ``edit``, in one way after the other."""
        ways: dict[str, Sequence[Callable[[PageEdit], str]]] = {
            "words": (self._reworded, self._rewritten),
            "gone": (self._without,),
            "behind": (self._behind,),
            "before": (self._before,),
            "row": (lambda e: with_row(self.texts, e.at, e.cells, self.spelling),),
            "form": (self._formed,),
        }
        for way in ways[edit.kind]:
            try:
                yield way(edit)
            except NoEditError:
                continue

    def _block(self, at: int) -> Block:
        placed = self.texts.texts[at]
        if placed.at < 0:
            raise NoEditError
        if placed.is_call:
            start = self.page.rendered.texts[placed.at].start
            call = next(each for each in find_calls(self.page.text) if each.start == start)
            first, last = (self.page.line_of(each) for each in (start, start + len(call.text)))
            return Block(self.page.rendered.texts[placed.at], first, last)
        return block_of(self.page, self.page.rendered.texts[placed.at])

    def _reworded(self, edit: PageEdit) -> str:
        return reworded(self.page, self._block(edit.at), " ".join(plain(edit.content).split()))

    def _rewritten(self, edit: PageEdit) -> str:
        placed = self.texts.texts[edit.at]
        if placed.cell >= 0:
            return with_cell(self.texts, edit.at, edit.content, self.spelling)
        numbers = {label: number for number, label in self.labels.items()}
        old = tuple(
            NoteMark(numbers[self.texts.labels[each.number]])
            if isinstance(each, NoteMark)
            else each
            for each in placed.text.content
        )
        return rewritten(self.page, self._block(edit.at), self.spelling, old, edit.content)

    def _without(self, edit: PageEdit) -> str:
        if self.texts.texts[edit.at].cell >= 0:
            return without_rows(self.texts, edit.at, edit.count)
        return without(self.page, self._block(edit.at))

    def _behind(self, edit: PageEdit) -> str:
        at = edit.at - self.texts.texts[edit.at].is_caption  # which stands above its table
        placed, block = self.texts.texts[at], self._block(at)
        if placed.cell >= 0:
            block = replace(block, last=block.first)
        news = [*self._with_lines(edit.news)]
        return inserted(self.page, block, form_of(placed.text), news, self.spelling)

    def _before(self, edit: PageEdit) -> str:
        news = [*self._with_lines(edit.news)]
        return inserted_before(self.page, self._block(edit.at), news, self.spelling)

    def _with_lines(self, news: Iterable[New]) -> Iterator[tuple[New, Sequence[str]]]:
        """New texts, those that moved with the lines that they had."""
        for each in news:
            placed = self.first.texts[each.like] if each.like >= 0 else None
            if placed is None or placed.at < 0:
                yield each, ()
                continue
            page = self.first.page
            yield each, lines_of(page, block_of(page, page.rendered.texts[placed.at])).bodies

    def _formed(self, edit: PageEdit) -> str:
        blocks = [self._block(at) for at in range(edit.at, edit.at + len(edit.forms))]
        return formed(self.page, blocks, edit.forms)


def _cell(column: int, signs: object, *, is_head: bool = False) -> Sign:
    return (Form(), "", (column, is_head, "", False), signs)


def _label(content: Content, known: Iterable[str]) -> str:
    """A label for a new note: the next number where the others have numbers, else its words."""
    names = {*known}
    if all(each.isdecimal() for each in names):
        return str(max(map(int, names), default=0) + 1)
    name = base = slug(" ".join(plain(content).split()[:3])) or "note"
    number = 2
    while name in names:
        name, number = f"{base}-{number}", number + 1
    return name


def _from_below(each: tuple[int, PageEdit]) -> tuple[bool, int, int, int]:
    """What comes behind a text first, then what becomes of it, then what comes before it.

    The notes are last: their marks are to have come and gone by then.
    """
    number, edit = each
    ranks = {"behind": 0, "row": 0, "form": 1, "words": 2, "gone": 2, "before": 3}
    return bool(edit.note), -edit.at, ranks[edit.kind], -number
