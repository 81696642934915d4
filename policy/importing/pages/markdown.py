"""Writes a text with its marks as Markdown, a sentence a line, spelled as the page spells it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from posixpath import dirname, relpath

from policy.documents.inline import tidy
from policy.documents.tree import Break, Inline, InlinePicture, NoteMark, Run, plain
from policy.importing.edits import Content
from policy.importing.pages.page_texts import where_to
from policy.text.sentences import starts

_SPECIAL = re.compile(r"[\\`*\[\]<>{}|]|(?<![^\W_])_|_(?![^\W_])")
_FIRST = re.compile(r"^(?:[#>+-]|\d+[.)])(?=\s|$)")
_ELEMENTS = {"struck": "del", "inserted": "ins", "raised": "sup", "lowered": "sub"}
MARK = "\ufffc"
"""Stands for a note's mark where sentences are looked for."""


class NoEditError(Exception):
    """The words are interwoven with marks and cannot be changed without touching these."""


@dataclass(frozen=True)
class Spelling:
    """How ``page`` writes marks: ``addresses`` by where they lead, ``labels`` by notes' numbers."""

    page: str
    addresses: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    bold: str = "**"
    italic: str = "*"

    def lines(self, content: Sequence[Inline]) -> list[str]:
        """``content`` as lines, a sentence each."""
        return [self.line(each) for each in by_sentences(content)]

    def line(self, content: Sequence[Inline]) -> str:
        """``content`` as one line; its first word means nothing but itself."""
        written = "".join(self._pieces(content)).strip()
        return _as_words(written)

    @staticmethod
    def line_of_words(words: str) -> str:
        """``words`` without any marks as a line."""
        return _as_words(" ".join(map(escaped, words.split())))

    def _pieces(self, content: Sequence[Inline]) -> Iterator[str]:
        for place, group in groupby(content, key=_place):
            pieces = list(group)
            if not place:
                yield self._styled(pieces)
                continue
            text = plain(pieces)
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            address = self.addresses.get(place) or self._address(pieces[0])
            is_bare = text.strip() == address and not any(
                isinstance(each, Run) and each.styles for each in pieces
            )
            link = f"<{address}>" if is_bare else f"[{self._styled(pieces).strip()}]({address})"
            yield f"{before}{link}{after}"

    def _address(self, link: Inline) -> str:
        """The address of a link that the page has not had."""
        if not isinstance(link, Run) or not link.target:
            return link.address if isinstance(link, Run) else ""
        page, sign, anchor = link.target.partition("#")
        if page == self.page and sign:
            return f"#{anchor}"
        return f"{relpath(page, dirname(self.page) or '.')}.md{sign}{anchor}"

    def _styled(self, content: Sequence[Inline]) -> str:
        found = ""
        for each in content:
            match each:
                case Run():
                    found += self._words(each)
                case NoteMark(number):
                    found += f"[^{self.labels.get(number, number)}]"
                case Break():
                    found += "<br>"
                case InlinePicture():
                    raise NoEditError
        return found

    def _words(self, run: Run) -> str:
        text = run.text
        words = text.strip(" ")
        if not words or run.id:
            if run.id:
                raise NoEditError
            return text
        start = text[: len(text) - len(text.lstrip(" "))]
        end = text[len(text.rstrip(" ")) :]
        words = f"`{words}`" if "code" in run.styles else " ".join(map(escaped, words.split(" ")))
        for style, tag in _ELEMENTS.items():
            words = f"<{tag}>{words}</{tag}>" if style in run.styles else words
        words = f"{self.italic}{words}{self.italic}" if "italic" in run.styles else words
        words = f"{self.bold}{words}{self.bold}" if "bold" in run.styles else words
        return f"{start}{words}{end}"


def _place(each: Inline) -> str:
    return where_to(each) if isinstance(each, Run) else ""


def escaped(word: str) -> str:
    """``word`` as Markdown that means nothing but itself inside of a line."""
    return _SPECIAL.sub(lambda each: f"\\{each[0]}", word)


def _as_words(line: str) -> str:
    """A line that begins no heading, list or quotation, whatever its first word looks like."""
    if mark := _FIRST.match(line):
        at = len(mark[0]) - 1
        return f"{line[:at]}\\{line[at:]}"
    return line


def by_sentences(content: Sequence[Inline]) -> list[Content]:
    """``content`` cut before each sentence but the first, never in the words of a link."""
    found: list[list[Inline]] = [[]]
    text = "".join(_flat(each) for each in content)
    cuts, at = set(starts(text)), 0
    for each in content:
        length = len(_flat(each))
        inside = sorted(cut - at for cut in cuts if at < cut < at + length)
        if at in cuts and found[-1]:
            found.append([])
        if isinstance(each, Run) and not _place(each) and inside:
            bounds = [0, *inside, length]
            for number, (one, two) in enumerate(pairwise(bounds)):
                found += [[]] if number else []
                found[-1].append(replace(each, text=each.text[one:two]))
        else:
            found[-1].append(each)
        at += length
    return [tidied for each in found if (tidied := tidy(each))]


def _flat(each: Inline) -> str:
    match each:
        case Run(text):
            return text
        case NoteMark():
            return MARK
        case Break():
            return " "
        case InlinePicture(alt):
            return alt
