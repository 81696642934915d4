"""Make one page and one workbook of the editions (``udgave.json``) of any number of schools.

A folder is searched for editions; of several of one school, the one in force is shown. What cannot
be read is named, and the rest goes on. Exit status 0, 1 where a file could not be read, 2 where
there is nothing to show or it cannot be written.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from policy.loading.atomic_write import write_atomically
from policy.report.schools import as_page, as_sheets, read_schools
from policy.text.danish import counted, listed
from policy.words.command_messages import reason_of
from policy.words.publication_words import OVERVIEW
from scripts.cli.console import use_utf8

PAGE, SHEETS = "index.html", "overblik.xlsx"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.overview", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--out", type=Path, default=Path("overblik"), help="the folder to write")
    options = parser.parse_args(arguments)
    use_utf8()
    schools = read_schools(options.paths)
    print(*schools.unread, sep="\n", end="\n" if schools.unread else "", file=sys.stderr)
    if not schools.rows:
        print(OVERVIEW["nothing"].format(paths=listed([*map(str, options.paths)])), file=sys.stderr)
        return 2
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        write_atomically(options.out / PAGE, as_page(schools))
        write_atomically(options.out / SHEETS, as_sheets(schools))
    except OSError as error:
        reason = reason_of(error)
        print(OVERVIEW["not_written"].format(path=options.out, reason=reason), file=sys.stderr)
        return 2
    count = counted(len(schools.rows), "skole", "skoler")
    print(OVERVIEW["written"].format(schools=count, path=options.out))
    return 1 if schools.unread else 0


if __name__ == "__main__":
    sys.exit(main())
