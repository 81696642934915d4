"""The calls a page may hold, ``{{ name("argument") }}``: what each takes, where each stands."""

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
"""The macros' names with the kind of each argument: a department's id, a page or ``page#id``."""

POINTERS = frozenset({"henvist_fra"})
"""Calls that only point elsewhere: a page with nothing else has no content."""

_MARK = re.compile(
    r"\{(?:%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}"  # shown as it stands
    r"|(?P<comment>#)"
    r"|(?P<statement>%.*?(?:%\}|$))"
    r"|(?P<call>\{(?P<inner>.*?)\}\})"
    r"|(?P<unclosed>\{.*))",
    re.DOTALL | re.MULTILINE,
)
_PLAIN = re.compile(r"\s*(?P<name>[a-z_]+)\((?:\"(?P<value>[^\"\\\n]*)\")?\)\s*", re.ASCII)
"""A call as nearly all are written, which means what it looks like."""
_PAGES_KEPT = 256
"""How many pages are kept looked through: several rules ask for the same."""


@dataclass(frozen=True)
class Call:
    """A mark of the template language in a page.

    ``kind`` tells a call from what is not allowed or cannot be read; ``start`` is the offset of
    the mark in the text, ``text`` the mark as written, ``arguments`` the call's literal arguments
    with the offset of each.
    """

    kind: Literal["call", "comment", "statement", "expression", "broken"]
    start: int
    text: str
    name: str = ""
    arguments: tuple[tuple[str, int], ...] = ()


@lru_cache(_PAGES_KEPT)
def find_calls(text: str) -> tuple[Call, ...]:
    """Every mark of the template language in ``text``, in order."""
    return tuple(_marks(text))


def _marks(text: str) -> Iterator[Call]:
    for match in _MARK.finditer(text):
        start, written = match.start(), match[0].split("\n")[0]
        if match["comment"]:
            yield Call("comment", start, text[start:].split("\n", maxsplit=1)[0])
        elif match["statement"]:
            yield Call("statement", start, written)
        elif match["unclosed"]:
            yield Call("broken", start, written)
        elif match["call"]:
            yield _read(start, match[0], match["inner"])


def _read(start: int, written: str, inner: str) -> Call:
    plain = _PLAIN.fullmatch(inner)
    if plain is None or plain["name"] not in SIGNATURES:
        return _parsed(start, written, inner)
    values = [] if plain["value"] is None else [plain["value"]]
    return _call(start, written, plain["name"], values)


def _parsed(start: int, written: str, inner: str) -> Call:
    """What the template engine itself makes of it; it takes long to load, so only in doubt."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    try:
        output = Environment(autoescape=True).parse("{{" + inner + "}}").body[0]
    except (TemplateSyntaxError, ValueError, RecursionError):  # the last two: huge numbers, depth
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
    """Where the argument ``value`` stands in the call as ``written``."""
    return max(written.find(value, written.find("(")), 0)
