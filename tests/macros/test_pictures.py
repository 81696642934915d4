"""The picture's two drawings: nothing collides, nothing is cut, nothing leaves the canvas."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from macros.pictures import tall as picture_tall
from macros.pictures import wide as picture_wide
from macros.pictures.layout import Box, Drawing
from macros.views import View
from tests.support.sample import department, departments, initiative, view

Draw = Callable[[View], Drawing]
BOTH = pytest.mark.parametrize("draw", [picture_wide.draw, picture_tall.draw])


def bars(drawing: Drawing) -> list[Box]:
    return [box for bar in drawing.bars for box in bar.boxes]


def labels(drawing: Drawing) -> list[Box]:
    return [bar.label.box for bar in drawing.bars] + [field.name.box for field in drawing.fields]


def overlap(one: Box, other: Box) -> bool:
    """Whether the two share any area."""
    return (
        min(one.right, other.right) - max(one.x, other.x) > 1e-6
        and min(one.bottom, other.bottom) - max(one.y, other.y) > 1e-6
    )


def collisions(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(a, b) for a, b in combinations(boxes, 2) if overlap(a, b)]


@pytest.mark.slow
@BOTH
@given(data=departments())
def test_nothing_overlaps_or_leaves_the_canvas(draw: Draw, data: list[dict[str, Any]]) -> None:
    """Bars keep off bars and labels off labels, whatever the departments; all is on the canvas."""
    drawing = draw(view(data))
    assert not collisions(bars(drawing))
    assert not collisions(labels(drawing))
    for box in [*bars(drawing), *labels(drawing), *(arrow.hit for arrow in drawing.arrows)]:
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.right <= drawing.width + 1e-6
        assert box.bottom <= drawing.height + 1e-6


@pytest.mark.slow
@BOTH
@given(data=departments())
def test_a_label_stands_on_no_other_bar(draw: Draw, data: list[dict[str, Any]]) -> None:
    """A label may stand in its own bar, never in another's."""
    drawing = draw(view(data))
    for bar in drawing.bars:
        others = [box for other in drawing.bars if other is not bar for box in other.boxes]
        assert not any(overlap(bar.label.box, box) for box in others)


@BOTH
@given(data=departments())
def test_every_initiative_is_drawn_whole(draw: Draw, data: list[dict[str, Any]]) -> None:
    """Each initiative has one bar with a box a run of grades, and its label has every letter.

    A hyphen may be the drawing's own, where a line ends within a word.
    """
    policy = view(data)
    drawn = {bar.item.initiative.id: bar for bar in draw(policy).bars}
    for each in (i for d in policy.edition.departments for i in d.initiatives):
        shown = "".join("".join(drawn[each.id].label.lines).split())
        wanted = "".join((each.theme or "").split())
        assert shown.replace("-", "") == wanted.replace("-", "")


@BOTH
@given(data=departments())
def test_every_transition_has_one_arrow(draw: Draw, data: list[dict[str, Any]]) -> None:
    """A step that several initiatives name, or the list of transitions, is drawn once."""
    policy = view(data)
    steps = {i.step for d in policy.edition.departments for i in d.initiatives if i.step}
    steps |= {(each.from_grade, each.to_grade) for each in policy.edition.transitions}
    assert sorted(arrow.step for arrow in draw(policy).arrows) == sorted(steps)


def test_a_narrow_bar_has_its_label_beside_it() -> None:
    """A word that does not fit into a bar stands outside it, on one line where there is room."""
    data = [department("alle", "0-9", initiative("A1", klassetrin="0", tema="Overnatningstur"))]
    (bar,) = picture_wide.draw(view(data)).bars
    assert bar.label.lines == ("Overnatningstur",)
    assert bar.label.box.x > bar.boxes[0].right


def test_bars_share_a_row_where_they_can() -> None:
    """Two initiatives for different grades of a department stand beside each other."""
    data = [
        department(
            "alle",
            "0-9",
            initiative("A1", klassetrin="0-4"),
            initiative("A2", klassetrin="5-9"),
        )
    ]
    first, second = picture_wide.draw(view(data)).bars
    assert first.boxes[0].y == second.boxes[0].y


def test_departments_that_overlap_stand_below_one_another() -> None:
    """A department across the grades has a lane of its own below those that own their grades."""
    fields = picture_wide.draw(view()).fields
    across = next(field for field in fields if field.department.across)
    assert all(across.boxes[0].y >= f.boxes[0].bottom for f in fields if f is not across)


def test_the_tall_drawing_places_a_label_beside_a_grade_of_its_bar() -> None:
    """The line to a label leaves its bar where the bar is."""
    for bar in picture_tall.draw(view()).bars:
        assert bar.dot
        assert any(box.y <= bar.dot[1] <= box.bottom for box in bar.boxes)
