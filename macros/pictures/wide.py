"""The wide drawing: grades across, departments as fields, initiatives as bars along the grades.

The grid has one column per grade, and before them one per group, as wide as its name where it can
be. A department spans the columns of its grades, and more where a word would not fit; departments
that overlap are placed in lanes below one another. Inside a department each initiative takes the
highest free position.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from macros.pictures import layout, text_width
from macros.views import Item, View
from policy.text.grades import runs

WIDTH = 840.0
GAP = 7.0
INSET = 12.0
HEADER = 40.0
ARROW_ROW = 26.0
MOST_LINES = 3
LEAST_COLUMN = 44.0
"""How narrow the columns of grades may become beside those of groups."""
_REACH = 17.0


@dataclass(frozen=True)
class Grid:
    """The columns of the drawing, one a place in ascending order, by their left ``edges``.

    ``edges`` has one more: the right edge of the last.
    """

    places: tuple[int, ...]
    edges: tuple[float, ...]

    def span(self, places: Sequence[int]) -> tuple[int, int]:
        """The columns that ``places`` reach over, as first and one past the last."""
        indices = [self.places.index(place) for place in places]
        return min(indices), max(indices) + 1

    def width(self, first: int, end: int) -> float:
        """How wide the columns from ``first`` to before ``end`` are together."""
        return self.edges[end] - self.edges[first]

    def box(self, places: Sequence[int], y: float, height: float, inset: float) -> layout.Box:
        """A box over the columns of ``places``, drawn in by ``inset`` at either side."""
        first, end = self.span(places)
        return layout.Box(self.edges[first] + inset, y, self.width(first, end) - 2 * inset, height)

    def middle(self, place: int) -> float:
        """The middle of the place's column."""
        at = self.places.index(place)
        return (self.edges[at] + self.edges[at + 1]) / 2


@dataclass(frozen=True)
class Extent:
    """The columns that a department may fill: the first, and one past the last."""

    first: int
    end: int
    grid: Grid

    @property
    def left(self) -> float:
        """The left edge of what may be written on."""
        return self.grid.edges[self.first] + GAP

    @property
    def right(self) -> float:
        """The right edge of what may be written on."""
        return self.grid.edges[self.end] - GAP


def draw(view: View) -> layout.Drawing:
    """Return the wide drawing of the edition."""
    found = layout.groups(view)
    grid = _grid(view, _all_places(view, found))
    names = {place: _name(view, place, grid) for place in grid.places}
    lines = max(map(len, names.values()), default=1)
    arrows, top = _arrows(layout.crossings(view, found), grid)
    top = max(top, HEADER + (lines - 1) * layout.LINE) if lines > 1 else top
    marks = tuple(
        layout.Mark(line, grid.middle(place), top - 14 - below * layout.LINE)
        for place, name in names.items()
        for below, line in zip(reversed(range(len(name))), name, strict=True)
    )
    parts: list[layout.Field | layout.Arrow] = [*arrows]
    y = top
    for lane in _lanes(found, grid):
        drawn = [_department(group, extent, y) for group, extent in lane]
        height = max(height for _, height in drawn)
        parts += [_stretched(field, height) for field, _ in drawn]
        y += height + GAP
    return layout.Drawing(WIDTH, y, marks, tuple(parts))


def _all_places(view: View, found: Sequence[layout.Group]) -> tuple[int, ...]:
    met = {place for group in found for place in group.places}
    steps = {grade for each in layout.crossings(view, found) for grade in each.step}
    return tuple(sorted(met.union(steps, layout.every_place(view))))


def _grid(view: View, places: tuple[int, ...]) -> Grid:
    """Columns of one width, those of groups wider where their names are and there is room."""
    even = WIDTH / max(len(places), 1)
    names = {each: layout.name_of(view, each) for each in places if each < 0}
    if not names:
        return Grid(places, tuple(at * even for at in range(len(places) + 1)))
    wanted = {
        each: max(even, text_width.width(name, layout.SIZE) + 2 * GAP)
        for each, name in names.items()
    }
    others = len(places) - len(names)
    room = WIDTH - others * min(even, LEAST_COLUMN)
    share = min(1.0, room / sum(wanted.values()))
    groups = {each: wide * share for each, wide in wanted.items()}
    rest = (WIDTH - sum(groups.values())) / max(others, 1)
    edges = accumulate((groups.get(each, rest) for each in places), initial=0.0)
    return Grid(places, tuple(edges))


def _name(view: View, place: int, grid: Grid) -> tuple[str, ...]:
    """The lines of what stands above a column."""
    first, end = grid.span((place,))
    room = grid.width(first, end) - GAP
    return text_width.lines(layout.name_of(view, place), layout.SIZE, room)


def _lanes(found: Sequence[layout.Group], grid: Grid) -> list[list[tuple[layout.Group, Extent]]]:
    """Distribute the departments over lanes in which no two share a column."""
    lanes: list[list[tuple[layout.Group, Extent]]] = []
    first_free: dict[tuple[int, int], int] = defaultdict(int)  # lanes only ever fill up
    for group in found:
        extent = _extent(group, grid)
        span = extent.first, extent.end
        while first_free[span] < len(lanes) and _meets(extent, lanes[first_free[span]]):
            first_free[span] += 1
        if first_free[span] == len(lanes):
            lanes.append([])
        lanes[first_free[span]].append((group, extent))
    return lanes


def _meets(extent: Extent, lane: Sequence[tuple[layout.Group, Extent]]) -> bool:
    return any(extent.first < other.end and other.first < extent.end for _, other in lane)


