"""Begin the next revision: the edition's file as a fresh draft for the year given.

Exit status 0 where it is begun, 1 where that makes no sense now, 2 where it could not be done.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from policy.archive.editions import read_archive
from policy.archive.new_year import NewYearError, fresh, judge
from policy.checking.check import check_root
from policy.checking.output import report
from policy.loading.atomic_write import rewrite
from policy.loading.loader import load
from policy.model.problems import has_errors
from policy.rules.edition import PATH
from policy.text.danish import listed
from policy.words.command_messages import NEW_YEAR
from scripts.cli.console import parser_of, policy_options


def begin(root: Path, year: str) -> str:
    """Begin ``year`` in the policy in ``root``; returns what comes next, in words.

    Raises NewYearError where it makes no sense, and then nothing is changed; OSError where the
    file cannot be written.
    """
    problems = check_root(root)
    policy = load(root)
    if has_errors(problems) or not policy.info or not policy.school:
        raise NewYearError(f"{report(problems, 'text')}\n{NEW_YEAR['problems']}")
    judge(policy.info, year, _published(root))
    path = root / PATH
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    parties = policy.school.parties
    rewrite(path, fresh(text, year, [each.id for each in parties]).encode("utf-8"))
    names = listed([each.name for each in parties])
    return NEW_YEAR["begun"].format(year=year, before=policy.info.year, parties=names)


def _published(root: Path) -> list[str] | None:
    """The school years in the archive; None where the policy lies in no repository of its own."""
    if not (root / ".git").exists():
        return None
    archive = read_archive(root)
    if archive.missing_branch:
        raise NewYearError(NEW_YEAR["not_fetched"].format(command=archive.fetch_command))
    if archive.unreadable:
        raise NewYearError(NEW_YEAR["unreadable"].format(reason=archive.unreadable))
    return [each.year for each in archive.editions]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("new_year", __doc__)
    parser.add_argument("year", help="the school year that begins, as 2027/28")
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    try:
        print(begin(options.root, options.year))
    except NewYearError as error:
        print(error)
        return 1
    except OSError as error:
        print(NEW_YEAR["not_written"].format(reason=error.strerror), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
