"""Report what changed between two editions of the policy.

OLD and NEW are each a folder or an ``udgave.json``, a published edition (``2026-27``,
``gaeldende``, ``udkast``) or a git revision; without them, the edition in force against the working
tree.
Exit status 0 where they could be compared, 2 where not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from policy.archive.editions import IN_FORCE
from policy.checking.resolve import alike, edition_of, find_edition, in_force, picture_files
from policy.diff.compare import Comparison, compare
from policy.loading.atomic_write import write_atomically
from policy.loading.files import Folder
from policy.model.edition import Edition
from policy.model.problems import InputError, quoted
from policy.report.formats import as_html, as_json, as_markdown, as_text
from policy.words.command_messages import SAYINGS, reason_of
from scripts.cli.console import parser_of, use_utf8
from scripts.cli.kept_pages import kept_pages

if TYPE_CHECKING:
    from policy.report.pictures.sources import BothSides
    from policy.year.note import Note

FORMATS = {"markdown": as_markdown, "text": as_text, "json": as_json}


def report(options: argparse.Namespace) -> str | bytes:
    """Return the report in the format asked for; raises InputError where it cannot be made."""
    comparison = compare(*alike(_old(options), _new(options)))
    if options.format == "docx":
        from policy.documents.word.word_file import as_word_redline  # lxml: for this format alone

        return as_word_redline(comparison, _note(comparison, options))
    if options.format == "pdf":
        return _pdf(comparison, _note(comparison, options), _pictures(options))
    if options.format == "html":
        from policy.report.pictures.sources import WithinFile

        named = options.old or SAYINGS["in_force"], options.new or SAYINGS["working_tree"]
        source_of = WithinFile(_pictures(options))
        return as_html(comparison, date.today(), named, source_of=source_of)
    return FORMATS[options.format](comparison)


def _note(comparison: Comparison, options: argparse.Namespace) -> Note | None:
    """The note of the hearing on the new edition."""
    from policy.year.note import read_note  # for the documents alone

    return read_note(options.root, comparison.new, options.archive)


def _pictures(options: argparse.Namespace) -> BothSides:
    """Where the pictures of both editions lie."""
    from policy.report.pictures.sources import BothSides

    old, new = options.old or IN_FORCE, options.new or str(options.root)
    return BothSides(*(picture_files(each, options.root, options.archive) for each in (old, new)))


def _pdf(comparison: Comparison, note: Note | None, pictures: BothSides) -> bytes:
    from policy.documents.pdf.changes_pdf import changes_pdf
    from policy.documents.pdf.typesetting import DocumentError

    try:
        return changes_pdf(comparison, note=note, pictures=pictures)
    except DocumentError as error:
        raise InputError(SAYINGS["no_document"].format(reason=error)) from error


def _old(options: argparse.Namespace) -> Edition:
    if options.old:
        return _named(options.old, options)
    edition = in_force(options.root, options.archive)
    if edition is None:
        raise InputError(SAYINGS["nothing_in_force"])
    return edition


def _new(options: argparse.Namespace) -> Edition:
    if options.new:
        return _named(options.new, options)
    try:
        return edition_of(Folder(options.root), whole=options.format == "docx")
    except InputError as error:
        raise _refused(str(options.root), error) from error


def _named(name: str, options: argparse.Namespace) -> Edition:
    try:
        is_whole = options.format == "docx"
        return find_edition(name, options.root, options.archive, whole=is_whole)
    except InputError as error:
        raise _refused(name, error) from error


def _refused(name: str, error: InputError) -> InputError:
    return InputError(SAYINGS["not_compared"].format(name=quoted(name), reason=error))


def _write(content: str | bytes, out: Path | None) -> None:
    """Write the report to the file ``out``, else to standard output; to a screen only as text."""
    if out:
        write_atomically(out, content)
    elif isinstance(content, str):
        print(content, end="")
    elif sys.stdout.isatty():
        raise InputError(SAYINGS["no_screen"])
    else:
        sys.stdout.buffer.write(content)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("changes", __doc__)
    parser.add_argument("old", nargs="?", metavar="OLD")
    parser.add_argument("new", nargs="?", metavar="NEW")
    parser.add_argument("--format", choices=(*FORMATS, "html", "pdf", "docx"), default="markdown")
    parser.add_argument("--out", type=Path, help="a file to write instead of the screen")
    parser.add_argument("--archive", help="a folder or revision with the published editions")
    options = parser.parse_args(arguments)
    use_utf8()
    try:
        with kept_pages():
            made = report(options)
        _write(made, options.out)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        reason = reason_of(error)
        print(SAYINGS["not_written"].format(path=options.out, reason=reason), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
