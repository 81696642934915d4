"""Check the policy and build its site.

Exit status 0 where the site is built, 1 where the policy has problems, 2 where it could not run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policy.words.command_messages import SAYINGS, reason_of
from scripts.cli.console import leave, parser_of, policy_options
from scripts.cli.unchanged import Work

if TYPE_CHECKING:
    from policy.model.problems import Problem


def build(root: Path, out: Path, *, documents: bool = True, generator: str = "mkdocs") -> int:
    """Check and build the policy in ``root`` into ``out``; returns the exit status.

    A site that is already what would be built is left as it is.
    """
    whole = Work("site", root, str(out), documents, generator, out=out)
    if whole.said is not None:
        print(whole.said)
        return 0
    from policy.checking.output import report  # what is unchanged need not wait for these
    from policy.model.problems import has_errors
    from scripts.cli.kept_pages import kept_pages

    with kept_pages():
        problems = _problems(root)
        said = report(problems, "text")
        print(said)
        if has_errors(problems):
            print(SAYINGS["not_built"])
            return 1
        if status := _make(root, out, documents, generator):
            return status
        for line in _told(root, out, documents):
            print(line)
            said += f"\n{line}"
    whole.remember(said)
    return 0


def _problems(root: Path) -> tuple[Problem, ...]:
    """The problems of the policy, looked for while this process gets ready to make the site."""
    from policy.loading.loader import load
    from scripts.cli.processes import begun

    def check() -> tuple[Problem, ...]:
        from policy.checking.check import check_root

        return check_root(root)

    load(root)
    found = begun(check)
    from scripts.site import mkdocs_runner  # noqa: F401 — takes as long as the check

    return found()


def _make(root: Path, out: Path, documents: bool, generator: str) -> int:
    """Build the site; returns the exit status."""
    from scripts.site import mkdocs_runner as site

    try:
        site.build(root, out, documents=documents, generator=generator)
    except site.SiteError as error:
        print(SAYINGS["generator"], error, sep="\n")
        print(SAYINGS["not_built"])
        return 1
    except (site.NotASiteError, OSError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        print(SAYINGS["not_a_site"].format(path=out, reason=reason), file=sys.stderr)
        return 2
    return 0


def _told(root: Path, out: Path, documents: bool) -> Iterator[str]:
    """What is to say of the site that is built."""
    from policy.documents.files import MOST_INITIATIVES, documents_for
    from policy.loading.loader import load

    yield SAYINGS["built"].format(path=out)
    edition = load(root).edition
    if documents and edition and not documents_for(edition):
        yield SAYINGS["too_large_for_documents"].format(limit=MOST_INITIATIVES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("build", __doc__)
    parser.add_argument("--out", type=Path, help="the folder to build into (ROOT/site)")
    parser.add_argument(
        "--no-documents", action="store_true", help="build the pages alone, without PDF and Word"
    )
    parser.add_argument(
        "--generator", choices=("mkdocs", "zensical"), default="mkdocs", help="what makes the pages"
    )
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    out, documents = options.out or options.root / "site", not options.no_documents
    return build(options.root, out, documents=documents, generator=options.generator)


if __name__ == "__main__":
    leave(main())
