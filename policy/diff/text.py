"""The changes of the pages: pages, headings, and the sentences and list items below them.

Text is compared segment by segment within its section. What was removed from one section and added
word for word to another has moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from policy.diff.change import (
    Change,
    Field,
    FormChange,
    HeadingChange,
    Kind,
    PageChange,
    Place,
    SentenceChange,
    order_field,
)
from policy.diff.data import list_changes
from policy.diff.forms import form_changes
from policy.diff.note_marks import with_note_marks
from policy.diff.pairing import Paired, Pairing, SectionText
from policy.model.addresses import department_page
from policy.model.edition import Page
from policy.text.alignment import Pair, align
from policy.text.tokens import normal_form

Position = tuple[int, int]
"""The number of a page, and the place of a section on it: of two sections at the same place, the
one that is gone comes before the one that came, each with all of its text."""


def text_changes(pairing: Pairing) -> Iterator[Change]:
    """The changes of the pages and their text, in no order."""
    yield from _pages(pairing)
    sentences: list[SentenceChange] = []
    forms: list[FormChange] = []
    aligned: dict[Place, tuple[Pair, ...]] = {}
    for name, page in pairing.pages.items():
        for key, each in pairing.sections[name].items():
            place = Place(name, key)
            number = page.is_at if each.new else page.was_at
            position = (number, 2 * each.at + int(bool(each.new)))
            yield from _heading(place, page, each, position)
            pairs = aligned[place] = _aligned(each)
            if each.old is not each.new:  # those that say the same are the same object
                sentences += _sentences(place, each, pairs, position)
                forms += _forms(place, each, pairs, position)
    yield from with_note_marks(pairing, aligned, [*_with_moves(sentences)])
    yield from forms


def _pages(pairing: Pairing) -> Iterator[Change]:
    def change(name: str, **keys: Any) -> Change:
        return PageChange(page=name, **keys)

    def title(page: Page) -> str:
        return normal_form(page.title)

    yield from list_changes(pairing.pages, change, title)
    with_department = {  # a department's new address is reported with the department
        department_page(name)
        for name, each in pairing.departments.items()
        if each.old and each.old.id != name
    }
    for name, each in pairing.pages.items():
        if each.old and each.new and each.old.id != name and name not in with_department:
            yield PageChange(
                kind=Kind.CHANGED,
                page=name,
                before=each.old.id,
                after=name,
                position=(each.is_at, 1),
            )


def _heading(
    place: Place, page: Paired[Page], section: Paired[SectionText], position: Position
) -> Iterator[Change]:
    """The change of a section's heading; a page's own comes and goes with its page."""
    old, new = section.old, section.new
    titles = ((side.title or None) if side else None for side in (old, new))
    title = Field("overskrift", *titles)
    is_page = section.at == 0 and not (page.old and page.new)
    if not (title.before or title.after) or (is_page and not (title.before and title.after)):
        return
    kind = Kind.ADDED if title.after else Kind.REMOVED
    address = order = level = None
    if old and new and title.before and title.after:
        ids = old.section.id, new.section.id
        if all(ids) and ids[0] != ids[1]:
            address = Field("anker", f"#{ids[0]}", f"#{ids[1]}")
        levels = old.section.level, new.section.level
        if levels[0] != levels[1]:
            level = Field("niveau", *map(str, levels))
        if section.has_moved:
            order = order_field(section.was_at, section.is_at)
        is_changed = bool(address or level) or title.before != title.after
        if not is_changed and not order:
            return
        kind = Kind.CHANGED if is_changed else Kind.MOVED
    has_title = title.before != title.after
    shown = title if has_title else address or level or title
    yield HeadingChange(
        kind=kind,
        page=place.page,
        section=place.section,
        title=title,
        address=address,
        level=level,
        order=order,
        before=shown.before,
        after=shown.after,
        position=(*position, 0),
    )


def _aligned(section: Paired[SectionText]) -> tuple[Pair, ...]:
    """The segments of both sides of a section as they belong together."""
    return align(*(side.texts if side else [] for side in (section.old, section.new)))


def _forms(
    place: Place, section: Paired[SectionText], pairs: Sequence[Pair], position: Position
) -> Iterator[FormChange]:
    """The changes of what the kept segments of a section stand in."""
    if section.old and section.new and section.old.segments != section.new.segments:
        kept = sorted((each.new[0], each.old[0]) for each in pairs if each.kind == "kept")
        sides = section.old.segments, section.new.segments
        for change in form_changes(place, *sides, [(old, new) for new, old in kept]):
            yield replace(change, position=(*position, 1, change.is_at[0], 1))


def _sentences(
    place: Place, section: Paired[SectionText], pairs: Sequence[Pair], position: Position
) -> Iterator[SentenceChange]:
    """The changes of the segments within a section."""
    old, new = (side.segments if side else () for side in (section.old, section.new))
    for each in pairs:
        if each.kind != "kept":
            first = each.new[0] if each.new else each.old[0]
            was = next(filter(None, (old[at].term for at in each.old)), None)
            now = next(filter(None, (new[at].term for at in each.new)), None)
            yield SentenceChange(
                kind=Kind(each.kind),
                page=place.page,
                section=place.section,
                before="\n".join(old[index].text for index in each.old) or None,
                after="\n".join(new[index].text for index in each.new) or None,
                position=(*position, 1, first, int(bool(each.new))),
                was_at=each.old,
                is_at=each.new,
                term=Field("begreb", was, now) if was or now else None,
            )


def _with_moves(changes: list[SentenceChange]) -> Iterator[SentenceChange]:
    """``changes``, in which a text that was removed here and added there is one move."""
    removed: dict[str | None, list[SentenceChange]] = defaultdict(list)
    for each in sorted(changes, key=lambda each: each.position, reverse=True):
        if each.kind is Kind.REMOVED:
            removed[each.before].append(each)
    for each in sorted(changes, key=lambda each: each.position):
        if each.kind is Kind.ADDED and removed[each.after]:
            left = removed[each.after].pop()
            yield replace(
                each, kind=Kind.MOVED, before=left.before, was_at=left.was_at, source=left.place
            )
        elif each.kind is not Kind.REMOVED:
            yield each
    for rest in removed.values():
        yield from rest
