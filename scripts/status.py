"""Say where in the year the revision is: what is done, what is missing, and the next step.

With ``--out`` the status is also written as ``status.json``, for the issue that reminds of it.
Exit status 0, or 2 where there is no policy or nothing can be written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.cli.console import checked, parser_of, policy_options, spelling_option, today_option
from scripts.cli.kept_pages import kept_pages

if TYPE_CHECKING:
    from policy.year.status import YearStatus


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("status", __doc__)
    parser.add_argument("--archive", help="a folder or revision with the published editions")
    today_option(parser)
    parser.add_argument("--out", type=Path, help="a folder to write status.json to as well")
    spelling_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    from policy.archive.git import RepositoryError
    from policy.loading.loader import load
    from policy.year.facts import read_facts
    from policy.year.status import year_status

    try:
        with kept_pages():
            problems = checked(options, options.archive)
            policy = load(options.root)
            facts = read_facts(options.root, policy, problems, options.today, options.archive)
    except RepositoryError as error:
        print(error, file=sys.stderr)
        return 2
    status = year_status(facts)
    print(status.as_text(), end="")
    return _write(options.out, status) if options.out else 0


def _write(folder: Path, status: YearStatus) -> int:
    """Write the status into ``folder``; returns the exit status."""
    from policy.loading.atomic_write import write_atomically
    from policy.words.command_messages import reason_of
    from policy.words.year_words import REVISION_ISSUE

    text = json.dumps({"is_due": status.is_due, "text": status.as_markdown()}, ensure_ascii=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / "status.json", f"{text}\n")
    except OSError as error:
        reason = reason_of(error)
        print(REVISION_ISSUE["not_written"].format(path=folder, reason=reason), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
