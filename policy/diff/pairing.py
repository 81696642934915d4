"""Pairs everything in two editions: what is the same thing in both, although its id may differ.

A thing is known by its id. Where an id is gone and another has come, the contents decide whether it
is the same thing under a new id; from then on both are known by the new one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, Protocol, TypeVar

from policy.diff.change import Place
from policy.diff.segments import Segment, segments
from policy.model.addresses import department_page
from policy.model.data_files import Department, Initiative, Retired
from policy.model.edition import Edition, Page, Section
from policy.model.records.link_list import Link
from policy.text.alignment import merged, moved
from policy.text.slug import slug
from policy.text.tokens import normal_form

SAME = 0.6
"""The least share of contents in common of one thing under two ids."""

COMMON = 20
"""Contents that more things than this have do not tell them apart."""


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Lower-case ASCII, unique among its kind."""


T = TypeVar("T")
N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Paired(Generic[T]):
    """A thing in the old and the new edition, None where it is not.

    ``was_at`` and ``is_at`` are its numbers there, from 0. ``has_moved`` tells whether its order
    among the others changed; as few as possible have moved.
    """

    old: T | None
    new: T | None
    was_at: int = -1
    is_at: int = -1
    has_moved: bool = False

    @property
    def latest(self) -> T:
        """The thing as it is now, else as it was."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found

    @property
    def at(self) -> int:
        """Its latest number."""
        return self.is_at if self.new is not None else self.was_at


@dataclass(frozen=True)
class Row:
    """An initiative with its department and the numbers of both.

    ``home`` is the department's id, the new one where it got one.
    """

    initiative: Initiative
    department: Department
    home: str
    position: tuple[int, int]


@dataclass(frozen=True)
class SectionText:
    """A section with its title in normal form and its segments."""

    section: Section
    title: str
    segments: tuple[Segment, ...]

    @property
    def texts(self) -> list[str]:
        """The texts of the segments."""
        return [each.text for each in self.segments]


@dataclass(frozen=True)
class Pairing:
    """All things of two editions by their latest ids, in reading order.

    What only the old edition has follows what it followed there. ``tables`` holds the initiatives
    of each department: one that went to another is in both. ``sections`` holds the sections of each
    page by their keys: their ids, or slugs of their titles.
    """

    themes: Mapping[str, Paired[str]]
    departments: Mapping[str, Paired[Department]]
    initiatives: Mapping[str, Paired[Row]]
    tables: Mapping[str, Mapping[str, Paired[Initiative]]]
    retired: Mapping[str, Paired[Retired]]
    links: Mapping[str, Paired[Link]]
    pages: Mapping[str, Paired[Page]]
    sections: Mapping[str, Mapping[str, Paired[SectionText]]]
    page_titles: Mapping[str, str]

    @cached_property
    def new_page_ids(self) -> dict[str, str]:
        """The new id of every page of the old edition that has another one now."""
        both = ((name, each.old) for name, each in self.pages.items())
        return {old.id: name for name, old in both if old and old.id != name}

    def section_title(self, place: Place) -> str:
        """The title by which people refer to a section: its own or its page's; empty if unknown."""
        each = self.sections.get(place.page, {}).get(place.section)
        if each is None:
            return ""
        return each.latest.title or normal_form(self.page_titles[place.page])


def pair(old: Edition, new: Edition) -> Pairing:
    """The pairing of everything in two editions; each section is cut into segments once."""
    departments = _by_id(old.departments, new.departments, _initiative_ids)
    new_ids = {each.old.id: name for name, each in departments.items() if each.old}
    before, after = (
        {page.id: [_section_text(each) for each in page.sections] for page in edition.pages}
        for edition in (old, new)
    )
    pages = _pages(old, new, new_ids, {**before, **after})
    return Pairing(
        themes=_themes(old, new),
        departments=departments,
        initiatives=paired(_rows(old, new_ids), _rows(new, {})),
        tables={name: _table(each) for name, each in departments.items()},
        retired=paired(
            {each.id: each for each in old.retired}, {each.id: each for each in new.retired}
        ),
        links=_by_id(old.links, new.links, lambda link: [link.address]),
        pages=pages,
        sections={
            name: _sections(
                before[each.old.id] if each.old else [], after[each.new.id] if each.new else []
            )
            for name, each in pages.items()
        },
        page_titles=_page_titles(old, new),
    )


def paired(
    old: Mapping[str, T], new: Mapping[str, T], can_move: Callable[[T], object] = lambda _: True
) -> dict[str, Paired[T]]:
    """The things of both mappings by their keys, in reading order."""
    out_of_order = moved(*([key for key in each if can_move(each[key])] for each in (old, new)))
    was_at, is_at = ({key: at for at, key in enumerate(each)} for each in (old, new))
    return {
        key: Paired(
            old.get(key), new.get(key), was_at.get(key, -1), is_at.get(key, -1), key in out_of_order
        )
        for key in merged([*old], [*new])
    }


