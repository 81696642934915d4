"""Asks hunspell, with a Danish dictionary, which words it knows.

Personal dictionaries are not read, so that a policy gives the same result everywhere.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path

SUGGESTED = 25
"""The maximum number of words with suggestions; each takes hunspell a third of a second."""

_PROGRAM, _DICTIONARY = "hunspell", "da_DK"
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts")
"""Where dictionaries are, as hunspell looks for them behind the folders of ``DICPATH``."""


class NoDictionaryError(Exception):
    """hunspell or its Danish dictionary is not installed."""


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
    for line in _output("-m", sorted(asked)):
        word, _, analysis = line.partition(" ")
        if analysis:
            analyses.setdefault(word, []).append(analysis.lstrip())
    free = {word for word, each in analyses.items() if all(one.startswith("pa:") for one in each)}
    return frozenset(word for word, each in parts.items() if free & {*each})


def dictionary() -> str:
    """Which program and dictionary are asked, as a text that is another where one is replaced.

    Empty where that cannot be told: nothing is installed, or where only hunspell finds it.
    """
    program, found = shutil.which(_PROGRAM), _dictionary()
    if not program or not found.is_absolute():
        return ""
    files = (Path(program), found.with_suffix(".aff"), found.with_suffix(".dic"))
    states = ((str(each), each.stat()) for each in files)
    return repr([(path, state.st_size, state.st_mtime_ns) for path, state in states])


def _dictionary() -> Path:
    """The dictionary's path without its ending; its name alone where only hunspell may find it."""
    named = os.environ.get("DICPATH", "").split(os.pathsep)
    for folder in (*filter(None, named), *_FOLDERS):
        path = Path(folder, _DICTIONARY).absolute()
        if path.with_suffix(".aff").is_file() and path.with_suffix(".dic").is_file():
            return path
    return Path(_DICTIONARY)


def is_installed() -> bool:
    """Whether hunspell and its Danish dictionary are installed."""
    try:
        _unknown_to_hunspell(["hus"])
    except NoDictionaryError:
        return False
    return True


def _unknown_to_hunspell(words: Collection[str]) -> set[str]:
    return {*_output("-l", words)} & {*words}


def _suggestions(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The suggestions for each of ``words`` that has any."""
    lines = _output("-a", [f"^{word}" for word in words])
    found = (line.partition(": ") for line in lines if line.startswith("& "))
    return {head.split()[1]: tuple(guesses.split(", ")) for head, _, guesses in found}


def _output(option: str, lines: Collection[str]) -> list[str]:
    """The lines that hunspell prints for ``lines`` of input; it is not started for none."""
    if shutil.which(_PROGRAM) is None:
        raise NoDictionaryError
    if not lines:
        return []
    command = [_PROGRAM, "-d", str(_dictionary()), "-i", "utf-8", "-p", os.devnull, option]
    text = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode or "Can't open" in done.stderr:
        raise NoDictionaryError(done.stderr)
    return done.stdout.splitlines()
