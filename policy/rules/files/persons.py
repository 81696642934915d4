"""Checks every text for what points at one person: a CPR number, a person's own e-mail address.

The site and its history are public, and what was published once cannot be called back. Messages
quote neither, for they are public too.
"""

import re
from collections.abc import Iterator

from policy.loading.loader import Loaded
from policy.model.problems import Problem, place_of, problem, remembered

_CPR = re.compile(
    r"(?<![\w.,/=-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
    r"(?:[-–\u00a0 ]|&nbsp;)?\d{4}(?![\w/-])"
)
"""Day, month and year of birth, and four more digits."""
_MAIL = re.compile(
    r"(?<![\w.+-])(?P<name>[^\W\d_]+(?:[._][^\W\d_]+)*[._][^\W\d_]{2,})\d*@[\w-]+(?:\.[\w-]+)+"
)
_OFFICES = re.compile(
    r"kontor|skole|info|sfo|klub|post|mail|admin|lede|bestyr|sekret|kontakt|kommun|forvalt|"
    r"support|reply|elev|for(?:ae|æ)ld|team|afdeling|drift|databesk|dpo|trivsel|vejled|r(?:aa|å)dgiv|"
    r"service|center|teknik|pæd|paed|tilsyn|borger|b(?:oe|ø)rn|unge",
    re.IGNORECASE,
)
"""Words of addresses that belong to an office and to no one person."""


def names_person(address: str) -> bool:
    """Whether an e-mail address is one person's own, which no text and no message may hold."""
    match = _MAIL.search(address)
    return bool(match and not _OFFICES.search(match["name"]))


def points_at_person(text: str) -> bool:
    """Whether a text has what no message may quote."""
    return bool(_CPR.search(text)) or any(names_person(each[0]) for each in _MAIL.finditer(text))


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of every text that is published or stands in the public history."""
    for path, text in sorted(policy.texts.items()):
        yield from check_text(path, text)


@remembered
def check_text(path: str, text: str) -> Iterator[Problem]:
    """The problems of one text."""
    for match in _CPR.finditer(text):
        yield problem(place_of(path, text, match.start()), "CPR-NUMMER")
    for match in _MAIL.finditer(text) if "@" in text else ():
        if names_person(match[0]):
            yield problem(place_of(path, text, match.start()), "PERSON-ADRESSE")
