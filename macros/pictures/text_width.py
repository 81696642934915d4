"""Estimates the width of text in the drawings, rather too wide than too narrow, and wraps it.

The reader's own typeface is unknown, so every letter is given the width that it has in the widest
of the usual ones (Verdana, DejaVu Sans). Many bars have the name of their theme, and are drawn
several times, so what was measured is remembered.
"""

from functools import lru_cache

from policy.report.hyphens import SOFT_HYPHEN, divisible

_NARROW = frozenset("ijlI|.,:;!'’‘·()[] \u00a0ft-r")
_WIDE = frozenset("mwMW@%—ÆŒæœ→")
_REMEMBERED = 4096
_SHARE = {"narrow": 47, "normal": 68, "capital": 78, "wide": 105}
"""Hundredths of the font size: whole numbers add up to the same on every version of Python."""


@lru_cache(_REMEMBERED)
def width(text: str, size: float) -> float:
    """Return the width of ``text`` on one line at the font size ``size``, in the same unit."""
    return size * sum(map(_share, text)) / 100


def _share(character: str) -> int:
    if character in _NARROW:
        return _SHARE["narrow"]
    if character in _WIDE or ord(character) > 0x24F:
        return _SHARE["wide"]
    return _SHARE["capital" if character.isupper() else "normal"]


@lru_cache(_REMEMBERED)
def lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """Wrap ``text`` to lines no wider than ``room``; a wider word is divided with hyphens."""
    found = [""]
    for word in (part for whole in text.split() for part in _parts(whole, size, room)):
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width(longer, size) > room:
            found.append(word)
        else:
            found[-1] = longer
    return tuple(found)


@lru_cache(_REMEMBERED)
def longest_word(text: str, size: float) -> float:
    """Return the width of the widest word, the least room in which no word is split."""
    return max((width(word, size) for word in text.split()), default=0.0)


def _parts(word: str, size: float, room: float) -> list[str]:
    if width(word, size) <= room:
        return [word]
    found = [""]
    for piece in divisible(word).split(SOFT_HYPHEN):
        for part in _pieces(piece, size, room):
            if found[-1] and width(f"{found[-1]}{part}-", size) > room:
                found.append(part)
            else:
                found[-1] += part
    *lines, last = found
    return [*(_with_hyphen(line, size, room) for line in lines), last]


def _pieces(piece: str, size: float, room: float) -> list[str]:
    """A part of a word, itself in parts where not even that has room."""
    if width(f"{piece}-", size) <= room:
        return [piece]
    step = max(1, int(room * 100 / (size * _SHARE["wide"])) - 1)
    return [piece[start : start + step] for start in range(0, len(piece), step)]


def _with_hyphen(line: str, size: float, room: float) -> str:
    """A line that ends within a word, with a hyphen where there is room for any."""
    return f"{line}-" if width(f"{line}-", size) <= room and not line.endswith("-") else line
