"""The whole check of a policy's folder: its own problems, the archive's, and the spelling."""

from pathlib import Path

from policy.archive.editions import At, published_before, read_archive
from policy.loading.loader import Loaded, load
from policy.model.edition import Edition
from policy.model.problems import InputError, Problem
from policy.rules.registry import check


def check_root(root: Path, at: At = None) -> tuple[Problem, ...]:
    """All problems of the policy in ``root`` but for its spelling, sorted by place.

    It is compared with the archive where that is at hand. ``at`` is another archive than the
    one of the repository at ``root``: a folder, a revision, or its files.
    """
    policy = load(root)
    return check(policy, read_archive(root, at), _earlier(root, policy, at))


def check_words(root: Path) -> tuple[Problem, ...] | None:
    """The misspelt words of the policy in ``root``; None where there is no Danish dictionary."""
    from policy.checking.hunspell import NoDictionaryError, check_spelling

    try:
        return tuple(check_spelling(root))
    except NoDictionaryError:
        return None


def _earlier(root: Path, policy: Loaded, at: At) -> Edition | None:
    """The edition published before; only where notes explain what changed since."""
    if not (policy.info and policy.info.change_notes and policy.edition):
        return None
    try:
        found = published_before(root, policy.edition.info.year, at)
    except InputError:  # the archive's own rules report it
        return None
    return found.edition if found else None
