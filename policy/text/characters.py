"""Finds characters that are invisible, or look like others, each with what is to stand there.

They come with text that was copied: soft hyphens, spaces without width, letters made of two
characters, bullets of a word processor's own font. Searching, comparing and YAML take them for what
they are, and no one sees why.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from policy.text.prose_mask import front_matter

Kind = Literal["page", "data", "name"]
"""Where a text stands: on a page, in a data file, or as the name of a file."""

_SPACES = "\u00a0\u2007\u202f"
_KINDS = {
    "soft_hyphen": "\u00ad",
    "zero_space": "\u200b\u180e",
    "joiner": "\u200c\u200d\u034f",
    "direction": "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "word_joiner": "\u2060\ufeff",
    "picture": "\ufffc",
    "line": "\u2028\u2029\x0b",
    "invisible": "\u2061\u2062\u2063\u2064\ufff9\ufffa\ufffb\u115f\u1160\u3164\uffa0",
}
_NAMES = {character: name for name, members in _KINDS.items() for character in members}
_INVISIBLE = re.compile(f"[{''.join(_NAMES)}\U000e0000-\U000e007f]")
_ENTITY = re.compile(
    r"&(shy|zwj|zwnj|lrm|rlm|ZeroWidthSpace|#(?:173|820[3-7]|x0*(?:ad|200[b-f])));", re.IGNORECASE
)
"""Invisible characters as they are written in HTML."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_PRIVATE_BULLET = re.compile(rf"^([ \t>]*)({_PRIVATE.pattern}[ \t{_SPACES}]*)", re.MULTILINE)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_HYPHEN = re.compile("[\u2010\u2011]")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_TWINS = dict(
    zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)
