"""Show the policy in a browser while it is edited: every saved change shows by itself."""

import sys
from collections.abc import Sequence
from pathlib import Path

from macros.render import fragment
from policy.checking.check import check_root
from policy.checking.output import report
from policy.model.problems import has_errors
from policy.words.command_messages import SAYINGS
from scripts.cli.console import parser_of, policy_options
from scripts.cli.signals import stop_on_signals


def tell(root: Path, said: str) -> str:
    """Print the problems of ``root`` and what the generator ``said``; returns what to show.

    Returns an empty text where nothing keeps the site from being shown.
    """
    problems = check_root(root)
    told = SAYINGS["generator"]
    text = f"{said}\n{told}" if said else report(problems, "text")
    print(text, flush=True)
    return text if said or has_errors(problems) else ""


def page(text: str) -> str:
    """The page that stands in for the site while there are problems."""
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
    from scripts.site import mkdocs_runner as site

    stop_on_signals()
    print(SAYINGS["serving"].format(host=options.host, port=options.port), flush=True)
    try:
        site.preview(
            options.root, options.host, options.port, page, lambda said: tell(options.root, said)
        )
    except KeyboardInterrupt:
        pass
    except OSError as error:
        print(SAYINGS["no_port"].format(port=options.port, reason=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
