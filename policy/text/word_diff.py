"""Two texts -> what stayed, what was deleted and what was inserted, in whole words.

Both texts are first brought into the comparison's normal form, and both laws hold in it: without
what was deleted the pieces are the new text, without what was inserted the old one. Which words
belong together is found by a heaviest common chain of words (`_chain`). A large passage begins with
its rarest words and looks again between those, so that time and memory follow the text's length.
Then words that stayed by chance are taken into the rewriting around them (`_calm`), and what can
stand in several places is put where a reader expects it (`_slide`).
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

_SMALL_WORDS = """
    af alle at blive bliver både da de dem den denne der deres dermed det dette disse du
    efter eller en er et for fra han har have hos hun hvad hvilke hvilket hvor hvordan i ind
    ja jeg kan man med mellem men mod ned når nu og også om op os over på samt se sig sin
    sine sit skal som så til ud under ved vi vil vor vores være
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words that stand in every text and tell little about which sentence one is looking at."""

_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("’‘‚‛´ʼ‹›", "'")})
_ENDS = frozenset(".!?:;…")

_PAIRS = 2_000
"""So many pairs of equal words are always looked at, and one for two words of a large passage."""
_DEEPEST = 24
"""How often a large passage is looked through again; real texts need three or four."""
_SMALL = 2
"""The weight of a small word; punctuation weighs half of it, a real word from 5 to 20."""
_LONG = 5_000
"""The words of a longer text are not kept to be compared with another one."""
_BONUS = 3
"""What it is worth that a word follows the one that stayed before it."""
_SENTENCE = 60
"""The weight of five or six words: as much in one place did not stay by chance."""


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """Some words in a row with one fate; never empty, never ending inside a word."""

    kind: Mark
    text: str


@dataclass(frozen=True)
class _Change:
    """The words ``i1`` to ``i2`` of the first text, for which the second has ``j1`` to ``j2``."""

    i1: int
    i2: int
    j1: int
    j2: int


class _Side:
    """One text as words: their texts, their numbers, sums of their weights and of real words."""

    def __init__(self, text: str, numbers: dict[str, int]) -> None:
        self.words = words(f" {text}") if text else []
        self.numbers = [numbers.setdefault(each, len(numbers)) for each in self.words]
        weights = [*map(_weight, self.words)]
        self.sums = [0, *accumulate(weights)]
        self.real = [0, *accumulate(weight > _SMALL for weight in weights)]

    def weight(self, start: int, end: int) -> int:
        """How much the words from ``start`` to ``end`` weigh."""
        return self.sums[end] - self.sums[start]


def normal(text: str) -> str:
    """The comparison's normal form: what differs only from here is no change.

    NFC, white space of any kind as single spaces, no soft hyphens or zero-width spaces, quotation
    marks of every style as straight ones. Dashes are told apart.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_GONE)).translate(_QUOTES)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """``text`` (in normal form) cut between words and punctuation; a space goes with what follows.

    «SSP-lejr», «0.-9.», «2026/27», «bl.a.» and an address are one word each.
    """
    odd = {each for each in set(text) if not (each.isascii() or each.isalnum())}
    marks = "".join(sorted(each for each in odd if _goes_with_the_letter_before(each)))
    known: dict[str, str] = {}  # a word is held once, however often it stands there
    return [known.setdefault(each[0], each[0]) for each in _pattern(marks).finditer(text)]


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """What became of ``old`` in ``new``: within a rewritten passage the deleted stands first."""
    old, new = normal(old), normal(new)
    if old == new:
        return (Piece(Mark.SAME, old),) if old else ()
    turned = new < old  # the same words stay in both directions
    numbers: dict[str, int] = {}
    one, two = (_Side(each, numbers) for each in ((new, old) if turned else (old, new)))
    changes = _changes(_common(one, two), one, two)
    changes = _slide(_whole(_calm(changes, one, two), one, two), one, two)
    if turned:
        one, two = two, one
        changes = [_Change(each.j1, each.j2, each.i1, each.i2) for each in changes]
    return _without_the_first_space(list(_pieces(changes, one, two)))


def similarity(old: str, new: str) -> float:
    """How much two texts share, 0 to 1, whatever the order: long words count most, small little."""
    (one, total_one), (two, total_two) = (
        (_bag if len(each) < _LONG else _bag.__wrapped__)(each) for each in (old, new)
    )
    if len(two) < len(one):
        one, two = two, one
    shared = sum(_weight(each) * min(count, two.get(each, 0)) for each, count in one.items())
    total = total_one + total_two
    return 2 * shared / total if total else 1.0


@lru_cache(maxsize=256)
def _bag(text: str) -> tuple[Counter[str], int]:
    """The words of a text as often as they stand there, with their weight; no punctuation if any.

    A capital at the beginning of a sentence and a full stop after a number make no other word.
    """
    found = words(normal(text))
    bag = Counter(
        [word for each in found if (word := each.strip(" .-'").casefold()) and _is_word(word)]
        or [each.strip() for each in found]
    )
    return bag, sum(_weight(each) * count for each, count in bag.items())


