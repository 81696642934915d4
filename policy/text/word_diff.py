"""A word-level diff of two texts: which words stayed, which were deleted, which were inserted.

Both texts are brought into normal form first, and two laws hold in it: the pieces without the
deleted ones are the new text, without the inserted ones the old text.

The matching words are a heaviest common subsequence (`_heaviest_chain`). A long passage matches its
rarest words first and then recurses between them, so time and memory stay linear in the text. Then
small coincidental matches are merged into the edits around them (`_merge_small_matches`), and an
edit that could stand at several places is put where it reads best (`_shift_to_read_well`).
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

from policy.text.tokens import SMALL_WEIGHT, SMALL_WORDS, normal_form, tokens, weight

_ENDS = frozenset(".!?:;…")

_PAIRS = 2_000
"""The pairs of equal tokens always examined; a long passage adds one for every two tokens."""
_DEEPEST = 24
"""The limit on nested passes over a long passage; real texts need three or four."""
_ADJACENT = 3
"""The bonus for a token that directly follows the previous match in both texts."""
_UNCACHED = 4_000
"""The pieces of texts with more characters are not kept."""
_SENTENCE = 60
"""The weight of five or six words: a match this heavy is no coincidence."""


class Mark(StrEnum):
    """Whether a piece of text stayed, was deleted or was inserted."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """A run of words with the same mark; never empty, never ending inside a word."""

    kind: Mark
    text: str


@dataclass(frozen=True)
class _Edit:
    """The tokens ``i1:i2`` of the first text are replaced by ``j1:j2`` of the second."""

    i1: int
    i2: int
    j1: int
    j2: int


class _Tokens:
    """The tokens of one text, as numbers, and the running totals of weights and of real words."""

    def __init__(self, text: str, numbers: dict[str, int]) -> None:
        self.tokens = tokens(f" {text}") if text else []
        self.numbers = [numbers.setdefault(each, len(numbers)) for each in self.tokens]
        weights = [*map(weight, self.tokens)]
        self.sums = [0, *accumulate(weights)]
        self.real = [0, *accumulate(each > SMALL_WEIGHT for each in weights)]

    def weight(self, start: int, end: int) -> int:
        """The weight of the tokens ``start:end``."""
        return self.sums[end] - self.sums[start]


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, a deleted one before what replaces it."""
    old, new = normal_form(old), normal_form(new)
    if old == new:
        return (Piece(Mark.SAME, old),) if old else ()
    is_long = len(old) + len(new) > _UNCACHED
    return (_redline.__wrapped__ if is_long else _redline)(old, new)


