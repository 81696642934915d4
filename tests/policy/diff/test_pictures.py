"""Pictures of the text: another one behind the same words is told, and a redline shows them so."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from policy.diff.change import PictureChange
from policy.diff.compare import compare
from policy.loading.edition_json import as_json, from_json
from policy.loading.loader import load
from policy.model.edition import Edition
from policy.report.formats import as_html, as_markdown

BASE = Path(__file__).parents[2] / "data" / "base"
PAGE = "\n![Gården set fra taget]({address})\n\nVi har plads til alle ![vist her]({address}).\n"


def edition(root: Path, content: bytes, address: str = "billeder/a.png") -> Edition:
    """The sound policy with a picture of this content on its front page."""
    shutil.copytree(BASE, root)
    page = root / "docs/index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + PAGE.format(address=address), encoding="utf-8"
    )
    (root / "docs/billeder").mkdir()
    (root / "docs" / address).write_bytes(content)
    found = load(root).edition
    assert found
    return found


@pytest.mark.parametrize(
    ("content", "address", "after"),
    [
        (b"other", "billeder/a.png", "billeder/a.png (filen er en anden)"),
        (b"other", "billeder/b.png", "billeder/b.png"),
        (b"one", "billeder/b.png", None),
        (b"one", "billeder/a.png", None),
    ],
)
def test_another_picture_behind_the_same_words_is_told(
    content: bytes, address: str, after: str | None, tmp_path: Path
) -> None:
    """Whether its file has a new name or not; the same picture under another name is none."""
    old, new = edition(tmp_path / "a", b"one"), edition(tmp_path / "b", content, address)
    changes = compare(old, new).changes
    told = [("Gården set fra taget", after), ("vist her", after)] if after else []
    assert [(each.id, each.after) for each in changes] == told
    assert all(isinstance(each, PictureChange) for each in changes)


def test_what_was_published_knows_its_pictures(tmp_path: Path) -> None:
    """The digest stands in ``udgave.json``; where an older one lacks it, addresses are compared."""
    old = edition(tmp_path / "a", b"one")
    published = from_json(as_json(old))
    assert not compare(published, old).changes
    assert len(compare(published, edition(tmp_path / "b", b"other")).changes) == 2


def test_reports_call_a_picture_a_picture(tmp_path: Path) -> None:
    """In the redline it is no sentence of the text, and the summary names it."""
    comparison = compare(
        edition(tmp_path / "a", b"one"), edition(tmp_path / "b", b"two", "billeder/b.png")
    )
    assert "**Andet billede «Gården set fra taget»**" in as_markdown(comparison)
    html = BeautifulSoup(as_html(comparison), "html5lib")
    shown = [" ".join(each.get_text().split()) for each in html.select("p.billedtekst")]
    told = "slettet: billeder/a.png indsat: billeder/b.png ændring 1: billedet er et andet"
    assert shown == [f"Billede: Gården set fra taget {told}"]
    assert "billedet «vist her» er et andet" in html.get_text()
