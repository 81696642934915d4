"""Stylesheets as lists of rules: read, left with what can be used, written as tightly as may be.

The order of the rules and of their declarations is kept, and nothing is put together: so what is
left works exactly as it did among the rest.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import tinycss2  # type: ignore[import-untyped]
from tinycss2.ast import Node  # type: ignore[import-untyped]

from scripts.site.selectors import Selector, parse, split

_CONDITIONS = frozenset({"media", "supports", "container"})
_WHOLE = frozenset({"page", "keyframes", "-webkit-keyframes", "-moz-keyframes", "font-face"})
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_WORD = re.compile(r"[\w-]+")


class StyleError(ValueError):
    """A stylesheet that cannot be read; the text says where and why."""


@dataclass(frozen=True)
class Rule:
    """Declarations, as name and text, for what ``selectors`` choose, if the ``around`` hold.

    What has no selectors is an at-rule that stands as ``head`` and its whole ``body``.
    """

    around: tuple[str, ...]
    selectors: tuple[tuple[str, Selector], ...] = ()
    declarations: tuple[tuple[str, str], ...] = ()
    head: str = ""
    body: str = ""


def read(text: str, name: str) -> list[Rule]:
    """The rules of the stylesheet ``text``; ``name`` tells which it is where it cannot be read."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return list(_rules(nodes, (), name))


def _rules(nodes: Iterable[Node], around: tuple[str, ...], name: str) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield _rule(node, around, name)
        elif node.type != "at-rule":
            raise _unread(node, name)
        elif node.lower_at_keyword in _CONDITIONS and node.content is not None:
            head = f"@{node.lower_at_keyword} {_tight(node.prelude)}"
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, (*around, head), name)
        elif node.lower_at_keyword in _WHOLE:
            head = f"@{node.lower_at_keyword} {_tight(node.prelude)}".strip()
            yield Rule(around, head=head, body=_tight(node.content))
        elif node.lower_at_keyword != "charset":
            raise _unread(node, name)


def _unread(node: Node, name: str) -> StyleError:
    """What is not read, with its place."""
    what = node.message if node.type == "error" else f"{node.type} is not expected here"
    return StyleError(f"{name}:{node.source_line}:{node.source_column}: {what}")


def _rule(node: Node, around: tuple[str, ...], name: str) -> Rule:
    selectors = tuple((_tight(part, "+~>"), parse(part)) for part in split(node.prelude))
    return Rule(around, selectors, tuple(_declarations(node.content, name)))


def _declarations(tokens: Sequence[Node], name: str) -> Iterator[tuple[str, str]]:
    found = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    for each in found:
        if each.type != "declaration":
            raise _unread(each, name)
        yield each.name, _tight(each.value) + ("!important" if each.important else "")


_PAIRS = {"function": "()", "() block": "()", "[] block": "[]", "{} block": "{}"}
"""What stands around the content of a token that has one."""


def _tight(tokens: Sequence[Node], marks: str = "") -> str:
    """The tokens as text, white space only where it parts; ``marks`` part by themselves."""
    text, is_apart, parts_itself = "", False, True
    for token in tokens:
        if token.type in ("whitespace", "comment"):
            is_apart |= token.type == "whitespace"
            continue
        is_mark = token.type == "literal" and token.value in {",", *marks}
        gap = " " if is_apart and not is_mark and not parts_itself else ""
        text += gap + _token(token)
        is_apart, parts_itself = False, is_mark
    return text


def _token(token: Node) -> str:
    """A token as text, tight inside."""
    if token.type not in _PAIRS:
        return str(token.serialize())
    opened, closed = tuple(_PAIRS[token.type])
    if token.type == "function":
        return f"{token.name}{opened}{_tight(token.arguments)}{closed}"
    return f"{opened}{_tight(token.content)}{closed}"


def usable(rules: Iterable[Rule], can_choose: Callable[[Selector], bool]) -> Iterator[Rule]:
    """The rules with those of their selectors that can choose something."""
    for rule in rules:
        kept = tuple(each for each in rule.selectors if can_choose(each[1]))
        if kept or not rule.selectors:
            yield replace(rule, selectors=kept)


def used(rules: Sequence[Rule], asked: Container[str]) -> list[Rule]:
    """The rules without variables and keyframes that none asks for; ``asked`` are by scripts."""
    found = list(rules)
    while True:
        named = _named(found)
        left = [_without(rule, named, asked) for rule in found]
        left = [each for each in left if each.declarations or each.body]
        if left == found:
            return [each for each in found if _moves(each, found)]
        found = left


def _named(rules: Sequence[Rule]) -> set[str]:
    """The variables that the rules ask for."""
    values = [value for rule in rules for _, value in rule.declarations]
    return {*_VARIABLE.findall(" ".join([*values, *(rule.body for rule in rules)]))}


def _without(rule: Rule, variables: set[str], asked: Container[str]) -> Rule:
    kept = (
        each
        for each in rule.declarations
        if not each[0].startswith("--") or each[0] in variables or each[0] in asked
    )
    return replace(rule, declarations=tuple(kept))


def _moves(rule: Rule, rules: Iterable[Rule]) -> bool:
    """Whether it is no picture that moves, or one that some rule names."""
    if "keyframes" not in rule.head:
        return True
    name = rule.head.split()[-1]
    return any(
        name in _WORD.findall(value)
        for each in rules
        for declared, value in each.declarations
        if declared.startswith(("animation", "-webkit-animation"))
    )


def written(rules: Iterable[Rule]) -> str:
    """The rules as a stylesheet."""
    parts = [
        _wrapped(around, "".join(map(_text, group)))
        for around, group in groupby(rules, key=lambda rule: rule.around)
    ]
    text = "".join(parts)
    return text if text.isascii() else f'@charset "UTF-8";{text}'


def _wrapped(around: tuple[str, ...], text: str) -> str:
    for head in reversed(around):
        text = f"{head}{{{text}}}"
    return text


def _text(rule: Rule) -> str:
    if rule.head:
        return f"{rule.head}{{{rule.body}}}"
    declarations = ";".join(f"{name}:{value}" for name, value in rule.declarations)
    return f"{','.join(text for text, _ in rule.selectors)}{{{declarations}}}"
