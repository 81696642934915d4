"""The tall drawing: grades down, one block a department, for narrow screens.

In a block each initiative is a vertical bar along its grades in a lane of its own. Its label is on
the right, in the row of one of its grades, with a thin line from the bar to it. A row is as high as
the labels in it, so that labels never overlap.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from macros.pictures import layout, text_width
from macros.views import Item, View
from policy.text.grades import runs

WIDTH = 340.0
AXIS = 36.0
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
    """The rows of a block: each grade's upper edge and height."""

    tops: dict[int, float]
    heights: dict[int, float]

    def box(self, grades: Sequence[int], x: float, width: float, inset: float) -> layout.Box:
        """Return a box along ``grades``, reduced by ``inset`` at the top and bottom."""
        top, last = self.tops[grades[0]] + inset, grades[-1]
        return layout.Box(x, top, width, self.tops[last] + self.heights[last] - inset - top)

    def middle(self, grade: int) -> float:
        """The middle of the grade's row."""
        return self.tops[grade] + self.heights[grade] / 2


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
        left = _group(page, group, left)
    for each in left:
        _step_row(page, each)
    return layout.Drawing(
        width=WIDTH,
        height=page.y,
        marks=tuple(page.marks),
        parts=tuple(page.parts),
        rules=tuple(page.rules),
    )


def _group(
    page: _Page, group: layout.Group, left: Sequence[layout.Crossing]
) -> list[layout.Crossing]:
    """Draw a department and the transitions from it; returns the transitions not yet drawn."""
    for part in _parts(group):
        inside = _block(page, group, part, left)
        left = [each for each in left if each not in inside]
    for each in left:
        if each.step[0] in group.span:
            _step_row(page, each)
    return [each for each in left if each.step[0] not in group.span]


def _parts(group: layout.Group) -> list[tuple[Item, ...]]:
    """Split the items into blocks of as many lanes as leave room for the longest word."""
    need = max(
        (text_width.longest_word(layout.label_of(i), layout.SIZE) for i in group.items), default=0
    )
    lanes = max(LEAST_LANES, min(MOST_LANES, int((WIDTH - AXIS - 2 * PADDING - need) / LANE)))
    starts = range(0, max(len(group.items), 1), lanes)
    return [group.items[start : start + lanes] for start in starts]


def _block(
    page: _Page, group: layout.Group, part: tuple[Item, ...], left: Sequence[layout.Crossing]
) -> list[layout.Crossing]:
    """Draw a block at the page's foot; the transitions that were drawn inside it."""
    top = page.y
    name = layout.wrapped_label(group.department.name, WIDTH - 2 * PADDING, PADDING, top + 8)
    room = WIDTH - AXIS - len(part) * LANE - 2 * PADDING
    labels = _labels_by_grade(group.grades, part)
    rows = _rows(group.grades, labels, room, name.box.bottom + 6)
    bars = tuple(_bars(rows, labels, room))
    inside = [each for each in left if _is_next(each.step, group.grades)]
    page.marks += [layout.Mark(grade, AXIS / 2, rows.middle(grade) + 5) for grade in group.grades]
    page.rules += [f"M0 {rows.tops[g]:g}H{WIDTH:g}" for g in group.grades[1:]]
    page.y = rows.tops[group.grades[-1]] + rows.heights[group.grades[-1]]
    field = layout.Box(0, top, WIDTH, page.y - top)
    arrows = tuple(_axis_arrow(rows, each) for each in inside)
    page.parts.append(
        layout.Field(group.department, group.colour, group.href, (field,), name, bars, arrows)
    )
    page.y += GAP
    return inside


def _labels_by_grade(grades: Sequence[int], part: Sequence[Item]) -> dict[int, list[Item]]:
    """Return the items labelled in each grade's row, evenly spread, in the order of the file."""
    labels: dict[int, list[Item]] = defaultdict(list)
    whole = [item for item in part if set(item.grades) == set(grades)]
    for index, item in enumerate(whole):
        labels[grades[index * len(grades) // len(whole)]].append(item)
    for item in part:
        if item not in whole:
            labels[min(item.grades, key=lambda grade: len(labels[grade]))].append(item)
    return labels


def _rows(grades: Sequence[int], labels: dict[int, list[Item]], room: float, top: float) -> Rows:
    tops, heights = {}, {}
    for grade in grades:
        needed = sum(_height(item, room) for item in labels[grade])
        tops[grade], heights[grade] = top, max(ROW, needed + PADDING)
        top += heights[grade]
    return Rows(tops, heights)


def _height(item: Item, room: float) -> float:
    return len(text_width.lines(layout.label_of(item), layout.SIZE, room)) * layout.LINE + PADDING


def _bars(rows: Rows, labels: dict[int, list[Item]], room: float) -> list[layout.Bar]:
    """Return the bars, in lanes from the left in the order of their labels from the top."""
    bars: list[layout.Bar] = []
    for grade in rows.tops:
        heights = [_height(item, room) for item in labels[grade]]
        y = rows.tops[grade] + (rows.heights[grade] - sum(heights)) / 2
        for item, height in zip(labels[grade], heights, strict=True):
            label = layout.wrapped_label(
                layout.label_of(item), room, WIDTH - PADDING - room, y + PADDING / 2
            )
            bars.append(_bar(rows, item, AXIS + len(bars) * LANE, label))
            y += height
    return bars


def _bar(rows: Rows, item: Item, x: float, label: layout.Label) -> layout.Bar:
    boxes = tuple(rows.box(run, x, THICKNESS, 3) for run in runs(item.grades))
    middle = label.box.y + layout.LINE / 2
    start = x + THICKNESS / 2
    leader = f"M{start:g} {middle:g}H{label.box.x - 4:g}"
    return layout.Bar(item, boxes, label, leader, (start, middle))


def _is_next(step: tuple[int, int], grades: Sequence[int]) -> bool:
    """Whether the step goes between adjacent rows of the block."""
    rows = [grades.index(grade) for grade in step if grade in grades]
    return len(rows) == 2 and abs(rows[0] - rows[1]) == 1


def _axis_arrow(rows: Rows, each: layout.Crossing) -> layout.Arrow:
    start, end = (rows.middle(grade) for grade in each.step)
    reach = 11.0 if end > start else -11.0
    top, bottom = sorted((start + reach, end - reach))
    hit = layout.Box(AXIS / 2 - 15, top, 30, bottom - top)
    path = layout.arrow_path((AXIS / 2, start + reach), (AXIS / 2, end - reach))
    return layout.Arrow(each.step, each.href, each.colour, hit, path)


def _step_row(page: _Page, each: layout.Crossing) -> None:
    """Draw a transition out of its block: an arrow in a row of its own, with its text."""
    hit = layout.Box(0, page.y - GAP / 2, WIDTH, STEP_ROW)
    path = layout.arrow_path((AXIS / 2, hit.y + 5), (AXIS / 2, hit.bottom - 5))
    words = (AXIS + 4, hit.y + STEP_ROW / 2 + 5)
    page.parts.append(layout.Arrow(each.step, each.href, each.colour, hit, path, words))
    page.y += STEP_ROW
