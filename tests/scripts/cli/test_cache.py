"""What is kept between runs: given back for the same sources only, and never needed."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.cli import cache

BUILD = """
import sys
from pathlib import Path
from scripts.cli import cache
cache.FOLDER, cache.COMPILED = Path(sys.argv[1]), Path(sys.argv[1]) / "templates"
from scripts.build import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the real one."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    return cache.FOLDER


def counter() -> tuple[list[int], Iterator[bytes]]:
    """How often something was made, and what makes it."""
    made: list[int] = []

    def makes() -> Iterator[bytes]:
        while True:
            made.append(1)
            yield b"made %d" % len(made)

    return made, makes()


@pytest.mark.usefixtures("folder")
def test_what_was_made_of_the_same_is_not_made_again() -> None:
    """The second time it comes from the folder."""
    made, makes = counter()
    first = cache.kept("sheet", lambda: next(makes), "1.0", b"body {}")
    assert cache.kept("sheet", lambda: next(makes), "1.0", b"body {}") == first
    assert len(made) == 1


@pytest.mark.parametrize(
    "others", [("1.1", b"body {}"), ("1.0", b"body { }"), ("1.0",), ("1.0b", b"ody {}"), ()]
)
@pytest.mark.usefixtures("folder")
def test_what_was_made_of_something_else_is_made_again(others: tuple[str | bytes, ...]) -> None:
    """Another version, another text, other parts: none is mistaken for what was kept."""
    cache.kept("sheet", lambda: b"kept", "1.0", b"body {}")
    assert cache.kept("sheet", lambda: b"new", *others) == b"new"


def test_each_name_has_one_file(folder: Path) -> None:
    """The folder does not grow with every change, and two names do not disturb each other."""
    for version in "123":
        for name in ("a/b.html", "æøå" * 200):
            cache.kept(name, version.encode, version)
    assert len(list(folder.glob("*/[!.]*"))) == 2
    assert cache.kept("a/b.html", lambda: b"new", "3") == b"3"
    assert cache.kept("a/b.html", lambda: b"new", "1") == b"new"


@pytest.mark.parametrize("cut", [0, 10, 63, 64, 66])
def test_a_damaged_file_is_as_good_as_none(folder: Path, cut: int) -> None:
    """Cut short or with a byte changed, it is made again."""
    cache.kept("sheet", lambda: b"content", "1")
    (file,) = folder.glob("*/[!.]*")
    whole = file.read_bytes()
    for damaged in (whole[:cut], whole[:cut] + bytes([whole[cut] ^ 1]) + whole[cut + 1 :]):
        file.write_bytes(damaged)
        assert cache.kept("sheet", lambda: b"again", "1") == b"again"
        assert cache.kept("sheet", lambda: b"new", "1") == b"again"


def test_what_came_with_the_repository_is_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results of another environment, which a commit could bring, are none here."""
    cache.kept("sheet", lambda: b"theirs", "1")
    (tmp_path / "pyvenv.cfg").write_text("")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert cache.kept("sheet", lambda: b"ours", "1") == b"ours"
    assert len(list(folder.glob("*/[!.]*"))) == 2


def test_a_folder_that_cannot_be_made_stops_nothing(folder: Path) -> None:
    """Where a file is in its way, everything is made anew each time."""
    folder.write_text("in the way")
    assert cache.cache_folder() is None
    assert cache.kept("sheet", lambda: b"made", "1") == b"made"
    assert cache.kept("sheet", lambda: b"new", "1") == b"new"


def test_a_file_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    """What stands in its place stays, and nothing is left beside it."""
    cache.kept("sheet", lambda: b"kept", "1")
    (file,) = folder.glob("*/[!.]*")
    file.unlink()
    file.mkdir()
    assert cache.kept("sheet", lambda: b"made", "1") == b"made"
    assert list(folder.glob("*/[!.]*")) == [file]


@pytest.mark.usefixtures("plain_git")
def test_git_never_sees_what_is_kept(folder: Path) -> None:
    """In whatever repository the code is, also in one that does not know of the folder."""
    subprocess.run(["git", "init", "-q", str(folder.parent)], check=True)
    cache.kept("sheet", lambda: b"made", "1.0")
    command = ["git", "-C", str(folder.parent), "status", "--porcelain"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""
    assert cache.kept("sheet", lambda: b"new", "1.0") == b"made"


def built(repository: Path, folder: Path, out: Path) -> dict[str, bytes]:
    """The fictional school's site, built with ``folder`` as the cache: every file's bytes."""
    shutil.rmtree(out, ignore_errors=True)  # a site that is there is not built again
    arguments = [folder, "--root", repository / "tests/data/school", "--out", out]
    subprocess.run(
        [sys.executable, "-c", BUILD, *map(str, arguments)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files(out)}


def files(folder: Path) -> list[Path]:
    """All files below ``folder``."""
    return sorted(path for path in folder.rglob("[!.]*") if path.is_file())


@pytest.mark.slow
def test_a_site_is_the_same_whatever_was_kept(repository: Path, tmp_path: Path) -> None:
    """With nothing kept, with everything, with damage, and where nothing can be kept."""
    folder = tmp_path / "kept"
    first = built(repository, folder, tmp_path / "site")
    kept = {path: path.stat().st_mtime_ns for path in files(folder)}
    assert kept
    assert built(repository, folder, tmp_path / "site") == first
    assert {path: path.stat().st_mtime_ns for path in files(folder)} == kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:100])
    assert built(repository, folder, tmp_path / "site") == first
    (tmp_path / "in the way").write_text("")
    assert built(repository, tmp_path / "in the way", tmp_path / "site") == first