def _by_id(
    old: Sequence[N],
    new: Sequence[N],
    contents: Callable[[N], Iterable[str]],
    known: Mapping[str, str] | None = None,
) -> dict[str, Paired[N]]:
    """Things paired by id, by the renamings that are ``known``, else by their contents."""
    before, after = ({each.id: each for each in side} for side in (old, new))
    renamed = dict(known or {})
    left = {name: each for name, each in before.items() if name not in renamed}
    come = {name: each for name, each in after.items() if name not in renamed.values()}
    renamed |= _renamed(left, come, contents)
    return paired({renamed.get(name, name): each for name, each in before.items()}, after)


def _initiative_ids(department: Department) -> list[str]:
    return [each.id for each in department.initiatives]


def _rows(edition: Edition, new_ids: Mapping[str, str]) -> dict[str, Row]:
    return {
        each.id: Row(each, department, new_ids.get(department.id, department.id), (d, i))
        for d, department in enumerate(edition.departments)
        for i, each in enumerate(department.initiatives)
    }


def _table(department: Paired[Department]) -> dict[str, Paired[Initiative]]:
    before, after = (
        {each.id: each for each in side.initiatives} if side else {}
        for side in (department.old, department.new)
    )
    return paired(before, after)


def _themes(old: Edition, new: Edition) -> dict[str, Paired[str]]:
    """The themes; one is renamed if all its initiatives have the same new theme."""
    before, after = (
        {each.id: each.theme or "" for part in edition.departments for each in part.initiatives}
        for edition in (old, new)
    )
    successors: dict[str, set[str]] = {}
    for each, theme in before.items():
        if each in after:
            successors.setdefault(theme, set()).add(after[each])
    renamed: dict[str, str] = {}
    for theme in old.themes:
        names = successors.get(theme, set())
        if theme not in new.themes and len(names) == 1:
            (name,) = names
            if name in {*new.themes} - {*old.themes} - {*renamed.values()}:
                renamed[theme] = name
    return paired(
        {renamed.get(theme, theme): theme for theme in old.themes},
        {theme: theme for theme in new.themes},
    )


def _pages(
    old: Edition, new: Edition, new_ids: Mapping[str, str], texts: Mapping[str, list[SectionText]]
) -> dict[str, Paired[Page]]:
    """The pages; a department's page follows its department, another one most of its text."""
    before, after = ({page.id for page in edition.pages} for edition in (old, new))
    tables = {department_page(was): department_page(now) for was, now in new_ids.items()}
    known = {
        was: now for was, now in tables.items() if was in before - after and now in after - before
    }

    def contents(page: Page) -> list[str]:
        return [text for each in texts[page.id] for text in each.texts]

    return _by_id(old.pages, new.pages, contents, known)


def _page_titles(old: Edition, new: Edition) -> dict[str, str]:
    """The title of each page: its heading now, or before where it has none any more."""
    found: dict[str, str] = {}
    for page in (*old.pages, *new.pages):
        if page.title != page.id or page.id not in found:
            found[page.id] = page.title
    return found


@lru_cache(maxsize=512)  # for forty editions that are compared with one
def _section_text(section: Section) -> SectionText:
    return SectionText(section, normal_form(section.title), segments(section))


def _sections(old: list[SectionText], new: list[SectionText]) -> dict[str, Paired[SectionText]]:
    """The sections of a page; one with a new key has the same title or most of the same text."""
    before, after = dict(_keyed(old)), dict(_keyed(new))
    for contents in (_title, lambda each: each.texts):
        renamed = _renamed(before, after, contents)
        before = {renamed.get(key, key): each for key, each in before.items()}
    return paired(before, after, can_move=_title)


def _title(section: SectionText) -> list[str]:
    return [section.title] if section.title else []


def _keyed(sections: Iterable[SectionText]) -> Iterator[tuple[str, SectionText]]:
    said: Counter[str] = Counter()
    for each in sections:
        key = each.section.id or slug(each.section.title)
        said[key] += 1
        yield (key if said[key] == 1 else f"{key}-{said[key]}"), each


def _renamed(
    before: Mapping[str, T], after: Mapping[str, T], contents: Callable[[T], Iterable[str]]
) -> dict[str, str]:
    """The new names of things whose name is gone, those with most contents in common first."""
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    if not gone or not come:
        return {}
    left, came = (
        [{*contents(things[name])} for name in names]
        for things, names in ((before, gone), (after, come))
    )
    holders: dict[str, list[int]] = {}
    for j, texts in enumerate(came):
        for each in texts:
            holders.setdefault(each, []).append(j)
    common = Counter(
        (i, j)
        for i, texts in enumerate(left)
        for each in texts
        for j in holders.get(each, ())[:COMMON]
    )
    scored = sorted(
        (-share, i, j)
        for (i, j), count in common.items()
        if (share := count / max(len(left[i]), len(came[j]))) >= SAME
    )
    renamed: dict[str, str] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if gone[i] not in renamed and j not in taken:
            renamed[gone[i]] = come[j]
            taken.add(j)
    return renamed
