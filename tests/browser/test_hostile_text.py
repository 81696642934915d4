"""Text that looks like code: shown as it was written, on every page, and never run."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from policy.checking.check import check_root
from policy.diff.compare import compare
from policy.loading.limits import DEEPEST
from policy.loading.loader import load
from policy.model.problems import has_errors
from policy.report.formats import as_html
from scripts.build import build
from scripts.site.webserver import serving
from tests.support.hostile import OPENED, VALUES

pytestmark = pytest.mark.slow  # a site full of hostile text is built for it

SCHOOL = Path(__file__).parent.parent / "data" / "school"
PROSE = {"navn", "tema", "indsats", "hyppighed", "kort", "begrundelse", "note", "titel"}
PROSE |= {"bemærkning", "rolle", "tekst", "kommune"}
NOWHERE = {"kommune"}
"""What no page shows yet."""
HIDDEN = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}]")
MARKED = re.compile(r"[{}\[\]|#*_`~<&\\]|\bid=")
"""What Markdown, or the check of it, takes for more than text."""


def plain(text: str) -> str:
    """A text as it is compared: one kind of space, nothing that only helps to break a line."""
    return " ".join(HIDDEN.sub("", text).split())


class Spoiler:
    """Gives every prose text of some data its share of the values: each key has them all."""

    def __init__(self, data: list[object]) -> None:
        self.themes: dict[str, str] = {}
        self.count: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        for each in data:
            self._count(each, "")

    def _count(self, node: object, key: str) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                self._count(value, name)
        elif isinstance(node, list):
            for each in node:
                self._count(each, "tema" if key == "temaer" else key)
        elif self._is_prose(node, key):
            self.count[key] += 1

    def _is_prose(self, node: object, key: str) -> bool:
        is_reference = isinstance(node, str) and "#" in node
        return key in PROSE and isinstance(node, str) and not is_reference

    def spoilt(self, node: object, key: str = "") -> object:
        """``node`` with hostile prose; a theme is the same wherever it is named."""
        if isinstance(node, dict):
            return {name: self.spoilt(value, name) for name, value in node.items()}
        if isinstance(node, list):
            return [self.spoilt(each, "tema" if key == "temaer" else key) for each in node]
        if not self._is_prose(node, key):
            return node
        text = str(node)
        if key == "tema" and text in self.themes:
            return self.themes[text]
        share = VALUES[self.seen[key] :: self.count[key] if key != "tema" else 7]
        self.seen[key] += 1
        values = " ¦ ".join(f"{key}={value}" for value in share)
        self.themes[text] = f"{text} {values}."
        return self.themes[text]


@pytest.fixture(scope="module")
def root(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional school with all hostile values in every text field, and a page of them."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(repository / "overrides", folder / "overrides")
    school = shutil.copytree(SCHOOL, folder / "tests/data/school")
    shutil.copyfile(repository / "mkdocs.yml", folder / "mkdocs.yml")
    paths = sorted((school / "data").glob("*.yaml"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    read = [yaml.load(text, yaml.BaseLoader) for text in texts]
    spoiler = Spoiler(read)
    for path, data in zip(paths, read, strict=True):
        text = json.dumps(spoiler.spoilt(data), ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
    _add_page(school)
    return school


def _add_page(school: Path) -> None:
    """A page with every value that the check lets stand in Markdown, a point each."""
    path = school / "docs" / "hverdagen.md"
    before = path.read_text(encoding="utf-8").replace("låne en bold ud", "låne en ud")
    start = before.count("\n") + 2
    kept = [f"- Her står {value}" for value in VALUES]
    kept += [f"{'    ' * depth}- Niveau {depth + 1}" for depth in range(DEEPEST // 4)]
    count, refused = len(kept), {-1}
    while refused:  # not all problems of a file are told at once
        path.write_text(f"{before}\n" + "\n".join(kept) + "\n", encoding="utf-8")
        found = [each for each in check_root(school) if each.place.path == "docs/hverdagen.md"]
        refused = {each.place.line - start for each in found if each.severity == "fejl"}
        kept = [line for index, line in enumerate(kept) if index not in refused]
    assert count - len(kept) > 150, "raw HTML is refused"
    assert "Niveau 10" in kept[-1]


@pytest.fixture(scope="module")
def hostile_address(root: Path) -> Iterator[tuple[str, Path]]:
    """That school's site, built by the command and served."""
    out = root.parent.parent.parent / "site"
    assert build(root, out) == 0
    with serving(out) as address:
        yield address, out


