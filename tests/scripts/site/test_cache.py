"""What is kept between runs: given back for the same sources only, and never needed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.site import cache


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
    cache.remember("sheet", b"kept", "1.0", b"body {}")
    assert cache.recall("sheet", *others) is None
    assert cache.kept("sheet", lambda: b"new", *others) == b"new"


def test_one_thing_is_kept_a_name(folder: Path) -> None:
    """The folder does not grow with every change, and two names do not disturb each other."""
    for version in "123":
        cache.remember("a/b.html", version.encode(), version)
        cache.remember("æøå" * 200, version.encode(), version)
    assert len(list(folder.glob("[!.]*"))) == 2
    assert cache.recall("a/b.html", "3") == b"3"
    assert cache.recall("a/b.html", "1") is None


@pytest.mark.parametrize("cut", [0, 10, 63, 64, 66])
def test_a_damaged_file_is_as_good_as_none(folder: Path, cut: int) -> None:
    """Cut short or with a byte changed, it is made again."""
    cache.remember("sheet", b"content", "1")
    (file,) = folder.glob("[!.]*")
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert cache.recall("sheet", "1") is None
    file.write_bytes(whole[:cut] + bytes([whole[cut] ^ 1]) + whole[cut + 1 :])
    assert cache.recall("sheet", "1") is None
    assert cache.kept("sheet", lambda: b"again", "1") == b"again"
    assert cache.recall("sheet", "1") == b"again"


def test_a_folder_that_cannot_be_made_stops_nothing(folder: Path) -> None:
    """Where a file is in its way, everything is made anew each time."""
    folder.write_text("in the way")
    assert cache.cache_folder() is None
    assert cache.kept("sheet", lambda: b"made", "1") == b"made"
    assert cache.recall("sheet", "1") is None


def test_a_file_that_cannot_be_written_stops_nothing(folder: Path) -> None:
    """What stands in its place stays, and nothing is left lying beside it."""
    cache.remember("sheet", b"kept", "1")
    (file,) = folder.glob("[!.]*")
    file.unlink()
    file.mkdir()
    assert cache.kept("sheet", lambda: b"made", "1") == b"made"
    assert list(folder.glob("[!.]*")) == [file]


@pytest.mark.usefixtures("plain_git")
def test_git_never_sees_what_is_kept(folder: Path) -> None:
    """In whatever repository the code lies, also in one that does not know of the folder."""
    subprocess.run(["git", "init", "-q", str(folder.parent)], check=True)
    cache.remember("sheet", b"made", "1.0")
    command = ["git", "-C", str(folder.parent), "status", "--porcelain"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""
    assert cache.recall("sheet", "1.0") == b"made"
