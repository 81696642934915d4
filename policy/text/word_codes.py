"""Marks each word of a Markdown source with a code that survives its conversion to HTML.

The code of word n is the ideograph U+20000 + n, directly before the word. For Python-Markdown it is
a letter, so paragraphs, lists, emphasis, tables and links come out as they do without codes; in the
HTML the first code of a text, or of an attribute, tells where in the source it was written.

No code stands where a letter would change the reading: in tags, entities, footnote labels,
attribute lists, the line that opens a block of code, and before the number of a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FIRST = 0x20000
MOST_WORDS = 0x2A6E0 - FIRST
"""The ideographs of one block of Unicode: the most words that a page can have."""

CALL = "makrokald"
"""The class of the element that stands for a macro call; macros return HTML blocks."""

CODE = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST_WORDS - 1)}]")
_CALL = "\ufdd0\ufdd1"
"""Characters of no meaning that stand for a call: the first one, and each other."""
_CODED_CALL = re.compile(f"({CODE.pattern})\ufdd0\ufdd1*")
_WORD = re.compile(
    r"""
      <!--.*?(?:-->|\Z)
    | </?[A-Za-z](?:"[^"]*"|'[^']*'|[^'"<>])*>
    | <[!?][^<>]*>?
    | &\#?[A-Za-z0-9]+;
    | \[\^[^\]]*\]
    | \{[^{}\n]*\}
    | \[TOC\]
    | ^(?:`{3,}|~{3,})[^\n]*
    | [0-9]+\.(?=[ \t\n])
    | (?P<word>[^\W_]+)
    | (?P<call>\ufdd0\ufdd1*)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

_SIMPLE = re.compile(
    r"(?=[`*_\]<{]|^)(?:"  # what each of them begins with
    r"^```\w*\n(?:(?!```)[^\n]*\n)*```[ \t]*$"  # a block of code
    r"|(?<![`\\])`(?!`)[^`\\\n]+`(?!`)"  # code in a line
    r"|^[ \t>]*(?:[*+-][ \t]+)*"  # the mark of an item
    r"|(?<=[^\W_])_(?=[^\W_])"  # gælder_fra
    r"|\]\([^()\s\[\]<>`*]*\)"  # the address of a link
    r"|<https?://[^<>\s]*>"
    r"|</?[A-Za-z][^<>`*_]*>"
    r"|\{[^{}\n`]*\}"
    r"|(?<![*\w\\])(?P<star>\*\*?)(?=[^\W_])[^*_`<>\\\[\]\n]*(?<=[\w.,:;!?…])(?P=star)(?![*\w])"
    r"|(?<![_\w\\])(?P<line>__?)(?=[^\W_])[^*_`<>\\\[\]\n]*(?<=[\w.,:;!?…])(?P=line)(?![_\w]))",
    re.MULTILINE,
)
"""Where marks of emphasis and code stand in simple pairs, or are none."""
_ENTANGLED = re.compile(r"[*_`]|\\(?!\.)")


@dataclass(frozen=True)
class Coded:
    """A source with its codes; ``offsets`` holds the offset in ``source`` of word n."""

    source: str
    text: str
    offsets: Sequence[int]

    def offset(self, text: str) -> int | None:
        """The offset in the source of the beginning of ``text``, a piece of the converted page.

        None where it has no code. Signs before the first word («, parentheses, #) are included
        where the source has them, too.
        """
        found = CODE.search(text)
        if not found:
            return None
        start, before = self.offsets[ord(found[0]) - FIRST], text[: found.start()].lstrip()
        return start - len(before) if self.source[:start].endswith(before) else start

    def last_offset(self, text: str) -> int | None:
        """The offset in the source of the last word of ``text`` that has a code."""
        found = CODE.findall(text)
        return self.offsets[ord(found[-1]) - FIRST] if found else None

    def found(self, words: str, after: int) -> int:
        """Where ``words`` without a code are written: behind ``after``, as near as can be told."""
        start = self.source.find(words, after)
        if words and start >= 0:
            return start
        rest = re.compile(r"\s*\S*\s*").match(self.source, after)
        return min(rest.end(), len(self.source) - 1) if rest and self.source else 0

    def offset_at(self, text: str, index: int) -> int:
        """The offset in the source of the sign at ``index`` of ``text``, which has codes."""
        sign = text[index : index + 1]
        ahead = self.offset(text[index:])
        if ahead is not None and self.source.startswith(sign, ahead):
            return ahead
        behind = self.last_offset(text[:index]) or 0
        return max(self.source.find(sign, behind), behind)


def encode(source: str, start: int = 0, calls: Sequence[tuple[int, int]] = ()) -> Coded:
    """``source`` from ``start`` on with a code before each word; tabs become spaces.

    ``calls`` are the start and end offsets of the macro calls, each of which becomes an empty block
    element. The source must be ``is_codable``.
    """
    masked = source
    for at, end in calls:
        masked = masked[:at] + _CALL[0] + _CALL[1] * (end - at - 1) + masked[end:]
    written = masked[start:]
    spaced = written.expandtabs(4)  # as Python-Markdown does
    words = _words(spaced)
    as_written = words if spaced == written else _words(written)
    offsets = [start + each.start() for each in as_written]
    starts = [each.start() for each in words]
    ends = zip([0, *starts], starts, strict=False)
    parts = (spaced[a:b] + chr(number) for number, (a, b) in enumerate(ends, FIRST))
    coded = "".join(parts) + spaced[starts[-1] if starts else 0 :]
    element = rf'<div class="{CALL}">\1</div>'
    return Coded(source, _CODED_CALL.sub(element, coded) if _CALL[0] in coded else coded, offsets)


def is_codable(source: str) -> bool:
    """Whether ``source`` has none of the codes, and no more words than there are codes."""
    if CODE.search(source):
        return False
    return len(source) // 2 <= MOST_WORDS or len(_words(source)) <= MOST_WORDS


def can_disturb(source: str, start: int = 0) -> bool:
    """Whether codes may change how ``source`` from ``start`` on is read: it has entangled marks.

    Python-Markdown loses letters of its own there, and so the codes before them.
    """
    return bool(_ENTANGLED.search(_SIMPLE.sub("", source[start:])))


def decode(text: str) -> str:
    """``text`` without its codes."""
    return text if text.isascii() else CODE.sub("", text)


def _words(source: str) -> list[re.Match[str]]:
    return [each for each in _WORD.finditer(source) if each.lastgroup]
