"""Checks spelling by hunspell, with a Danish dictionary and the policy's own word list.

Personal dictionaries are not read, so that a policy gives the same result everywhere.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from policy.loading.files import Folder, Text, read_text
from policy.loading.loader import WORD_LIST, load
from policy.model.problems import Problem
from policy.rules import spelling

SUGGESTED = 25
"""The maximum number of words with suggestions; each takes hunspell a third of a second."""

_COMMAND = ("hunspell", "-d", "da_DK", "-i", "utf-8", "-p", os.devnull)


class NoDictionaryError(Exception):
    """hunspell or its Danish dictionary is not installed."""


def check_spelling(root: Path) -> Iterator[Problem]:
    """A problem for each word of the policy in ``root`` unknown to hunspell and to its word list.

    Raises NoDictionaryError.
    """
    is_there = (root / WORD_LIST).exists()
    found = read_text(Folder(root), WORD_LIST) if is_there else Text(WORD_LIST)
    yield from (*found.strange, *([found.problem] if found.problem else ()))
    lines = (line.partition("#")[0].split() for line in found.text.splitlines())
    own = frozenset(word.casefold() for words in lines for word in words)
    ask = spelling.Dictionary(partial(unknown, own=own), partial(joined, own=own))
    yield from spelling.check(load(root), ask)


def unknown(
    words: frozenset[str], own: frozenset[str] = frozenset()
) -> Mapping[str, tuple[str, ...]]:
    """Those of ``words`` that neither hunspell nor ``own`` knows, each with its suggestions.

    A hyphenated word is known where all its parts are, and a word where it is known with a full
    stop. Words in capitals get no suggestions. Raises NoDictionaryError.
    """
    parts = {word: word.split("-") for word in words}
    asked = {*words, *(part for each in parts.values() for part in each)} - {""}
    unknown_forms = _unknown_to_hunspell(asked | {f"{word}." for word in asked})

    def is_known(word: str) -> bool:
        return not {word, f"{word}."} <= unknown_forms or word.casefold() in own

    found = sorted(
        word for word in words if not is_known(word) and not all(map(is_known, parts[word]))
    )
    plain = [word for word in found if word[1:] == word[1:].lower()]
    return dict.fromkeys(found, ()) | _suggestions(plain[:SUGGESTED])


def joined(words: frozenset[str], own: frozenset[str] = frozenset()) -> frozenset[str]:
    """Those of ``words`` that hunspell knows only as other words put together, and ``own`` has not.

    Of a hyphenated word each part is looked up. Raises NoDictionaryError.
    """
    parts = {word: word.split("-") for word in words if word.casefold() not in own}
    asked = {part for each in parts.values() for part in each if part.casefold() not in own} - {""}
    analyses: dict[str, list[str]] = {}
    for line in _output("-m", sorted(asked)) if asked else ():
        word, _, analysis = line.partition(" ")
        if analysis:
            analyses.setdefault(word, []).append(analysis.lstrip())
    free = {word for word, each in analyses.items() if all(one.startswith("pa:") for one in each)}
    return frozenset(word for word, each in parts.items() if free & {*each})


def is_installed() -> bool:
    """Whether hunspell and its Danish dictionary are installed."""
    try:
        _unknown_to_hunspell(["hus"])
    except NoDictionaryError:
        return False
    return True


def _unknown_to_hunspell(words: Iterable[str]) -> set[str]:
    return {*_output("-l", words)} & {*words}


def _suggestions(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The suggestions for each of ``words`` that has any."""
    lines = _output("-a", (f"^{word}" for word in words))
    found = (line.partition(": ") for line in lines if line.startswith("& "))
    return {head.split()[1]: tuple(guesses.split(", ")) for head, _, guesses in found}


def _output(option: str, lines: Iterable[str]) -> list[str]:
    """The lines that hunspell prints for ``lines`` of input."""
    if shutil.which(_COMMAND[0]) is None:
        raise NoDictionaryError
    text = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(
        [*_COMMAND, option], input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode or "Can't open" in done.stderr:
        raise NoDictionaryError(done.stderr)
    return done.stdout.splitlines()
