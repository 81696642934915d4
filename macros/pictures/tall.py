"""The tall drawing: grades down, one block a department, for narrow screens.

In a block each initiative is a vertical bar along its grades in a lane of its own. Its label is on
the right, in the row of one of its grades, with a thin line from the bar to it. A row is as high as
the labels in it, so that labels never overlap.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.pictures import layout, text_width
from macros.views import Item, View
from policy.text.grades import runs

WIDTH = 340.0
AXIS = 36.0
MOST_AXIS = 110.0
"""How wide the axis becomes at most for the names of groups."""
LANE = 14.0
THICKNESS = 9.0
MOST_LANES = 7
LEAST_LANES = 2
ROW = 36.0
PADDING = 10.0
GAP = 14.0
STEP_ROW = 34.0


@dataclass(frozen=True)
class Rows:
    """The rows of a block: each place's upper edge and height, right of an ``axis`` so wide."""

    axis: float
    tops: dict[int, float]
    heights: dict[int, float]

    def box(self, places: Sequence[int], x: float, width: float, inset: float) -> layout.Box:
        """Return a box along ``places``, reduced by ``inset`` at the top and bottom."""
        top, last = self.tops[places[0]] + inset, places[-1]
        return layout.Box(x, top, width, self.tops[last] + self.heights[last] - inset - top)

    def middle(self, place: int) -> float:
        """The middle of the place's row."""
        return self.tops[place] + self.heights[place] / 2


@dataclass
class _Page:
    """The drawing while it grows downwards."""

    y: float
    marks: list[layout.Mark]
    parts: list[layout.Field | layout.Arrow]
    rules: list[str]


def draw(view: View) -> layout.Drawing:
    """Return the tall drawing of the edition."""
    found = layout.groups(view)
    left = list(layout.crossings(view, found))
    page = _Page(0.0, [], [], [])
    for group in found:
        left = _group(page, _Names(view), group, left)
    for each in left:
        _step_row(page, each)
    return layout.Drawing(
        width=WIDTH,
        height=page.y,
        marks=tuple(page.marks),
        parts=tuple(page.parts),
        rules=tuple(page.rules),
    )


@dataclass(frozen=True)
class _Names:
    """What stands on the axis at each place, and how wide the axis is for it."""

    view: View

    def axis(self, group: layout.Group) -> float:
        """The width of a block's axis: more where groups have names."""
        names = [layout.name_of(self.view, place) for place in group.places if place < 0]
        wide = max((text_width.width(name, layout.SIZE) for name in names), default=0.0)
        return max(AXIS, min(wide, MOST_AXIS) + PADDING) if names else AXIS

    def lines(self, place: int, axis: float) -> tuple[str, ...]:
        """The lines of what stands at a place."""
        return text_width.lines(layout.name_of(self.view, place), layout.SIZE, axis - 4)


def _group(
    page: _Page, names: _Names, group: layout.Group, left: Sequence[layout.Crossing]
) -> list[layout.Crossing]:
    """Draw a department and the transitions from it; returns the transitions not yet drawn."""
    for part in _parts(group, names.axis(group)):
        inside = _block(page, names, group, part, left)
        left = [each for each in left if each not in inside]
    for each in left:
        if each.step[0] in group.span:
            _step_row(page, each)
    return [each for each in left if each.step[0] not in group.span]


def _parts(group: layout.Group, axis: float) -> list[tuple[Item, ...]]:
    """Split the items into blocks of as many lanes as leave room for the longest word."""
    need = max(
        (text_width.longest_word(layout.label_of(i), layout.SIZE) for i in group.items), default=0
    )
    lanes = max(LEAST_LANES, min(MOST_LANES, int((WIDTH - axis - 2 * PADDING - need) / LANE)))
    starts = range(0, max(len(group.items), 1), lanes)
    return [group.items[start : start + lanes] for start in starts]


def _block(
    page: _Page,
    names: _Names,
    group: layout.Group,
    part: tuple[Item, ...],
    left: Sequence[layout.Crossing],
) -> list[layout.Crossing]:
    """Draw a block at the page's foot; the transitions that were drawn inside it."""
    top, places, axis = page.y, group.places, names.axis(group)
    name = layout.wrapped_label(group.department.name, WIDTH - 2 * PADDING, PADDING, top + 8)
    room = WIDTH - axis - len(part) * LANE - 2 * PADDING
    labels = _labels_by_place(places, part)
    said = {place: names.lines(place, axis) for place in places}
    rows = _rows(said, labels, room, axis, name.box.bottom + 6)
    bars = tuple(_bars(rows, labels, room))
    inside = [each for each in left if _is_next(each.step, places)]
    page.marks += [mark for place in places for mark in _marks(rows, place, said[place])]
    page.rules += [f"M0 {rows.tops[each]:g}H{WIDTH:g}" for each in places[1:]]
    page.y = rows.tops[places[-1]] + rows.heights[places[-1]]
    field = layout.Box(0, top, WIDTH, page.y - top)
    arrows = tuple(_axis_arrow(rows, each) for each in inside)
    page.parts.append(
        layout.Field(group.department, group.colour, group.href, (field,), name, bars, arrows)
    )
    page.y += GAP
    return inside


