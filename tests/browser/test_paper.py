"""Every page as a document on paper, printed by a real browser and read sheet by sheet.

Colours are read on one page of each kind of element (``one_of_each_kind``).
"""

import pickle
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from policy.loading.loader import load
from policy.report.print_footer import name_of
from scripts.build import build
from scripts.publishing.fictional_school import replace
from scripts.site.webserver import serving
from tests.support.paper import WIDTH, Printed, pdf, plain, printed, sheets
from tests.support.reading import one_of_each_kind, pages_of
from tests.support.shared import made_once

ROOT = Path(__file__).parent.parent.parent
SCHOOL = ROOT / "tests" / "data" / "school"
SITES = {"site": ROOT, "school_site": SCHOOL}


@pytest.fixture(scope="module", params=SITES)
def pages(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[Printed]]:
    """Every page of a site, printed, and what the foot of each sheet says of it all."""
    edition = load(SITES[request.param]).edition
    assert edition
    foot = f"{edition.pages[0].title} · {edition.school.name} · {name_of(edition.info)}"

    def print_all(out: Path) -> None:
        served = {"site": "real_address", "school_site": "address"}[request.param]
        address, page = request.getfixturevalue(served), browser.new_page()
        names = pages_of(request.getfixturevalue(request.param))
        found = [printed(page, address, name) for name in names]
        page.close()
        (out / "pages").write_bytes(pickle.dumps(found))

    folder = made_once(tmp_path_factory, f"printed-{request.param}", print_all)
    return plain(foot), pickle.loads((folder / "pages").read_bytes())  # noqa: S301 - of this run


def body(sheet: str, foot: str, number: int, count: int) -> str:
    """What a sheet says beside its edges."""
    return sheet.replace(f"Side{number}af{count}", "", 1).replace(foot, "", 1)


def bodies(each: Printed, foot: str) -> list[str]:
    """What the sheets of a page say beside their edges."""
    count = len(each.sheets)
    return [body(sheet, foot, number, count) for number, sheet in enumerate(each.sheets, 1)]


def test_every_sheet_tells_its_edition_and_its_number(pages: tuple[str, list[Printed]]) -> None:
    """The policy, the school, the year, its status; this sheet of how many."""
    foot, found = pages
    assert len(found) > 10
    for each in found:
        for number, sheet in enumerate(each.sheets, 1):
            assert foot in sheet, each.name
            assert f"Side{number}af{len(each.sheets)}" in sheet, each.name


def test_no_sheet_is_empty(pages: tuple[str, list[Printed]]) -> None:
    """A page ends where its text does; what is short is one sheet."""
    foot, found = pages
    for each in found:
        texts = bodies(each, foot)
        assert all(texts), each.name
        assert len(texts) == 1 or len("".join(texts)) > 1000, each.name


def test_paper_has_nothing_to_click(pages: tuple[str, list[Printed]]) -> None:
    """No menu, no search, no button, no choice: a page begins with the school and the policy."""
    foot, found = pages
    policy, school, *_ = foot.split("·")
    for each in found:
        assert each.tools == (), each.name
        assert bodies(each, foot)[0].startswith(school + policy), each.name


def test_the_text_is_whole_and_in_its_order(pages: tuple[str, list[Printed]]) -> None:
    """Every text of the page follows the one before it, sheet after sheet."""
    foot, found = pages
    for each in found:
        text, at = "".join(bodies(each, foot)), 0
        assert len(each.texts) > 3, each.name
        for piece in each.texts:
            at = text.find(piece, at)
            assert at >= 0, (each.name, piece)
            at += len(piece)


def test_what_belongs_together_is_on_one_sheet(pages: tuple[str, list[Printed]]) -> None:
    """Rows, list items, a grade's part, the picture: none is torn apart."""
    for each in pages[1]:
        for whole in each.wholes:
            assert any(whole in sheet for sheet in each.sheets), (each.name, whole)
        for drawing in each.drawings:
            assert any(all(text in sheet for text in drawing) for sheet in each.sheets), each.name


