"""Open, update or close the one issue about property tests that failed.

Run by a workflow that may write issues, on the ``resultat.json`` that ``scripts.fuzz`` writes to a
folder. Exit status 0, or 2 where GitHub refuses.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from policy.words.command_messages import FUZZ_ISSUE
from scripts.github.api import GitHub, GitHubError, keep_issue, run

MARK = "<!-- politik: fuzz -->"
"""The issue's first line, by which the next run finds it."""

_FENCE = "~~~~~~"


def _text(failures: Sequence[Mapping[str, str]]) -> str:
    """Return the issue's body: each failed test with its smallest example; empty if none failed."""
    parts = [f"`{each['test']}`\n\n{_FENCE}\n{each['example']}\n{_FENCE}" for each in failures]
    return "\n\n".join((FUZZ_ISSUE["failed"], *parts)) if parts else ""


def tell(github: GitHub, folder: Path) -> str:
    """Update the issue from the result in ``folder``; returns what was done, in Danish.

    Raises GitHubError where there is no result, as when the tests could not be run.
    """
    try:
        result = json.loads((folder / "resultat.json").read_text(encoding="utf-8"))
        said = _text(result["failures"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GitHubError(FUZZ_ISSUE["no_result"].format(path=folder)) from error
    return keep_issue(github, MARK, said, FUZZ_ISSUE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(tell, (sys.argv[1:] if arguments is None else arguments) or ["fuzz"])


if __name__ == "__main__":
    sys.exit(main())
