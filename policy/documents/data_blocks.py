"""What the macros of the pages show, as blocks: tables of initiatives, overview, links, treatment.

The texts are those of the site's own fragments (``macros/templates/``), in the same order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policy.archive.history import History, retired_by_department
from policy.documents.tree import (
    Aside,
    Block,
    Cell,
    GradePicture,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
)
from policy.model.addresses import department_page
from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition, reservation
from policy.model.procedures import procedure_at
from policy.model.records.link_list import Link
from policy.model.treatment import treatment_of
from policy.model.units import details, places_named, whole_school, whom_for
from policy.model.year_times import SCHOOL_YEAR, months_of
from policy.text.danish import (
    capitalised,
    date_in_words,
    grades_in_words,
    listed,
    on_date,
    step_in_words,
)
from policy.text.dates import MONTHS
from policy.words.document_words import (
    COLUMNS,
    INITIATIVES,
    LINKS,
    MENTION,
    OVERVIEW,
    PICTURE,
    TREATMENT,
)
from policy.words.unit_words import NO_THEME, OTHER_TIMES, PROCEDURE, PROCEDURE_TITLE

_BOLD: frozenset[Style] = frozenset({"bold"})
_SMALL: frozenset[Style] = frozenset({"small"})
_TAG: frozenset[Style] = frozenset({"tag"})
_STRUCK: frozenset[Style] = frozenset({"struck"})


@dataclass(frozen=True)
class DataBlocks:
    """Makes the blocks of an edition's data; ``history`` is what was published before.

    ``today`` is the day of publication, None where nothing is published.
    """

    edition: Edition
    history: History
    today: date | None = None

    def expand(self, page: str, name: str, arguments: tuple[str, ...]) -> Iterable[Block]:
        """What the call of the macro ``name`` on ``page`` shows; nothing of what is no text."""
        macros: Mapping[str, Callable[..., Iterator[Block]]] = {
            "aarshjul": self._year,
            "behandling": self._treatment,
            "billede": self._picture,
            "henvist_fra": self._mention,
            "hvem_goer_hvad": self._procedure,
            "indsatstabel": self.initiatives,
            "oversigt": self._overview,
        }
        if name == "linkliste":
            return self.links(page)
        return macros[name](*arguments) if name in macros else ()

    def initiatives(self, department_id: str) -> Iterator[Block]:
        """The grades and the table of a department, and what this edition retired from it."""
        department = next(each for each in self.edition.departments if each.id == department_id)
        yield Paragraph((Run(whom_for(department)),), role="label")
        if department.initiatives:
            caption = INITIATIVES["caption"].format(department=department.name)
            has_themes = any(each.theme for each in department.initiatives)
            names = COLUMNS if has_themes else (COLUMNS[0], COLUMNS[2])
            head = Row(tuple(_cell(each, is_header=True) for each in names))
            rows = tuple(
                self._row(department, each, has_theme=has_themes) for each in department.initiatives
            )
            yield Table("initiatives", self._caption(caption), (head,), rows, department.id)
        else:
            yield Paragraph((Run(INITIATIVES["none"]),))
        comparison = self.history.comparison
        if retired := retired_by_department(self.edition, comparison).get(department_id):
            yield Paragraph((Run(INITIATIVES["retired"], _BOLD),))
            yield ItemList(
                tuple(
                    _item(
                        Run(f"{each.id} "),
                        Run(f"{was.theme} " if was.theme else ""),
                        Run(was.text, _STRUCK),
                        Run(f" {each.reason}"),
                        name=f"{department_page(department_id)}#{each.id.lower()}",
                    )
                    for each, was in retired
                )
            )

    def _caption(self, text: str) -> tuple[Inline, ...]:
        """The caption of a table, with the policy's own reservation on its tables."""
        small = reservation(self.edition)
        return (Run(text), *((Run(f" {small}", _SMALL),) if small else ()))

    def _row(self, department: Department, each: Initiative, *, has_theme: bool) -> Row:
        tags = tuple(Run(f" {tag}", _TAG) for tag in tags_of(department, each))
        blocks = [Paragraph((Run(each.text), *tags))]
        blocks += (
            Paragraph((Run(f"{name}: ", _BOLD), Run(value))) for name, value in details(each)
        )
        life = self.history.lifecycles.get(each.id) if self.history.previous else None
        if life:
            name = "changed" if life.changed else "since"
            said = INITIATIVES[name].format(year=life.since, changed=life.changed)
            blocks.append(Paragraph((Run(said, _SMALL),)))
        theme = (_cell(each.theme or "", is_header=True),) if has_theme else ()
        cells = (_cell(each.id), *theme, Cell(tuple(blocks)))
        return Row(cells, f"{department_page(department.id)}#{each.id.lower()}", each.id)

    def _overview(self) -> Iterator[Block]:
        """Themes down, departments across."""
        departments = (
            replace(_cell(each.name, is_header=True), department=each.id)
            for each in self.edition.units
        )
        head = (_cell(OVERVIEW["theme"], is_header=True), *departments)
        by_theme: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
        for department in self.edition.departments:
            for each in department.initiatives:
                target = f"{department_page(department.id)}#{each.id.lower()}"
                content = (Run(each.id, _BOLD, target), Run(f" {each.text}", target=target))
                by_theme[each.theme or NO_THEME, department.id].append(Paragraph(content))
        nothing = [Paragraph((Run(OVERVIEW["none"]),))]
        rows = tuple(
            Row(
                (
                    _cell(theme, is_header=True),
                    *(
                        Cell(tuple(by_theme.get((theme, each.id), nothing)))
                        for each in self.edition.units
                    ),
                )
            )
            for theme in self._themes()
        )
        yield Table("overview", self._caption(OVERVIEW["caption"]), (Row(head),), rows)

    def _themes(self) -> tuple[str, ...]:
        """The rows of the overview: the themes, and those initiatives that have none."""
        every = (row for each in self.edition.departments for row in each.initiatives)
        return (
            *self.edition.themes,
            *((NO_THEME,) if any(not row.theme for row in every) else ()),
        )

    def _picture(self) -> Iterator[Block]:
        school = self.edition.school
        drawn = [each for each in self.edition.units if not each.is_apart]
        count = len(school.groups) + len(school.grades)
        if count < 2 or not any(each.initiatives for each in drawn):
            return
        every = (row for each in drawn for row in each.initiatives)
        has_steps = self.edition.transitions or any(each.step for each in every)
        ending = "" if has_steps else "_alone"
        alt = PICTURE[f"alt{ending}"].format(
            title=PICTURE["title"].format(whom=whole_school(school)), places=places_named(school)
        )
        yield GradePicture(alt, self._caption(PICTURE[f"caption{ending}"]))

    def links(self, page: str) -> Iterator[Block]:
        """The policy's own link list, each link with its id on ``page``."""
        yield ItemList(
            tuple(
                Item(
                    (
                        Paragraph((Run(each.title, _BOLD),)),
                        Paragraph((Run(each.address, address=each.address),)),
                        Paragraph(tuple(_about(each))),
                    ),
                    f"{page}#{each.id}",
                )
                for each in self.edition.links
            )
        )

    def _year(self) -> Iterator[Block]:
        """What happens in each month of the school year, and at other times."""
        year = self.edition.info.year
        timed = [
            (department, each, months_of(each.when, year))
            for department in self.edition.units
            for each in department.initiatives
            if each.when
        ]
        for month in SCHOOL_YEAR:
            found = [(d, each, "") for d, each, months in timed if month in months]
            yield from _happens(capitalised(MONTHS[month - 1]), found)
        others = [(d, each, f" ({each.when})") for d, each, months in timed if not months]
        yield from _happens(OTHER_TIMES, others)

    def _procedure(self, reference: str) -> Iterator[Block]:
        """Who does what by when, of the numbered steps at ``reference``."""
        title, steps = procedure_at(self.edition, reference)
        if steps:
            head = Row(tuple(_cell(each, is_header=True) for each in PROCEDURE))
            rows = tuple(
                Row(tuple(map(_cell, (e.number, e.who, capitalised(e.what), e.deadline))))
                for e in steps
            )
            yield Table("text", (Run(PROCEDURE_TITLE.format(title=title)),), (head,), rows)

    def _treatment(self) -> Iterator[Block]:
        yield Aside(tuple(self._treated()))

    def _treated(self) -> Iterator[Block]:
        found = treatment_of(self.edition.info, self.edition.school, self.today)
        unknown = "earlier" if found.is_earlier else "unrecorded"
        yield _said("recorded" if found.is_recorded else unknown, year=found.year)
        if found.is_recorded:
            days = ((name, date_in_words(day) if day else "") for name, day in found.parties)
            yield ItemList(
                tuple(
                    Item(
                        (
                            _said(
                                "party",
                                party=capitalised(name),
                                day=day or TREATMENT["not_recorded"],
                            ),
                        )
                    )
                    for name, day in days
                )
            )
        if found.adopted:
            yield _said("adopted", day=on_date(found.adopted))
            if found.valid_from:
                yield _said("valid_from", day=date_in_words(found.valid_from))
        if found.revised:
            yield _said("overdue" if found.is_overdue else "revised", day=on_date(found.revised))
        if found.corrections:
            yield _said("corrections")
            said = (
                _said("correction", day=date_in_words(each.date), note=each.note)
                for each in found.corrections
            )
            yield ItemList(tuple(Item((each,)) for each in said))

    def _mention(self, reference: str) -> Iterator[Block]:
        """Where the policy mentions what the page is about."""
        page_id, _, _ = reference.partition("#")
        title = next((each.title for each in self.edition.pages if each.id == page_id), page_id)
        quoted = f"«{self.edition.anchor_text(reference) or ''}»"
        yield Paragraph((Run(MENTION.format(title=title)), Run(quoted, target=reference)))


