"""The names of bookmarks: what is known again when a document comes back from Word.

Word allows forty letters, digits and underscores, the first a letter, and no two names that differ
only in case.
"""

import hashlib
import re

LONGEST = 40
PICTURE = "politik-"
"""What the names of the document's own pictures begin with."""
_DIGITS = 8
_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SIMPLE = re.compile(f"{_WORDS}(?:#{_WORDS})?")
"""The names that a bookmark can tell from all others; the rest get a digest at the end."""


def bookmark(name: str) -> str:
    """The bookmark of the place ``name`` («fokus#overgange» is ``p_fokus__overgange``)."""
    said = "p_" + re.sub(r"[^a-z0-9_]", "_", name.replace("#", "__"))
    if len(said) <= LONGEST and _SIMPLE.fullmatch(name):
        return said
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]
    return f"{said[: LONGEST - _DIGITS - 1]}_{digest}"
