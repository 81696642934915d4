"""What the commands share that show a proposal for a policy's files and write it on demand."""

import argparse
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from policy.checking.output import report
from policy.importing.carrying import Overlay
from policy.importing.writing import write_all
from policy.loading.files import Folder
from policy.loading.loader import Loaded, load, load_files
from policy.model.edition import Edition
from policy.model.problems import InputError, PolicyError, Problem, has_errors
from policy.rules.registry import check, is_sound
from policy.words.command_messages import reason_of


class RetireError(InputError):
    """A ``--retire`` that says nothing of a row that went."""


def write_options(parser: argparse.ArgumentParser) -> None:
    """The options ``--write``, ``--retire`` and ``--new-theme``."""
    parser.add_argument("--write", action="store_true", help="write into the policy's files")
    parser.add_argument(
        "--retire", action="append", default=[], metavar="ID=REASON", help="why a row went"
    )
    parser.add_argument("--new-theme", action="store_true", help="add the themes that are new")


def sound_policy(root: Path) -> tuple[Loaded, Edition]:
    """The policy in ``root`` with its edition; raises PolicyError where it has errors."""
    policy = load(root)
    if policy.edition is None or not is_sound(policy):
        raise PolicyError(check(policy))
    return policy, policy.edition


def reasons_given(
    given: Sequence[str], removed: Collection[str], words: Mapping[str, str]
) -> dict[str, str]:
    """The reasons of ``--retire`` by the ids of the rows that went; ``words`` says what is wrong.

    Raises RetireError where one has no reason, or names a row that is not among ``removed``.
    """
    found = {}
    for each in given:
        name, sign, reason = (part.strip() for part in each.partition("="))
        if not (name and sign and reason):
            raise RetireError(words["bad_retire"].format(found=each))
        if name not in removed:
            raise RetireError(words["not_removed"].format(id=name))
        found[name] = reason
    return found


def write_sound(
    root: Path,
    texts: Mapping[str, str],
    words: Mapping[str, str],
    told: Callable[[Sequence[Problem]], str] = lambda problems: report(problems, "text"),
    gone: Collection[str] = (),
) -> int:
    """Write all of ``texts``, or none where the policy would have errors; returns the exit status.

    The files ``gone`` are deleted. ``words`` says what became of it, ``told`` how problems are
    printed.
    """
    problems = check(load_files(Overlay(Folder(root), texts, gone)))
    if has_errors(problems):
        print(words["problems"], told(problems), sep="\n")
        return 1
    try:
        write_all(root, texts, gone)
    except OSError as error:
        reason = reason_of(error)
        print(words["not_written"].format(path=error.filename, reason=reason), file=sys.stderr)
        return 2
    return 0
