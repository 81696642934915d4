"""Checks spelling: reports words that are in no dictionary.

The dictionary is a program that may not be installed, so it is passed in as a function. Names from
the school's own data are always accepted.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from policy.loading.loader import OPTIONAL, Loaded
from policy.loading.yaml_file import PROSE_KEYS, Document, prose_of
from policy.model.problems import Problem, place_of, problem
from policy.text.prose_mask import mask_non_prose

CHECKED_KEYS = PROSE_KEYS - {"tema"}
"""Keys whose text is checked; a theme is checked in the list of themes only."""

_ENTITY = re.compile(r"&#?\w+;")
_FOREIGN = re.compile(r"\*[^*\n]+\*\{[^{}\n]*\blang=(?!.?da\b)[^{}\n]*\}")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")


Unknown = Callable[[frozenset[str]], Mapping[str, tuple[str, ...]]]
"""Maps those of the words that are not in the dictionary to suggested corrections."""


@dataclass(frozen=True)
class Word:
    """A word in a file: the file's path and text, and the word's offset in the text."""

    word: str
    path: str
    text: str
    offset: int


def check(policy: Loaded, unknown_of: Unknown) -> Iterator[Problem]:
    """A warning for each unknown word in the pages and the data files."""
    names = _names(policy)
    found = [each for each in _words(policy) if each.word.casefold() not in names]
    unknown = unknown_of(frozenset(each.word for each in found))
    for each in found:
        if each.word in unknown:
            place = place_of(each.path, each.text, each.offset)
            yield problem(place, "UKENDT-ORD", found=each.word, candidates=unknown[each.word])


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text with their offsets; an abbreviation keeps its full stop."""
    for match in _WORD.finditer(_ENTITY.sub(_blank, text)):
        is_abbreviation = _ABBREVIATION.fullmatch(match[0]) and text[match.end() :][:1] == "."
        yield match[0] + "." * bool(is_abbreviation), match.start()


def _words(policy: Loaded) -> Iterator[Word]:
    """Every word of the pages and of the texts in the data files."""
    for path in sorted(policy.pages):
        text = policy.texts[path]
        danish = mask_non_prose(_FOREIGN.sub(_blank, text))
        yield from (Word(word, path, text, at) for word, at in words_of(danish))
    for path, document in sorted(policy.documents.items()):
        if path.startswith("data/") and path not in OPTIONAL and document.usable:
            yield from _words_of_data(document, policy.texts[path])


def _words_of_data(document: Document, text: str) -> Iterator[Word]:
    """The words of a data file's texts, at their offsets in the file where those can be found."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for place, value in prose_of(document, CHECKED_KEYS):
        offset = starts[place.line - 1] + place.column - 1
        for word, _ in words_of(value):
            offset = max(text.find(word, offset), offset)
            yield Word(word, document.path, text, offset)


def _blank(found: re.Match[str]) -> str:
    """Spaces of the same length as the match."""
    return " " * len(found[0])


def _names(policy: Loaded) -> frozenset[str]:
    """The words of the school's and the municipality's names, with and without a genitive s."""
    school = policy.school
    text = f"{school.name} {school.municipality or ''}" if school else ""
    words = {word.casefold() for word, _ in words_of(text)}
    return frozenset(words | {f"{word}s" for word in words})
