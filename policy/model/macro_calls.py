"""Finds macro calls, ``{{ name("argument") }}``, in a page: signatures, arguments, offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jinja2 import Environment

Kind = Literal["department", "page", "place"]

SIGNATURES: dict[str, tuple[Kind, ...]] = {
    "aarshjul": (),
    "aendringer": (),
    "afdelinger": (),
    "behandling": (),
    "billede": (),
    "datafiler": (),
    "find_klassetrin": (),
    "hele_politikken": (),
    "henvist_fra": ("place",),
    "hvem_goer_hvad": ("place",),
    "indsatstabel": ("department",),
    "klassetrin": (),
    "kontakt": (),
    "linkliste": (),
    "oversigt": (),
    "tilgaengelighed": (),
    "udvalgte_afsnit": ("page",),
}
"""The kinds of each macro's arguments: a department's id, a page's id or ``page#id``."""

SIGNPOSTS = frozenset({"find_klassetrin", "afdelinger", "udvalgte_afsnit", "hele_politikken"})
"""Macros that only navigate the site; a section with nothing else is no part of the policy."""
SHORTCUT = "genvej"
"""The class of a link that is a button, which is no part of the policy either."""

POINTERS = frozenset({"henvist_fra"})
"""Macros that only link elsewhere: a page with nothing else has no content."""

_SIMPLE_CALL = re.compile(
    r"(?<!\{)\{\{\s*(?P<name>[a-z_]+)\((?:\"(?P<value>[^\"\\\n{}]*)\")?\)\s*\}\}", re.ASCII
)
"""The usual form of a call, which needs no template engine to be understood: the engine finds the
same tag there, for nothing in it or directly before it opens another one."""
_TAG_START = re.compile(r"\{[{%#]")
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


def expanded(text: str, macros: Mapping[str, Callable[..., str]]) -> str | None:
    """``text`` with what its calls of ``macros`` give, as the template engine would write it.

    None where it has other tags than usual calls of those, which need the engine.
    """
    calls = list(_SIMPLE_CALL.finditer(text))
    rest = _SIMPLE_CALL.sub(" ", text) if calls else text
    if _TAG_START.search(rest) or any(each["name"] not in macros for each in calls):
        return None
    return _SIMPLE_CALL.sub(lambda call: _given(call, macros), text.removesuffix("\n"))


def _given(call: re.Match[str], macros: Mapping[str, Callable[..., str]]) -> str:
    values = () if call["value"] is None else (call["value"],)
    return str(macros[call["name"]](*values))


def _tags(text: str) -> Iterator[Call]:
    simple = list(_SIMPLE_CALL.finditer(text))
    rest = _SIMPLE_CALL.sub(lambda match: " " * len(match[0]), text) if simple else text
    if _TAG_START.search(rest):
        yield from _lexed_tags(text)
        return
    for match in simple:
        values = [] if match["value"] is None else [match["value"]]
        yield _call(match.start(), match[0], match["name"], values)


def _lexed_tags(text: str) -> Iterator[Call]:
    """The tags as the template engine's own lexer finds them; slow to import, and rarely needed."""
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True, keep_trailing_newline=True)
    offset, tag, start = 0, "", 0
    try:
        for _, token, value in environment.lexer.tokeniter(text, None):
            at = text.find(value, offset)  # white space that a tag strips is in no token
            if token in _BEGINS:
                tag, start = _BEGINS[token], at
            offset = at + len(value)
            if tag and token in _ENDS:
                yield _tag(environment, tag, start, text[start:offset])
                tag = ""
    except TemplateSyntaxError:
        tag, start = (tag, start) if tag else ("call", _first_tag(text, offset))
    if tag:  # it is never closed
        opening = text[start : start + 2]
        yield Call(
            _UNCLOSED.get(opening) or "broken", start, text[start:].split("\n", maxsplit=1)[0]
        )


_BEGINS: Mapping[str, Literal["comment", "statement", "call"]] = {
    "comment_begin": "comment",
    "raw_begin": "statement",
    "block_begin": "statement",
    "variable_begin": "call",
}
_ENDS = frozenset({"comment_end", "raw_end", "block_end", "variable_end"})
_UNCLOSED: Mapping[str, Literal["comment", "statement"]] = {"{#": "comment", "{%": "statement"}


def _first_tag(text: str, offset: int) -> int:
    found = _TAG_START.search(text, offset)
    return found.start() if found else offset


def _tag(environment: Environment, kind: str, start: int, written: str) -> Call:
    """A tag that is no simple call; only calls with literal arguments are calls."""
    from jinja2 import TemplateSyntaxError, nodes

    if kind == "comment":
        return Call("comment", start, written)
    if kind == "statement":
        return Call("statement", start, written.split("\n", maxsplit=1)[0])
    try:
        output = environment.parse(written).body[0]
    except (TemplateSyntaxError, ValueError, RecursionError):  # huge numbers, deep nesting
        return Call("broken", start, written)
    call = output.nodes[0] if isinstance(output, nodes.Output) else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return Call("expression", start, written)
    values = [each.value for each in call.args if isinstance(each, nodes.Const)]
    is_literal = len(values) == len(call.args) and all(isinstance(each, str) for each in values)
    if not is_literal or call.kwargs or call.dyn_args or call.dyn_kwargs:
        return Call("expression", start, written)
    return _call(start, written, call.node.name, values)


def _call(start: int, written: str, name: str, values: list[str]) -> Call:
    arguments = tuple((value, start + _offset(written, value)) for value in values)
    return Call("call", start, written, name, arguments)


def _offset(written: str, value: str) -> int:
    """The offset of the argument ``value`` in the call as ``written``."""
    return max(written.find(value, written.find("(")), 0)
