"""A page's Markdown with all that is not prose covered: what is left stands where it stood.

Code, calls, tags, addresses, attribute lists, footnote marks and the front matter are no one's
sentences; their characters are covered one for one, so that offsets and lines keep their meaning.
"""

import re

COVER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a character that is not prose: neither a letter nor a space nor a mark."""

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)[^\n]*$|(?P<tick>`+)[^`].*?(?P=tick)", re.M | re.S
)
_OTHER = re.compile(
    r"\{%-?\s*raw.*?endraw\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->"
    r"|</?[A-Za-z][^<>]*>"  # a tag, or an address in angle brackets
    r"|(?<=\])\([^()\n]*\)"  # where a link leads
    r"|^ {0,3}\[[^\]^\n][^\]\n]*\]:[^\n]*"  # [label]: address
    r"|\[\^[^\]\s]+\]:?"
    r"|\{:?\s[^{}\n]*\}"
    r"|\bhttps?://[^\s<>)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.DOTALL | re.MULTILINE,
)
_CHARACTER = re.compile(r"[^\n]")


def covered(text: str) -> str:
    """``text``, as long as it was, with what is not prose covered."""
    for pattern in (FRONT_MATTER, CODE, _OTHER):
        text = pattern.sub(_cover, text)
    return text


def without_code(text: str) -> str:
    """``text``, as long as it was, with code and front matter covered."""
    return CODE.sub(_cover, FRONT_MATTER.sub(_cover, text))


def _cover(match: re.Match[str]) -> str:
    return _CHARACTER.sub(COVER, match[0])
