"""What the text of a policy says of the school and the edition: names, year, adoption."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from policy.text.dates import KnownDate, dates_in_prose
from policy.text.sentences import sentences

_SCHOOL = re.compile(
    r"\b(?!(?:På|I|Hos|Fra|Til|Ved|Om|For|Vi|Vores|Jeres|Din|Den|Denne|Hver|Ny) )"
    r"([A-ZÆØÅ][a-zæøåéü]+(?:[ -][A-ZÆØÅ][a-zæøåéü]+)*[ -](?:Efter|Fri|Privat)?[Ss]kole)(?=s?\b)"
)
_ONE_WORD = re.compile(r"\b([A-ZÆØÅ][a-zæøåéü]{3,}skolen)(?=s?\b)")
"""A school with a name of one word: «Bakkeskolen»."""
_COMMON = frozenset(
    f"{kind}skolen" for kind in ("folke", "grund", "efter", "fri", "privat", "special", "høj")
)
_TOWN = re.compile(r"\b([A-ZÆØÅ][a-zæøåéü]+(?:[ -][A-ZÆØÅ][a-zæøåéü]+)*) Kommune(?=s?\b)")
_YEAR = re.compile(r"\b(20\d\d)\s*/\s*(?:20)?(\d\d)\b")
_ADOPTED = re.compile(r"\b(?:vedtaget|godkendt)\b", re.IGNORECASE)
_AUGUST = 8


@dataclass(frozen=True)
class Facts:
    """The school's name and municipality, the edition's year and adoption, as far as they are said.

    ``is_year_said`` tells that the year is not only today's.
    """

    name: str
    municipality: str
    year: str
    is_year_said: bool
    adopted: KnownDate | None


def facts_of(texts: Iterable[str], today: date) -> Facts:
    """What the ``texts`` of a policy say; the school year of ``today`` where they name none."""
    every = [*texts]
    whole = "\n".join(every)
    names = Counter(_SCHOOL.findall(whole))
    names.update(each for each in _ONE_WORD.findall(whole) if each.lower() not in _COMMON)
    towns = Counter(_TOWN.findall(whole))
    years = [f"{a}/{b}" for a, b in _YEAR.findall(whole) if (int(a) + 1) % 100 == int(b)]
    first = today.year - (today.month < _AUGUST)
    said = (each for text in every for each in sentences(text) if _ADOPTED.search(each))
    dates = [known for each in said for _, known in dates_in_prose(each) if known.last <= today]
    town = _most(towns)
    return Facts(
        _most(names),
        f"{town} Kommune" if town else "",
        years[0] if years else f"{first}/{(first + 1) % 100:02}",
        bool(years),
        dates[0] if dates else None,
    )


def _most(found: Counter[str]) -> str:
    """What is named most often; of those named alike, the first."""
    return max(found, key=lambda each: found[each], default="")
