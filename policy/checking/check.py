"""Checks a policy's folder: its files, its consistency with the archive, and its spelling."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from policy.archive.editions import At, published_before, read_archive
from policy.loading.files import Folder, Text, read_text
from policy.loading.loader import WORD_LIST, Loaded, load
from policy.model.edition import Edition
from policy.model.problems import InputError, Problem
from policy.rules.registry import check

if TYPE_CHECKING:
    from policy.archive.history import History


def check_root(root: Path, at: At = None, today: date | None = None) -> tuple[Problem, ...]:
    """All problems of the policy in ``root`` except misspellings, sorted by place.

    ``at`` names the archive to check against, where it is not that of the repository at ``root``: a
    folder, a revision, or the archive's files. ``today`` is the day it is, where that matters.
    """
    return check_loaded(root, load(root), at, today)


def check_loaded(
    root: Path, policy: Loaded, at: At = None, today: date | None = None
) -> tuple[Problem, ...]:
    """The same of the ``policy`` as it was read in ``root``."""
    archive, earlier = read_archive(root, at), _earlier(root, policy, at)
    return check(policy, archive, earlier, today, _history(root, policy, at))


def check_words(root: Path) -> tuple[Problem, ...] | None:
    """The misspelt words of the policy in ``root``; None where there is no Danish dictionary.

    Known are those of the dictionary and those of the policy's own word list.
    """
    from policy.checking import hunspell  # most commands check no words
    from policy.rules import spelling

    is_there = (root / WORD_LIST).exists()
    found = read_text(Folder(root), WORD_LIST) if is_there else Text(WORD_LIST)
    lines = (line.partition("#")[0].split() for line in found.text.splitlines())
    own = frozenset(word.casefold() for words in lines for word in words)
    ask = spelling.Dictionary(partial(hunspell.unknown, own=own), partial(hunspell.joined, own=own))
    try:
        misspelt = tuple(spelling.check(load(root), ask))
    except hunspell.NoDictionaryError:
        return None
    return (*found.strange, *([found.problem] if found.problem else ()), *misspelt)


def _earlier(root: Path, policy: Loaded, at: At) -> Edition | None:
    """The previous published edition; None, too, where no change note and no hearing needs it."""
    info = policy.info
    if not (info and (info.change_notes or info.hearing) and policy.edition):
        return None
    try:
        found = published_before(root, policy.edition.info.year, at)
    except InputError:  # reported by the rules on the archive
        return None
    return found.edition if found else None


def _history(root: Path, policy: Loaded, at: At) -> History | None:
    """The history of the edition; None, too, where no answer to a hearing needs it."""
    if not (policy.answers and policy.edition):
        return None
    from policy.archive.history import read_history  # comparing editions is slow to import

    try:
        found = read_history(root, policy.edition, at)
    except InputError:
        return None
    return None if found.is_missing else found
