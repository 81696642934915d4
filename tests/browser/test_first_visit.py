"""What a first visit costs: every request that a planted page makes, whoever makes it."""

import gzip
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import first_visit, size
from scripts.site.webserver import Sent, compressing

PAGE = """<!doctype html><title>Side</title>{}
<link rel="stylesheet" href="../a.css"><script src="../a.js"></script>
<img src="../a.png" alt=""><p>Vi trives.</p>"""
NO_ICON = '<link rel="icon" href="data:,">'
AN_ICON = '<link rel="icon" href="../ikon.svg">'


def addresses(visit: list[Sent]) -> list[str]:
    """What was asked for, in that order."""
    return [each.address for each in visit]


def planted(root: Path, head: str = NO_ICON, **files: str) -> Path:
    """A site with one page that asks for three files; ``files`` are others, by their stems."""
    (root / "side").mkdir(parents=True)
    (root / "side/index.html").write_text(PAGE.format(head), encoding="utf-8")
    texts = {"a.css": "p { color: black }", "a.js": "", "a.png": "", "ikon.svg": "<svg/>"}
    for name, text in (texts | {f"{stem}.js": text for stem, text in files.items()}).items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def compressed(*texts: str) -> int:
    """The bytes of all ``texts`` after gzip, as the server makes it."""
    return sum(len(gzip.compress(text.encode(), 6, mtime=0)) for text in texts)


def test_a_visit_is_the_page_and_all_that_it_names(browser: Browser, tmp_path: Path) -> None:
    """Each once, with the bytes of its body after gzip; an icon within the page costs nothing."""
    visit = first_visit(browser, planted(tmp_path), "side/")
    assert addresses(visit)[0] == "side/"
    assert sorted(addresses(visit)) == ["a.css", "a.js", "a.png", "side/"]
    assert len(visit) == 4
    assert size(visit) * 1000 == compressed(PAGE.format(NO_ICON), "p { color: black }", "")


def test_the_icon_counts_once_whoever_asks_for_it(browser: Browser, tmp_path: Path) -> None:
    """A browser without a window may leave it; a reader's asks for it."""
    visit = first_visit(browser, planted(tmp_path, AN_ICON), "side/")
    assert sorted(addresses(visit)) == ["a.css", "a.js", "a.png", "ikon.svg", "side/"]
    assert size(visit) * 1000 == compressed(
        PAGE.format(AN_ICON), "p { color: black }", "", "<svg/>"
    )


def test_a_page_without_an_icon_costs_a_request_in_vain(browser: Browser, tmp_path: Path) -> None:
    """A browser asks for the host's own instead, and is told that there is none."""
    visit = first_visit(browser, planted(tmp_path, ""), "side/")
    assert sorted(addresses(visit)) == ["a.css", "a.js", "a.png", "favicon.ico", "side/"]


def test_what_scripts_and_workers_ask_for_counts(browser: Browser, tmp_path: Path) -> None:
    """Also what they ask for when all else is done."""
    site = planted(
        tmp_path,
        f'{NO_ICON}<script src="../late.js"></script>',
        late="addEventListener('load', () => setTimeout(() => new Worker('../worker.js'), 700))",
        worker="fetch('asked.js')",
        asked="",
    )
    visit = first_visit(browser, site, "side/")
    assert {"late.js", "worker.js", "asked.js"} < {*addresses(visit)}
    assert len(visit) == 7


def test_a_request_of_another_host_is_told_of(browser: Browser, tmp_path: Path) -> None:
    """By its whole address, for it is one too many."""
    with compressing(planted(tmp_path / "andet", NO_ICON)) as (other, _):
        head = f'{NO_ICON}<script src="{other}a.js"></script>'
        visit = first_visit(browser, planted(tmp_path / "side", head), "side/")
    assert f"{other}a.js" in addresses(visit)
    assert len(visit) == 5
