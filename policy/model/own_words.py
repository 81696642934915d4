"""The school's own words: what the search finds for them, what they mean, where they stand.

They are no part of an edition.
"""

import re
from collections.abc import Iterable

from policy.model.base import Record, key, rows
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


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for each of ``words`` in a text, also as a part between hyphens.

    «SSP» is found in «SSP-lejr» and «AKT- og SSP-folk», not in «SSPer» and «x@ssp.dk»; the group
    ``word`` holds the word itself, the match all that hyphens join to it. A word in lower case may
    begin a sentence. There must be some words.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    either = "|".join(map(_written, longest_first))
    return re.compile(rf"(?<![\w@/.-])(?:\w+-)*(?P<word>{either})(?:-\w+)*-?(?![@/]|\.\w|\w)")


def normal(word: str) -> str:
    """What a word found by ``whole_words`` and the word that was given have in common."""
    return " ".join(word.split()).casefold()


def _written(word: str) -> str:
    first = word[0]
    begins = (
        f"[{re.escape(first)}{re.escape(first.upper())}]" if first.islower() else re.escape(first)
    )
    return begins + re.sub(r"(?:\\ )+", r"\\s+", re.escape(word[1:]))
