"""Whether a CSS selector can ever choose something in a site's pages.

Whatever a reader or a script may change is taken to be so: states (``:hover``, ``:checked``), what
``:not()`` and ``:has()`` ask, the attributes that stand anywhere in the site. What cannot change is
an element's name, its classes and what it stands in, but for the classes that scripts name. So the
answer may be yes too often, never no where it should be yes (W3C, Selectors Level 4).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tinycss2.ast import Node  # type: ignore[import-untyped]

from scripts.site.shapes import Shape, Shapes

_COMBINATORS = frozenset(">+~")
_OPENED = frozenset({"open"})
"""Attributes that readers change."""

_NAMES = re.compile(r"(?:--)?[A-Za-z_][\w-]*")
_MADE = re.compile(r"createElement\(\"(\w+)\"\)")


@dataclass(frozen=True, eq=False)
class Compound:
    """What one element must be: its name, classes, id, attributes; ``any_of`` is from ``:is()``."""

    combinator: str = ""
    element: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    any_of: tuple[tuple["Selector", ...], ...] = ()


Selector = tuple[Compound, ...]
"""Compounds from the outermost to the one that is chosen."""


def split(tokens: Sequence[Node]) -> list[list[Node]]:
    """The parts of a list of selectors, without the white space around each."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type != "comment" and (token.type != "whitespace" or parts[-1]):
            parts[-1].append(token)
    for part in parts:
        while part and part[-1].type == "whitespace":
            part.pop()
    return [part for part in parts if part]


def parse(tokens: Sequence[Node]) -> Selector:
    """One selector of a list, as ``split`` gives it."""
    return tuple(_compound(combinator, part) for combinator, part in _steps(tokens))


def _steps(tokens: Sequence[Node]) -> Iterator[tuple[str, list[Node]]]:
    """The compounds of a selector with the combinator before each."""
    combinator, part = "", []  # type: tuple[str, list[Node]]
    for token in tokens:
        is_mark = token.type == "literal" and token.value in _COMBINATORS
        if not is_mark and token.type != "whitespace":
            part.append(token)
            continue
        if part:
            yield combinator, part
            combinator, part = " ", []
        if is_mark:
            combinator = token.value
    yield combinator, part


def _compound(combinator: str, tokens: Sequence[Node]) -> Compound:
    element, classes, attributes, any_of = "", set(), [], []
    before = ""
    for token in tokens:
        if token.type == "ident" and before == ".":
            classes.add(token.value)
        elif token.type == "ident" and before != ":":
            element = token.lower_value
        elif token.type == "ident" and token.lower_value == "root":
            element = "html"
        elif token.type == "hash":
            attributes.append(("id", "=", token.value))
        elif token.type == "[] block":
            attributes.append(_attribute(token.content))
        elif token.type == "function" and token.lower_name in ("is", "where"):
            any_of.append(tuple(parse(part) for part in split(token.arguments)))
        before = token.value if token.type == "literal" else ""
    return Compound(combinator, element, frozenset(classes), tuple(attributes), tuple(any_of))


def _attribute(tokens: Sequence[Node]) -> tuple[str, str, str]:
    """An attribute's name, how its value is compared, the value."""
    words = [token.value for token in tokens if token.type in ("ident", "string")]
    how = [token.value for token in tokens if token.type == "literal"]
    return words[0].lower(), "".join(how), words[1] if len(words) > 1 else ""


_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "": lambda value, wanted: True,  # noqa: ARG005
    "=": lambda value, wanted: value == wanted,
    "^=": str.startswith,
    "$=": str.endswith,
}


class Scripts:
    """The names in scripts, which they may give to what they make or change."""

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        self._names = frozenset(_NAMES.findall(text))
        self._begun = tuple(name for name in self._names if name.endswith("-"))
        self.elements = frozenset(_MADE.findall(text))

    def __contains__(self, name: object) -> bool:
        return name in self._names or str(name).startswith(self._begun)


class Usable:
    """Which selectors can choose something in pages of ``shapes``, changed by ``scripts``."""

    def __init__(self, shapes: Shapes, scripts: Scripts) -> None:
        self._shapes = shapes
        self._scripts = scripts
        self._facts: dict[tuple[str, str, str], bool] = {}

    def __call__(self, selector: Selector) -> bool:
        """Whether ``selector`` can choose an element; what is named nowhere cannot."""
        fixed = self._fixed(selector)
        if fixed is None or not all(map(self._candidates, fixed)):
            return False
        return any(self._ends(each, fixed) for each in self._candidates(fixed[-1]))

    def _fixed(self, selector: Selector) -> Selector | None:
        """The selector with only what cannot change; None where it asks for what never is."""
        found = []
        for compound in selector:
            if not all(map(self._stands, compound.attributes)):
                return None
            choices = [list(filter(None, map(self._fixed, each))) for each in compound.any_of]
            if not all(choices):
                return None
            found.append(
                replace(
                    compound,
                    element="" if compound.element in self._scripts.elements else compound.element,
                    classes=frozenset(
                        name for name in compound.classes if name not in self._scripts
                    ),
                    any_of=tuple(map(tuple, choices)),
                )
            )
        return tuple(found)

    def named(self, selector: Selector) -> bool:
        """Whether all its names stand in the pages or scripts: scripts may put them together."""
        return all(self._named(each) for each in selector)

    def _named(self, compound: Compound) -> bool:
        return (
            all(name in self._by_class or name in self._scripts for name in compound.classes)
            and (not compound.element or self._element_named(compound.element))
            and all(map(self._stands, compound.attributes))
            and all(any(map(self.named, choice)) for choice in compound.any_of)
        )

    def _element_named(self, name: str) -> bool:
        return name in self._by_element or name in self._scripts

    @cached_property
    def _by_class(self) -> dict[str, list[Shape]]:
        found: dict[str, list[Shape]] = {}
        for shape in self._shapes.all:
            for name in shape.classes:
                found.setdefault(name, []).append(shape)
        return found

    @cached_property
    def _by_element(self) -> dict[str, list[Shape]]:
        found: dict[str, list[Shape]] = {}
        for shape in self._shapes.all:
            found.setdefault(shape.element, []).append(shape)
        return found

    def _candidates(self, compound: Compound) -> Sequence[Shape]:
        if compound.classes:
            return min((self._by_class.get(name, []) for name in compound.classes), key=len)
        return self._by_element.get(compound.element, []) if compound.element else self._shapes.all

    def _ends(self, shape: Shape, selector: Selector) -> bool:
        """Whether ``shape`` can be what ``selector`` chooses."""
        last = selector[-1]
        if not self._is(shape, last):
            return False
        if len(selector) == 1:
            return True
        outer = selector[:-1]
        if last.combinator == ">":
            return shape.parent is not None and self._ends(shape.parent, outer)
        near = shape.ancestors() if last.combinator == " " else shape.beside()
        return any(self._ends(each, outer) for each in near)

    def _is(self, shape: Shape, compound: Compound) -> bool:
        return (
            compound.element in ("", shape.element)
            and compound.classes <= shape.classes
            and all(any(self._ends(shape, each) for each in choice) for choice in compound.any_of)
        )

    def _stands(self, attribute: tuple[str, str, str]) -> bool:
        """Whether any element has the attribute, with such a value, or may be given it."""
        if attribute not in self._facts:
            name, how, wanted = attribute
            compare = _COMPARED.get(how, str.__contains__)
            values = self._shapes.attributes.get(name, ())
            given = name in _OPENED or name in self._scripts or wanted in self._scripts
            self._facts[attribute] = given or any(compare(value, wanted) for value in values)
        return self._facts[attribute]
