"""Make the environment from the hashed lock, then run a command in it: for where there is no make.

``python -m scripts.install build --out site`` is what ``make site ARGS="--out site"`` is elsewhere.
``--tests`` before the command also installs what the tests need, and ``-m pytest`` in place of a
command runs that module. The exit status is the command's, or 2 on a Python that is too old.

Only the standard library is used, for nothing is installed yet, and nothing that Python 3.6 cannot
parse and import: on an old Python one sentence says what is needed.
"""

import hashlib
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / ".venv"
OLDEST = (3, 11)
OWN = ("policy", "macros", "scripts")
"""Compiled like the packages, so that no command waits for it, or does it each time.

So are the templates of the site.
"""
PTH_FILE = "trivselspolitik.pth"
"""Puts the repository on the environment's path, as an editable installation does."""

TOO_OLD = (
    "This is Python {found}, but Python 3.11 or newer is needed; if another one is installed, name "
    "it: `make site PYTHON=python3.12`."
)
NO_PIP = "This Python cannot make an environment: install python3-venv (Debian, Ubuntu)."


def python(place: Path = PLACE) -> Path:
    """The environment's interpreter."""
    return place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install(lock: str = "requirements.txt", stamp: str = ".site") -> None:
    """Make the environment, or bring it up to ``lock``; CalledProcessError where that fails.

    Only wheels are installed: no package's own program runs while it is.

    The file ``stamp`` in it is written last and holds the lock's hash, so that an installation that
    was interrupted is taken up again.
    """
    path = PLACE / stamp
    content = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    if path.exists() and path.read_text(encoding="ascii") == content:
        path.touch()  # make compares the times
        return
    if not _has_pip():
        venv.create(PLACE, clear=True, with_pip=True)
    _run("-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes",
         "--only-binary", ":all:", "-r", str(ROOT / lock))  # fmt: skip
    packages = _run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(packages) / PTH_FILE).write_text(f"{ROOT}\n", encoding="utf-8")
    _run("-m", "compileall", "-q", *(str(ROOT / name) for name in OWN))
    templates = "from scripts.site.theme import compile_templates; compile_templates()"
    # Where they cannot be kept, each build compiles them.
    subprocess.call([str(python()), "-c", templates], stderr=subprocess.DEVNULL)
    path.write_text(content, encoding="ascii")


def _has_pip() -> bool:
    """Whether there is an environment whose making was not interrupted."""
    command = [str(python()), "-m", "pip", "--version"]
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _run(*arguments: str) -> str:
    """Run the environment's interpreter; returns what it prints, its errors go to the terminal."""
    command = [str(python()), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Install, then run ``scripts.NAME`` with its arguments, if given; returns the exit status."""
    if sys.version_info < OLDEST:
        print(TOO_OLD.format(found="{}.{}".format(*sys.version_info[:2])), file=sys.stderr)
        return 2
    command = [*(sys.argv[1:] if arguments is None else arguments)]
    try:
        install()
        if command[:1] == ["--tests"]:
            install("requirements-test.txt", ".test")
            del command[0]
    except subprocess.CalledProcessError as error:
        if "ensurepip" in error.cmd:
            print(NO_PIP, file=sys.stderr)
        return error.returncode
    if not command:
        return 0
    if command[0] != "-m":
        command[:1] = ["-m", "scripts." + command[0]]
    return subprocess.run([str(python()), *command], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
