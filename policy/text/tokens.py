"""The normal form in which texts are compared, and its tokens: words and punctuation marks."""

import re
import unicodedata
from functools import lru_cache

_SMALL = """
    af alle at blive bliver både da de dem den denne der deres dermed det dette disse du
    efter eller en er et for fra han har have hos hun hvad hvilke hvilket hvor hvordan i ind
    ja jeg kan man med mellem men mod ned når nu og også om op os over på samt se sig sin
    sine sit skal som så til ud under ved vi vil vor vores være
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Stop words: in every text, so they say little about whether two sentences are the same."""

SMALL_WEIGHT = 2
"""The weight of a small word; punctuation weighs half of it, another word from 5 to 20."""

_ODD = re.compile(r"[^\w\x00-\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DOUBLE_QUOTES = re.compile("[“”„‟«»]")
_SINGLE_QUOTES = re.compile("[’‘‚‛´ʼ‹›]")


def normal_form(text: str) -> str:
    """``text`` without differences that are no change of the policy.

    Unicode NFC, white space of any kind as single spaces, no soft hyphens or zero-width spaces,
    quotation marks of every style as straight ones. Hyphens and dashes remain different.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        text = _SINGLE_QUOTES.sub("'", _DOUBLE_QUOTES.sub('"', text))
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    """The words and punctuation marks of ``text`` (in normal form), each with the space before it.

    «SSP-lejr», «0.-9.», «2026/27», «bl.a.» and a URL are one token each. Joined, the tokens are
    the text.
    """
    marks = "".join(sorted(each for each in {*_ODD.findall(text)} if _is_combining(each)))
    known: dict[str, str] = {}  # equal tokens share one string
    return [
        known.setdefault(word := each[0], word) for each in _token_pattern(marks).finditer(text)
    ]


def is_word(token: str) -> bool:
    """Whether ``token`` holds a letter or a digit."""
    return any(map(str.isalnum, token))


@lru_cache(maxsize=4096)
def weight(token: str) -> int:
    """How much a token that stands in both of two texts says about their being alike: 1 to 20."""
    bare = token.strip().casefold()
    if not is_word(bare):
        return 1
    return SMALL_WEIGHT if bare in SMALL_WORDS else 4 + min(len(bare), 16)


def _is_combining(letter: str) -> bool:
    """Whether ``letter`` is an accent, a joiner or a skin tone: part of the character before it."""
    joins = letter in "\u200c\u200d" or "\U0001f3fb" <= letter <= "\U0001f3ff"
    return joins or unicodedata.category(letter).startswith("M")


@lru_cache(maxsize=64)
def _token_pattern(marks: str) -> re.Pattern[str]:
    """The pattern of one token where ``marks`` combine; linear, and every character matches."""
    more = f"[{re.escape(marks)}]*+" if marks else ""
    letters = rf"(?:\w{more})+"
    joint = r"(?:['@‐‑-](?=\w)|(?<=\d)[.,/:–](?=\d)|(?<=\d)\.[-‐‑–](?=\w)|\.(?=[a-zæøå]))"
    ordinal = rf"(?:(?<!\d{{3}})(?<![.,/:]\d)(?<![.,/:]\d\d)(?<=\d)\.{more})?"
    kinds = (
        rf"(?:https?://|www\.)[^\s\"<>]*\w{more}/?{more}",
        rf"[^\W\d_]{{1,2}}(?:\.[a-zæøå]{{1,4}})+\.{more}(?!\w)",
        rf"{letters}(?:{joint}{letters})*{ordinal}(?:-{more}(?![-\w>]))?",
        rf"(?:[-=]+>|<[-=]+){more}",
        rf"([^\w\s])\1+{more}",
        rf"\S{more}(?:(?<=\u200d)[^\w\s]{more})*",
    )
    return re.compile(" ?(?:" + "|".join(kinds) + ")")