def test_no_heading_is_left_at_the_foot_of_a_sheet(pages: tuple[str, list[Printed]]) -> None:
    """Nor the caption of a table, nor its header."""
    foot, found = pages
    for each in found:
        for text in bodies(each, foot):
            assert not text.endswith(each.headings), each.name


COLOURS = """() => {
  const found = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const around = walk.currentNode.parentElement;
    if (!around.checkVisibility() || around.closest("script, style, .skjult")) continue;
    const style = getComputedStyle(around);
    const text = walk.currentNode.data.trim();
    if (text) found[around.closest("svg") ? style.fill : style.color] = text;
  }
  return found;
}"""


def luminance(colour: str) -> float:
    """The relative luminance of ``rgb(…)`` (WCAG 2.2)."""
    parts = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_is_read_is_dark_on_white_paper(browser: Browser, school: tuple[Path, str]) -> None:
    """However dark the screen: no letter needs its background, which browsers do not print."""
    folder, served = school
    page = browser.new_page(color_scheme="dark", reduced_motion="reduce")
    for name in one_of_each_kind(folder):
        page.goto(served + name)
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate(COLOURS)
        assert len(colours) > 1, name
        for colour, text in colours.items():
            assert 1.05 / (luminance(colour) + 0.05) >= 4.5, (name, colour, text)
    page.close()


@pytest.mark.parametrize("path", ["", "samlet/", "indsatser/", "indsatser/groen-floej/"])
def test_paper_is_the_same_from_a_dark_screen(browser: Browser, address: str, path: str) -> None:
    """Drawn stroke by stroke as from a light one."""
    drawn = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address + path)
        assert page.locator("html.moerk").count() == (scheme == "dark")
        contents = [each.get_contents() for each in pdf(page).pages]
        drawn.append([each.get_data() for each in contents if each])
        page.close()
    assert drawn[0] == drawn[1]


def test_nothing_is_wider_than_the_sheet(pages: tuple[str, list[Printed]]) -> None:
    """A browser would make all of a document smaller for one wide thing in it."""
    assert [each.name for each in pages[1] if each.width > WIDTH] == []


NAME = """Bakkens "Skole" \\a \\' </style><b>x</b> {x: y} */ @import 'æøå'"""
LONG = "https://example.dk/" + "en-meget-lang-adresse/" * 12
ROWS = [f"Række {number} begynder her og slutter først på linje {number}." for number in range(80)]
ADDRESSES = f"""
- [uden for]({LONG})
- <{LONG}ord>
- [example.dk/kort](https://example.dk/kort/)
- [kontoret](mailto:kontoret@example.dk)
- <post@example.dk>
- [inden for](vores-loefter.md)
"""


