"""Say where in the year the revision is: what is done, what is missing, and the next step.

Exit status 0, or 2 where there is no policy.
"""

import sys
from collections.abc import Sequence

from scripts.cli.console import checked, parser_of, policy_options, spelling_option, today_option


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("status", __doc__)
    parser.add_argument("--archive", help="a folder or revision with the published editions")
    today_option(parser)
    spelling_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    from policy.archive.git import RepositoryError
    from policy.year.facts import read_facts
    from policy.year.status import year_status

    try:
        problems = checked(options, options.archive)
        facts = read_facts(options.root, problems, options.today, options.archive)
    except RepositoryError as error:
        print(error, file=sys.stderr)
        return 2
    print(year_status(facts).as_text(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
