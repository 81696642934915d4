"""The school's own words: what the search finds for them, what they mean, where they stand.

Those of the data files are no part of an edition; the text may define words, too.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policy.model.base import Record, key, rows
from policy.model.edition import Page
from policy.model.fields import ExplainedTerm, Explanation, Rows, SearchTerm


class SearchWord(Record):
    """A word that readers may type, and the words of the policy that it stands for."""

    word: SearchTerm = key("ord", "Det ord, læserne skriver i søgefeltet.", "drilleri")
    found: tuple[SearchTerm, ...] = key(
        "finder", "De af politikkens ord, der skal findes.", ["mobning"], min_length=1
    )


class SearchWordsFile(Record):
    """``data/soegeord.yaml``: the school's own search words; no part of the edition."""

    words: Rows[SearchWord] = rows(
        "søgeord",
        "Ord, som læserne søger efter, men som politikken siger på en anden måde.",
        [{"ord": "drilleri", "finder": ["mobning"]}],
    )


_MEANING = "samarbejdet mellem skole, socialforvaltning og politi"


class ExplainedWord(Record):
    """A word or an abbreviation of the policy, and what it means."""

    word: ExplainedTerm = key("ord", "Ordet eller forkortelsen, som politikken skriver det.", "SSP")
    meaning: Explanation = key(
        "forklaring", "Hvad det betyder: en kort tekst uden fed, links og andre tegn.", _MEANING
    )


class ExplainedWordsFile(Record):
    """``data/ordforklaring.yaml``: words that the site explains; no part of the edition."""

    words: Rows[ExplainedWord] = rows(
        "ordforklaringer",
        "Ord, som forklares, første gang de står på en side.",
        [{"ord": "SSP", "forklaring": _MEANING}],
    )


TERMS_GAP = " / "
"""What stands between the terms of one definition in its text."""


class Definition(NamedTuple):
    """A term that the text of a page defines, its meanings as one text, its anchor and its line."""

    term: str
    meaning: str
    page: str
    anchor: str
    line: int


def definitions(pages: Iterable[Page]) -> Iterator[Definition]:
    """The definitions in the text of ``pages``, term by term."""
    for page in pages:
        for section in page.sections:
            for block in section.blocks:
                if block.kind == "definition" and block.cells:
                    terms, *meanings = block.cells
                    for term in terms.split(TERMS_GAP):
                        about = page.id, block.id or "", block.line
                        yield Definition(term, " ".join(meanings), *about)


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for each of ``words`` in a text, also as a part between hyphens.

    «SSP» is found in «SSP-lejr» and «AKT- og SSP-folk», not in «SSPer» and «x@ssp.dk»; the group
    ``word`` holds the word itself, the match all that hyphens join to it. A word in lower case may
    begin a sentence. There must be some words.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    either = "|".join(map(_written, longest_first))
    return re.compile(rf"(?<![\w@/.-])(?:\w+-)*(?P<word>{either})(?:-\w+)*-?(?![@/]|\.\w|\w)")


def as_in_prose(term: str) -> str:
    """``term`` as it stands within a sentence: «Mobning» is «mobning», «SSP» and «X-køn» stay."""
    return term[:1].lower() + term[1:] if term[1:2].islower() else term


def normal(word: str) -> str:
    """What a word found by ``whole_words`` and the word that was given have in common."""
    return " ".join(word.split()).casefold()


def _written(word: str) -> str:
    first = word[0]
    begins = (
        f"[{re.escape(first)}{re.escape(first.upper())}]" if first.islower() else re.escape(first)
    )
    return begins + re.sub(r"(?:\\ )+", r"\\s+", re.escape(word[1:]))
