"""View models: what the templates show of an edition, as small frozen values."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from macros.lookup import Lookup
from policy.archive.history import History, RetiredInitiative
from policy.model.addresses import Links, SiteLinks, department_page, history_page
from policy.model.data_files import (
    Department,
    Initiative,
    Status,
)
from policy.model.edition import Edition, Lifecycle, Section
from policy.model.treatment import Treatment, treatment_of
from policy.model.units import details, group_places, places_in_words, short_name
from policy.report.hyphens import LONG
from policy.words.unit_words import NO_THEME

COLOURS = 6
"""How many department colours the stylesheet has (``afd-1`` …); then they repeat."""

NO_COLOUR = "afd-x"


@dataclass(frozen=True)
class View:
    """An edition as seen from one page; every view model is made from it.

    ``lines`` gives each initiative's line in the data file and ``edit_base`` that file's edit
    address; without the address no edit link is shown. ``markdown`` makes HTML of Markdown as the
    site does. ``history`` is what was published before. ``keep`` gives what stands in a page for a
    fragment until its Markdown is HTML; ``markdown`` puts the fragment back. ``today`` is the day
    of publication, None where nothing is published. ``data_page`` is the id of the page about the
    data beside the edition, where there is one. ``documents`` are the files of the whole policy
    beside its pages, each with what it is called, ``changes_files`` those of its changes.
    ``archive`` leads from the site's root to the archive's, empty where it is in none.
    ``has_grade_pages`` is whether each grade has a page of its own besides.
    """

    edition: Edition
    links: Links
    lines: Mapping[str, int] = field(default_factory=dict)
    edit_base: str = ""
    markdown: Callable[[str], str] = str
    history: History = field(default_factory=History)
    keep: Callable[[str], str] = str
    today: date | None = None
    data_page: str = ""
    documents: Mapping[str, str] = field(default_factory=dict)
    changes_files: Mapping[str, str] = field(default_factory=dict)
    archive: str = ""
    has_grade_pages: bool = False

    @cached_property
    def lookup(self) -> Lookup:
        """Lookup tables of the edition, shared by all pages."""
        return Lookup(self.edition, self.history)

    def seen_from(self, links: Links) -> "View":
        """The same edition as another page sees it."""
        other = replace(self, links=links)
        vars(other)["lookup"] = self.lookup  # where cached_property would put it
        return other

    def colour(self, department: Department) -> str:
        """The class of the department's colour, by its place in the file."""
        place, _ = self.lookup.departments[department.id]
        return f"afd-{place % COLOURS + 1}"

    def department(self, name: str) -> Department:
        """The department with the id ``name``; KeyError where there is none."""
        _, department = self.lookup.departments[name]
        return department

    @property
    def reservation(self) -> str:
        """The policy's own reservation on its tables, or nothing."""
        return self.lookup.reservation


@dataclass(frozen=True)
class Item:
    """An initiative as it is shown: where its row is, and the grades where they say something."""

    initiative: Initiative
    department: Department
    colour: str
    href: str
    edit: str
    life: Lifecycle | None = None
    everyone: tuple[int, ...] = ()
    history: str = ""
    school_groups: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The row's id, a permanent address."""
        return self.initiative.id.lower()

    @property
    def grades(self) -> tuple[int, ...]:
        """The grades it is for; none where it is for groups, or for those who go there."""
        return self.initiative.grades or self.department.grades or self.everyone

    @property
    def is_partial(self) -> bool:
        """Whether it is for other grades or groups than its whole department."""
        whole = self.department.grades or self.everyone
        return set(self.grades) != set(whole) or bool(self.groups_tag)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups it is for."""
        return self.initiative.groups or self.department.groups

    @property
    def places(self) -> tuple[int, ...]:
        """Where it stands in the school from the youngest: its groups below zero, its grades."""
        is_for_every_group = self.department.is_for_all and not self.initiative.grades
        names = self.groups or (self.school_groups if is_for_every_group else ())
        grades = () if self.initiative.groups else self.grades
        return (*group_places(self.school_groups, names), *grades)

    @property
    def whom(self) -> str:
        """Its groups and grades in words."""
        return places_in_words(self.school_groups, self.places)

    @property
    def groups_tag(self) -> tuple[str, ...]:
        """The groups to show with the text: none where the department says them."""
        return self.groups if set(self.groups) != set(self.department.groups) else ()

    @property
    def short(self) -> str:
        """What it is called where there is little room."""
        return short_name(self.initiative)

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Who is responsible, when, why and how it is evaluated, where known."""
        return tuple(details(self.initiative))

    @property
    def grades_tag(self) -> tuple[int, ...]:
        """The grades to show with the text: none where the department or a step says them."""
        said = set(self.grades) == set(self.initiative.step or ())
        is_whole = set(self.grades) == set(self.department.grades or self.everyone)
        return () if is_whole or said else self.grades


def items(view: View, department: Department) -> tuple[Item, ...]:
    """The department's initiatives in the order of the file."""
    return tuple(
        Item(
            initiative=each,
            department=department,
            colour=view.colour(department),
            href=view.links.to(department_page(department.id), each.id.lower()),
            edit=_edit(view, each.id),
            life=view.history.lifecycles.get(each.id) if view.history.previous else None,
            everyone=view.edition.school.grades if department.is_for_all else (),
            history=_history(view, each.id),
            school_groups=view.edition.school.groups,
        )
        for each in department.initiatives
    )


