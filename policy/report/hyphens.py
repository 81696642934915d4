"""Where a long name may be divided, for columns narrower than it; no browser knows it of Danish.

Soft hyphens are shown only where a line ends. Search and voices pass over them.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LONG = 13
"""The letters of a word that may not fit a button or a column."""
_PIECE = 3
"""The letters that stand alone at least."""
_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


@lru_cache(512)
def divisible(text: str) -> str:
    """``text`` with soft hyphens in its long words."""
    return _WORD.sub(lambda match: _divided(match[0]), text)


def _divided(word: str) -> str:
    """A word with soft hyphens; of two places close together the later one, behind a linking s."""
    found = [int(each) for each in _patterns().positions(word)]
    kept = [
        place
        for place, following in pairwise([*found, len(word) + _PIECE])
        if _PIECE <= place <= len(word) - _PIECE and following - place >= _PIECE
    ]
    ends = [0, *kept, len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(ends))


@lru_cache(1)
def _patterns() -> Any:
    """The Danish patterns, which few pages need."""
    from pyphen import Pyphen

    return Pyphen(lang="da_DK")
