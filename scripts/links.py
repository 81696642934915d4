"""Whether every link of a built site leads somewhere, told in Danish with the line it stands on.

SITE is a built site, or a folder with all the editions of an archive; the site is served while
LinkChecker goes through it. Exit status 0, 1 where a link is dead, 2 where it could not be tried.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.problems import Problem, problem
from macros.sayings import SAYINGS
from scripts.check import FORMATS, report
from scripts.console import parser_of, policy_options
from scripts.crawl import CrawlError, crawl
from scripts.link_sources import Sources
from scripts.site_links import BuiltSite, Dead


def check_links(root: Path, site: BuiltSite) -> Iterator[Problem]:
    """The dead links of ``site``, each at its place in the policy in ``root``.

    Raises CrawlError where LinkChecker cannot be run.
    """
    sources = Sources(root)
    for dead in {*site.dead(), *crawl(site)}:
        yield _problem(sources, dead)


def _problem(sources: Sources, dead: Dead) -> Problem:
    place = sources.place(dead)
    if dead.reason:
        return problem(place, "LINK-DØDT", found=dead.address, page=dead.page, reason=dead.reason)
    return problem(place, "LINK-STED-VÆK", found=dead.address, page=dead.page)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("links", __doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site")
    parser.add_argument("--format", choices=FORMATS, default="text")
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    site = BuiltSite(options.site, os.environ.get("SITE_URL", ""))
    if not options.site.is_dir() or not site.pages:
        print(SAYINGS["no_site"].format(path=options.site), file=sys.stderr)
        return 2
    try:
        problems = sorted(set(check_links(options.root, site)))
    except (CrawlError, OSError) as error:
        print(SAYINGS["no_crawl"].format(reason=error), file=sys.stderr)
        return 2
    print(report(problems, options.format))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
