"""Show the policy in a browser while it is edited: every saved change shows by itself."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from macros.render import fragment
from policy.checking.check import check_root
from policy.checking.output import report
from policy.model.problems import has_errors
from policy.words.command_messages import SAYINGS
from scripts.cli.console import parser_of, policy_options
from scripts.cli.signals import stop_on_signals


def problem_page(root: Path, said: str) -> str:
    """Print the problems of ``root``, or what the generator ``said``; returns a page of them.

    Returns an empty text where nothing keeps the site from being shown.
    """
    problems = check_root(root)
    text = f"{said}\n{SAYINGS['generator']}" if said else report(problems, "text")
    print(text, flush=True)
    if not said and not has_errors(problems):
        return ""
    *lines, summary = text.splitlines()
    return str(fragment("preview_problems", lines=lines, summary=summary))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command until it is interrupted; returns its exit status."""
    parser = parser_of("serve", __doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    from scripts.site.preview import preview  # takes a third of a second

    stop_on_signals()
    print(SAYINGS["serving"].format(host=options.host, port=options.port), flush=True)
    try:
        preview(options.root, options.host, options.port, partial(problem_page, options.root))
    except KeyboardInterrupt:
        pass
    except OSError as error:
        print(SAYINGS["no_port"].format(port=options.port, reason=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
