"""Checks spelling: reports words that are in no dictionary.

The dictionary is a program that may not be installed, so it is passed in as a function. Names from
the school's own data are always accepted.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from policy.loading.loader import OPTIONAL, Loaded
from policy.loading.yaml_file import PROSE_KEYS, Document, prose_of
from policy.model.problems import Problem, place_of, problem
from policy.text.prose_mask import mask_non_prose

CHECKED_KEYS = PROSE_KEYS - {"tema"}
"""Keys whose text is checked; a theme is checked in the list of themes only."""

_ENTITY = re.compile(r"&#?\w+;")
_FOREIGN = re.compile(r"\*[^*\n]+\*\{[^{}\n]*\blang=(?!.?da\b)[^{}\n]*\}")
_INFLECTION = re.compile(r"(?<=\w{5})(?:eren|erne|er|en|et|ene|e|n|t)?s?\Z")
_ENDING = 3
"""The letters at the end of a word in which it may differ as another form of the same word."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")


Unknown = Callable[[frozenset[str]], Mapping[str, tuple[str, ...]]]
"""Maps those of the words that are not in the dictionary to suggested corrections."""


@dataclass(frozen=True)
class Dictionary:
    """What is asked about words: which are unknown, and which are known only as put together."""

    unknown: Unknown
    joined: Callable[[frozenset[str]], frozenset[str]]


@dataclass(frozen=True)
class Word:
    """A word in a file: the file's path and text, and the word's offset in the text."""

    word: str
    path: str
    text: str
    offset: int


def check(policy: Loaded, dictionary: Dictionary) -> Iterator[Problem]:
    """A warning for each unknown word in the pages and the data files.

    A word is asked about, too, that stands nowhere else, in no other form, and is known only as
    others put together: Danish puts words together freely, and so do slips of the hand.
    """
    names = _names(policy)
    found = [each for each in _words(policy) if each.word.casefold() not in names]
    unknown = dictionary.unknown(frozenset(each.word for each in found))
    counts = Counter(_stem(each.word) for each in found)
    once = frozenset(each.word for each in found if counts[_stem(each.word)] == 1)
    joined = dictionary.joined(once - unknown.keys())
    known = {each.word.casefold() for each in found if each.word not in joined | unknown.keys()}
    for each in found:
        if each.word in unknown or each.word in joined:
            place = place_of(each.path, each.text, each.offset)
            is_unknown = each.word in unknown
            near = unknown[each.word] if is_unknown else _alike(each.word.casefold(), known)
            code = "UKENDT-ORD" if is_unknown else "USIKKERT-ORD"
            yield problem(place, code, found=each.word, candidates=near)


def _alike(word: str, words: Iterable[str]) -> list[str]:
    """Those of ``words`` that differ from ``word`` by one letter before the ending."""
    found = []
    for other in words:
        begin = _common(word, other)
        end = _common(word[begin:][::-1], other[begin:][::-1])
        if other != word and end >= _ENDING and begin + end + 1 >= max(len(word), len(other)):
            found.append(other)
    return found


def _common(one: str, other: str) -> int:
    """The number of letters with which both words begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _stem(word: str) -> str:
    """A word, small and without the ending of its case, number and definiteness."""
    return _INFLECTION.sub("", word.casefold())


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
    bare = {word.removesuffix("s") for word in words}
    return frozenset(words | bare | {f"{word}s" for word in words})