def _goes_with_the_letter_before(letter: str) -> bool:
    """Whether ``letter`` is an accent, a joiner or a skin tone, which no cut may come before."""
    joins = letter in "\u200c\u200d" or "\U0001f3fb" <= letter <= "\U0001f3ff"
    return joins or unicodedata.category(letter).startswith("M")


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    """What one word is in a text that holds ``marks``; linear, and nothing is left out."""
    more = f"[{re.escape(marks)}]*+" if marks else ""
    letters = rf"(?:\w{more})+"
    joint = r"(?:['@‐‑-](?=\w)|(?<=\d)[.,/:–](?=\d)|(?<=\d)\.[-‐‑–](?=\w)|\.(?=[a-zæøå]))"
    ordinal = rf"(?:(?<!\d{{3}})(?<![.,/:]\d)(?<![.,/:]\d\d)(?<=\d)\.{more})?"
    kinds = (
        rf"(?:https?://|www\.)[^\s\"<>]*\w{more}/?{more}",
        rf"[^\W\d_]{{1,2}}(?:\.[a-zæøå]{{1,4}})+\.{more}(?!\w)",
        rf"{letters}(?:{joint}{letters})*{ordinal}(?:-{more}(?![-\w>]))?",
        rf"(?:[-=]+>|<[-=]+){more}",
        rf"([^\w\s])\1+{more}",
        rf"\S{more}(?:(?<=\u200d)[^\w\s]{more})*",
    )
    return re.compile(" ?(?:" + "|".join(kinds) + ")")


def _is_word(word: str) -> bool:
    return any(map(str.isalnum, word))


@lru_cache(maxsize=4096)
def _weight(word: str) -> int:
    """How much it says that a word stands in both texts."""
    bare = word.strip().casefold()
    if not _is_word(bare):
        return 1
    return _SMALL if bare in SMALL else 4 + min(len(bare), 16)


def _common(one: _Side, two: _Side) -> list[tuple[int, int, int]]:
    """What stays: where a run of words stands in each text, and how many words it has."""
    a, b = one.numbers, two.numbers
    found: list[tuple[int, int, int]] = []
    left = [(0, len(a), 0, len(b), 0)]
    while left:
        i1, i2, j1, j2, depth = left.pop()
        start, end = _ends(a, i1, i2, b, j1, j2)
        found += [(i1, j1, start)] * bool(start) + [(i2 - end, j2 - end, end)] * bool(end)
        i1, i2, j1, j2 = i1 + start, i2 - end, j1 + start, j2 - end
        if i1 == i2 or j1 == j2 or depth > _DEEPEST:
            continue
        pairs, is_all = _pairs(a[i1:i2], b[j1:j2])
        chain = [(i1 + i, j1 + j) for i, j in _chain(pairs, [*map(_weight, one.words[i1:i2])])]
        found += [(i, j, 1) for i, j in chain]
        if chain and not is_all:
            starts = [(i1, j1), *((i + 1, j + 1) for i, j in chain)]
            left += [
                (i, to_i, j, to_j, depth + 1)
                for (i, j), (to_i, to_j) in zip(starts, [*chain, (i2, j2)], strict=True)
                if i < to_i and j < to_j
            ]
    return sorted(found)


def _ends(a: list[int], i1: int, i2: int, b: list[int], j1: int, j2: int) -> tuple[int, int]:
    """How many words are the same at the beginning and, of the rest, at the end."""
    room = min(i2 - i1, j2 - j1)
    start = 0
    while start < room and a[i1 + start] == b[j1 + start]:
        start += 1
    end = 0
    while end < room - start and a[i2 - end - 1] == b[j2 - end - 1]:
        end += 1
    return start, end


