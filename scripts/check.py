"""Check the policy without building it: every problem, each with its place and what to do.

Exit status 0 where there is no ``fejl``, 1 where there is one, 2 where there is no policy to check.
"""

import argparse
import sys
from collections.abc import Sequence

from policy.checking.hunspell import dictionary
from policy.model.problems import Problem, has_errors
from scripts.cli.console import (
    checked,
    leave,
    parser_of,
    policy_options,
    spelling_option,
    today_option,
)
from scripts.cli.unchanged import Work

FORMATS = ("text", "json", "github")
_UNREAD = "ARKIV-ULÆSELIGT"
"""What is unreadable now may be readable another time, though nothing that is compared changed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("check", __doc__)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--fix", action="store_true", help="first fix what is safe to fix")
    spelling_option(parser)
    today_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    failed = _fix(options) if options.fix else []
    words = dictionary() if options.spelling else "none"
    work = Work("check", options.root, options.format, options.today, words)
    if work.said is not None and words and not failed:
        print(work.said)
        return 0
    from policy.checking.output import report  # what is unchanged need not wait for these
    from scripts.cli.kept_pages import kept_pages

    with kept_pages():
        problems = tuple(sorted({*failed, *checked(options)}))
    said = report(problems, options.format)
    print(said)
    if has_errors(problems):
        return 1
    if words and not any(each.code == _UNREAD for each in problems):
        work.remember(said)
    return 0


def _fix(options: argparse.Namespace) -> list[Problem]:
    """Fix what is safe to fix; prints what was fixed, and returns what failed."""
    from policy.checking.fix_pages import fix_pages

    failed = []
    for done in fix_pages(options.root):
        failed += [done] if isinstance(done, Problem) else []
        if isinstance(done, str):
            print(done, file=sys.stderr if options.format == "json" else sys.stdout)
    return failed


if __name__ == "__main__":
    leave(main())
