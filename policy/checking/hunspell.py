"""Hunspell with a Danish dictionary, as Debian has them, and the project's own list of words.

Nothing of the user's own lists is read, so that the same policy gives the same words everywhere.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy.loading.files import Folder, Text, read_text
from policy.loading.loader import Loaded
from policy.model.problems import Problem
from policy.rules import spelling as rules_spelling

LIST = "data/ordliste.txt"
"""A policy's own words, if it has any: one a line; what follows a # is a comment."""

SUGGESTED = 25
"""How many words at most are guessed at: a guess takes the program a third of a second."""

_COMMAND = ("hunspell", "-d", "da_DK", "-i", "utf-8", "-p", os.devnull)


class NoDictionaryError(Exception):
    """The program or its Danish dictionary is not on this machine."""


@dataclass(frozen=True)
class Hunspell:
    """What hunspell and ``own`` words know; a ``Speller`` of ``policy.rules.spelling``."""

    own: frozenset[str] = field(default=frozenset())

    def unknown(self, words: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
        """Those of ``words`` that neither has, each with what hunspell takes it for.

        A word with a hyphen is known where each of its parts is, and one that is known with a
        full stop is known. What is written in capitals is not guessed at. Raises
        NoDictionaryError.
        """
        parts = {word: word.split("-") for word in words}
        asked = {*words, *(part for each in parts.values() for part in each)} - {""}
        strange = _strange(asked | {f"{word}." for word in asked})

        def is_known(word: str) -> bool:
            return not {word, f"{word}."} <= strange or word.casefold() in self.own

        found = sorted(
            word for word in words if not is_known(word) and not all(map(is_known, parts[word]))
        )
        plain = [word for word in found if word[1:] == word[1:].lower()]
        return dict.fromkeys(found, ()) | _guessed(plain[:SUGGESTED])


def check_spelling(root: Path, policy: Loaded) -> Iterator[Problem]:
    """The words of ``policy``, which lies in ``root``, that are known neither here nor there.

    Raises NoDictionaryError.
    """
    found = Text(LIST) if not (root / LIST).exists() else read_text(Folder(root), LIST)
    if found.problem:
        yield found.problem
    lines = (line.partition("#")[0].split() for line in found.text.splitlines())
    own = frozenset(word.casefold() for words in lines for word in words)
    yield from rules_spelling.check(policy, Hunspell(own))


def is_installed() -> bool:
    """Whether the program and its Danish dictionary are on this machine."""
    try:
        _strange(["hus"])
    except NoDictionaryError:
        return False
    return True


def _strange(words: Iterable[str]) -> set[str]:
    """Those of ``words`` that the dictionary has not."""
    return {*_said(("-l",), words)} & {*words}


def _guessed(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each of ``words`` may have been meant for, where there is a guess."""
    lines = _said(("-a",), (f"^{word}" for word in words))
    found = (line.partition(": ") for line in lines if line.startswith("& "))
    return {head.split()[1]: tuple(guesses.split(", ")) for head, _, guesses in found}


def _said(option: Iterable[str], lines: Iterable[str]) -> list[str]:
    """What hunspell answers to ``lines``."""
    if shutil.which(_COMMAND[0]) is None:
        raise NoDictionaryError
    text = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(
        [*_COMMAND, *option], input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode or "Can't open" in done.stderr:
        raise NoDictionaryError(done.stderr)
    return done.stdout.splitlines()
