"""Open, update or close the one issue that reminds of the yearly treatment of the policy.

Run by a workflow that may write issues, on the ``status.json`` that ``scripts.status --out`` writes
to a folder. Exit status 0, or 2 where GitHub refuses.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from policy.words.year_words import REVISION_ISSUE
from scripts.cli.artifact import read_artifact
from scripts.github.api import LONGEST, GitHub, GitHubError, keep_issue, run

MARK = "<!-- politik: revision -->"
"""The issue's first line, by which the next run finds it."""


def tell(github: GitHub, folder: Path) -> str:
    """Update the issue from the status in ``folder``; returns what was done, in Danish.

    An issue that somebody closed stays closed; where the policy has errors it is left as it is.
    Raises GitHubError where there is no status.
    """
    try:
        status = json.loads(read_artifact(folder / "status.json", LONGEST))
        is_due, text = status["is_due"], str(status["text"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GitHubError(REVISION_ISSUE["no_result"].format(path=folder)) from error
    if is_due is None:
        return REVISION_ISSUE["unknown"]
    return keep_issue(github, MARK, text if is_due else "", REVISION_ISSUE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(tell, (sys.argv[1:] if arguments is None else arguments) or ["revision"])


if __name__ == "__main__":
    sys.exit(main())
