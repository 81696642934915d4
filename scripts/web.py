"""Write the archive of published editions into a folder, as any host of plain files serves it.

In GitHub Actions it also tells later steps whether anything is published: ``published=true``.
Exit status 0, and 2 where the archive is not at hand or the folder cannot be written.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from policy.archive.editions import archive_files
from policy.archive.tree import ArchiveFiles
from policy.model.problems import InputError
from policy.words.command_messages import SAYINGS
from scripts.cli.console import parser_of, policy_options


def write(files: ArchiveFiles, out: Path) -> int:
    """Write every file of the archive below ``out``, which must not be there; their number."""
    out.mkdir(parents=True)
    names = files.names("", "")
    files.expect(names)
    for name in names:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files.read(name))
    return len(names)


def _tell(*, published: bool) -> None:
    """Leave word for the next steps of a workflow, where there are any."""
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
            _tell(published=False)
            return 0
        write(files, options.out)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        reason = error.strerror or str(error)
        print(SAYINGS["no_web"].format(path=options.out, reason=reason), file=sys.stderr)
        return 2
    print(SAYINGS["web"].format(path=options.out))
    _tell(published=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