def _extent(group: layout.Group, grid: Grid) -> Extent:
    """Return the department's columns, widened until its longest word fits."""
    first, end = grid.span(group.places)
    texts = [group.department.name, *map(layout.label_of, group.items)]
    need = max(text_width.longest_word(text, layout.SIZE) for text in texts) + 2 * (GAP + INSET)
    while grid.width(first, end) < need and end - first < len(grid.places):
        if end < len(grid.places):
            end += 1
        else:
            first -= 1
    return Extent(first, end, grid)


def _department(group: layout.Group, extent: Extent, y: float) -> tuple[layout.Field, float]:
    """Return the department's field with its bars, its top at ``y``, and its height."""
    grid = extent.grid
    left = max(grid.box(group.span, y, 0, GAP).x, extent.left)
    room = extent.right - left - INSET
    if room < text_width.longest_word(group.department.name, layout.SIZE):
        left, room = extent.left, extent.right - extent.left
    name = layout.wrapped_label(group.department.name, room, left + 4, y + GAP)
    free = dict.fromkeys(range(extent.first, extent.end), name.box.bottom + GAP)
    bars = tuple(_bar(item, extent, free) for item in group.items)
    height = max(free.values()) - y
    boxes = tuple(grid.box(run, y, height, 2) for run in runs(group.span))
    return layout.Field(group.department, group.colour, group.href, boxes, name, bars), height


def _stretched(field: layout.Field, height: float) -> layout.Field:
    """Return the field with the height of its lane."""
    boxes = tuple(layout.Box(box.x, box.y, box.width, height) for box in field.boxes)
    return replace(field, boxes=boxes)


def _bar(item: Item, extent: Extent, free: dict[int, float]) -> layout.Bar:
    """Place the item as high as its columns are free; updates ``free``, the y by column."""
    trial = _shape(item, extent, 0)
    every = [*trial.boxes, trial.label.box]
    edges = extent.grid.edges
    first = max(extent.first, bisect_right(edges, min(box.x for box in every)) - 1)
    last = min(extent.end - 1, bisect_right(edges, max(box.right for box in every) - 1e-6) - 1)
    y = max(free[index] for index in range(first, last + 1))
    bottom = y + max(box.bottom for box in every) + GAP
    free.update(dict.fromkeys(range(first, last + 1), bottom))
    return _shape(item, extent, y)


def _shape(item: Item, extent: Extent, y: float) -> layout.Bar:
    """Return the bar with its top at ``y`` and its label inside, next to or below it."""
    grid, text = extent.grid, layout.label_of(item)
    boxes = [grid.box(run, y, layout.BAR, GAP) for run in runs(item.places)]
    widest = max(boxes, key=lambda box: box.width)
    inside = layout.wrapped_label(text, widest.width - 2 * INSET, widest.x + INSET, y + 4)
    if len(inside.lines) <= MOST_LINES and _fits(text, widest.width - 2 * INSET):
        height = layout.BAR + (len(inside.lines) - 1) * layout.LINE
        return layout.Bar(
            item, tuple(grid.box(r, y, height, GAP) for r in runs(item.places)), inside
        )
    return layout.Bar(item, tuple(boxes), _outside(text, boxes, extent, y))


def _outside(text: str, boxes: Sequence[layout.Box], extent: Extent, y: float) -> layout.Label:
    """Return the label on one line next to the bar where it fits, else wrapped below it."""
    wide = text_width.width(text, layout.SIZE)
    first, last = boxes[0], boxes[-1]
    if last.right + GAP + wide <= extent.right:
        return layout.wrapped_label(text, wide + 1, last.right + GAP, y + 4)
    if first.x - GAP - wide >= extent.left:
        return layout.wrapped_label(text, wide + 1, first.x - GAP - wide, y + 4)
    below = layout.wrapped_label(text, extent.right - extent.left, extent.left, y + layout.BAR + 2)
    x = max(extent.left, min(first.x, extent.right - below.box.width))
    return layout.Label(layout.Box(x, below.box.y, below.box.width, below.box.height), below.lines)


def _fits(text: str, room: float) -> bool:
    return text_width.longest_word(text, layout.SIZE) <= room


def _arrows(found: Sequence[layout.Crossing], grid: Grid) -> tuple[tuple[layout.Arrow, ...], float]:
    """Return the arrows and the y coordinate at which the departments begin.

    An arrow to the next column is between the two numbers; a longer one in a row above them.
    """
    rows = _arrow_rows(found, grid)
    top = HEADER + max(rows, default=0) * ARROW_ROW
    places = zip(found, rows, strict=True)
    return tuple(_arrow(each, grid, top - 20 - row * ARROW_ROW) for each, row in places), top


def _arrow_rows(found: Sequence[layout.Crossing], grid: Grid) -> list[int]:
    """For each step 0 where it goes to the next column, else a row of its own, counted upwards."""
    rows: list[int] = []
    taken: set[tuple[int, int]] = set()
    for each in found:
        first, end = grid.span(each.step)
        is_short = end - first == 2 and (first, end) not in taken
        taken.add((first, end))
        rows.append(0 if is_short else max(rows, default=0) + 1)
    return rows


def _arrow(each: layout.Crossing, grid: Grid, y: float) -> layout.Arrow:
    start, end = (grid.middle(grade) for grade in each.step)
    reach = _REACH if end > start else -_REACH
    left, right = sorted((start + reach, end - reach))
    hit = layout.Box(left, y - 12, right - left, 24)
    path = layout.arrow_path((start + reach, y), (end - reach, y))
    return layout.Arrow(each.step, each.href, each.colour, hit, path)
