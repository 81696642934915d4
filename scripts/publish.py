"""Publish the edition that ``data/edition.yaml`` names to the archive, a branch of the repository.

Run on every change of main: it knows when there is nothing new. Exit status 0 where the archive is
as it should be, 1 where the edition must not be published, 2 where it could not be tried.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from policy.archive.place import PlaceError, archive_place
from policy.model.problems import InputError
from policy.words.command_messages import SAYINGS
from policy.words.publication_words import REASONS
from scripts.cli.console import parser_of, policy_options
from scripts.cli.environment import environment
from scripts.publishing.archive_branch import ArchiveBranch, UnreachableError
from scripts.publishing.handover import land
from scripts.publishing.publisher import Job, publish
from scripts.publishing.source import check_repository


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("publish", __doc__)
    parser.add_argument("--remote", help="the remote that has the archive (mkdocs.yml, origin)")
    parser.add_argument("--branch", help="the archive's branch (mkdocs.yml, gh-pages)")
    apart = parser.add_mutually_exclusive_group()
    apart.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    apart.add_argument("--prepare", type=Path, metavar="DIR", help="push nothing: write it to DIR")
    apart.add_argument(
        "--land", type=Path, metavar="DIR", help="push what is in DIR, build nothing"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, default=date.today(), help="the day it is"
    )
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    with environment({"GIT_NO_LAZY_FETCH": "0"}):  # a partial clone fetches what it lacks
        return run(options)


def run(options: argparse.Namespace) -> int:
    """Publish as ``options`` say; returns the exit status."""
    from scripts.site.mkdocs_runner import NotASiteError, SiteError

    try:
        check_repository(options.root)
        place = archive_place(options.root, options.remote, options.branch)
        archive = ArchiveBranch(options.root, place)
        job = Job(options.root, archive, options.today, options.dry_run or bool(options.prepare))
        if options.land:
            said = land(archive, options.land, options.today)
        else:
            said = publish(job, options.prepare)
        print("\n".join(said))
    except PlaceError as error:
        print(REASONS["unknown_remote"].format(reason=error), file=sys.stderr)
        return 2
    except UnreachableError as error:
        print(error, file=sys.stderr)
        return 2
    except InputError as error:
        print(error)
        return 1
    except SiteError as error:
        print(SAYINGS["generator"], error, SAYINGS["not_built"], sep="\n")
        return 1
    except (NotASiteError, OSError) as error:
        print(REASONS["disk"].format(reason=error), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
