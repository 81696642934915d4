"""Find LibreOffice, with which the tests open sheets and documents, or install it.

On Debian and its like that is the packages ``libreoffice-calc-nogui`` and
``libreoffice-writer-nogui``. Exit status 0 with its path printed where it is installed, 2 where it
is not; then the last line says what to install.
"""

import shutil
import sys
from pathlib import Path

from scripts.setup.debian import install

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-writer-nogui")
ADVICE = (
    "No LibreOffice for the tests: install it so that soffice is on the PATH. "
    "`make test QUICK=1` needs none."
)
_PARTS = ("libsclo.so", "libswlo.so")
"""Debian has sheets and texts in packages of their own."""


def find() -> str | None:
    """The path of LibreOffice, or None where it, or a part of it, is not installed."""
    on_path = (shutil.which(name) for name in NAMES)
    known = (place for place in PLACES if Path(place).is_file())
    found = next((each for each in (*on_path, *known) if each), None)
    return found if found and _is_whole(Path(found).resolve().parent) else None


def _is_whole(folder: Path) -> bool:
    """Whether the program in ``folder`` has all parts; only Debian's is told apart into some."""
    return not folder.is_relative_to("/usr/lib") or all((folder / p).exists() for p in _PARTS)


def main() -> int:
    """Run the command; returns its exit status."""
    office = find() or (find() if install(PACKAGES) else None)
    print(office or ADVICE, file=sys.stdout if office else sys.stderr)
    return 0 if office else 2


if __name__ == "__main__":
    sys.exit(main())
