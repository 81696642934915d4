"""Show the policy in a browser while it is edited: every saved change shows by itself."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from macros.render import fragment
from policy.checking.check import check_loaded
from policy.checking.output import report
from policy.loading.loader import Loaded
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
        self.notice: Callable[[], str] = str
        """The status of the yearly revision, for the top of a page; made once for each policy."""

    def checked(self, policy: Loaded) -> str:
        """Print the problems of ``policy``; returns a page of them where there are errors."""
        problems = check_loaded(self._root, policy)
        self.notice = cache(partial(_notice, self._root, policy, problems))
        text = report(problems, "text")
        print(text, flush=True)
        return _problem_page(text) if has_errors(problems) else ""

    def failed(self, said: str) -> str:
        """Print what the generator ``said``; returns a page of it."""
        text = f"{said}\n{SAYINGS['generator']}"
        print(text, flush=True)
        return _problem_page(text)


def _problem_page(text: str) -> str:
    *lines, summary = text.splitlines()
    return str(fragment("preview_problems", lines=lines, summary=summary))


def _notice(root: Path, policy: Loaded, problems: tuple[Problem, ...]) -> str:
    """The status of the yearly revision, for the top of a page."""
    facts = read_facts(root, policy, problems, date.today())
    return str(fragment("preview_status", status=year_status(facts)))


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
        preview(*where, watched)
    except KeyboardInterrupt:
        pass
    except OSError as error:
        print(SAYINGS["no_port"].format(port=options.port, reason=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
