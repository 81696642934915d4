"""Splits Danish prose into sentences; in doubt it is one sentence."""

import re
from itertools import pairwise

_MARKS = r"[.!?…][.!?…”’»\"')\]\ufffc]"
_END = re.compile(rf"{_MARKS}{{0,30}}+[ \u00a0]+(?=[”’‘«\"'(\[]*[A-ZÆØÅ])")
"""The marks that may end a sentence and the gap behind them; bounded, so that it is linear."""
_CLOSED = re.compile(rf"(?:{_MARKS}*|[:;][”’»\")\]\ufffc]*)\s*\Z")
_WORD_BEFORE = re.compile(r"[^\s(«”’‘\"'\[]+\Z")
_NO_END = re.compile(r"(?:\d+\\?|[^\W\d_]|[A-ZÆØÅ]{1,3})\.\Z")
"""An ordinal («5.»), an initial, or a short name in capitals with a full stop."""

_ABBREVIATIONS = """
    adr. afd. ang. bl.a. ca. cand. d.d. d.v.s. dr. ds. dvs. ekskl. el. evt. f.eks. feks. ff. fhv.
    fr. fx. gl. h.h.v. hhv. hr. ifm. ift. inkl. jf. jvf. kap. kgl. kl. lign. m.a.o. m.fl. m.h.t.
    m.m. m.v. max. mfl. mht. min. mio. mv. nr. o.a. o.l. o.lign. obs. osv. p.g.a. pct. pga. ph.d.
    pkt. resp. sct. sdr. skt. sml. st. stk. tlf. vedr. vha. årg.
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Words with a full stop that ends no sentence, in lower case."""
_LONGEST = 40
"""How many characters before a full stop are read: more than any abbreviation has."""


def starts(prose: str) -> list[int]:
    """The offsets in a line at which the second and later sentences begin."""
    return [end.end() for end in _END.finditer(prose) if not _is_abbreviated(prose, end.start())]


def sentences(prose: str) -> list[str]:
    """The sentences of ``prose``, without the spaces between them."""
    offsets = [0, *starts(prose), len(prose)]
    return [each for start, end in pairwise(offsets) if (each := prose[start:end].strip())]


def ends_sentence(line: str) -> bool:
    """Whether a line closes what it says: with a mark that ends a sentence or leads to a list."""
    return bool(_CLOSED.search(line))


def _is_abbreviated(prose: str, at: int) -> bool:
    """Whether the mark at ``at`` is the full stop of an abbreviation, an ordinal or an initial."""
    if prose[at] != ".":
        return False
    before = prose[prose.rfind(" ", max(0, at - _LONGEST), at) + 1 : at + 1]
    word = _WORD_BEFORE.search(before[-_LONGEST:])
    return bool(word and (word[0].lower() in ABBREVIATIONS or _NO_END.fullmatch(word[0])))
