"""Aligns two lists of texts: what was kept, moved, changed, split, joined, added and removed.

Texts are given in normal form. Apart from sorting, the work is linear in the number of texts, so
that a page of twenty thousand sentences can be compared, too.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from policy.text.tokens import is_word, normal_form, tokens, weight

K = TypeVar("K", bound=Hashable)

ALIKE = 0.45
"""The least similarity of a text and its rewording (1 is the same words)."""

WHOLE = 0.85
"""The least similarity of a text and two others that it was split into or joined from."""

WINDOW = 12
"""How many neighbours on each side a reworded text is searched among."""

_UNCACHED = 1_000
"""The tokens of texts with as many characters are not cached."""


@dataclass(frozen=True)
class Pair:
    """Texts that belong together, as indices into the old and the new list.

    One index each if kept, moved or changed; none on one side if added or removed; two on one side
    if split or joined.
    """

    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]


def longest_increasing_subsequence(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest increasing subsequence of ``numbers``, which all differ."""
    ends: list[int] = []  # the smallest last number of a subsequence of each length
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


def moved(old: Sequence[K], new: Sequence[K]) -> set[K]:
    """The fewest items of both lists that have to be moved to turn one order into the other."""
    if old == new:  # as most lists are
        return set()
    places = {each: index for index, each in enumerate(old)}
    common = [each for each in new if each in places]
    kept = longest_increasing_subsequence([places[each] for each in common])
    return {each for position, each in enumerate(common) if position not in kept}


def merged(old: Sequence[K], new: Sequence[K]) -> Iterator[K]:
    """All of ``new`` in its order; what only ``old`` has follows what it followed there."""
    there = set(new)
    gone: dict[K | None, list[K]] = {}
    last: K | None = None
    for each in old:
        if each in there:
            last = each
        else:
            gone.setdefault(last, []).append(each)
    yield from gone.get(None, ())
    for each in new:
        yield each
        yield from gone.get(each, ())


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """The pairs of ``old`` and ``new``; each index is in exactly one pair."""
    if old == new:  # as most sections are
        return _kept(len(new))
    same = _equal(old, new)
    kept = longest_increasing_subsequence([each[0] for each in same])
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
    found += _alike(old, new, left_old, left_new)  # reworded and moved
    left_old, left_new = _left(left_old, left_new, found)
    found += [Pair("removed", (index,), ()) for index in left_old]
    found += [Pair("added", (), (index,)) for index in left_new]
    return tuple(found)


@lru_cache(maxsize=64)
def _kept(count: int) -> tuple[Pair, ...]:
    """The pairs of so many texts that are all as they were."""
    return tuple(Pair("kept", (index,), (index,)) for index in range(count))


def _equal(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The indices of equal texts in the order of ``new``; the n-th occurrence with the n-th."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(old) - 1, -1, -1):
        places[old[index]].append(index)
    return [(places[text].pop(), index) for index, text in enumerate(new) if places.get(text)]


def _gap(
    old: Sequence[str], new: Sequence[str], gap_old: list[int], gap_new: list[int]
) -> list[Pair]:
    """The pairs of what was split, joined or reworded between two texts that were kept."""
    found: list[Pair] = []
    for step in (_split_and_joined, _alike):
        if gap_old and gap_new:
            found += step(old, new, gap_old, gap_new)
            gap_old, gap_new = _left(gap_old, gap_new, found)
    return found


def _left(gap_old: list[int], gap_new: list[int], found: list[Pair]) -> tuple[list[int], list[int]]:
    """The indices that are in no pair yet."""
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
    """The texts of ``one`` that equal two adjacent texts of ``other`` together, neither alone."""
    used: set[int] = set()
    for position, index in enumerate(gap_one):
        for first, second in pairwise(_near(gap_other, position)):
            if used & {first, second} or second != first + 1:
                continue
            parts = [similarity(one[index], other[each]) for each in (first, second)]
            if sum(parts) < WHOLE:  # together they cannot share more
                continue
            whole = similarity(one[index], f"{other[first]} {other[second]}")
            if whole >= WHOLE and whole > max(parts) + 0.1:
                used |= {first, second}
                yield index, (first, second)
                break


def _alike(
    old: Sequence[str], new: Sequence[str], gap_old: list[int], gap_new: list[int]
) -> list[Pair]:
    """The pairs of reworded texts; the most similar are paired first."""
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
    """The indices within WINDOW of ``position``."""
    return indices[max(0, position - WINDOW) : position + WINDOW + 1]


def similarity(old: str, new: str) -> float:
    """The share of words in common, 0 to 1, in any order; long words weigh most."""
    is_long = len(old) + len(new) > _UNCACHED
    return (_similarity.__wrapped__ if is_long else _similarity)(old, new)


@lru_cache(maxsize=2048)
def _similarity(old: str, new: str) -> float:
    (one, total_one), (two, total_two) = (
        (_bag if len(each) < _UNCACHED else _bag.__wrapped__)(each) for each in (old, new)
    )
    if len(two) < len(one):
        one, two = two, one
    shared = sum(weight(each) * min(count, two.get(each, 0)) for each, count in one.items())
    total = total_one + total_two
    return 2 * shared / total if total else 1.0


@lru_cache(maxsize=2048)
def _bag(text: str) -> tuple[Counter[str], int]:
    """The words of a text with their counts, and their total weight.

    Letter case and the full stop of an ordinal are ignored; punctuation counts if there is no word.
    """
    found = tokens(normal_form(text))
    bag = Counter(
        [word for each in found if (word := each.strip(" .-'").casefold()) and is_word(word)]
        or [each.strip() for each in found]
    )
    return bag, sum(weight(each) * count for each, count in bag.items())
