"""Begin the next revision: make ``data/edition.yaml`` a draft for the given school year.

Exit status 0 where it has begun, 1 where that year cannot begin now, 2 where it could not be tried.
"""

import sys
from collections.abc import Sequence

from policy.archive.new_year import NewYearError
from policy.words.command_messages import NEW_YEAR, reason_of
from scripts.cli.console import parser_of, policy_options
from scripts.publishing.next_year import begin


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
        print(NEW_YEAR["not_written"].format(reason=reason_of(error)), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