def revised(folder: Path) -> Path:
    """A draft of the fictional school: a long table, links of every kind, a name full of marks."""
    shutil.copytree(SCHOOL, folder)
    replace(folder, "mkdocs.yml", "../../../", f"{ROOT.as_posix()}/")
    replace(folder, "docs/hverdagen.md", "## I pauserne", f"{ADDRESSES}\n## I pauserne")
    path = folder / "data" / "school.yaml"
    school = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    path.write_text(yaml.safe_dump({**school, "navn": NAME}), encoding="utf-8")
    path = folder / "data" / "initiatives.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    data["afdelinger"][1]["indsatser"] += [
        {"id": f"G{number}", "tema": data["temaer"][0], "indsats": text}
        for number, text in enumerate(ROWS, 100)
    ]
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    parties = "behandlet:\n  personale:\n  elevråd:\n  forældreråd:\n  skolebestyrelse:\n"
    edition = f"skoleår: 2026/27\nstatus: udkast\n{parties}"
    (folder / "data" / "edition.yaml").write_text(edition, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """That draft, built and served."""
    root = revised(tmp_path_factory.mktemp("draft") / "policy")
    assert build(root, root.parent / "site") == 0
    with serving(root.parent / "site") as address:
        yield address


def test_a_long_table_has_its_header_on_every_sheet_and_no_row_torn(page: Page, draft: str) -> None:
    """Eighty rows: each whole on exactly one sheet, below the words of the header."""
    found = printed(page, draft, "indsatser/groen-floej/").sheets
    header = plain("Nr. Tema Indsats")
    where = {row: [n for n, sheet in enumerate(found) if plain(row) in sheet] for row in ROWS}
    assert all(len(numbers) == 1 for numbers in where.values()), where
    spanned = {numbers[0] for numbers in where.values()}
    assert len(spanned) > 2
    for number in spanned:
        first = min(found[number].index(plain(row)) for row in ROWS if where[row] == [number])
        assert found[number].count(header) == 1
        assert found[number].index(header) < first


@pytest.mark.parametrize("path", ["", "hverdagen/", "samlet/", "aendringer/", "om-siden/"])
def test_a_draft_says_so_on_every_sheet(page: Page, draft: str, path: str) -> None:
    """At the head and at the foot: sheets are parted, and copied one by one."""
    found = printed(page, draft, path).sheets
    for number, sheet in enumerate(found, 1):
        assert plain("Udkast til udgave 2026/27 · ikke vedtaget") in sheet
        assert sheet.startswith(f"UdkastSide{number}af{len(found)}")


def test_an_address_outside_stands_behind_its_words(page: Page, draft: str) -> None:
    """In brackets, whole however long; not where the words are the address, nor within the site."""
    text = "".join(printed(page, draft, "hverdagen/").sheets)
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert f"udenfor({LONG})" in text
    assert text.count(LONG) == 2
    assert f"{LONG}ord" in text
    assert "example.dk/kort" in text
    assert "https://example.dk/kort" not in text
    assert "kontoret(mailto:kontoret@example.dk)" in text
    assert "post@example.dk" in text
    assert "mailto:post" not in text
    assert "indenfor(" not in text
    assert "indenfor" in text
    assert plain("Skolens kontor (kontoret@example.dk)") in text
    assert plain("Skolens trivselsvejleder (example.dk/trivselsvejleder)") in text


def test_the_links_of_the_policy_are_shown_once(page: Page, address: str) -> None:
    """Their words are their addresses already."""
    text = "".join(printed(page, address, "laes-mere/").sheets)
    assert text.count("https://example.dk/boernetelefonen") == 1
    assert text.count("http://example.dk/lege?side=1&alder=6") == 1


def test_a_name_full_of_marks_is_shown_as_it_is(page: Page, draft: str) -> None:
    """Cut where a sheet has no room for it, and it ends no string and no stylesheet."""
    for sheet in printed(page, draft, "hverdagen/").sheets:
        assert plain(f"· {NAME[:59]}… · Udkast til udgave 2026/27") in sheet


@pytest.mark.parametrize(
    ("name", "told", "leads_on"),
    [
        (
            "udkast/hoering/",
            "Skriv til Skolens kontor (kontoret@example.dk).",
            ("subject=", "Læg dagen", "Brevet er begyndt", "Svar på ændring 1", "Se forslaget"),
        ),
        ("2028-29/hoering/", "sluttede 2. april 2028", ("Notatet som tekst", "se forslaget")),
        ("udkast/historik/b3/", "sådan begyndte den", ("Læs indsatsen", "Læs stedet")),
        ("udgaver/2026-27/", "Kort fortalt", ("Læs den gældende udgave", "Alle udgaver")),
    ],
)
def test_what_only_leads_on_is_not_printed(
    archive: str, browser: Browser, name: str, told: str, leads_on: tuple[str, ...]
) -> None:
    """A link on paper leads nowhere; whom to write to stands with the address itself."""
    page = browser.new_page()
    page.goto(archive + name)
    said = "".join(sheets(page))
    page.close()
    assert plain(told) in said
    assert not [each for each in leads_on if plain(each) in said]
