"""Report what changed between two editions of the policy.

OLD and NEW are each a folder or an ``udgave.json``, a published edition (``2026-27``,
``gaeldende``, ``udkast``) or a git revision; without them, the edition in force against the working
tree.
Exit status 0 where they could be compared, 2 where not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from policy.archive.editions import IN_FORCE
from policy.checking.resolve import (
    edition_of,
    find_edition,
    find_source,
    in_force,
    picture_files,
    source_in,
)
from policy.checking.sources import source_of
from policy.diff.compare import Comparison, compare
from policy.loading.atomic_write import write_atomically
from policy.loading.files import Files, Folder
from policy.model.edition import Edition, content
from policy.model.problems import InputError, quoted
from policy.report.formats import as_html, as_json, as_markdown, as_text
from policy.words.command_messages import SAYINGS, reason_of
from scripts.cli.console import parser_of, use_utf8
from scripts.cli.kept_pages import kept_pages

if TYPE_CHECKING:
    from policy.report.pictures.sources import BothSides
    from policy.year.note import Note

T = TypeVar("T")
FORMATS = {"markdown": as_markdown, "text": as_text, "json": as_json}


def report(options: argparse.Namespace) -> str | bytes:
    """Return the report in the format asked for; raises InputError where it cannot be made."""
    if options.format == "docx":
        return _word(options)
    comparison = compare(_old(options), _new(options))
    if options.format == "pdf":
        return _pdf(comparison, _note(comparison.new, options), _pictures(options))
    if options.format == "html":
        from policy.report.pictures.sources import WithinFile

        named = options.old or SAYINGS["in_force"], options.new or SAYINGS["working_tree"]
        within = WithinFile(_pictures(options))
        return as_html(comparison, date.today(), named, source_of=within)
    return FORMATS[options.format](comparison)


def _note(edition: Edition, options: argparse.Namespace) -> Note | None:
    """The note of the hearing on the new ``edition``."""
    from policy.year.note import read_note  # for the documents alone

    return read_note(options.root, edition, options.archive)


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


def _word(options: argparse.Namespace) -> bytes:
    """The Word file, for which the editions are wanted with all that they were made of."""
    from scripts.site.beside.documents import word_redline  # lxml, Typst: for this format alone

    if options.old:
        old = _named(options.old, options, find_source)
    else:
        old = source_of(options.root, _in_force(options))
    new = _named(options.new, options, find_source) if options.new else _here(options, source_in)
    return word_redline(old, new, _note(content(new.edition), options))


def _old(options: argparse.Namespace) -> Edition:
    return _named(options.old, options, find_edition) if options.old else _in_force(options)


def _in_force(options: argparse.Namespace) -> Edition:
    edition = in_force(options.root, options.archive)
    if edition is None:
        raise InputError(SAYINGS["nothing_in_force"])
    return edition


def _new(options: argparse.Namespace) -> Edition:
    if options.new:
        return _named(options.new, options, find_edition)
    return _here(options, edition_of)


def _here(options: argparse.Namespace, read: Callable[[Files], T]) -> T:
    """The policy of the working tree."""
    try:
        return read(Folder(options.root))
    except InputError as error:
        raise _refused(str(options.root), error) from error


def _named(name: str, options: argparse.Namespace, find: Callable[[str, Path, str | None], T]) -> T:
    try:
        return find(name, options.root, options.archive)
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
        said, path = (
            ("not_written", options.out) if options.out else ("unread_policy", options.root)
        )
        print(SAYINGS[said].format(path=path, reason=reason_of(error)), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
