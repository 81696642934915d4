"""Words of the policy for Markdown that GitHub shows: as they are, and calling nobody.

GitHub reads mentions, references to issues and commits, addresses and emoji in the text that is
left when Markdown and its entities are read. So a mark that begins one is followed by a character
that is not seen, besides being written so that Markdown takes it for text.
"""

import re

_UNSEEN = "\N{ZERO WIDTH NON-JOINER}"
_SPECIAL = re.compile(r"[\\`*_\[\]|~@#<>&$^=]")
_AT_START = re.compile(r"\A(\d{1,9}(?=[.)])|(?=[-+]))([-+.)])")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CALLS = (
    (re.compile(r"[@#]"), r"\g<0>" + _UNSEEN),
    (re.compile(r"\bGH-(?=\d)", re.IGNORECASE), r"\g<0>" + _UNSEEN),
    (re.compile(r":(?=//)"), r"\g<0>" + _UNSEEN),
    (re.compile(r"\bwww(?=\.)", re.IGNORECASE), r"\g<0>" + _UNSEEN),
    (re.compile(r":(?=[\w+-]+:)"), r"\g<0>" + _UNSEEN),
    (re.compile(r"[0-9a-fA-F]{6}(?=[0-9a-fA-F])"), r"\g<0>" + _UNSEEN),
)
"""What GitHub makes a link or a picture of: mentions, references, addresses, emoji, commits."""


def plain(text: str) -> str:
    """``text`` as GitHub shows it unchanged, whatever marks or HTML it holds, on one line."""
    line = _HIDDEN.sub("", " / ".join(text.split("\n")))
    for pattern, replacement in _CALLS:
        line = pattern.sub(replacement, line)
    line = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", line)
    return _AT_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", line)
