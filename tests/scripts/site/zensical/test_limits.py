"""What Zensical cannot do yet, as ARCHITECTURE.md lists: a test that fails tells that it can."""

from pathlib import Path
from typing import Any

import pytest

from scripts.site.zensical import generator
from scripts.site.zensical.generator import run

SETTINGS: dict[str, Any] = {
    "site_name": "Skolen",
    "site_url": "",
    "edit_uri": "",
    "markdown_extensions": ["attr_list"],
    "nav": [{"Forside": "index.md"}, {"Side": "under/side.md"}],
}


@pytest.fixture
def html(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What Zensical, told to be strict, makes of a text on the page ``under/side.md``."""
    monkeypatch.setattr(generator, "define_env", lambda _: None)

    def make(text: str) -> str:
        (tmp_path / "docs" / "under").mkdir(parents=True)
        (tmp_path / "docs" / "index.md").write_text("# Forside\n")
        (tmp_path / "docs" / "under" / "side.md").write_text(f"# Side\n\n{text}\n")
        menu, _ = run(tmp_path, SETTINGS, {}, {}, tmp_path / "out")
        return menu.pages[1].content

    return make


def test_its_engine_cannot_be_exchanged(html: Any) -> None:
    """Only the check keeps pages from more than calls; the second lock (Sandbox) is MkDocs'."""
    assert "MÆRKEORD" in html('{{ "mærkeord".upper() }}')


def test_it_passes_a_missing_picture(html: Any) -> None:
    """Strict is for links of Markdown alone; the check and the last step of a build tell of it."""
    assert 'src="../findes-ikke.png"' in html("![Et billede](findes-ikke.png)")


def test_it_moves_links_in_html(html: Any) -> None:
    """What is written for the page's address gets one step more; ours come in after Zensical."""
    assert 'href="../../../"' in html('<a href="../../">Forside</a>')
