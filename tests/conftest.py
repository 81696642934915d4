"""What all tests share: the built site, the folders of test data, and the golden files."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.loading.loader import load
from policy.model.data_files import Status
from tests.support.published import Published
from tests.support.shared import made_once

pytest_plugins = ["tests.support.properties", "tests.support.browsing"]

REPOSITORY = Path(__file__).parent.parent

SOURCE = Path(__file__).parent / "content" / "source"


def is_from_the_source(root: Path) -> bool:
    """Whether the policy in ``root`` is the text in ``tests/content/source``, carried over.

    The tests there compare the two, word for word. They are left out once the school revises its
    policy, and in another school's repository, whether or not it deletes the folder.
    """
    edition, text = load(root).edition, SOURCE / "trivselspolitik.txt"
    return (
        edition is not None
        and edition.info.status is Status.CARRIED_OVER
        and text.is_file()
        and edition.school.name in text.read_text(encoding="utf-8")
    )


collect_ignore = [] if is_from_the_source(REPOSITORY) else [str(SOURCE)]


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many tests wait for a browser or a server."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew; read the difference as code before committing it",
    )


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return REPOSITORY


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str | Path, str], None]:
    """Compare a text with ``tests/golden/NAME`` (or a path); ``--update-golden`` writes it."""

    def compare(name: str | Path, text: str) -> None:
        path = REPOSITORY / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as on a new machine: no settings of the one who runs the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def _build(root: Path, out: Path) -> None:
    command = [sys.executable, "-m", "scripts.build", "--root", str(root), "--out", str(out)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own policy, built by the project's own command."""
    folder = made_once(tmp_path_factory, "real", lambda out: _build(REPOSITORY, out / "site"))
    return folder / "site"


@pytest.fixture(scope="session")
def school_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional school's site, built by the same command with ``--root``."""
    root = REPOSITORY / "tests" / "data" / "school"
    folder = made_once(tmp_path_factory, "school", lambda out: _build(root, out / "site"))
    return folder / "site"


def _publish_first(folder: Path) -> None:
    status, said = Published(folder).publish()
    assert status == 0, said


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The fictional school, its first edition published; for tests to copy, never to change."""
    folder = made_once(tmp_path_factory, "first", _publish_first)
    return Published(folder, folder / "skole")