def _pairs(a: Sequence[int], b: Sequence[int]) -> tuple[list[tuple[int, int]], bool]:
    """Places of equal words, the rarest words first, as many as a passage so long may have.

    With it, whether these are all. They come by the first place, the later second places first.
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


def _chain(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[tuple[int, int]]:
    """The heaviest of all chains in which both places rise; neighbours are worth a little more."""
    columns = sorted({j for _, j in pairs})
    best = [(0, -1)] * (len(columns) + 1)  # a Fenwick tree: the best chain's score and last pair
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
        if follows and follows[0] + _BONUS >= score:
            score, last = follows[0] + _BONUS, follows[1]
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


def _changes(runs: Iterable[tuple[int, int, int]], one: _Side, two: _Side) -> list[_Change]:
    """What lies between the runs that stay."""
    found = []
    i = j = 0
    for to_i, to_j, length in [*runs, (len(one.words), len(two.words), 0)]:
        if (i, j) != (to_i, to_j):
            found.append(_Change(i, to_i, j, to_j))
        i, j = to_i + length, to_j + length
    return found


def _calm(changes: Iterable[_Change], one: _Side, two: _Side) -> list[_Change]:
    """``changes`` without the islands between them that weigh less than what surrounds them."""
    found: list[_Change] = []
    for each in changes:
        found.append(each)
        while len(found) > 1 and _is_island(found[-2], found[-1], one, two):
            last = found.pop()
            found[-1] = _Change(found[-1].i1, last.i2, found[-1].j1, last.j2)
    return found


def _is_island(left: _Change, right: _Change, one: _Side, two: _Side) -> bool:
    """Whether what stays between two changes only breaks up what was rewritten.

    Small words and punctuation do so as soon as they are lighter than either change, real words
    when they are lighter than half of it, a sentence never. Between two pure insertions (or
    deletions) the other text runs on without a break, so there it takes far more.
    """
    both = (left, right)
    weight = one.weight(left.i2, right.i1)
    lighter = min(max(one.weight(each.i1, each.i2), two.weight(each.j1, each.j2)) for each in both)
    is_unbroken = all(e.i1 == e.i2 for e in both) or all(e.j1 == e.j2 for e in both)
    has_real_words = one.real[left.i2] < one.real[right.i1]
    return weight < _SENTENCE and weight * (8 if is_unbroken else 1 + has_real_words) <= lighter


def _whole(changes: list[_Change], one: _Side, two: _Side) -> list[_Change]:
    """One change for all where the two texts have hardly anything in common."""
    ends = [0, *(each.i2 for each in changes)]
    starts = [*(each.i1 for each in changes), len(one.words)]
    stay = [one.weight(start, end) for start, end in zip(ends, starts, strict=True)]
    lighter = min(one.sums[-1], two.sums[-1])
    if sum(stay) * 8 < lighter and max(stay) < _SENTENCE:
        return [_Change(0, len(one.words), 0, len(two.words))]
    return changes


def _slide(changes: Sequence[_Change], one: _Side, two: _Side) -> list[_Change]:
    """Each pure insertion or deletion where it reads best, of all the places it can stand in.

    «a og b» -> «a og c og b» has « og c» for new as well as « c og».
    """
    found: list[_Change] = []
    for place, each in enumerate(changes):
        left = found[-1] if found else _Change(0, -1, 0, -1)
        far = _Change(len(one.words) + 1, 0, len(two.words) + 1, 0)
        right = changes[place + 1] if place + 1 < len(changes) else far
        if each.i1 == each.i2:
            by = _best_place(two, each.j1, each.j2, left.j2 + 1, right.j1 - 1)
        elif each.j1 == each.j2:
            by = _best_place(one, each.i1, each.i2, left.i2 + 1, right.i1 - 1)
        else:
            by = 0
        found.append(_Change(each.i1 + by, each.i2 + by, each.j1 + by, each.j2 + by))
    return found


def _best_place(side: _Side, start: int, end: int, first: int, last: int) -> int:
    """By how many words the run from ``start`` to ``end`` is best moved, within two bounds."""
    numbers = side.numbers
    low = high = 0
    while start + low > first and numbers[start + low - 1] == numbers[end + low - 1]:
        low -= 1
    while end + high < last and numbers[start + high] == numbers[end + high]:
        high += 1
    places = range(low, high + 1)
    return max(places, key=lambda by: (_reads(side.words, start + by, end + by), by))


def _reads(words: Sequence[str], start: int, end: int) -> int:
    """How well the words from ``start`` to ``end`` read as one insertion."""
    before = words[start - 1].strip() if start else "."
    first = words[start]
    is_opening = first == "," or first.strip().casefold() in SMALL
    return (
        3 * (before[-1] in _ENDS)
        + 3 * (words[end - 1][-1] in _ENDS)
        + 2 * (before == ",")
        + first.startswith(" ")
        + is_opening
    )


def _pieces(changes: Iterable[_Change], one: _Side, two: _Side) -> Iterator[Piece]:
    i = 0
    for each in [*changes, _Change(len(one.words), len(one.words), 0, 0)]:
        for kind, side, start, end in (
            (Mark.SAME, one, i, each.i1),
            (Mark.DELETED, one, each.i1, each.i2),
            (Mark.INSERTED, two, each.j1, each.j2),
        ):
            if start < end:
                yield Piece(kind, "".join(side.words[start:end]))
        i = each.i2


def _without_the_first_space(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without the space that made the first word of each text one like any other.

    What was inserted before all others gives its space to its end: «[+Ja, +]vi».
    """
    first, second = pieces[0], pieces[1] if len(pieces) > 1 else None
    bare = Piece(first.kind, first.text[1:])
    if second is None or first.kind is Mark.SAME:
        return (bare, *pieces[1:])
    if second.kind is Mark.SAME:
        bare = Piece(first.kind, first.text[1:] + " ")
    return (bare, Piece(second.kind, second.text[1:]), *pieces[2:])
