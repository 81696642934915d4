"""Post the summary of a pull request as a comment, or update the comment already posted.

Run by a workflow that may comment, on the artifact ``review/`` of a run without permissions. The
author of the pull request controls that run, so the artifact is untrusted: its files are read only
when regular and small, the number is validated, and the text is written anew so that it calls
nobody. Exit status 0, or 2 where GitHub refuses.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from policy.loading.loader import load
from policy.words.change_words import REVIEW
from scripts.cli.artifact import read_artifact
from scripts.github.api import LONGEST, GitHub, GitHubError, run
from scripts.github.besides import lines_of, policy_files
from scripts.github.untrusted import fit_for_comment

MARK = "<!-- politik: ændringer -->"
"""The comment's first line, by which the next run finds it."""

RESERVED = 12_000
"""Characters of the comment that are kept for what the other run does not tell."""

_NAMES = ("filename", "previous_filename")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")


def comment(github: GitHub, folder: Path, head: str) -> str:
    """Post the summary in ``folder``, unless the pull request has newer commits than ``head``.

    Returns what was done, in Danish.
    """
    number, text = _number(folder / "nummer"), _text(folder / "kommentar.md")
    if github.ask("GET", f"pulls/{number}")["head"]["sha"] != head:
        return REVIEW["outdated"]
    text = _with_besides(github, number, text)
    body = {"body": f"{MARK}\n{text}\n\n{REVIEW['by_machine']}"}
    known = next(github.written(f"issues/{number}/comments", MARK), None)
    if known is None:
        github.ask("POST", f"issues/{number}/comments", body)
    else:
        github.ask("PATCH", f"issues/comments/{known['id']}", body)
    return REVIEW["commented"]


def _with_besides(github: GitHub, number: str, text: str) -> str:
    """``text``, with what it does not tell of the files that GitHub says are changed before it.

    The run that wrote it may have run the proposal's own code.
    """
    files = [*github.all(f"pulls/{number}/files")]
    changed = [str(each[key]) for each in files for key in _NAMES if each.get(key)]
    lines = lines_of(changed, policy_files(load(Path())))
    untold = [line for line in lines if line not in text.split("\n")]
    return f"{REVIEW['also'].format(lines=chr(10).join(untold))}\n\n{text}" if untold else text


def _number(path: Path) -> str:
    found = _read(path, 20).strip()
    if not _NUMBER.match(found):
        raise GitHubError(REVIEW["bad_number"].format(path=path))
    return found


def _text(path: Path) -> str:
    return fit_for_comment(_read(path, 4 * LONGEST), LONGEST - RESERVED)


def _read(path: Path, limit: int) -> str:
    """Read a plain file of at most ``limit`` bytes; invalid UTF-8 is replaced."""
    try:
        return read_artifact(path, limit).decode("utf-8", "replace")
    except OSError as error:
        raise GitHubError(REVIEW["no_review"].format(path=path)) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    head = os.environ.get("HEAD_SHA", "")
    given = (sys.argv[1:] if arguments is None else arguments) or ["review"]
    return run(lambda github, folder: comment(github, folder, head), given)


if __name__ == "__main__":
    sys.exit(main())
