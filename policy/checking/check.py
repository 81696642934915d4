"""The whole check of a policy's folder: its own problems, the archive's, and the spelling."""

import sys
from pathlib import Path

from policy.archive.editions import At, published_before, read_archive
from policy.loading.loader import Loaded, load
from policy.model.edition import Edition
from policy.model.problems import InputError, Problem
from policy.rules.registry import check
from policy.words.command_messages import SAYINGS


def check_root(root: Path, at: At = None, *, spelling: bool = False) -> tuple[Problem, ...]:
    """All problems of the policy in ``root``, compared with the archive where it is at hand.

    ``at`` is another archive than the one beside ``root``: a folder, a revision, or its files.
    With ``spelling`` its words are looked up, too; where there is no dictionary, it is said so.
    """
    policy = load(root)
    found = {*check(policy, read_archive(root, at), _earlier(root, policy, at))}
    if spelling:
        from policy.checking.hunspell import NoDictionaryError, check_spelling

        try:
            found |= {*check_spelling(root, policy)}
        except NoDictionaryError:
            print(SAYINGS["no_dictionary"], file=sys.stderr)
    return tuple(sorted(found))


def _earlier(root: Path, policy: Loaded, at: At) -> Edition | None:
    """The edition published before, where something is said of what changed since."""
    if not (policy.info and policy.info.change_notes and policy.edition):
        return None
    try:
        found = published_before(root, policy.edition.info.year, at)
    except InputError:  # what is known of it is told by the archive's own rules
        return None
    return found.edition if found else None