def pages(site: Path) -> list[str]:
    """The addresses of a site's pages below its root."""
    return [f"{path.relative_to(site).parent.as_posix()}/" for path in site.rglob("index.html")]


def test_there_are_two_hundred_values_and_more() -> None:
    """None twice, and each field of every file has them all: the school's data has every field."""
    assert len(set(VALUES)) == len(VALUES) >= 200
    known: set[str] = set()
    for path in (SCHOOL.parent.parent.parent / "data" / "schema").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        known |= {name for each in _objects(schema) for name in each.get("properties", {})}
    data = " ".join(path.read_text("utf-8") for path in (SCHOOL / "data").glob("*.yaml"))
    assert known >= PROSE
    assert all(f"{name}:" in data for name in PROSE)


def _objects(node: object) -> Iterator[dict[str, dict[str, object]]]:
    """Every object of a schema, the schema itself first."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


def test_no_text_is_run(page: Page, hostile_address: tuple[str, Path]) -> None:
    """On every page the injected scripts are text: none runs, nothing is asked for elsewhere."""
    address, site = hostile_address
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages(site):
        page.goto(address + path)
        assert page.evaluate("window.ramt") is None, path
        bad = "script, img, iframe, object, embed, form, base, style, [onload], [onerror]"
        assert page.locator(f"article :is({bad})").count() == 0, path
        assert page.locator("[href^='javascript' i], [src^='javascript' i]").count() == 0, path
        assert page.locator("article").count() == 1, path
    assert [url for url in asked if not url.startswith(address)] == []


def test_hostile_text_widens_no_page(page: Page, hostile_address: tuple[str, Path]) -> None:
    """On a phone no page is wider than the screen, however long its words are."""
    address, site = hostile_address
    page.set_viewport_size({"width": 360, "height": 740})
    for path in pages(site):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def shown(root: Path, site: Path) -> str:
    """All that can be read on the site's pages and in the redline that tells of them, unspaced."""
    old, new = load(SCHOOL).edition, load(root).edition
    assert old is not None
    assert new is not None
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    texts.append(as_html(compare(old, new)))
    found = (plain(BeautifulSoup(each, "html5lib").get_text()) for each in texts)
    return "".join(found).replace(" ", "")


def test_every_value_of_every_field_is_read_as_it_was_written(
    root: Path, hostile_address: tuple[str, Path]
) -> None:
    """On some page, or in the redline that tells of it: character for character."""
    text = shown(root, hostile_address[1])
    for key in sorted(PROSE - NOWHERE):
        asked = (plain(f"{key}={value}").replace(" ", "") for value in VALUES)
        assert [each for each in asked if each not in text] == [], key


def test_what_markdown_lets_stand_is_read_as_it_was_written(
    hostile_address: tuple[str, Path],
) -> None:
    """Every value without a mark of Markdown's own; the others are refused, or only marks."""
    _, site = hostile_address
    page = (site / "hverdagen" / "index.html").read_text(encoding="utf-8")
    shown = plain(BeautifulSoup(page, "html5lib").get_text())
    harmless = [value for value in OPENED if not MARKED.search(value)]
    assert len(harmless) > 5
    for value in harmless:
        assert plain(f"Her står {value}") in shown


def test_no_hostile_policy_is_refused_for_its_words(root: Path) -> None:
    """The check has warnings at most: words are the school's own."""
    assert not has_errors(check_root(root))


def test_hostile_text_does_not_break_the_search(
    page: Page, hostile_address: tuple[str, Path]
) -> None:
    """A hit with hostile text is shown as text."""
    page.goto(hostile_address[0])
    page.locator(".soegeknap").click()
    page.get_by_label("Søg i politikken").fill("overskrift")
    page.locator(".fundet a").first.wait_for()
    assert page.evaluate("window.ramt") is None
