"""Layout values shared by the two drawings of the initiatives along the school's grades.

Groups with names stand before the grades, as numbers below zero (``Item.places``).

``macros.pictures.wide`` has the grades across, for screens and paper, ``macros.pictures.tall`` the
grades down, for phones. All measures are in units of the SVG's canvas; colours are class names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from macros.pictures import text_width
from macros.views import NO_COLOUR, Item, View, items, passages
from policy.model.addresses import department_page
from policy.model.data_files import Department
from policy.model.units import group_places, short_name

SIZE = 15.0
"""The font size of labels."""

LINE = 19.0
"""The line height of labels."""

BAR = 28.0
"""The height of a bar with one line, large enough as a touch target."""


@dataclass(frozen=True)
class Box:
    """A rectangle with horizontal and vertical sides; ``x``, ``y`` is its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Label:
    """Lines of text and their estimated bounding box."""

    box: Box
    lines: tuple[str, ...]

    def placed(self) -> Iterator[tuple[float, float, str]]:
        """Yield (x, y, text) of each line, where x, y is the left end of its baseline."""
        for index, line in enumerate(self.lines):
            yield round(self.box.x, 1), round(self.box.y + index * LINE + SIZE, 1), line


@dataclass(frozen=True)
class Bar:
    """An initiative: a box for every run of consecutive grades, and its label.

    ``leader`` is an SVG path from the bar to a label at a distance, ``dot`` its end on the
    bar; both are empty where the label needs none.
    """

    item: Item
    boxes: tuple[Box, ...]
    label: Label
    leader: str = ""
    dot: tuple[float, float] | None = None

    @property
    def name(self) -> str:
        """What the initiative is called in the picture."""
        return label_of(self.item)


@dataclass(frozen=True)
class Arrow:
    """A transition from one grade to another: an SVG path, and the area that follows its link.

    ``words`` is the start of its text, for an arrow that is not between the two numbers.
    """

    step: tuple[int, int]
    href: str
    colour: str
    hit: Box
    path: str
    words: tuple[float, float] | None = None


@dataclass(frozen=True)
class Field:
    """A department: its tinted boxes, its name, its bars, and the arrows drawn inside it."""

    department: Department
    colour: str
    href: str
    boxes: tuple[Box, ...]
    name: Label
    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A grade's number, or a line of a group's name, and the middle of its baseline."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """A complete drawing; ``rules`` are the thin lines between grades, as SVG paths.

    ``parts`` are the departments and the transitions between them, in the order they are read.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    parts: tuple[Field | Arrow, ...]
    rules: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The departments."""
        return tuple(part for part in self.parts if isinstance(part, Field))

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every transition, inside a department or between two."""
        between = tuple(part for part in self.parts if isinstance(part, Arrow))
        return between + tuple(arrow for field in self.fields for arrow in field.arrows)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of all departments."""
        return tuple(bar for field in self.fields for bar in field.bars)


@dataclass(frozen=True)
class Group:
    """A department with its items, the input of both drawings; ``span`` are its places."""

    department: Department
    colour: str
    href: str
    items: tuple[Item, ...]
    span: tuple[int, ...]

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places of the department and of its initiatives, ascending."""
        met = {place for item in self.items for place in item.places}
        return tuple(sorted(met.union(self.span)))


@dataclass(frozen=True)
class Crossing:
    """A transition between two grades, with the address that its arrow links to."""

    step: tuple[int, int]
    href: str
    colour: str


def groups(view: View) -> tuple[Group, ...]:
    """Return the departments that have grades or groups with their items.

    Those for everybody come first, those across departments last.
    """
    every = every_place(view)
    names = view.edition.school.groups
    ordered = sorted(view.edition.units, key=lambda each: each.across)
    return tuple(
        Group(
            department=each,
            colour=view.colour(each),
            href=view.links.to(department_page(each.id)),
            items=items(view, each),
            span=(*group_places(names, each.groups), *each.grades) or every,
        )
        for each in ordered
        if not each.is_apart and every
    )


def every_place(view: View) -> tuple[int, ...]:
    """Return all groups and grades of the school."""
    school = view.edition.school
    return (*group_places(school.groups, school.groups), *school.grades)


def name_of(view: View, place: int) -> str:
    """Return what stands at a place: the number of a grade, or a group's name."""
    return view.edition.school.groups[place] if place < 0 else f"{place}."


def left_out(view: View) -> tuple[str, ...]:
    """Return the names of the departments that no picture of the grades can show."""
    return tuple(each.name for each in view.edition.units if each.is_apart)


def says_something(view: View) -> bool:
    """Whether a picture would: there are places to tell apart, and initiatives along them."""
    found = groups(view)
    places = {place for group in found for place in group.places}
    return len(places) > 1 and any(group.items for group in found)


def crossings(view: View, found: Iterable[Group]) -> tuple[Crossing, ...]:
    """Return the transitions in the tables and in the text, each step once, sorted."""
    steps: dict[tuple[int, int], Crossing] = {}
    for item in (item for group in found for item in group.items):
        if step := item.initiative.step:
            steps.setdefault(step, Crossing(step, item.href, item.colour))
    for each in passages(view):
        steps.setdefault(each.step, Crossing(each.step, each.href, NO_COLOUR))
    return tuple(steps[step] for step in sorted(steps))


def label_of(item: Item) -> str:
    """Return the short name of an initiative, its theme, or the beginning of its text."""
    return short_name(item.initiative)


def wrapped_label(text: str, room: float, x: float, y: float) -> Label:
    """Wrap ``text`` to lines no wider than ``room``; ``x``, ``y`` is the upper left corner."""
    lines = text_width.lines(text, SIZE, room)
    return Label(Box(x, y, widest(lines), len(lines) * LINE), lines)


def widest(lines: Iterable[str]) -> float:
    """The width of the widest line."""
    return max((text_width.width(line, SIZE) for line in lines), default=0.0)


def arrow_path(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return the SVG path of a vertical or horizontal line with an arrowhead at its end."""
    (x0, y0), (x1, y1) = start, end
    if y0 == y1:
        back = -6.0 if x1 > x0 else 6.0
        head = f"M{x1 + back:g} {y1 - 5:g}L{x1:g} {y1:g}L{x1 + back:g} {y1 + 5:g}"
    else:
        back = -6.0 if y1 > y0 else 6.0
        head = f"M{x1 - 5:g} {y1 + back:g}L{x1:g} {y1:g}L{x1 + 5:g} {y1 + back:g}"
    return f"M{x0:g} {y0:g}L{x1:g} {y1:g}{head}"
