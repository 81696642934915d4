"""Check the policy without building it: every problem, each with its place and what to do.

Exit status 0 where there is no ``fejl``, 1 where there is one, 2 where there is no policy to check.
"""

import sys
from collections.abc import Sequence

from policy.checking.output import FORMATS, report
from policy.model.problems import Problem, has_errors
from scripts.cli.console import (
    checked,
    leave,
    parser_of,
    policy_options,
    spelling_option,
    today_option,
)
from scripts.cli.kept_pages import kept_pages


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
    failed = []
    if options.fix:
        from policy.checking.fix_pages import fix_pages

        for done in fix_pages(options.root):
            failed += [done] if isinstance(done, Problem) else []
            if isinstance(done, str):
                print(done, file=sys.stderr if options.format == "json" else sys.stdout)
    with kept_pages():
        problems = tuple(sorted({*failed, *checked(options)}))
    print(report(problems, options.format))
    return 1 if has_errors(problems) else 0


if __name__ == "__main__":
    leave(main())
