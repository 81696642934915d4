"""Two lists -> what was kept, moved, changed, split, joined, added and removed.

Texts are compared in the normal form that they are given in. Everything is linear in the number of
texts but for the sorting, so that a page of twenty thousand sentences still answers.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policy.text.word_diff import similarity

ALIKE = 0.45
"""From this similarity on, two texts are one text reworded (1 is the same words)."""

WHOLE = 0.85
"""From this similarity on, one text is two others put together."""

WINDOW = 12
"""How far a text is looked for among its neighbours in a passage that was rewritten throughout."""


@dataclass(frozen=True)
class Pair:
    """What became of some texts: indices into the old and the new list.

    ``old`` and ``new`` hold one index each for what was kept, moved or changed, none on the one
    side for what was added or removed, and several on one side for what was split or joined.
    """

    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]


def rising(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest rising run among different ``numbers``, gaps allowed."""
    ends: list[int] = []  # the smallest last number of a run of each length
    last: list[int] = []  # its position
    before: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            last.append(position)
        else:
            ends[length], last[length] = number, position
    found: set[int] = set()
    position = last[-1] if last else -1
    while position >= 0:
        found.add(position)
        position = before[position]
    return found


def moved(old: Sequence[Hashable], new: Sequence[Hashable]) -> set[Hashable]:
    """What stands in both lists of different things but not in the same order, as few as can be."""
    places = {each: index for index, each in enumerate(old)}
    common = [each for each in new if each in places]
    kept = rising([places[each] for each in common])
    return {each for position, each in enumerate(common) if position not in kept}


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """What became of the texts ``old`` in ``new``; each index stands in exactly one pair."""
    same = _equal(old, new)
    kept = rising([each[0] for each in same])
    anchors = [pair for position, pair in enumerate(same) if position in kept]
    found = [
        Pair("kept" if position in kept else "moved", (o,), (n,))
        for position, (o, n) in enumerate(same)
    ]
    taken_old = {o for o, _ in same}
    taken_new = {n for _, n in same}
    for (o1, n1), (o2, n2) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        gap_old = [index for index in range(o1 + 1, o2) if index not in taken_old]
        gap_new = [index for index in range(n1 + 1, n2) if index not in taken_new]
        found += _gap(old, new, gap_old, gap_new)
    left_old, left_new = _left(list(range(len(old))), list(range(len(new))), found)
    found += _alike(old, new, left_old, left_new)  # reworded, and no longer where it stood
    left_old, left_new = _left(left_old, left_new, found)
    found += [Pair("removed", (index,), ()) for index in left_old]
    found += [Pair("added", (), (index,)) for index in left_new]
    return tuple(found)


def _equal(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Equal texts in the order of ``new``: the first of several with the first, and so on."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(old) - 1, -1, -1):
        places[old[index]].append(index)
    return [(places[text].pop(), index) for index, text in enumerate(new) if places.get(text)]


def _gap(
    old: Sequence[str], new: Sequence[str], gap_old: list[int], gap_new: list[int]
) -> list[Pair]:
    """What was split, joined or reworded in a passage between two texts that were kept."""
    found: list[Pair] = []
    for step in (_split_and_joined, _alike):
        if gap_old and gap_new:
            found += step(old, new, gap_old, gap_new)
            gap_old, gap_new = _left(gap_old, gap_new, found)
    return found


def _left(gap_old: list[int], gap_new: list[int], found: list[Pair]) -> tuple[list[int], list[int]]:
    """What of the passage is in no pair yet."""
    used_old = {index for pair in found for index in pair.old}
    used_new = {index for pair in found for index in pair.new}
    return (
        [index for index in gap_old if index not in used_old],
        [index for index in gap_new if index not in used_new],
    )


def _split_and_joined(
    old: Sequence[str], new: Sequence[str], gap_old: list[int], gap_new: list[int]
) -> list[Pair]:
    found = [Pair("split", (o,), two) for o, two in _as_two(old, new, gap_old, gap_new)]
    rest_old, rest_new = _left(gap_old, gap_new, found)
    joined = _as_two(new, old, rest_new, rest_old)
    return found + [Pair("joined", two, (n,)) for n, two in joined]


def _as_two(
    one: Sequence[str], other: Sequence[str], gap_one: list[int], gap_other: list[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Texts of ``one`` that two neighbours of ``other`` say together, and neither alone."""
    used: set[int] = set()
    for position, index in enumerate(gap_one):
        for first, second in pairwise(_near(gap_other, position)):
            if used & {first, second} or second != first + 1:
                continue
            parts = [similarity(one[index], other[each]) for each in (first, second)]
            if sum(parts) < WHOLE:  # together they cannot share more than each for itself
                continue
            whole = similarity(one[index], f"{other[first]} {other[second]}")
            if whole >= WHOLE and whole > max(parts) + 0.1:
                used |= {first, second}
                yield index, (first, second)
                break


def _alike(
    old: Sequence[str], new: Sequence[str], gap_old: list[int], gap_new: list[int]
) -> list[Pair]:
    """Texts that were reworded, the most similar first."""
    places = {index: position for position, index in enumerate(gap_new)}
    scored = [
        (-score, abs(position - places[n]), o, n)
        for position, o in enumerate(gap_old)
        for n in _near(gap_new, position)
        if (score := similarity(old[o], new[n])) >= ALIKE
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, o, n in sorted(scored):
        if o not in pairs and n not in taken:
            pairs[o] = n
            taken.add(n)
    return [Pair("changed", (o,), (n,)) for o, n in sorted(pairs.items())]


def _near(indices: list[int], position: int) -> list[int]:
    """Those of ``indices`` that stand about where ``position`` is; all of a short list."""
    return indices[max(0, position - WINDOW) : position + WINDOW + 1]
