"""The same commit gives the same site on every Python that is supported."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = {"site", "web", "links", "review"}
NEWEST = 14


def other_pythons() -> Iterator[str]:
    """The other supported interpreters that are on the path and start."""
    for number in range(11, NEWEST + 1):
        found = shutil.which(f"python3.{number}")
        if found and number != sys.version_info.minor:
            started = subprocess.run([found, "-c", ""], capture_output=True, check=False)
            if started.returncode == 0:
                yield found


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with the hash of its bytes."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def not_copied(folder: str, names: list[str]) -> set[str]:
    """What is hidden, built or installed."""
    built = BUILT if Path(folder) == ROOT else set()
    return built | {name for name in names if name.startswith(".") or name == "__pycache__"}


@pytest.mark.slow
def test_every_python_at_hand_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """In a copy of the repository with an environment of its own, as on another machine."""
    expected = digests(site)
    assert len(expected) > 20
    for interpreter in other_pythons():
        copy = tmp_path / Path(interpreter).name
        shutil.copytree(ROOT, copy, ignore=not_copied)
        command = [interpreter, "-m", "scripts.install", "build", "--out", "site"]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert digests(copy / "site") == expected, interpreter