"""Cyrillic and Greek letters that look like Latin ones."""
_SPACE = re.compile(f"[{_SPACES}]")
_SPACE_ON_PAGE = re.compile(
    rf"^[ \t>]*(?:(?:[-*+]|#{{1,6}})[ \t]*)?(?P<x>[{_SPACES}]+)", re.MULTILINE
)
"""A space that decides what a line is: as its indentation, or after its mark."""
_DASH = re.compile(
    r"^[ ]*(?P<x>[–—−])[ ]+(?:(?:id|navn|fra|dato|gælder|kode|ord|rolle|tema)[ ]*:(?:\s|$))?",
    re.MULTILINE,
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Stranger:
    """A character that is not what it looks like: its message's code, name, and span.

    ``new`` is what is to stand there; None where only a person knows.
    """

    code: str
    name: str
    start: int
    end: int
    new: str | None


def strangers(text: str, kind: Kind) -> list[Stranger]:
    """The strange characters of ``text``, in order; none overlaps another."""
    if text.isascii() and not (kind == "page" and "&" in text):
        return []
    found: list[Stranger] = []
    end = 0
    for each in sorted(_found(text, kind), key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            found.append(each)
            end = each.end
    return found


def mended(text: str, found: list[Stranger]) -> str:
    """``text`` with what is to stand in the place of each of ``found``."""
    parts, end = list[str](), 0
    for each in found:
        written = text[each.start : each.end]
        parts += text[end : each.start], written if each.new is None else each.new
        end = each.end
    return "".join(parts) + text[end:]


def plain_name(name: str) -> str:
    """The name of a file with plain characters, composed letters and ordinary spaces."""
    return mended(name, strangers(name, "name"))


def word_around(text: str, each: Stranger) -> str:
    """The word that a strange character stands in, as it is to be written."""
    line = text.rfind("\n", 0, each.start) + 1
    stop = text.find("\n", each.end)
    before = text[line : each.start].rsplit(None, 1)[-1:] if each.start > line else []
    after = text[each.end : stop if stop >= 0 else None]
    behind = _WORD.match(after)
    first = "" if not before or text[each.start - 1].isspace() else before[0]
    word = first + ("?" if each.new is None else each.new) + (behind[0] if behind else "")
    return mended(word, strangers(word, "page")).strip()


def _found(text: str, kind: Kind) -> Iterator[Stranger]:
    yield from _invisible(text)
    for match in _ENTITY.finditer(text) if kind == "page" and "&" in text else ():
        name = "soft_hyphen" if match[1].lower() in ("shy", "#173", "#xad") else "invisible"
        yield Stranger("USYNLIGT-TEGN", name, *match.span(), "")
    for match in re.finditer("\ufffd", text):
        yield Stranger("TEGN-TABT", "lost", *match.span(), None)
    yield from _private(text, kind)
    if not unicodedata.is_normalized("NFC", text):
        yield from _decomposed(text)
    for match in _LIGATURE.finditer(text):
        new = unicodedata.normalize("NFKC", match[0])
        yield Stranger("TEGN-LIGNER", "ligature", *match.span(), new)
    for match in _HYPHEN.finditer(text):
        yield Stranger("TEGN-LIGNER", "hyphen", *match.span(), "-")
    for match in _FOREIGN.finditer(text):
        if _is_in_latin_word(text, match.start()):
            yield Stranger("TEGN-LIGNER", "alphabet", *match.span(), _TWINS.get(match[0]))
    yield from _spaces(text, kind)
    if kind == "data":
        yield from _dashes(text)


def _spaces(text: str, kind: Kind) -> Iterator[Stranger]:
    """Fixed spaces where an ordinary one is read: anywhere but in the sentences of a page."""
    data = len(front_matter(text)) if kind == "page" else len(text)
    spans = [match.span() for match in _SPACE.finditer(text, 0, data)]
    if kind == "page":
        spans += (match.span("x") for match in _SPACE_ON_PAGE.finditer(text, data))
    for start, end in spans:
        yield Stranger("MELLEMRUM-LIGNER", "space", start, end, " " * (end - start))


def _invisible(text: str) -> Iterator[Stranger]:
    for match in _INVISIBLE.finditer(text):
        name, (start, end) = _NAMES.get(match[0], "invisible"), match.span()
        if (name != "joiner" and match[0] < "\U000e0000") or _joins_letters(text, match):
            is_between_spaces = text[start - 1 : start] == " " == text[end : end + 1]
            new = " " if name == "line" else ""
            yield Stranger("USYNLIGT-TEGN", name, start, end + is_between_spaces, new)


def _joins_letters(text: str, match: re.Match[str]) -> bool:
    """Whether a joiner stands in words; between pictures it makes one picture of two."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not before or before.isascii() or before.isalpha() or after.isalpha()


def _private(text: str, kind: Kind) -> Iterator[Stranger]:
    if not _PRIVATE.search(text):
        return
    if kind == "page":
        for match in _PRIVATE_BULLET.finditer(text):
            yield Stranger("TEGN-LIGNER", "private", *match.span(2), "- ")
    for match in _PRIVATE.finditer(text):
        yield Stranger("TEGN-FRA-SKRIFTTYPE", "private", *match.span(), None)


def _decomposed(text: str) -> Iterator[Stranger]:
    """Letters that are one character and are written as two or more."""
    for match in re.finditer(r"[^\W_][\u0300-\u036f]+|[\u212a\u212b\u2126]", text):
        new = unicodedata.normalize("NFC", match[0])
        if new != match[0]:
            yield Stranger("TEGN-LIGNER", "decomposed", *match.span(), new)


def _is_in_latin_word(text: str, at: int) -> bool:
    """Whether a Latin letter stands in the same word as the letter at ``at``."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return any("a" <= letter.lower() <= "z" or letter in "æøåÆØÅ" for letter in text[start:end])


def _dashes(text: str) -> Iterator[Stranger]:
    """Dashes that stand for the hyphen of a list: before a key, or beside items with hyphens."""
    if not any(mark in text for mark in "–—−"):
        return
    for match in _DASH.finditer(text):
        indent = text[match.start() : match.start("x")]
        line_end = text.find("\n", match.end())
        above = text[: match.start()].rstrip("\n").rsplit("\n", 1)[-1]
        below = text[line_end + 1 :].split("\n", 1)[0] if line_end >= 0 else ""
        beside = any(each.startswith(f"{indent}- ") for each in (above, below))
        if match[0].rstrip().endswith(":") or beside:
            yield Stranger("TEGN-LIGNER", "dash", *match.span("x"), "-")
