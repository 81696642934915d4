"""What shapes the elements of built pages have: the same wherever they stand in the same way.

A shape is an element's name and classes below the shapes of what it stands in. A site has thousands
of elements and some hundred shapes, so that a stylesheet can be tried against them all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_NOT_MARKUP = re.compile(
    r"<(script|style)\b[^>]*>.*?</\1>|<!--.*?-->|<template\b.*?</template>", re.S
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*?)(/?)>")
_ATTRIBUTE = re.compile(r"([^\s\"'=<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
_EMPTY |= {"source", "track", "wbr"}
"""HTML's void elements: they have no end."""


@dataclass(eq=False)
class Shape:
    """An element's name and classes, what it stands in, and what stands in it."""

    element: str
    classes: frozenset[str]
    parent: "Shape | None"
    inner: dict[tuple[str, str], "Shape"] = field(default_factory=dict)

    def ancestors(self) -> Iterator["Shape"]:
        """What it stands in, the nearest first."""
        shape = self.parent
        while shape:
            yield shape
            shape = shape.parent

    def beside(self) -> Iterable["Shape"]:
        """All that stand in the same as it does, itself included."""
        return self.parent.inner.values() if self.parent else ()


class Shapes:
    """The shapes of all elements of ``pages``, HTML texts, and what their attributes hold."""

    def __init__(self, pages: Iterable[str]) -> None:
        self._top = Shape("", frozenset(), None)
        self.attributes: dict[str, set[str]] = {}
        """The values of each attribute, on whatever element."""
        written: set[str] = set()
        for page in pages:
            self._read(page, written)
        for text in written:
            for name, *values in _ATTRIBUTE.findall(text):
                self.attributes.setdefault(name.lower(), set()).add("".join(values))
        self.all = tuple(_below(self._top))

    def _read(self, page: str, written: set[str]) -> None:
        open_: list[Shape] = [self._top]
        for closing, name, attributes, closed in _TAG.findall(_NOT_MARKUP.sub("", page)):
            element = name.lower()
            if closing:
                _close(open_, element)
                continue
            written.add(attributes)
            shape = _shape(open_[-1], element, attributes)
            if not closed and element not in _EMPTY:
                open_.append(shape)

    def told(self, attributes: Iterable[str]) -> str:
        """The shapes, and the values of ``attributes``: the same text for the same."""
        values = {name: sorted(self.attributes.get(name, ())) for name in sorted(attributes)}
        return repr((sorted(_lines(self._top)), values))


def _shape(parent: Shape, element: str, attributes: str) -> Shape:
    """The shape of an element that stands in ``parent``; a new one where none was like it."""
    found = re.search(r"\bclass=\"([^\"]*)\"|\bclass=([^\s\"'>]+)", attributes)
    classes = (found[1] or found[2] or "") if found else ""
    key = (element, classes)
    if key not in parent.inner:
        parent.inner[key] = Shape(element, frozenset(classes.split()), parent)
    return parent.inner[key]


def _close(open_: list[Shape], element: str) -> None:
    """Close the innermost ``element``, and what was left open within it."""
    for depth in range(len(open_) - 1, 0, -1):
        if open_[depth].element == element:
            del open_[depth:]
            return


def _below(shape: Shape) -> Iterator[Shape]:
    for each in shape.inner.values():
        yield each
        yield from _below(each)


def _lines(shape: Shape) -> Iterator[str]:
    for (element, classes), each in shape.inner.items():
        yield f"{element}.{classes}"
        for line in _lines(each):
            yield f"{element}.{classes} {line}"
