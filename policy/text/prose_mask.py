"""Masks everything in a page's Markdown that is not prose, without moving the rest.

Code, macro calls, tags, addresses, attribute lists, footnote marks and the front matter are not
sentences. They are masked character by character, so offsets and lines stay the same.
"""

import re
from functools import lru_cache

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces each masked character: it is no letter, no space and no punctuation mark."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)[^\n]*$|(?P<tick>`+)[^`].*?(?P=tick)",
    re.MULTILINE | re.DOTALL,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Each alternative starts with a literal character and checks what precedes it by a lookbehind,
# which the regex engine searches for faster.
_OTHER = re.compile(
    r"\{(?:%-?\s*raw.*?endraw\s*-?%\}|\{.*?\}\}|%.*?%\}|:?\s[^{}\n]*\})"
    r"|<(?:!--.*?-->|/?[A-Za-z][^<>]*>)"  # a comment, a tag, or an address in angle brackets
    r"|\((?<=\]\()(?:[^()\n]|\([^()\n]*\))*\)"  # a link's target
    r"|\[\^[^\]\s]+\]:?"
    r"|\[(?:(?<=^\[)|(?<=^ \[)|(?<=^  \[)|(?<=^   \[))[^\]^\n][^\]\n]*\]:[^\n]*"  # [label]: address
    r"|h(?<=\bh)ttps?://[^\s<>)]+",
    re.DOTALL | re.MULTILINE,
)
_CACHED_PAGES = 256
"""How many masked pages are cached: several rules ask for the same ones."""


def front_matter(text: str) -> str:
    """The front matter of a page with its delimiters; empty where there is none."""
    found = _FRONT_MATTER.match(text)
    return found[0] if found else ""


@lru_cache(_CACHED_PAGES)
def mask_non_prose(text: str) -> str:
    """``text`` with everything that is not prose masked; its length does not change."""
    text = mask_code(text)
    if "@" in text:
        text = _MAIL.sub(_masked, text)
    return _OTHER.sub(_masked, text)


@lru_cache(_CACHED_PAGES)
def mask_code(text: str) -> str:
    """``text`` with code and front matter masked; its length does not change."""
    text = _FRONT_MATTER.sub(_masked, text)
    return CODE.sub(_masked, text) if "`" in text or "~~~" in text else text


def _masked(match: re.Match[str]) -> str:
    return "\n".join(MASK * len(line) for line in match[0].split("\n"))
