"""Items one after the other, each with its depth -> items with those below them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol, TypeVar

from policy.documents.tree import Block, Item, ItemList


class Listed(Protocol):
    """An item of a list: how deep it is nested, from 1, and the number shown before it."""

    @property
    def level(self) -> int | None:
        """The depth of its list."""

    @property
    def number(self) -> int | None:
        """Its number in a numbered list."""


T = TypeVar("T", bound=Listed)


def as_lists(
    items: Iterable[T], block_of: Callable[[T], Iterable[Block]], id_of: Callable[[T], str]
) -> Iterator[ItemList]:
    """Lists of ``items`` in order; a list is numbered where its items are."""
    yield from _lists([*items], 1, block_of, id_of)


def _lists(
    items: list[T],
    level: int,
    block_of: Callable[[T], Iterable[Block]],
    id_of: Callable[[T], str],
) -> Iterator[ItemList]:
    found = groupby(_gathered(items, level), key=lambda each: each[0].number is not None)
    for is_numbered, run in found:
        yield ItemList(
            tuple(
                Item(
                    (*block_of(head), *_lists(deeper, level + 1, block_of, id_of)),
                    id_of(head),
                    head.number,
                )
                for head, deeper in run
            ),
            is_numbered,
        )


def _gathered(items: list[T], level: int) -> list[tuple[T, list[T]]]:
    """Each item of ``level`` with those below it; a deeper one before any counts as of it."""
    found: list[tuple[T, list[T]]] = []
    for each in items:
        if found and (each.level or 1) > level:
            found[-1][1].append(each)
        else:
            found.append((each, []))
    return found