def _history(view: View, initiative: str) -> str:
    """The address of an initiative's history; empty where it never changed, and in documents."""
    is_page = isinstance(view.links, SiteLinks)
    is_told = is_page and view.lookup.passages.of(initiative)
    return view.links.to(history_page(initiative)) if is_told else ""


def _edit(view: View, initiative: str) -> str:
    line = view.lines.get(initiative)
    return f"{view.edit_base}#L{line}" if view.edit_base and line else ""


@dataclass(frozen=True)
class DepartmentTable:
    """A department with its rows."""

    department: Department
    colour: str
    reservation: str
    rows: tuple[Item, ...]
    retired: tuple[RetiredInitiative, ...] = ()

    @property
    def has_long_word(self) -> bool:
        """Whether its name has a word that does not fit a heading on a phone."""
        return any(len(word) >= LONG for word in self.department.name.split())

    @property
    def has_themes(self) -> bool:
        """Whether its initiatives have themes, which are then a column."""
        return any(item.initiative.theme for item in self.rows)


def department_table(view: View, name: str) -> DepartmentTable:
    """The table of the department with the id ``name``."""
    department = view.department(name)
    return DepartmentTable(
        department,
        view.colour(department),
        view.reservation,
        items(view, department),
        view.lookup.retired.get(department.id, ()),
    )


@dataclass(frozen=True)
class Overview:
    """Themes down, departments across; a row is a theme with its initiatives by department."""

    columns: tuple[DepartmentTable, ...]
    rows: tuple[tuple[str, tuple[tuple[DepartmentTable, tuple[Item, ...]], ...]], ...]
    reservation: str
    data: str = ""


def overview(view: View) -> Overview:
    """All initiatives by theme and department."""
    columns = tuple(department_table(view, each.id) for each in view.edition.units)
    by_theme = [(column, _by_theme(column)) for column in columns]
    rows = tuple(
        (theme, tuple((column, tuple(found[theme])) for column, found in by_theme))
        for theme in _themes(view)
    )
    is_page = isinstance(view.links, SiteLinks)  # not a part of the page with the full policy
    data = view.links.to(view.data_page) if view.data_page and is_page else ""
    return Overview(columns, rows, view.reservation, data)


def _themes(view: View) -> tuple[str, ...]:
    """The rows of the overview: the themes, and those initiatives that have none."""
    rows = (row for each in view.edition.departments for row in each.initiatives)
    return (*view.edition.themes, *((NO_THEME,) if any(not row.theme for row in rows) else ()))


def _by_theme(column: DepartmentTable) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for row in column.rows:
        found[row.initiative.theme or NO_THEME].append(row)
    return found


@dataclass(frozen=True)
class Card:
    """A box that leads to a page or a place on it."""

    title: str
    href: str
    colour: str
    department: Department | None = None
    text: str = ""


def department_cards(view: View) -> tuple[Card, ...]:
    """Return a card for each department."""
    return tuple(department_card(view, each) for each in view.edition.units)


def department_card(view: View, each: Department) -> Card:
    """A card that leads to the department's page."""
    href = view.links.to(department_page(each.id))
    return Card(each.name, href, view.colour(each), department=each)


def section_cards(view: View, page_id: str) -> tuple[Card, ...]:
    """Return a card for each second-level heading of the page, with its first text block."""
    sections = (each for page in view.edition.pages if page.id == page_id for each in page.sections)
    return tuple(
        Card(each.title, view.links.to(page_id, each.id), NO_COLOUR, text=_first_text(each))
        for each in sections
        if each.level == 2
    )


def _first_text(section: Section) -> str:
    return next((block.text for block in section.blocks if block.text), "")


@dataclass(frozen=True)
class Passage:
    """A transition between grades: its text and, where it is quoted, the address and title."""

    step: tuple[int, int]
    text: str
    href: str
    title: str


def passages(view: View) -> Iterator[Passage]:
    """The transitions named outside the tables, in the order of the file."""
    for each in view.edition.transitions:
        step = (each.from_grade, each.to_grade)
        place = view.edition.anchor_text(each.text)
        if place is None:
            yield Passage(step, each.text, "", "")
        else:
            yield Passage(step, place, *_place(view, each.text))


def _place(view: View, reference: str) -> tuple[str, str]:
    """The address of ``page#id`` and the page's title."""
    page_id, _, anchor = reference.partition("#")
    title = next((page.title for page in view.edition.pages if page.id == page_id), page_id)
    return view.links.to(page_id, anchor), title


@dataclass(frozen=True)
class Mention:
    """A place of the policy that is quoted elsewhere."""

    text: str
    href: str
    title: str


def mention(view: View, reference: str) -> Mention:
    """The text at ``page#id`` with its address; KeyError where the policy has no such place."""
    text = view.edition.anchor_text(reference)
    if text is None:
        raise KeyError(reference)
    return Mention(text, *_place(view, reference))


def treatment(view: View) -> Treatment:
    """The treatment of the edition that is seen."""
    return treatment_of(view.edition.info, view.edition.school, view.today)


def is_draft(view: View) -> bool:
    """Whether the edition is a proposal."""
    return view.edition.info.status is Status.DRAFT
