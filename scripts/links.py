"""Check the links of a built site; broken ones are reported in Danish with file and line.

SITE is a built site, or a folder with all the editions of an archive; the site is served while
LinkChecker goes through it. With --external the external links are requested instead. Exit
status 0, 1 where a link is dead, 2 where they could not be checked.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from policy.checking.output import FORMATS, report
from policy.loading.atomic_write import write_atomically
from policy.model.problems import Problem, has_errors, problem
from policy.words.command_messages import SAYINGS
from scripts.cli.console import parser_of, policy_options
from scripts.linkcheck.crawl import CrawlError, crawl
from scripts.linkcheck.external import RequestPolicy, ask, is_cut_off
from scripts.linkcheck.external_links import as_json, external_addresses, external_problems
from scripts.linkcheck.link_dates import proposal
from scripts.linkcheck.link_sources import Sources
from scripts.linkcheck.site_links import BuiltSite, DeadLink


def check_links(root: Path, site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each dead link of ``site``, at its place in the policy in ``root``.

    Raises CrawlError where LinkChecker cannot be run.
    """
    sources = Sources(root)
    for dead in {*site.dead_links(), *crawl(site)}:
        yield _problem(sources, dead)


def _problem(sources: Sources, dead: DeadLink) -> Problem:
    place = sources.place(dead)
    if dead.reason:
        return problem(place, "LINK-DØDT", found=dead.address, page=dead.page, reason=dead.reason)
    return problem(place, "LINK-STED-VÆK", found=dead.address, page=dead.page)


class CutOffError(Exception):
    """No external address can be reached from this machine."""


def check_external(
    options: argparse.Namespace, site: BuiltSite, policy: RequestPolicy | None
) -> list[Problem]:
    """Request the external links; returns the problems, and writes ``--out`` and ``--proposal``.

    Raises CrawlError, CutOffError, and OSError where a file cannot be written.
    """
    written = external_addresses(options.root, site)
    answers = ask(written, policy)
    if is_cut_off(answers):
        raise CutOffError
    problems = sorted(set(external_problems(options.root, written, answers)))
    if options.out:
        _keep(options.out, as_json(written, answers, problems, options.today))
    if options.proposal:
        _keep(options.proposal, proposal(options.root, answers, options.today))
    return problems


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text)


def _parser() -> argparse.ArgumentParser:
    parser = parser_of("links", __doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--external", action="store_true", help="try the addresses outside")
    parser.add_argument("--out", type=Path, help="write the result as JSON, with --external")
    parser.add_argument(
        "--proposal", type=Path, help="write a patch that dates the links reached, with --external"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=date.today(), help="the day it is"
    )
    return parser


def main(arguments: Sequence[str] | None = None, policy: RequestPolicy | None = None) -> int:
    """Run the command; returns its exit status. ``policy`` limits the external requests."""
    options = policy_options(_parser(), arguments)
    if options is None:
        return 2
    site = BuiltSite(options.site, os.environ.get("SITE_URL", ""))
    if not options.site.is_dir() or not site.pages:
        print(SAYINGS["no_site"].format(path=options.site), file=sys.stderr)
        return 2
    try:
        if options.external:
            problems = check_external(options, site, policy)
        else:
            problems = sorted(set(check_links(options.root, site)))
    except CutOffError:
        print(SAYINGS["cut_off"], file=sys.stderr)
        return 2
    except (CrawlError, OSError) as error:
        print(SAYINGS["no_crawl"].format(reason=error), file=sys.stderr)
        return 2
    print(report(problems, options.format))
    return 1 if has_errors(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
