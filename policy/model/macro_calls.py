"""Finds macro calls, ``{{ name("argument") }}``, in a page: signatures, arguments, offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["department", "page", "place"]

SIGNATURES: dict[str, tuple[Kind, ...]] = {
    "aendringer": (),
    "afdelinger": (),
    "behandling": (),
    "billede": (),
    "find_klassetrin": (),
    "hele_politikken": (),
    "henvist_fra": ("place",),
    "indsatstabel": ("department",),
    "klassetrin": (),
    "linkliste": (),
    "oversigt": (),
    "tilgaengelighed": (),
    "udvalgte_afsnit": ("page",),
}
"""The kinds of each macro's arguments: a department's id, a page's id or ``page#id``."""

POINTERS = frozenset({"henvist_fra"})
"""Macros that only link elsewhere: a page with nothing else has no content."""

_TEMPLATE_TAG = re.compile(
    r"\{(?:%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}"  # shown verbatim
    r"|(?P<comment>#)"
    r"|(?P<statement>%.*?(?:%\}|$))"
    r"|(?P<call>\{(?P<inner>.*?)\}\})"
    r"|(?P<unclosed>\{.*))",
    re.DOTALL | re.MULTILINE,
)
_SIMPLE_CALL = re.compile(r"\s*(?P<name>[a-z_]+)\((?:\"(?P<value>[^\"\\\n]*)\")?\)\s*", re.ASCII)
"""The usual form of a call, which needs no template engine to be understood."""
_CACHED_PAGES = 256
"""How many pages' calls are cached: several rules ask for the same ones."""


@dataclass(frozen=True)
class Call:
    """A template tag in a page: a macro call, or a tag that is not allowed or cannot be parsed.

    ``start`` is the offset of the tag in the page, ``text`` the tag as written, ``arguments`` the
    call's literal arguments with the offset of each.
    """

    kind: Literal["call", "comment", "statement", "expression", "broken"]
    start: int
    text: str
    name: str = ""
    arguments: tuple[tuple[str, int], ...] = ()


@lru_cache(_CACHED_PAGES)
def find_calls(text: str) -> tuple[Call, ...]:
    """Every template tag in ``text``, in order."""
    return tuple(_tags(text))


def _tags(text: str) -> Iterator[Call]:
    for match in _TEMPLATE_TAG.finditer(text):
        start, written = match.start(), match[0].split("\n")[0]
        if match["comment"]:
            yield Call("comment", start, text[start:].split("\n", maxsplit=1)[0])
        elif match["statement"]:
            yield Call("statement", start, written)
        elif match["unclosed"]:
            yield Call("broken", start, written)
        elif match["call"]:
            yield _parse_call(start, match[0], match["inner"])


def _parse_call(start: int, written: str, inner: str) -> Call:
    simple = _SIMPLE_CALL.fullmatch(inner)
    if simple is None or simple["name"] not in SIGNATURES:
        return _parse_with_jinja(start, written, inner)
    values = [] if simple["value"] is None else [simple["value"]]
    return _call(start, written, simple["name"], values)


def _parse_with_jinja(start: int, written: str, inner: str) -> Call:
    """The tag as Jinja parses it; slow to import, so used only for unusual forms."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    try:
        output = Environment(autoescape=True).parse("{{" + inner + "}}").body[0]
    except (TemplateSyntaxError, ValueError, RecursionError):  # huge numbers, deep nesting
        return Call("broken", start, written)
    call = output.nodes[0] if isinstance(output, nodes.Output) else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return Call("expression", start, written)
    values = [str(each.value) for each in call.args if isinstance(each, nodes.Const)]
    if len(values) != len(call.args) or call.kwargs or call.dyn_args or call.dyn_kwargs:
        return Call("expression", start, written)
    return _call(start, written, call.node.name, values)


def _call(start: int, written: str, name: str, values: list[str]) -> Call:
    arguments = tuple((value, start + _offset(written, value)) for value in values)
    return Call("call", start, written, name, arguments)


def _offset(written: str, value: str) -> int:
    """The offset of the argument ``value`` in the call as ``written``."""
    return max(written.find(value, written.find("(")), 0)
