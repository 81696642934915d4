"""Parses stylesheets to lists of rules, removes unused rules, and writes them minified.

The order of the rules and of their declarations is kept, and none are merged: what is left works
exactly as it did among the rest.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import tinycss2  # type: ignore[import-untyped]
from tinycss2.ast import Node  # type: ignore[import-untyped]

from scripts.site.css_usage import split

_CONDITIONS = frozenset({"media", "supports", "container"})
_WHOLE = frozenset({"page", "keyframes", "-webkit-keyframes", "-moz-keyframes", "font-face"})
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
_WORD = re.compile(r"[\w-]+")


class StyleError(ValueError):
    """A stylesheet that cannot be read; the text says where and why."""


@dataclass(frozen=True)
class Rule:
    """Selectors, as text and tokens, with declarations, as name and value.

    ``around`` holds the enclosing conditions, outermost first. A rule without selectors is an
    at-rule: its ``head`` and its whole ``body``.
    """

    around: tuple[str, ...]
    selectors: tuple[tuple[str, Sequence[Node]], ...] = ()
    declarations: tuple[tuple[str, str], ...] = ()
    head: str = ""
    body: str = ""


def read(text: str, name: str) -> list[Rule]:
    """The rules of the stylesheet ``text``, called ``name``; raises StyleError."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return list(_rules(nodes, (), name))


def _rules(nodes: Iterable[Node], around: tuple[str, ...], name: str) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = tuple((_tight(part, "+~>"), part) for part in split(node.prelude))
            yield Rule(around, selectors, tuple(_declarations(node.content, name)))
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
    what = node.message if node.type == "error" else f"{node.type} is not expected here"
    return StyleError(f"{name}:{node.source_line}:{node.source_column}: {what}")


def _declarations(tokens: Sequence[Node], name: str) -> Iterator[tuple[str, str]]:
    found = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    for each in found:
        if each.type != "declaration":
            raise _unread(each, name)
        yield each.name, _tight(each.value) + ("!important" if each.important else "")


def _tight(tokens: Sequence[Node], separators: str = "") -> str:
    """The tokens as text, white space only where it separates; commas and ``separators`` do."""
    text, is_apart, is_separated = "", False, True
    for token in tokens:
        if token.type in ("whitespace", "comment"):
            is_apart |= token.type == "whitespace"
            continue
        separates = token.type == "literal" and token.value in {",", *separators}
        text += " " if is_apart and not separates and not is_separated else ""
        text += _token(token)
        is_apart, is_separated = False, separates
    return text


def _token(token: Node) -> str:
    if token.type == "function":
        return f"{token.name}({_tight(token.arguments)})"
    if token.type in ("() block", "[] block", "{} block"):
        return f"{token.type[0]}{_tight(token.content)}{token.type[1]}"
    return str(token.serialize())


def usable(rules: Iterable[Rule], can_match: Callable[[Sequence[Node]], bool]) -> list[Rule]:
    """The rules with those of their selectors that can match something."""
    kept = (
        replace(rule, selectors=tuple(each for each in rule.selectors if can_match(each[1])))
        for rule in rules
    )
    return [rule for rule in kept if rule.selectors or rule.head]


def used(rules: Sequence[Rule], asked: Container[str]) -> list[Rule]:
    """The rules without variables and keyframes that neither they nor scripts, ``asked``, use."""
    found = list(rules)
    while True:
        text = written(found)
        variables = {*_VARIABLE.findall(text)}
        animations = {*_WORD.findall(" ".join(_ANIMATION.findall(text)))}
        left = [_without_unused(rule, variables, asked) for rule in found]
        left = [each for each in left if each.declarations or _is_used(each, animations)]
        if left == found:
            return left
        found = left


def _without_unused(rule: Rule, variables: set[str], asked: Container[str]) -> Rule:
    kept = (
        (name, value)
        for name, value in rule.declarations
        if not name.startswith("--") or name in variables or name in asked
    )
    return replace(rule, declarations=tuple(kept))


def _is_used(rule: Rule, animations: set[str]) -> bool:
    return bool(rule.head) and ("keyframes" not in rule.head or rule.head.split()[-1] in animations)


def written(rules: Iterable[Rule]) -> str:
    """The rules as a stylesheet."""
    text = ""
    for around, group in groupby(rules, key=lambda rule: rule.around):
        opened = "".join(f"{head}{{" for head in around)
        text += opened + "".join(map(_text, group)) + "}" * len(around)
    return text if text.isascii() else f'@charset "UTF-8";{text}'


def _text(rule: Rule) -> str:
    if rule.head:
        return f"{rule.head}{{{rule.body}}}"
    declarations = ";".join(f"{name}:{value}" for name, value in rule.declarations)
    return f"{','.join(text for text, _ in rule.selectors)}{{{declarations}}}"
