"""Which paragraphs, tables and rows of two chapters are the same: as the comparison aligns them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from policy.documents.word.flow import Part, TableFlow, TableRow, Text
from policy.text.alignment import align, longest_increasing_subsequence
from policy.text.tokens import normal_form

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Parts of the old chapter and those of the new one that they became: one and one, or two."""
TITLE = Text(())
"""Stands for a paragraph that both documents have whatever it says."""


def in_order(groups: Iterable[Group]) -> list[Group]:
    """As many of ``groups`` as have the same order in both, in that order."""
    found = sorted(groups, key=lambda each: each[1])
    kept = longest_increasing_subsequence([each[0][0] for each in found])
    return [each for at, each in enumerate(found) if at in kept]


def walk(old: int, new: int, groups: Iterable[Group]) -> Iterator[Group]:
    """Everything in order: what both have together, what only one has before it."""
    i = j = 0
    for olds, news in (*groups, ((old,), (new,))):
        if i < olds[0]:
            yield tuple(range(i, olds[0])), ()
        if j < news[0]:
            yield (), tuple(range(j, news[0]))
        if olds[0] < old or news[0] < new:
            yield olds, news
        i, j = olds[-1] + 1, news[-1] + 1


def is_heading(part: Part) -> bool:
    """Whether ``part`` begins a section."""
    return isinstance(part, Text) and part.look.style.startswith("Heading")


def is_body(part: Part) -> bool:
    """Whether ``part`` is a paragraph that is aligned by its words."""
    return isinstance(part, Text) and not is_heading(part) and part is not TITLE


def sections_of(parts: Sequence[Part]) -> list[list[int]]:
    """The numbers of the parts of each section; the first may have no heading."""
    starts = [at for at, each in enumerate(parts) if is_heading(each)]
    bounds = sorted({0, *starts, len(parts)})
    return [[*range(one, two)] for one, two in pairwise(bounds)]


def key_of(parts: Sequence[Part], section: Sequence[int]) -> str:
    """By what a section is known: its heading's id, else its words."""
    heading = parts[section[0]] if section else None
    if not isinstance(heading, Text) or not is_heading(heading):
        return "="
    _, sign, anchor = heading.id.partition("#")
    return f"#{anchor}" if sign else f"={heading.words}"


def aligned(
    old: Sequence[Part], new: Sequence[Part], before: Sequence[int], after: Sequence[int]
) -> list[Group]:
    """The paragraphs that correspond, as the comparison aligns sentences."""
    texts = (
        [normal_form(part.words) if isinstance(part := parts[at], Text) else "" for at in where]
        for parts, where in ((old, before), (new, after))
    )
    found = []
    for pair in align(*texts):
        if pair.old and pair.new:
            olds, news = tuple(before[i] for i in pair.old), tuple(after[j] for j in pair.new)
            if all(b == a + 1 for side in (olds, news) for a, b in pairwise(side)):
                found.append((olds, news))
    return found


def tables(
    old: Sequence[Part], new: Sequence[Part], before: Sequence[int], after: Sequence[int]
) -> Iterator[Group]:
    """The tables of a section that correspond: the n-th of a kind to the n-th."""
    left: dict[str, list[int]] = defaultdict(list)
    for at in before:
        if isinstance(table := old[at], TableFlow):
            left[table.kind].append(at)
    for at in after:
        if isinstance(table := new[at], TableFlow) and left[table.kind]:
            yield (left[table.kind].pop(0),), (at,)


def is_one(table: TableFlow, old: TableRow, new: TableRow) -> bool:
    """Whether both rows can be one: not with other columns, nor of an overview, made by machine."""
    if table.kind == "overview" and old != new and not new.is_head:
        return False
    return [each.columns for each in old.cells] == [each.columns for each in new.cells]


def row_pairs(old: TableFlow, new: TableFlow) -> Iterator[tuple[int, int]]:
    """The rows that correspond: by the initiative's id, else as sentences are aligned."""
    ids = {each.initiative: at for at, each in enumerate(old.rows) if each.initiative}
    plain = []
    for at, each in enumerate(new.rows):
        if each.initiative in ids:
            yield ids[each.initiative], at
        elif not each.initiative:
            plain.append(at)
    before = [at for at, each in enumerate(old.rows) if not each.initiative]
    heads = (
        [at for at in where if table.rows[at].is_head]
        for table, where in ((old, before), (new, plain))
    )
    yield from zip(*heads, strict=False)
    olds, news = (
        [at for at in where if not table.rows[at].is_head]
        for table, where in ((old, before), (new, plain))
    )
    texts = ([normal_form(t.rows[at].words) for at in s] for t, s in ((old, olds), (new, news)))
    for pair in align(*texts):
        if len(pair.old) == len(pair.new) == 1:
            yield olds[pair.old[0]], news[pair.new[0]]
