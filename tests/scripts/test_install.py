"""Installing where there is no make: the environment, then the command, with its exit status."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scripts.install
from scripts.install import python

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The scripts beside a lock that asks for nothing, so that no package need be fetched."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__*__"))
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "scripts" / "answer.py").write_text(
        "import sys\nprint(sys.prefix, sys.argv[1:])\nsys.exit(len(sys.argv))\n"
    )
    return tmp_path


def interpreters(first: int, last: int) -> Iterator[tuple[int, str]]:
    """The interpreters of these minor versions of Python 3 that are installed and start."""
    for number in range(first, last + 1):
        known = Path.home().glob(f".pyenv/versions/3.{number}.*/bin/python")
        for each in filter(None, [*map(str, known), shutil.which(f"python3.{number}")]):
            if subprocess.run([each, "-c", ""], capture_output=True, check=False).returncode == 0:
                yield number, each


def run(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as it is typed, with the machine's own Python."""
    base = str(Path(sys._base_executable))  # type: ignore[attr-defined]
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    return subprocess.run(
        [base, "-m", "scripts.install", *arguments],
        cwd=house, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_environment_is_made_once_and_the_command_run_in_it(house: Path) -> None:
    """With its arguments and its exit status; another lock renews it, a bad one stops."""
    done = run(house, "answer", "a", "b")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"{house / '.venv'} ['a', 'b']\n"
    made = python(house / ".venv").lstat().st_mtime_ns
    assert run(house, "answer").returncode == 1
    assert python(house / ".venv").lstat().st_mtime_ns == made
    lock = house / "requirements.txt"
    lock.write_text("no such thing\n")
    os.utime(lock, (0, 0))
    done = run(house, "answer")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_an_interrupted_installation_is_taken_up_again(house: Path) -> None:
    """The environment was not finished: it has an interpreter, but nothing to install with."""
    interpreter = python(house / ".venv")
    interpreter.parent.mkdir(parents=True)
    interpreter.symlink_to(sys._base_executable)  # type: ignore[attr-defined]
    assert run(house, "answer").returncode == 1
    assert (house / ".venv" / ".site").exists()


def test_an_old_python_is_told_what_is_needed() -> None:
    """In one sentence, on each that is installed here; every one can parse what is run first."""
    for name in ("scripts/__init__.py", "scripts/install.py"):
        ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    for number, interpreter in interpreters(6, 10):
        command = [interpreter, "-m", "scripts.install", "build"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.fullmatch(rf"This is Python 3\.{number}, but .*PYTHON=.*\n", done.stderr)


@pytest.mark.slow
def test_without_a_command_there_is_only_an_environment(house: Path) -> None:
    """As make asks for it."""
    done = run(house)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert python(house / ".venv").exists()


def test_a_python_without_pip_is_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian's own, for one: what to install, and no traceback."""

    def create(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, ["python", "-m", "ensurepip"])

    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(scripts.install, "PLACE", tmp_path)
    monkeypatch.setattr(scripts.install, "python", lambda: tmp_path / "none")
    assert scripts.install.main([]) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_the_interpreter_is_the_environment_s() -> None:
    """Where the Makefile looks for it, too."""
    assert python().exists()
    assert python(Path("x")).parts[0] == "x"