def tags_of(department: Department, each: Initiative) -> Iterator[str]:
    """The short facts that stand with the text of an initiative, as on the site."""
    if each.frequency:
        yield each.frequency
    if each.groups and set(each.groups) != set(department.groups):
        yield listed(each.groups)
    grades = each.grades or department.grades
    is_said = set(grades) == set(each.step or ())
    if set(grades) != set(department.grades) and not is_said:
        yield grades_in_words(grades)
    if each.step:
        yield INITIATIVES["step"].format(step=step_in_words(each.step))


def _about(link: Link) -> Iterator[Inline]:
    """What is known of the state of a link."""
    yield Run(LINKS["about"], _BOLD)
    if newer := link.replaced_by:
        yield Run(f" {LINKS['newer']} ")
        yield Run(newer, address=newer)
    if link.checked:
        yield Run(f" {LINKS['checked'].format(day=date_in_words(link.checked))}")
    else:
        yield Run(f" {LINKS['none_checked' if newer else 'unchecked']}")
    if link.remark:
        yield Run(f" {link.remark}")


def _happens(name: str, found: Sequence[tuple[Department, Initiative, str]]) -> Iterator[Block]:
    """A month with what happens then; nothing where nothing does."""
    if found:
        yield Paragraph((Run(name, _BOLD),))
        yield ItemList(
            tuple(
                Item(
                    (
                        Paragraph(
                            (
                                Run(
                                    each.id,
                                    _BOLD,
                                    f"{department_page(department.id)}#{each.id.lower()}",
                                ),
                                Run(f" {each.text}{when}"),
                            )
                        ),
                    )
                )
                for department, each, when in found
            )
        )


def _cell(text: str, *, is_header: bool = False) -> Cell:
    return Cell((Paragraph((Run(text),)),), is_header)


def _item(*content: Inline, name: str) -> Item:
    return Item((Paragraph(content),), name)


def _said(name: str, **values: object) -> Paragraph:
    return Paragraph((Run(TREATMENT[name].format(**values)),))
