"""Installing where there is no make: the environment, then the command, with its exit status."""

import os
import shutil
import subprocess
import sys
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
    """With its arguments and its exit status; a newer lock renews it, a bad one stops."""
    done = run(house, "answer", "a", "b")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"{house / '.venv'} ['a', 'b']\n"
    made = python(house / ".venv").lstat().st_mtime_ns
    assert run(house, "answer").returncode == 1
    assert python(house / ".venv").lstat().st_mtime_ns == made
    lock = house / "requirements.txt"
    lock.write_text("no such thing\n")
    os.utime(lock, (2**32, 2**32))
    done = run(house, "answer")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


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
    monkeypatch.setattr(scripts.install, "STAMP", tmp_path / "none")
    monkeypatch.setattr(scripts.install, "python", lambda: tmp_path / "none")
    assert scripts.install.main([]) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_the_interpreter_is_the_environment_s() -> None:
    """Where the Makefile looks for it, too."""
    assert python().exists()
    assert python(Path("x")).parts[0] == "x"