@lru_cache(maxsize=1024)
def _redline(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts in normal form that differ; reports show most of them twice."""
    is_swapped = new < old  # so that both directions keep the same words
    numbers: dict[str, int] = {}
    one, two = (_Tokens(each, numbers) for each in ((new, old) if is_swapped else (old, new)))
    edits = _edits_between(_matches(one, two), one, two)
    for step in (_merge_small_matches, _as_one_if_little_is_common, _shift_to_read_well):
        edits = step(edits, one, two)
    if is_swapped:
        one, two = two, one
        edits = [_Edit(each.j1, each.j2, each.i1, each.i2) for each in edits]
    return _without_first_space(list(_pieces(edits, one, two)))


def _matches(one: _Tokens, two: _Tokens) -> list[tuple[int, int, int]]:
    """The runs of equal tokens: their start in each text and their length, in order."""
    a, b = one.numbers, two.numbers
    found: list[tuple[int, int, int]] = []
    left = [(0, len(a), 0, len(b), 0)]
    while left:
        i1, i2, j1, j2, depth = left.pop()
        start, end = _common_ends(a, i1, i2, b, j1, j2)
        found += [(i1, j1, start)] * bool(start) + [(i2 - end, j2 - end, end)] * bool(end)
        i1, i2, j1, j2 = i1 + start, i2 - end, j1 + start, j2 - end
        if i1 == i2 or j1 == j2 or depth > _DEEPEST:
            continue
        pairs, is_all = _equal_pairs(a[i1:i2], b[j1:j2])
        chain = [
            (i1 + i, j1 + j) for i, j in _heaviest_chain(pairs, [*map(weight, one.tokens[i1:i2])])
        ]
        found += [(i, j, 1) for i, j in chain]
        if chain and not is_all:
            starts = [(i1, j1), *((i + 1, j + 1) for i, j in chain)]
            left += [
                (i, to_i, j, to_j, depth + 1)
                for (i, j), (to_i, to_j) in zip(starts, [*chain, (i2, j2)], strict=True)
                if i < to_i and j < to_j
            ]
    return sorted(found)


def _common_ends(a: list[int], i1: int, i2: int, b: list[int], j1: int, j2: int) -> tuple[int, int]:
    """The number of equal tokens at the start and, of the rest, at the end."""
    room = min(i2 - i1, j2 - j1)
    start = 0
    while start < room and a[i1 + start] == b[j1 + start]:
        start += 1
    end = 0
    while end < room - start and a[i2 - end - 1] == b[j2 - end - 1]:
        end += 1
    return start, end


def _equal_pairs(a: Sequence[int], b: Sequence[int]) -> tuple[list[tuple[int, int]], bool]:
    """The places of equal tokens, and whether these are all of them.

    The rarest tokens are taken first, as many as the length allows. Sorted by place in ``a``, then
    by descending place in ``b``.
    """
    in_a, in_b = Counter(a), Counter(b)
    room = _PAIRS + (len(a) + len(b)) // 2
    chosen = set()
    is_all = True
    for count, word in sorted((in_a[word] * in_b[word], word) for word in in_a.keys() & in_b):
        if count > room:
            is_all = False
            break
        room -= count
        chosen.add(word)
    places = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        if b[j] in chosen:
            places[b[j]].append(j)
    return [(i, j) for i, word in enumerate(a) if word in chosen for j in places[word]], is_all


def _heaviest_chain(
    pairs: Sequence[tuple[int, int]], weights: Sequence[int]
) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that increases in both places; adjacent pairs earn a bonus."""
    columns = sorted({j for _, j in pairs})
    best = [(0, -1)] * (len(columns) + 1)  # a Fenwick tree of (score, last pair) of the best chain
    before: list[int] = []
    scores: dict[tuple[int, int], tuple[int, int]] = {}
    for index, (i, j) in enumerate(pairs):
        column = bisect_left(columns, j)
        score, last = 0, -1
        while column:
            if best[column][0] > score:
                score, last = best[column]
            column &= column - 1
        follows = scores.get((i - 1, j - 1))
        if follows and follows[0] + _ADJACENT >= score:
            score, last = follows[0] + _ADJACENT, follows[1]
        before.append(last)
        mine = scores[i, j] = (score + weights[i], index)
        column = bisect_left(columns, j) + 1
        while column <= len(columns):
            if best[column][0] < mine[0]:
                best[column] = mine
            column += column & -column
    _, index = max(scores.values(), key=lambda each: (each[0], -each[1]), default=(0, -1))
    chain = []
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _edits_between(runs: Iterable[tuple[int, int, int]], one: _Tokens, two: _Tokens) -> list[_Edit]:
    """The edits between the matching runs."""
    found = []
    i = j = 0
    for to_i, to_j, length in [*runs, (len(one.tokens), len(two.tokens), 0)]:
        if (i, j) != (to_i, to_j):
            found.append(_Edit(i, to_i, j, to_j))
        i, j = to_i + length, to_j + length
    return found


def _merge_small_matches(edits: Iterable[_Edit], one: _Tokens, two: _Tokens) -> list[_Edit]:
    """``edits`` joined across the matches between them that weigh less than the edits do."""
    found: list[_Edit] = []
    for each in edits:
        found.append(each)
        while len(found) > 1 and _is_small_match(found[-2], found[-1], one, two):
            last = found.pop()
            found[-1] = _Edit(found[-1].i1, last.i2, found[-1].j1, last.j2)
    return found


def _is_small_match(left: _Edit, right: _Edit, one: _Tokens, two: _Tokens) -> bool:
    """Whether the match between two edits only breaks up one rewritten passage.

    Small words and punctuation do as soon as they are lighter than either edit, real words when
    they are lighter than half of it, a sentence never. Between two pure insertions (or deletions)
    the other text is contiguous, so there the edits must weigh eight times as much.
    """
    both = (left, right)
    match = one.weight(left.i2, right.i1)
    lighter = min(max(one.weight(each.i1, each.i2), two.weight(each.j1, each.j2)) for each in both)
    is_unbroken = all(e.i1 == e.i2 for e in both) or all(e.j1 == e.j2 for e in both)
    has_real_words = one.real[left.i2] < one.real[right.i1]
    return match < _SENTENCE and match * (8 if is_unbroken else 1 + has_real_words) <= lighter


def _as_one_if_little_is_common(edits: list[_Edit], one: _Tokens, two: _Tokens) -> list[_Edit]:
    """A single edit where the two texts have hardly anything in common, else ``edits``."""
    ends = [0, *(each.i2 for each in edits)]
    starts = [*(each.i1 for each in edits), len(one.tokens)]
    kept = [one.weight(start, end) for start, end in zip(ends, starts, strict=True)]
    lighter = min(one.sums[-1], two.sums[-1])
    if sum(kept) * 8 < lighter and max(kept) < _SENTENCE:
        return [_Edit(0, len(one.tokens), 0, len(two.tokens))]
    return edits


def _shift_to_read_well(edits: Sequence[_Edit], one: _Tokens, two: _Tokens) -> list[_Edit]:
    """Each pure insertion or deletion at the place, of all equivalent ones, where it reads best.

    In «a og b» -> «a og c og b» both « og c» and « c og» may be the inserted words.
    """
    found: list[_Edit] = []
    for place, each in enumerate(edits):
        left = found[-1] if found else _Edit(0, -1, 0, -1)
        far = _Edit(len(one.tokens) + 1, 0, len(two.tokens) + 1, 0)
        right = edits[place + 1] if place + 1 < len(edits) else far
        if each.i1 == each.i2:
            by = _best_shift(two, each.j1, each.j2, left.j2 + 1, right.j1 - 1)
        elif each.j1 == each.j2:
            by = _best_shift(one, each.i1, each.i2, left.i2 + 1, right.i1 - 1)
        else:
            by = 0
        found.append(_Edit(each.i1 + by, each.i2 + by, each.j1 + by, each.j2 + by))
    return found


def _best_shift(side: _Tokens, start: int, end: int, first: int, last: int) -> int:
    """By how many tokens to shift the run ``start:end``, at most to ``first`` and ``last``."""
    numbers = side.numbers
    low = high = 0
    while start + low > first and numbers[start + low - 1] == numbers[end + low - 1]:
        low -= 1
    while end + high < last and numbers[start + high] == numbers[end + high]:
        high += 1
    places = range(low, high + 1)
    return max(places, key=lambda by: (_readability(side.tokens, start + by, end + by), by))


def _readability(tokens_of: Sequence[str], start: int, end: int) -> int:
    """A score of how well the tokens ``start:end`` read as one insertion."""
    before = tokens_of[start - 1].strip() if start else "."
    first = tokens_of[start]
    is_opening = first == "," or first.strip().casefold() in SMALL_WORDS
    return (
        3 * (before[-1] in _ENDS)
        + 3 * (tokens_of[end - 1][-1] in _ENDS)
        + 2 * (before == ",")
        + first.startswith(" ")
        + is_opening
    )


def _pieces(edits: Iterable[_Edit], one: _Tokens, two: _Tokens) -> Iterator[Piece]:
    i = 0
    for each in [*edits, _Edit(len(one.tokens), len(one.tokens), 0, 0)]:
        for kind, side, start, end in (
            (Mark.SAME, one, i, each.i1),
            (Mark.DELETED, one, each.i1, each.i2),
            (Mark.INSERTED, two, each.j1, each.j2),
        ):
            if start < end:
                yield Piece(kind, "".join(side.tokens[start:end]))
        i = each.i2


def _without_first_space(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without the space that was put before the first token of each text.

    A piece inserted before all others has its space at its end instead: «[+Ja, +]vi».
    """
    first, second = pieces[0], pieces[1] if len(pieces) > 1 else None
    bare = Piece(first.kind, first.text[1:])
    if second is None or first.kind is Mark.SAME:
        return (bare, *pieces[1:])
    if second.kind is Mark.SAME:
        bare = Piece(first.kind, first.text[1:] + " ")
    return (bare, Piece(second.kind, second.text[1:]), *pieces[2:])


CONTEXT = 30
"""How many characters stay on either side of what changed in an excerpt."""
LONGEST_PIECE = 90
"""How many characters of a piece that came or left an excerpt shows."""


def around(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """``pieces`` cut to what changed and a few words around it; a text without changes is cut."""
    changed = [at for at, each in enumerate(pieces) if each.kind is not Mark.SAME]
    first, last = (changed[0], changed[-1]) if changed else (0, 0)
    return tuple(
        Piece(each.kind, _cut(each, is_first=at < first, is_last=at >= last))
        for at, each in enumerate(pieces)
    )


def _cut(piece: Piece, *, is_first: bool, is_last: bool) -> str:
    """A piece shortened between its words, with « … » where something is left out."""
    text = piece.text
    if piece.kind is not Mark.SAME:
        return text if len(text) <= LONGEST_PIECE else _head(text, LONGEST_PIECE)
    if is_first:
        return text if len(text) <= CONTEXT else _tail(text)
    if is_last:
        return text if len(text) <= CONTEXT else _head(text, CONTEXT)
    return text if len(text) <= 2 * CONTEXT else f"{_head(text, CONTEXT)}{_tail(text)[1:]}"


def _head(text: str, limit: int) -> str:
    return text[:limit].rpartition(" ")[0].rstrip() + " …"


def _tail(text: str) -> str:
    return "… " + text[-CONTEXT:].partition(" ")[2].lstrip()