def _marks(rows: Rows, place: int, lines: Sequence[str]) -> Iterator[layout.Mark]:
    """What stands on the axis, in the middle of its row."""
    for at, line in enumerate(lines):
        below = (at - (len(lines) - 1) / 2) * layout.LINE
        yield layout.Mark(line, rows.axis / 2, rows.middle(place) + 5 + below)


def _labels_by_place(places: Sequence[int], part: Sequence[Item]) -> dict[int, list[Item]]:
    """Return the items labelled in each place's row, evenly spread, in the order of the file."""
    labels: dict[int, list[Item]] = defaultdict(list)
    whole = [item for item in part if set(item.places) == set(places)]
    for index, item in enumerate(whole):
        labels[places[index * len(places) // len(whole)]].append(item)
    for item in part:
        if item not in whole:
            labels[min(item.places, key=lambda place: len(labels[place]))].append(item)
    return labels


def _rows(
    said: Mapping[int, Sequence[str]],
    labels: dict[int, list[Item]],
    room: float,
    axis: float,
    top: float,
) -> Rows:
    tops, heights = {}, {}
    for place, lines in said.items():
        needed = sum(_height(item, room) for item in labels[place])
        tops[place] = top
        heights[place] = max(ROW, needed + PADDING, len(lines) * layout.LINE + PADDING)
        top += heights[place]
    return Rows(axis, tops, heights)


def _height(item: Item, room: float) -> float:
    return len(text_width.lines(layout.label_of(item), layout.SIZE, room)) * layout.LINE + PADDING


def _bars(rows: Rows, labels: dict[int, list[Item]], room: float) -> list[layout.Bar]:
    """Return the bars, in lanes from the left in the order of their labels from the top."""
    bars: list[layout.Bar] = []
    for place in rows.tops:
        heights = [_height(item, room) for item in labels[place]]
        y = rows.tops[place] + (rows.heights[place] - sum(heights)) / 2
        for item, height in zip(labels[place], heights, strict=True):
            label = layout.wrapped_label(
                layout.label_of(item), room, WIDTH - PADDING - room, y + PADDING / 2
            )
            bars.append(_bar(rows, item, rows.axis + len(bars) * LANE, label))
            y += height
    return bars


def _bar(rows: Rows, item: Item, x: float, label: layout.Label) -> layout.Bar:
    boxes = tuple(rows.box(run, x, THICKNESS, 3) for run in runs(item.places))
    middle = label.box.y + layout.LINE / 2
    start = x + THICKNESS / 2
    leader = f"M{start:g} {middle:g}H{label.box.x - 4:g}"
    return layout.Bar(item, boxes, label, leader, (start, middle))


def _is_next(step: tuple[int, int], places: Sequence[int]) -> bool:
    """Whether the step goes between adjacent rows of the block."""
    rows = [places.index(grade) for grade in step if grade in places]
    return len(rows) == 2 and abs(rows[0] - rows[1]) == 1


def _axis_arrow(rows: Rows, each: layout.Crossing) -> layout.Arrow:
    start, end = (rows.middle(grade) for grade in each.step)
    reach = 11.0 if end > start else -11.0
    top, bottom = sorted((start + reach, end - reach))
    x = rows.axis / 2
    hit = layout.Box(x - 15, top, 30, bottom - top)
    path = layout.arrow_path((x, start + reach), (x, end - reach))
    return layout.Arrow(each.step, each.href, each.colour, hit, path)


def _step_row(page: _Page, each: layout.Crossing) -> None:
    """Draw a transition out of its block: an arrow in a row of its own, with its text."""
    hit = layout.Box(0, page.y - GAP / 2, WIDTH, STEP_ROW)
    path = layout.arrow_path((AXIS / 2, hit.y + 5), (AXIS / 2, hit.bottom - 5))
    words = (AXIS + 4, hit.y + STEP_ROW / 2 + 5)
    page.parts.append(layout.Arrow(each.step, each.href, each.colour, hit, path, words))
    page.y += STEP_ROW
