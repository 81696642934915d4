"""Whether a CSS selector can ever match an element of a site's pages.

All pages become one small document, the skeleton: every path of element names and classes once. A
selector is relaxed to what cannot change while a page is shown (states like ``:hover``, ``:not()``,
``:has()`` and names that scripts may set are left out), and the CSS engine of selectolax is asked
whether it matches. So the answer may be yes too often, but never no where it should be yes (W3C,
Selectors Level 4).
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode
from tinycss2.ast import Node  # type: ignore[import-untyped]

_NOT_SHOWN = frozenset({"-comment", "script", "style", "template"})
_SET_BY_READERS = frozenset({"open"})
_COMBINATOR = re.compile(r"\s*([ >~])\s*")
_ANY = "[class]"
_NAME = re.compile(r"(?:--)?[A-Za-z_][\w-]*")
_CREATED = re.compile(r"createElement\(\"(\w+)\"\)")

Paths = dict[tuple[str, str], "Paths"]
"""Elements by their name and classes, each with the elements directly inside it."""


class Names:
    """The names in scripts, which they may set; one that ends in a hyphen begins others."""

    def __init__(self, texts: Iterable[str]) -> None:
        text = "\n".join(texts)
        self._names = frozenset(_NAME.findall(text))
        self._prefixes = tuple(name for name in self._names if name.endswith("-"))

    def __contains__(self, name: object) -> bool:
        return name in self._names or str(name).startswith(self._prefixes)


def created_elements(scripts: Iterable[str]) -> frozenset[str]:
    """The names of the elements that ``scripts`` create."""
    return frozenset(_CREATED.findall("\n".join(scripts)))


class Skeleton:
    """The paths of ``pages``, HTML texts, and the values of ``attributes`` on whatever element."""

    def __init__(self, pages: Iterable[str], attributes: Container[str]) -> None:
        paths: Paths = {}
        values: set[tuple[str, str]] = set()
        for page in pages:
            root = LexborHTMLParser(page).root
            if root:
                _add(root, paths, attributes, values)
        given = "".join(f'<y {name}="{escape(value)}"></y>' for name, value in sorted(values))
        self.text = _written(paths) + given
        self.names = frozenset(_names(paths))
        """The names of all elements and classes."""
        self._document = LexborHTMLParser(self.text)
        self._matches = cache(self._document.css_matches)

    def matches(self, selector: str) -> bool:
        """Whether an element matches ``selector``; see ``_written`` for what elements look like."""
        return self._matches(selector)

    def has_attribute(self, selector: str) -> bool:
        """Whether any element has such an id or attribute, ``#id`` or ``[name=value]``."""
        return self._matches(f"y{selector}")


def _add(
    node: LexborNode, paths: Paths, attributes: Container[str], values: set[tuple[str, str]]
) -> None:
    given = {name: value or "" for name, value in node.attributes.items()}
    values.update(each for each in given.items() if each[0] in attributes)
    inner = paths.setdefault((str(node.tag), given.get("class", "")), {})
    for child in node.iter():
        if child.tag not in _NOT_SHOWN:
            _add(child, inner, attributes, values)


def _written(paths: Paths) -> str:
    """The paths as HTML of ``x`` elements, whose name is an additional class ``x-name``.

    An HTML parser does not restructure unknown elements. Each is also written empty first, so that
    every sibling follows every other.
    """
    ordered = sorted(paths.items(), key=lambda each: each[0])
    begun = [(f'<x class="x-{name} {escape(own)}">', inner) for (name, own), inner in ordered]
    shells = (f"{tag}</x>" for tag, _ in begun)
    return "".join((*shells, *(f"{tag}{_written(inner)}</x>" for tag, inner in begun)))


def _names(paths: Paths) -> Iterator[str]:
    for (name, classes), inner in paths.items():
        yield from (name, *classes.split())
        yield from _names(inner)


def split(tokens: Sequence[Node]) -> list[list[Node]]:
    """The selectors of a list, without comments and without the white space around each."""
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


class Usage:
    """Which selectors can match in ``skeleton`` after scripts have changed it.

    They may set classes, ids and attributes of ``names``, and create ``elements``.
    """

    def __init__(self, skeleton: Skeleton, names: Names, elements: Container[str]) -> None:
        self._skeleton = skeleton
        self._names = names
        self._elements = elements

    def __call__(self, tokens: Sequence[Node]) -> bool:
        """Whether the selector can match."""
        return any(map(self._skeleton.matches, self._relaxed(tokens)))

    def _relaxed(self, tokens: Iterable[Node]) -> list[str]:
        """The selector as alternatives for the skeleton, which may be none."""
        found, before = [""], ""
        for token in tokens:
            options = self._options(token, before)
            if not options:
                return []
            found = [text + option for text in found for option in options]
            before = token.value if token.type == "literal" else ""
        return ["x" + _COMBINATOR.sub(r"\1x", text) for text in found]

    def _options(self, token: Node, before: str) -> Sequence[str]:
        """Return what ``token`` may match: ``_ANY`` if it may change, nothing if it never does."""
        if token.type == "ident":
            return self._name(token, before)
        if token.type == "hash":
            return self._attribute("id", token.value, f"#{token.value}")
        if token.type == "[] block":
            words = [each.value for each in token.content if each.type in ("ident", "string")]
            return self._attribute(words[0].lower(), words[-1], token.serialize())
        if token.type == "function" and token.lower_name not in ("is", "where"):
            return [_ANY]
        if token.type == "function":
            # The engine asks only the nearest ancestor for :is(), so its choices are tried apart.
            choices = (each for part in split(token.arguments) for each in self._relaxed(part))
            matching = filter(self._skeleton.matches, choices)
            return [_COMBINATOR.split(each)[-1].removeprefix("x") for each in matching]
        if token.type == "whitespace" or token.value == ">":
            return [token.serialize()]
        return ["~" if token.value in ("+", "~") else ""]

    def _name(self, token: Node, before: str) -> Sequence[str]:
        if before == ":":
            return [".x-html" if token.lower_value == "root" else _ANY]
        name = token.value if before == "." else token.lower_value
        if name in (self._names if before == "." else self._elements):
            return [_ANY]
        if name not in self._skeleton.names:  # as most: the engine need not be asked
            return []
        return [f".{token.serialize()}" if before == "." else f".x-{name}"]

    def _attribute(self, name: str, value: str, selector: str) -> Sequence[str]:
        may_be_set = name in _SET_BY_READERS or name in self._names or value in self._names
        return [_ANY] if may_be_set or self._skeleton.has_attribute(selector) else []
