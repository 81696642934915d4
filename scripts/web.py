"""Write all published editions into a folder, as a web host of plain files serves them.

In GitHub Actions the step's output ``published`` tells later steps whether there are any. Exit
status 0, and 2 where the archive cannot be read here or the folder cannot be written.
"""

import gzip
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from policy.archive.editions import ArchiveFiles, archive_files
from policy.model.problems import InputError
from policy.words.command_messages import SAYINGS, reason_of
from scripts.cli.console import parser_of, policy_options

TEXTS = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".txt"})
"""What gets smaller by compression; pictures are compressed already."""


def write(files: ArchiveFiles, out: Path) -> None:
    """Write every file of the archive below the folder ``out``, which must not exist.

    Each text is there compressed, too, for hosts that serve it so; in the archive it is not.
    """
    out.mkdir(parents=True)
    for name in files.names("", ""):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files.read(name))
        if path.suffix in TEXTS:
            _compress(path)


def _compress(path: Path) -> None:
    """Write a text beside itself by gzip and by brotli, as hosts look for them."""
    content = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content))


def _set_output(*, published: bool) -> None:
    """Set the output ``published`` of the workflow's step, in GitHub Actions."""
    if path := os.environ.get("GITHUB_OUTPUT"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"published={str(published).lower()}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("web", __doc__)
    parser.add_argument("--out", type=Path, default=Path("web"), help="the folder to write")
    parser.add_argument("--archive", help="another archive: a folder or a revision")
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    try:
        files = archive_files(options.root, options.archive)
        if not files or not files.folders():
            print(SAYINGS["nothing_published"])
            _set_output(published=False)
            return 0
        write(files, options.out)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        reason = reason_of(error)
        print(SAYINGS["no_web"].format(path=options.out, reason=reason), file=sys.stderr)
        return 2
    print(SAYINGS["web"].format(path=options.out))
    _set_output(published=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
