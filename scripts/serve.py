"""Show the policy in a browser while it is edited: every saved change shows by itself."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from macros.render import fragment
from policy.checking.check import check_root
from policy.checking.output import report
from policy.model.problems import Problem, has_errors
from policy.words.command_messages import SAYINGS
from policy.year.facts import read_facts
from policy.year.status import year_status
from scripts.cli.console import parser_of, policy_options
from scripts.cli.signals import stop_on_signals


class Watched:
    """The policy in ``root`` as the preview tells of it: its problems, and how far its year is."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._problems: tuple[Problem, ...] = ()
        self._notice = ""

    def problem_page(self, said: str) -> str:
        """Print the problems, or what the generator ``said``; returns a page of them.

        Returns an empty text where nothing keeps the site from being shown.
        """
        self._problems, self._notice = check_root(self._root), ""
        text = f"{said}\n{SAYINGS['generator']}" if said else report(self._problems, "text")
        print(text, flush=True)
        if not said and not has_errors(self._problems):
            return ""
        *lines, summary = text.splitlines()
        return str(fragment("preview_problems", lines=lines, summary=summary))

    def notice(self) -> str:
        """The status of the yearly revision, for the top of a page; made once for each build."""
        if not self._notice:
            facts = read_facts(self._root, self._problems, date.today())
            self._notice = str(fragment("preview_status", status=year_status(facts)))
        return self._notice


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command until it is interrupted; returns its exit status."""
    parser = parser_of("serve", __doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    from scripts.site.preview import preview  # takes a third of a second

    watched, where = Watched(options.root), (options.root, options.host, options.port)
    stop_on_signals()
    print(SAYINGS["serving"].format(host=options.host, port=options.port), flush=True)
    try:
        preview(*where, watched.problem_page, watched.notice)
    except KeyboardInterrupt:
        pass
    except OSError as error:
        print(SAYINGS["no_port"].format(port=options.port, reason=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
