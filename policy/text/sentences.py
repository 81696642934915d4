"""Where sentences begin and end in Danish prose; in doubt it is one sentence."""

import re

_END = re.compile(r"[.!?…][.!?…”’»\")\]\ufffc]*")
_BETWEEN = re.compile(rf"(?:{_END.pattern})[ \u00a0]+(?=[”’«\"(\[]*[A-ZÆØÅ])")
_CLOSED = re.compile(rf"(?:{_END.pattern}|[:;][”’»\")\]\ufffc]*)\s*\Z")
_WORD_BEFORE = re.compile(r"[^\s(«”’\"\[]+\Z")
_NO_END = re.compile(r"(?:\d+|[^\W\d_]|[A-ZÆØÅ]{1,3})\.\Z")
"""«5.», an initial, or a short name in capitals with a full stop."""

_ABBREVIATIONS = """
    adr. afd. ang. bl.a. ca. cand. d.d. d.v.s. dr. ds. dvs. ekskl. el. evt. f.eks. feks. ff. fhv.
    fr. fx. gl. h.h.v. hhv. hr. ifm. ift. inkl. jf. jvf. kap. kgl. kl. lign. m.a.o. m.fl. m.h.t.
    m.m. m.v. max. mfl. mht. min. mio. mv. nr. o.a. o.l. o.lign. obs. osv. p.g.a. pct. pga. ph.d.
    pkt. resp. sct. sdr. skt. sml. st. stk. tlf. vedr. vha. årg.
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Words that end in a full stop without ending a sentence."""


def starts(prose: str) -> list[int]:
    """The offsets in a line at which a further sentence begins."""
    return [each.end() for each in _BETWEEN.finditer(prose) if not _is_short(prose, each)]


def ends_sentence(line: str) -> bool:
    """Whether a line closes what it says: with a mark that ends a sentence or leads to a list."""
    return bool(_CLOSED.search(line))


def _is_short(prose: str, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it."""
    word = _WORD_BEFORE.search(prose[: match.start() + 1])
    return bool(word and (word[0].lower() in ABBREVIATIONS or _NO_END.fullmatch(word[0])))
