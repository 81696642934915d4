"""Pictures in the redline: each with its fate, shown where its file can be had, else named."""

import base64
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from policy.checking.picture_files import PictureFiles
from policy.diff.compare import Comparison, compare
from policy.loading.files import Folder
from policy.loading.loader import load
from policy.report.formats import as_html
from policy.report.pictures.sources import BothSides, WithinFile

BASE = Path(__file__).parents[3] / "data" / "base"
PNG = b"\x89PNG\r\n\x1a\n"
YARD = "![Gården](a.png)\n\n"
HALL = "![Hallen](b.png)\n\n"
INLINE = "Her er plads ![et ur](a.png) til alle.\n\n"
TABLE = "| Sted | Vist |\n| --- | --- |\n| Gård | ![Gården](a.png) |\n\n"
SAID = "Vi mødes her.\n\n"


def side(root: Path, text: str, files: dict[str, bytes]) -> PictureFiles:
    """A sound policy with ``text`` on its front page, and its pictures."""
    shutil.copytree(BASE, root)
    page = root / "docs/index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
    for name, content in files.items():
        (root / "docs" / name).write_bytes(content)
    return PictureFiles(Folder(root), "docs")


def compared(sides: BothSides) -> Comparison:
    found = []
    for each in (sides.old, sides.new):
        assert each
        assert isinstance(each.files, Folder)
        edition = load(each.files.root).edition
        assert edition
        found.append(edition)
    return compare(*found)


def both(tmp_path: Path, old: str, new: str, **files: bytes) -> BothSides:
    """Two editions with these texts; ``a`` and ``b`` are their files, ``new_a`` the new one's."""
    were = {"a.png": files.get("a", b"a"), "b.png": b"b"}
    are = were | {"a.png": files.get("new_a", were["a.png"])}
    found = (
        side(tmp_path / name, text, {name: PNG + each for name, each in content.items()})
        for name, text, content in (("old", old, were), ("new", new, are))
    )
    return BothSides(*found)


def shown(page: BeautifulSoup) -> list[str]:
    """Each picture with its fate, by the last byte of its file."""
    found = []
    for image in page.select("img"):
        assert isinstance(image.parent, Tag)
        content = base64.b64decode(str(image["src"]).rpartition(",")[2])
        found.append(f"{image.parent.name} {content[-1:].decode()}")
    return found


@pytest.mark.parametrize(
    ("old", "new", "new_a", "expected"),
    [
        (YARD, YARD + SAID, b"a", ["span a"]),
        (YARD, YARD, b"c", ["del a", "ins c"]),
        (YARD, SAID, b"a", ["del a"]),
        (SAID, YARD, b"a", ["ins a"]),
        (YARD + SAID + HALL, HALL + SAID + YARD, b"a", ["ins b", "span a", "del b"]),
        (YARD, YARD.replace("Gården", "Gården om vinteren"), b"a", ["span a"]),
        (YARD, YARD.replace("Gården", "Gården om vinteren"), b"c", ["del a", "ins c"]),
        (INLINE, INLINE + SAID, b"a", ["span a"]),
        (INLINE, INLINE, b"c", ["del a", "ins c"]),
        (INLINE, INLINE.replace("alle", "os alle"), b"a", ["span a"]),
        (INLINE + SAID, SAID, b"a", ["del a"]),
        (TABLE, TABLE, b"c", ["del a", "ins c"]),
        (TABLE, TABLE.replace("| Gård ", "| Plads "), b"a", ["span a"]),
        (YARD + YARD, YARD + SAID + YARD, b"a", ["span a", "span a"]),
    ],
)
def test_each_picture_is_shown_once_with_its_fate(
    old: str, new: str, new_a: bytes, expected: list[str], tmp_path: Path
) -> None:
    """One that was replaced or moved twice: struck out as it was, and marked as it is."""
    sides = both(tmp_path, old, new, new_a=new_a)
    page = BeautifulSoup(as_html(compared(sides), source_of=WithinFile(sides)), "html5lib")
    assert shown(page) == expected
    assert all(each["alt"] for each in page.select("img"))


def test_a_replaced_picture_stands_struck_out_beside_the_new_one(tmp_path: Path) -> None:
    """In words, not by colour alone; the change has its number and its place there."""
    sides = both(tmp_path, YARD, YARD, new_a=b"c")
    page = BeautifulSoup(as_html(compared(sides), source_of=WithinFile(sides)), "html5lib")
    (told,) = page.select("p.billedtekst")
    words = "Billede: Gården billedet før billedet nu ændring 1: billedet er et andet"
    assert " ".join(told.get_text(" ").split()) == words
    assert page.select_one('.billedtekst [id^="aendring-"]')
    policy = str(page.select_one("meta[http-equiv]"))
    assert "img-src data:;" in policy


def test_a_picture_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    """Where the old edition is not at hand, or the file would become too large."""
    sides = both(tmp_path, YARD, YARD, new_a=b"c")
    comparison = compared(sides)
    without = BothSides(new=sides.new)
    page = BeautifulSoup(as_html(comparison, source_of=WithinFile(without)), "html5lib")
    assert shown(page) == ["ins c"]
    assert [each.get_text(strip=True) for each in page.select(".billedtekst del")] == [
        "slettet:a.png"
    ]
    little = WithinFile(sides, len(PNG) + 1)
    page = BeautifulSoup(as_html(comparison, source_of=little), "html5lib")
    assert shown(page) == ["del a"]
    page = BeautifulSoup(as_html(comparison), "html5lib")
    assert not shown(page)
    assert "img-src" not in str(page.select_one("meta[http-equiv]"))
    names = "slettet: a.png indsat: a.png (filen er en anden)"
    assert names in " ".join(page.select(".billedtekst")[0].get_text().split())
