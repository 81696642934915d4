"""Audit every page of a built site: valid HTML, metadata, security policy and page weight.

SITE is a built site, or a folder with all the editions of an archive. Exit status 0, 1 where a page
has a problem, 2 where the audit could not run.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from policy.checking.output import FORMATS, report
from policy.model.problems import Problem
from policy.words.command_messages import SAYINGS
from scripts.audit.built_page import BuiltPage
from scripts.audit.rules import RULES, check_style
from scripts.audit.validity import ValidatorError, check_html
from scripts.cli.console import use_utf8
from scripts.linkcheck.site_links import BuiltSite


def audit(site: BuiltSite) -> Iterator[Problem]:
    """Yield the problems of every page of ``site``; their paths are below its root.

    Raises ValidatorError where the validator cannot be run.
    """
    yield from check_html(site.root)
    for name in site.pages:
        page = BuiltPage(site, name)
        for rule in RULES:
            yield from rule(page)
    for name in sorted(site.files):
        if name.endswith(".css"):
            yield from check_style(site.root, name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    use_utf8()
    parser = argparse.ArgumentParser(prog="scripts.audit.__main__", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site")
    parser.add_argument("--format", choices=FORMATS, default="text")
    options = parser.parse_args(arguments)
    site = BuiltSite(options.site, os.environ.get("SITE_URL", ""))
    if not options.site.is_dir() or not site.pages:
        print(SAYINGS["no_site"].format(path=options.site), file=sys.stderr)
        return 2
    try:
        problems = sorted(set(audit(site)))
    except (ValidatorError, OSError) as error:
        print(SAYINGS["no_audit"].format(reason=error), file=sys.stderr)
        return 2
    print(report(problems, options.format))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
