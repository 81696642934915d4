"""The changes of the pages: pages, headings, and the sentences and list items below them.

A text is compared sentence by sentence and item by item inside its section, which is known by its
id; what left one section and stands word for word in another has moved.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from macros.alignment import align, moved
from macros.change import Change, Field, Kind, Type
from macros.changes_data import ORDER
from macros.edition import Edition, Page, Section
from macros.redline import normal

Place = tuple[str, str]
"""A page's id and a section's key."""

RENAMED = 0.6
"""The share of its text that a page under another address must have kept to be the same page."""

_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')]* (?=[\"'(]*[A-ZÆØÅ])")


@dataclass(frozen=True)
class _Heading:
    """A section's heading with its place."""

    title: str
    level: int
    position: tuple[int, ...]


def text_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The changes of the pages, in no order."""
    renamed = renamed_pages(old, new)
    yield from _pages(old, new, renamed)
    yield from _headings(old, new, renamed)
    yield from _across(list(_sentences(old, new, renamed)))


def section_key(section: Section, index: int) -> str:
    """What a section is known by: its id, or its number where it has none."""
    return section.id or (f"afsnit-{index}" if index else "")


def titles(*editions: Edition) -> dict[Place, str]:
    """What each section is called by one who points to it: its own title or its page's."""
    return {
        (page.id, section_key(section, index)): normal(section.title or page.title)
        for edition in editions
        for page in edition.pages
        for index, section in enumerate(page.sections)
    }


@dataclass(frozen=True)
class Unit:
    """A sentence, list item or footnote in normal form, with its kind and its block's number."""

    text: str
    kind: str
    block: int


def units(section: Section) -> list[Unit]:
    """The sentences, list items and footnotes of ``section`` in their order."""
    return [
        Unit(text, block.kind, number)
        for number, block in enumerate(section.blocks)
        if block.kind != "macro"
        for text in sentences(block.text, block.kind)
    ]


def _said(page: Page) -> dict[str, list[str]]:
    """The texts of each section of ``page``."""
    return {
        section_key(section, index): [unit.text for unit in units(section)]
        for index, section in enumerate(page.sections)
    }


def sentences(text: str, kind: str = "paragraph") -> list[str]:
    """A paragraph's sentences in normal form; a list item or footnote is one text."""
    folded = normal(text)
    if kind != "paragraph":
        return [folded] if folded else []
    parts = _SENTENCE_END.sub(lambda match: f"{match[0]}\n", folded).split("\n")
    return [part.strip() for part in parts if part]


def renamed_pages(old: Edition, new: Edition) -> dict[str, str]:
    """Pages whose address changed: most of what one that is gone said stands on one that is new."""
    after = {page.id for page in new.pages}
    gone = [page for page in old.pages if page.id not in after]
    come = {page.id: _texts(page) for page in new.pages if page.id not in {p.id for p in old.pages}}
    renamed: dict[str, str] = {}
    for page in gone:
        shares = {name: _share(_texts(page), texts) for name, texts in come.items()}
        best = max(shares, key=lambda name: (shares[name], name), default="")
        if best and shares[best] >= RENAMED and best not in renamed.values():
            renamed[page.id] = best
    return renamed


def _texts(page: Page) -> set[str]:
    return {text for texts in _said(page).values() for text in texts}


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _pages(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before = {renamed.get(page.id, page.id): (index, page) for index, page in enumerate(old.pages)}
    after = {page.id: (index, page) for index, page in enumerate(new.pages)}
    out_of_order = moved(list(before), list(after))
    for name, (index, page) in before.items():
        if name not in after:
            text = normal(page.title)
            yield Change(Type.PAGE, Kind.REMOVED, page=name, before=text, position=(index, 0))
    for name, (index, page) in after.items():
        text = normal(page.title)
        position = (index, 1)
        if name not in before:
            yield Change(Type.PAGE, Kind.ADDED, page=name, after=text, position=position)
            continue
        place, was = before[name]
        if was.id != name:
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


def _outline(edition: Edition, renamed: Mapping[str, str]) -> dict[tuple[str, str], _Heading]:
    """Every heading by its page and section; a renamed page by its new name."""
    return {
        (renamed.get(page.id, page.id), section_key(section, index)): _Heading(
            normal(section.title), section.level, (p, index)
        )
        for p, page in enumerate(edition.pages)
        for index, section in enumerate(page.sections)
    }


def _headings(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before, after = _outline(old, renamed), _outline(new, {})
    out_of_order = set(_moved_sections(before, after))
    names = [{page for page, _ in each} for each in (before, after)]
    titles_of_pages = {  # a page that came or went is told of with its own heading
        place
        for one, others in ((before, names[1]), (after, names[0]))
        for place, heading in one.items()
        if not heading.position[1] and place[0] not in others
    }
    for place, heading in before.items():
        if place not in after and place not in titles_of_pages:
            yield _heading(Kind.REMOVED, place, heading, heading.title, None)
    for place, heading in after.items():
        was = before.get(place)
        if was is None:
            if place not in titles_of_pages:
                yield _heading(Kind.ADDED, place, heading, None, heading.title)
        elif was.title != heading.title:
            yield _heading(Kind.CHANGED, place, heading, was.title, heading.title)
        elif place in out_of_order and place[1]:
            yield _heading(Kind.MOVED, place, heading, heading.title, heading.title)


def _moved_sections(
    before: Mapping[Place, _Heading], after: Mapping[Place, _Heading]
) -> Iterator[Hashable]:
    """The sections that stand elsewhere on their page; a page that moved takes its own along."""
    pages: dict[str, tuple[list[Place], list[Place]]] = {}
    for side, places in enumerate((before, after)):
        for place in places:
            pages.setdefault(place[0], ([], []))[side].append(place)
    for old, new in pages.values():
        yield from moved(old, new)


def _heading(
    kind: Kind, place: tuple[str, str], heading: _Heading, before: str | None, after: str | None
) -> Change:
    return Change(
        Type.TEXT,
        kind,
        page=place[0],
        section=place[1],
        details=(Field("overskrift", before, after),),
        before=before,
        after=after,
        position=(*heading.position, 0),
    )


def _sentences(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    """The changes inside each section; what only left or only came is told of as such."""
    before = {renamed.get(page.id, page.id): _said(page) for page in old.pages}
    places = {place: heading.position for place, heading in _outline(new, {}).items()}
    places = {**{p: h.position for p, h in _outline(old, renamed).items()}, **places}
    after = {page.id: _said(page) for page in new.pages}
    for (page, section), position in places.items():
        was = before.get(page, {}).get(section, [])
        now = after.get(page, {}).get(section, [])
        if was != now:
            yield from _section(page, section, position, was, now)


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
