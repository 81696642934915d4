"""The changes of the pages: pages, headings, and the sentences and list items below them.

A text is compared sentence by sentence and item by item inside its section, which is known by its
id; what left one section and stands word for word in another has moved.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from policy.diff.change import Change, Field, Kind, Type
from policy.diff.data import ORDER
from policy.diff.links import link_changes
from policy.diff.pairing import (
    Place,
    paired_pages,
    paired_sections,
    renamed_departments,
    renamed_pages,
)
from policy.diff.segments import texts
from policy.model.addresses import department_page
from policy.model.edition import Edition, Section
from policy.text.alignment import align, moved
from policy.text.tokens import normal_form

HEADING = frozenset({"overskrift", "anker"})
"""The fields of a change of a section's heading: what it says, and its permanent address."""


@dataclass(frozen=True)
class _Placed:
    """A section with its page's and its own number."""

    section: Section
    position: tuple[int, int]

    @property
    def title(self) -> str:
        """The heading in normal form; nothing for what stands before a page's first one."""
        return normal_form(self.section.title)


def text_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The changes of the pages, in no order."""
    yield from _pages(old, new, renamed_pages(old, new))
    before, after = _outline(old, new)
    yield from _headings(before, after, *_names(old, new))
    yield from _across(list(_sentences(before, after)))
    yield from link_changes(old, new)


def _names(old: Edition, new: Edition) -> tuple[set[str], set[str]]:
    """The pages of each edition, a renamed one by its new name."""
    renamed = renamed_pages(old, new)
    return {renamed.get(page.id, page.id) for page in old.pages}, {page.id for page in new.pages}


def _pages(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before = {renamed.get(page.id, page.id): (index, page) for index, page in enumerate(old.pages)}
    after = {page.id: (index, page) for index, page in enumerate(new.pages)}
    out_of_order = moved(list(before), list(after))
    tables = {  # a department's new address is told of with the department
        department_page(each) for each in renamed_departments(old, new).values()
    }
    for name, (index, page) in before.items():
        if name not in after:
            text = normal_form(page.title)
            yield Change(Type.PAGE, Kind.REMOVED, page=name, before=text, position=(index, 0))
    for name, (index, page) in after.items():
        text = normal_form(page.title)
        position = (index, 1)
        if name not in before:
            yield Change(Type.PAGE, Kind.ADDED, page=name, after=text, position=position)
            continue
        place, was = before[name]
        if was.id != name and name not in tables:
            details = (Field("adresse", was.id, name),)
            yield Change(
                Type.PAGE,
                Kind.CHANGED,
                page=name,
                details=details,
                before=was.id,
                after=name,
                position=position,
            )
        if name in out_of_order:
            details = (Field(ORDER, str(place + 1), str(index + 1)),)
            yield Change(
                Type.PAGE,
                Kind.MOVED,
                page=name,
                details=details,
                before=text,
                after=text,
                position=position,
            )


def _outline(old: Edition, new: Edition) -> tuple[dict[Place, _Placed], dict[Place, _Placed]]:
    """Every section of each edition by its page and key, the same one under the same in both."""
    numbers = {page.id: index for index, page in enumerate(old.pages)}
    places = {page.id: index for index, page in enumerate(new.pages)}
    before: dict[Place, _Placed] = {}
    after: dict[Place, _Placed] = {}
    for name, (was, now) in paired_pages(old, new).items():
        left, came = paired_sections(was, now)
        for index, (key, section) in enumerate(left.items()):
            before[name, key] = _Placed(section, (numbers[was.id] if was else 0, index))
        for index, (key, section) in enumerate(came.items()):
            after[name, key] = _Placed(section, (places[name], index))
    return before, after


def _headings(
    before: Mapping[Place, _Placed],
    after: Mapping[Place, _Placed],
    old_pages: set[str],
    new_pages: set[str],
) -> Iterator[Change]:
    """What became of each heading; a page that came or went is told of with its own."""
    out_of_order = set(_moved_sections(before, after))
    for place in {**before, **after}:
        was, now = before.get(place), after.get(place)
        here = now or was
        assert here
        is_of_page = not here.position[1] and not (place[0] in old_pages and place[0] in new_pages)
        titles = was.title if was else "", now.title if now else ""
        if not any(titles) or (is_of_page and not all(titles)):
            continue
        if was and now and all(titles):
            details = tuple(_differences(was, now))
            if details and place in out_of_order:
                numbers = (str(each.position[1]) for each in (was, now))
                details += (Field(ORDER, *numbers),)
            if details or place in out_of_order:
                yield _heading(place, here, titles, details)
        else:
            yield _heading(place, here, titles)


def _differences(was: _Placed, now: _Placed) -> Iterator[Field]:
    """What is another of a heading: its words, its address."""
    if was.title != now.title:
        yield Field("overskrift", was.title, now.title)
    ids = was.section.id, now.section.id
    if all(ids) and ids[0] != ids[1]:
        yield Field("anker", f"#{ids[0]}", f"#{ids[1]}")


def _moved_sections(
    before: Mapping[Place, _Placed], after: Mapping[Place, _Placed]
) -> Iterator[Hashable]:
    """The sections that stand elsewhere on their page; a page that moved takes its own along."""
    pages: dict[str, tuple[list[Place], list[Place]]] = {}
    for side, sections in enumerate((before, after)):
        for place, each in sections.items():
            if each.title:
                pages.setdefault(place[0], ([], []))[side].append(place)
    for old, new in pages.values():
        yield from moved(old, new)


def _heading(
    place: Place, here: _Placed, titles: tuple[str, str], details: tuple[Field, ...] = ()
) -> Change:
    """A change of a heading: of what it says or is known by, else of its place or its being."""
    before, after = (title or None for title in titles)
    kind = Kind.MOVED if before and after else Kind.ADDED if after else Kind.REMOVED
    if details:
        kind, before, after = Kind.CHANGED, details[0].before, details[0].after
    return Change(
        Type.TEXT,
        kind,
        page=place[0],
        section=place[1],
        details=details or (Field("overskrift", before, after),),
        before=before,
        after=after,
        position=(*here.position, 0),
    )


def _sentences(before: Mapping[Place, _Placed], after: Mapping[Place, _Placed]) -> Iterator[Change]:
    """The changes inside each section; what only left or only came is told of as such."""
    for place in {**before, **after}:
        was, now = before.get(place), after.get(place)
        here = now or was
        assert here
        texts_were, texts_are = (texts(each.section) if each else [] for each in (was, now))
        if texts_were != texts_are:
            yield from _section(*place, here.position, texts_were, texts_are)


def _section(
    page: str, section: str, position: tuple[int, ...], old: list[str], new: list[str]
) -> Iterator[Change]:
    for pair in align(old, new):
        if pair.kind == "kept":
            continue
        place = pair.new[0] if pair.new else pair.old[0]
        yield Change(
            Type.TEXT,
            Kind(pair.kind),
            page=page,
            section=section,
            before="\n".join(old[index] for index in pair.old) or None,
            after="\n".join(new[index] for index in pair.new) or None,
            position=(*position, 1, place, int(bool(pair.new))),
            was_at=pair.old,
            is_at=pair.new,
        )


def _across(changes: list[Change]) -> Iterator[Change]:
    """``changes`` with what left one section and came in another, word for word, as a move."""
    left: dict[str, list[Change]] = defaultdict(list)
    for each in changes:
        if each.kind is Kind.REMOVED and each.before:
            left[each.before].append(each)
    matched: set[int] = set()
    moves: list[Change] = []
    for each in changes:
        if each.kind is Kind.ADDED and each.after and left.get(each.after):
            source = left[each.after].pop(0)
            matched |= {id(each), id(source)}
            details = (Field("sted", source.place, each.place),)
            moves.append(
                Change(
                    Type.TEXT,
                    Kind.MOVED,
                    page=each.page,
                    section=each.section,
                    details=details,
                    before=source.before,
                    after=each.after,
                    position=each.position,
                    was_at=source.was_at,
                    is_at=each.is_at,
                )
            )
    yield from moves
    yield from (each for each in changes if id(each) not in matched)
