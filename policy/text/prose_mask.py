"""A page's Markdown with all that is not prose covered: what is left stands where it stood.

Code, calls, tags, addresses, attribute lists, footnote marks and the front matter are no one's
sentences; their characters are covered one for one, so that offsets and lines keep their meaning.
"""

import re
from functools import lru_cache

COVER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a character that is not prose: neither a letter nor a space nor a mark."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)[^\n]*$|(?P<tick>`+)[^`].*?(?P=tick)",
    re.MULTILINE | re.DOTALL,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Each kind begins with a character of its own and looks back from behind it: quick to search for.
_OTHER = re.compile(
    r"\{(?:%-?\s*raw.*?endraw\s*-?%\}|\{.*?\}\}|%.*?%\}|:?\s[^{}\n]*\})"
    r"|<(?:!--.*?-->|/?[A-Za-z][^<>]*>)"  # the latter a tag, or an address in angle brackets
    r"|\((?<=\]\()[^()\n]*\)"  # where a link leads
    r"|\[\^[^\]\s]+\]:?"
    r"|\[(?:(?<=^\[)|(?<=^ \[)|(?<=^  \[)|(?<=^   \[))[^\]^\n][^\]\n]*\]:[^\n]*"  # [label]: address
    r"|h(?<=\bh)ttps?://[^\s<>)]+",
    re.DOTALL | re.MULTILINE,
)
_PAGES_KEPT = 256
"""How many pages are kept covered: several rules ask for the same."""


def front_matter(text: str) -> str:
    """The front matter at the head of a page, its marks included; empty where there is none."""
    found = _FRONT_MATTER.match(text)
    return found[0] if found else ""


@lru_cache(_PAGES_KEPT)
def covered(text: str) -> str:
    """``text``, as long as it was, with what is not prose covered."""
    text = without_code(text)
    if "@" in text:
        text = _MAIL.sub(_cover, text)
    return _OTHER.sub(_cover, text)


@lru_cache(_PAGES_KEPT)
def without_code(text: str) -> str:
    """``text``, as long as it was, with code and front matter covered."""
    text = _FRONT_MATTER.sub(_cover, text)
    return CODE.sub(_cover, text) if "`" in text or "~~~" in text else text


def _cover(match: re.Match[str]) -> str:
    return "\n".join(COVER * len(line) for line in match[0].split("\n"))
