"""The year's wheel: twelve months from August, and what happens in each, with a list of the same.

Each month is a sector with the numbers of its initiatives; where they are more than it has room
for, the last place says how many. The list by month below says all of it in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from macros.pictures import text_width
from macros.views import Item, View, items
from policy.model.year_times import SCHOOL_YEAR, months_of
from policy.text.danish import capitalised
from policy.text.dates import MONTHS

SIZE = 380.0
MIDDLE = SIZE / 2
OUTER, NAMES, HUB = 188.0, 170.0, 40.0
MOST = 4
"""How many numbers a month has room for."""
_COLUMN = ((0.0, 138.0), (0.0, 104.0), (0.0, 70.0))
_FULL = ((-0.25, 140.0), (0.25, 140.0), *_COLUMN[1:])
"""Where the numbers of a month stand: by parts of its sector from the middle, and radius."""
_ASIDE = 4.0
"""How much further in they stand where the name of the month is beside them, not above or below."""
CHIP_WIDTH, CHIP_HEIGHT = 32.0, 25.0
FONT = 13.0
_SECTOR = 2 * pi / len(SCHOOL_YEAR)


@dataclass(frozen=True)
class Chip:
    """The number of an initiative in its month; without an item it says how many more there are."""

    x: float
    y: float
    words: str
    size: float
    item: Item | None = None


@dataclass(frozen=True)
class Month:
    """A month: its name, its sector as an SVG path, where its name stands, and its initiatives."""

    name: str
    path: str
    x: float
    y: float
    chips: tuple[Chip, ...]
    items: tuple[Item, ...]

    @property
    def short(self) -> str:
        """The name as the wheel has it."""
        return self.name[:3].casefold()


@dataclass(frozen=True)
class Wheel:
    """The months of the school year, and the initiatives whose time names no month."""

    year: str
    months: tuple[Month, ...]
    others: tuple[Item, ...]
    size: float = SIZE
    middle: float = MIDDLE
    hub: float = HUB
    chip: tuple[float, float] = (CHIP_WIDTH, CHIP_HEIGHT)

    @property
    def is_drawn(self) -> bool:
        """Whether any month has something."""
        return any(month.items for month in self.months)


def wheel(view: View) -> Wheel | None:
    """The wheel of the edition's year; None where no initiative says when it happens."""
    year = view.edition.info.year
    timed = [
        (item, months_of(item.initiative.when, year))
        for each in view.edition.units
        for item in items(view, each)
        if item.initiative.when
    ]
    if not timed:
        return None
    months = (
        _month(index, month, tuple(item for item, found in timed if month in found))
        for index, month in enumerate(SCHOOL_YEAR)
    )
    return Wheel(year, tuple(months), tuple(item for item, found in timed if not found))


def _month(index: int, month: int, found: tuple[Item, ...]) -> Month:
    start, middle = index * _SECTOR, (index + 0.5) * _SECTOR
    x, y = _at(middle, NAMES)
    name = capitalised(MONTHS[month - 1])
    sector, chips = _sector(start, start + _SECTOR), tuple(_chips(middle, found))
    return Month(name, sector, x, round(y + 4.5, 1), chips, found)


def _chips(middle: float, found: tuple[Item, ...]) -> Iterator[Chip]:
    places = _COLUMN if len(found) <= len(_COLUMN) else _FULL
    shown = found if len(found) <= MOST else found[: MOST - 1]
    texts = [(item.initiative.id, item) for item in shown]
    more = [(f"+{len(found) - len(shown)}", None)] if len(shown) < len(found) else []
    aside = _ASIDE if places is _COLUMN and abs(sin(middle)) > sin(_SECTOR * 2) else 0.0
    for (words, item), (part, radius) in zip([*texts, *more], places, strict=False):
        x, y = _at(middle + part * _SECTOR, radius - aside)
        fits = (CHIP_WIDTH - 5) / text_width.width(words, FONT)
        yield Chip(x, y, words, round(FONT * min(1.0, fits), 1), item)


def _at(angle: float, radius: float) -> tuple[float, float]:
    """The point at ``angle``, clockwise from the top."""
    return round(MIDDLE + radius * sin(angle), 1), round(MIDDLE - radius * cos(angle), 1)


def _sector(start: float, end: float) -> str:
    (x0, y0), (x1, y1) = _at(start, OUTER), _at(end, OUTER)
    (x2, y2), (x3, y3) = _at(end, HUB), _at(start, HUB)
    outer, inner = f"A{OUTER:g} {OUTER:g} 0 0 1", f"A{HUB:g} {HUB:g} 0 0 0"
    return f"M{x0:g} {y0:g}{outer} {x1:g} {y1:g}L{x2:g} {y2:g}{inner} {x3:g} {y3:g}Z"
