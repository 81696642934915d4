"""The guide's pictures: taken by the script, and used by the pages."""

import re
import struct
from pathlib import Path

import pytest

from scripts.browser import find
from scripts.guide_pictures import FOLDER, main

USED = re.compile(r"\]\(billeder/([^)]+)\)\{ width=\"(\d+)\" height=\"(\d+)\" loading=\"lazy\" \}")


def used() -> dict[str, tuple[int, int]]:
    """The pictures on the guide's pages with the sizes given there."""
    pages = (path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.md"))
    found = (each for page in pages for each in USED.findall(page))
    return {name: (int(width), int(height)) for name, width, height in found}


def size(path: Path) -> tuple[int, int]:
    """A PNG's own width and height."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_the_pages_use_the_pictures_there_are() -> None:
    """Each at its own size, so that a page does not jump, and no heavier than it need be."""
    assert used() == {path.name: size(path) for path in FOLDER.iterdir()}
    assert all(path.stat().st_size < 80_000 for path in FOLDER.iterdir())


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
def test_the_script_takes_them_all(tmp_path: Path) -> None:
    """Of the real preview, the real redline and a real archive."""
    assert find(), "a browser"
    assert main(["--out", str(tmp_path)]) == 0
    assert {path.name: size(path) for path in tmp_path.iterdir()} == used()


def test_without_a_browser_none_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said what to install."""
    monkeypatch.setattr("scripts.guide_pictures.find", lambda: None)
    assert main([]) == 2
    assert "Chrom" in capsys.readouterr().err
