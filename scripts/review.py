"""Write what a reviewer of a pull request needs: the problems, the summary, the redline, the site.

The folder ``--out`` gets ``resume.md``, ``kommentar.md`` (the same, cut to a comment's length),
``aendringer.html``, ``aendringer.pdf``, ``aendringer.docx`` and ``site/``, where the whole policy
lies as PDF and Word; problems are also printed as annotations. In GitHub Actions the summary is
added to the run's page. Exit status 0, 1 where the policy has a ``fejl``, 2 where the base cannot
be found or nothing can be written.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from policy.checking.output import report
from policy.checking.resolve import (
    edition_of,
    find_edition,
    find_source,
    in_force,
    picture_files,
    source_in,
)
from policy.diff.compare import compare
from policy.documents.files import CHANGES_PDF, CHANGES_WORD, POLICY_PDF, documents_for
from policy.loading.atomic_write import write_atomically
from policy.loading.files import Folder
from policy.loading.loader import load
from policy.model.edition import Edition, content
from policy.model.problems import InputError, Problem, has_errors
from policy.report.formats import as_html, as_markdown
from policy.report.pictures.sources import BothSides, WithinFile
from policy.words.change_words import REVIEW
from policy.words.year_words import STATUS_FORM
from policy.year.facts import read_facts
from policy.year.note import read_note
from policy.year.status import year_status
from scripts.cli.console import checked, parser_of, policy_options, spelling_option, today_option
from scripts.github.besides import besides_policy

LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""

_PULL_REQUEST = re.compile(r"refs/pull/(\d{1,9})/merge\Z", re.ASCII)


def summary(options: argparse.Namespace, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the sections of the summary; raises InputError where the base cannot be found."""
    if also := besides_policy(options.root, options.base):
        yield REVIEW["also"].format(lines="\n".join(also))
    if problems:
        yield REVIEW["problems"].format(problems=report(problems, "text"))
    if has_errors(problems):
        yield REVIEW["unread"]
        return
    facts = read_facts(options.root, load(options.root), problems, options.today, options.archive)
    yield f"## {STATUS_FORM['heading']}\n\n{year_status(facts).as_markdown()}"
    new = edition_of(Folder(options.root))
    base = find_edition(options.base, options.root, options.archive)
    yield _compared(REVIEW["proposed"], base, new)
    published = _published(options)
    if published and compare(published, base).changes:
        yield _compared(REVIEW["since_published"], published, new)
    if documents_for(new):
        yield REVIEW["files"].format(pdf=CHANGES_PDF, word=CHANGES_WORD, policy=POLICY_PDF)


def _compared(title: str, old: Edition, new: Edition) -> str:
    return f"## {title}\n\n{as_markdown(compare(old, new))}"


def _published(options: argparse.Namespace) -> Edition | None:
    """Return the edition in force, or None; the check reports why it cannot be read."""
    try:
        return in_force(options.root, options.archive)
    except InputError:
        return None


def shortened(text: str, limit: int = LONGEST) -> str:
    """Return ``text`` cut at a line end to at most ``limit`` characters, with a note on the cut."""
    if len(text) <= limit:
        return text
    kept = text[: limit - len(REVIEW["cut"]) - 2].rpartition("\n")[0]
    return f"{kept}\n\n{REVIEW['cut']}"


def _write(options: argparse.Namespace, text: str, *, sound: bool) -> None:
    """Write the files of the folder ``--out``; page and site only where the policy is ``sound``."""
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    write_atomically(out / "resume.md", text)
    write_atomically(out / "kommentar.md", shortened(text))
    if number := _PULL_REQUEST.match(os.environ.get("GITHUB_REF", "")):
        write_atomically(out / "nummer", number[1])
    if sound:
        from policy.documents.pdf.changes_pdf import changes_pdf
        from scripts.site import mkdocs_runner as site
        from scripts.site.beside.documents import word_redline

        old = find_source(options.base, options.root, options.archive)
        new = source_in(Folder(options.root))
        comparison = compare(content(old.edition), content(new.edition))
        pictures = BothSides(
            picture_files(options.base, options.root, options.archive),
            picture_files(str(options.root), options.root),
        )
        html = as_html(comparison, source_of=WithinFile(pictures))
        write_atomically(out / "aendringer.html", html)
        if documents_for(comparison.new):
            note = read_note(options.root, comparison.new, options.archive)
            write_atomically(out / CHANGES_WORD, word_redline(old, new, note))
            pdf = changes_pdf(comparison, note=note, pictures=pictures)
            write_atomically(out / CHANGES_PDF, pdf)
        site.build(options.root, out / "site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("review", __doc__)
    parser.add_argument(
        "--base", default="HEAD^", help="what the pull request is to be merged into"
    )
    parser.add_argument("--out", type=Path, default=Path("review"), help="the folder to write")
    parser.add_argument("--archive", help="a folder or revision with the published editions")
    spelling_option(parser)
    today_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    from policy.documents.pdf.typesetting import DocumentError
    from scripts.site.mkdocs_runner import NotASiteError, SiteError

    problems = sorted(checked(options, options.archive))
    print(report(problems, "github"))
    try:
        text = "\n\n".join(summary(options, problems)).strip() + "\n"
        _write(options, text, sound=not has_errors(problems))
    except (InputError, DocumentError, SiteError, NotASiteError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if shown := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(shown).open("a", encoding="utf-8") as file:
            file.write(text)
    return 1 if has_errors(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
