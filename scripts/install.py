"""Make the environment from the hashed lock, then run a command in it: for where there is no make.

``python -m scripts.install build --out site`` is what ``make site ARGS="--out site"`` is elsewhere.
Only the standard library is used, for nothing is installed yet. The exit status is the command's.
"""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
STAMP = PLACE / ".site"
LINK = "trivselspolitik.pth"
"""Puts the repository on the environment's path, as an editable installation does."""

NO_PIP = "This Python cannot make an environment: install python3-venv (Debian, Ubuntu)."


def python(place: Path = PLACE) -> Path:
    """The environment's interpreter."""
    return place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install() -> None:
    """Make or renew the environment, unless it is as the lock says; CalledProcessError if not."""
    if STAMP.exists() and STAMP.stat().st_mtime >= LOCK.stat().st_mtime:
        return
    if not python().exists():
        venv.create(PLACE, with_pip=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([str(python()), *pip, "-r", str(LOCK)], check=True)
    (_site_packages() / LINK).write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.touch()


def _site_packages() -> Path:
    """Where the environment keeps its packages."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run([str(python()), "-c", where], check=True, capture_output=True, text=True)
    return Path(asked.stdout.strip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Install, then run ``scripts.NAME`` with its arguments, if given; returns the exit status."""
    command = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        install()
    except subprocess.CalledProcessError as error:
        if "ensurepip" in error.cmd:
            print(NO_PIP, file=sys.stderr)
        return error.returncode
    if not command:
        return 0
    name, *rest = command
    return subprocess.run([str(python()), "-m", f"scripts.{name}", *rest], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
