"""Links of a built site: broken ones are reported at the line that they are written on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.model.addresses import SEARCH_INDEX
from scripts.linkcheck.site_links import BuiltSite, DeadLink, read
from scripts.links import main
from tests.support.repositories import write

pytestmark = pytest.mark.slow
PAGE = '<!doctype html><html lang="da"><title>x</title><body>'
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def policy(repository: Path, tmp_path: Path) -> Path:
    """The small sound policy, whose front page links to what there is and is not."""
    root = shutil.copytree(repository / "tests/data/base", tmp_path / "policy")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.write(
            "\nSe [én](indsatser/foerste.md), [to](indsatser/foerste.md#nowhere)\n"
            "og [tre](indsatser/tredje.md).\n"
        )
    return root


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What such a policy would be built into, by hand: one page and one place are missing."""
    return write(
        tmp_path / "site",
        {
            "index.html": f"{PAGE}<h1 id='politik'>P</h1><a href='indsatser/foerste/'>én</a>"
            "<a href='indsatser/foerste/#nowhere'>to</a><a href='indsatser/tredje/'>tre</a>"
            "<svg><a href='#politik'><text>o</text></a><a xlink:href='#nope'></a></svg>",
            "indsatser/foerste/index.html": f"{PAGE}<h1 id='foerste'>F</h1><a href='../../'>P</a>",
            "404.html": f"{PAGE}<a href='/'>P</a>",
        },
    )


@pytest.fixture
def run(policy: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: its exit status and the lines it printed."""

    def ran(*arguments: str) -> tuple[int, list[str]]:
        status = main(["--root", str(policy), *arguments])
        said = capsys.readouterr()
        return status, (said.out + said.err).splitlines()

    return ran


def test_a_dead_link_is_told_of_where_it_is_written(built: Path, run: Run) -> None:
    """The page that is missing, the place that is missing, the drawing's link; then the count."""
    status, lines = run(str(built))
    assert status == 1
    assert [line.split(" ", 2)[:2] for line in lines[:-1]] == [
        ["docs/index.md:1:1:", "LINK-STED-VÆK"],
        ["docs/index.md:8:37:", "LINK-STED-VÆK"],
        ["docs/index.md:9:10:", "LINK-DØDT"],
    ]
    assert "«#nope»" in lines[0]
    assert "404" in lines[2]
    assert lines[-1] == "3 fejl."


def test_every_edition_of_an_archive_is_tried(built: Path, tmp_path: Path, run: Run) -> None:
    """Nothing links to an older edition; its broken links are reported all the same."""
    archive = tmp_path / "archive"
    shutil.copytree(built, archive / "2026-27")
    write(archive, {"index.html": PAGE, "versions.json": '[{"version": "2026-27"}]'})
    status, lines = run(str(archive))
    assert (status, len(lines)) == (1, 4)
    assert lines[1].startswith("docs/index.md:8:37: LINK-STED-VÆK ")
    assert "2026-27/index.html" in lines[1]


def test_the_lists_are_read_too(built: Path, run: Run) -> None:
    """The search index, the list of editions and the site map name what is there."""
    pages = [
        ["indsatser/foerste/", "Første", "", 1, [["foerste", "Første", ""]], []],
        ["væk/", "Væk", "", 1, [["", "", ""]], []],
        ["", "Forside", "", 1, [["w", "W", ""]], [["X1", "Tema", "Tekst."]]],
    ]
    write(
        built,
        {
            "index.html": PAGE,
            SEARCH_INDEX: json.dumps({"pages": pages}),
            "versions.json": '[{"version": "2020-21"}]',
            "sitemap.xml": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            "<url><loc>https://example.dk/s/væk/</loc></url>"
            "<url><loc>https://example.dk/s/indsatser/foerste/</loc></url></urlset>",
        },
    )
    assert BuiltSite(built, "https://example.dk/s/").dead_links() == [
        DeadLink("sitemap.xml", "https://example.dk/s/væk/", "væk/index.html", "404"),
        DeadLink(SEARCH_INDEX, "./#w", "index.html#w"),
        DeadLink(SEARCH_INDEX, "./#x1", "index.html#x1"),
        DeadLink(SEARCH_INDEX, "væk/", "væk/index.html", "404"),
        DeadLink("versions.json", "2020-21/index.html", "2020-21/index.html", "404"),
    ]
    assert run(str(built))[0] == 1


@pytest.mark.parametrize("name", ["versions.json", "sitemap.xml", SEARCH_INDEX])
def test_a_list_that_cannot_be_read_is_dead(built: Path, name: str) -> None:
    """A visitor's browser could not read it either."""
    write(built, {"index.html": PAGE, name: "<"})
    assert [each.page for each in BuiltSite(built).dead_links()] == [name]


def test_links_to_other_places_are_not_followed(built: Path, run: Run) -> None:
    """That is for another day and another command; nothing leaves the machine."""
    links = "".join(
        f"<a href='{each}'>x</a>"
        for each in ("https://example.invalid/", "mailto:a@example.dk", "//example.invalid/x#y")
    )
    write(built, {"index.html": PAGE + links})
    assert run(str(built)) == (0, ["Ingen problemer."])


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_what_is_no_built_site_cannot_be_tried(tmp_path: Path, run: Run, name: str) -> None:
    """With what to do instead."""
    (tmp_path / "empty").mkdir()
    status, lines = run(str(tmp_path / name))
    assert (status, len(lines)) == (2, 1)
    assert "make site" in lines[0]


@pytest.mark.parametrize("html", ["", "<", "<a href", "<a href='x' id>", "\x00<p id=æ>", "<!--"])
def test_any_file_can_be_read(tmp_path: Path, html: str) -> None:
    """Never an exception, whatever the file is."""
    (tmp_path / "x.html").write_text(html, encoding="utf-8")
    assert len(read(tmp_path / "x.html").ids) <= 1


def test_the_built_sites_have_no_dead_link(
    site: Path, school_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor a place that is missing."""
    for folder in (site, school_site):
        assert main([str(folder)]) == 0, capsys.readouterr().out
