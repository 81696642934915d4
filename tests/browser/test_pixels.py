"""Made light, no page looks otherwise: each picture is the same as of the site as generated.

The pages compared are those that ``one_of_each_kind`` chooses: between them they have every kind of
element, and what is left out of a stylesheet is left out for a kind of element.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.site.webserver import serving
from tests.support import paper
from tests.support.reading import one_of_each_kind
from tests.support.shared import made_once

ARCHIVED = ("2026-27", "gaeldende", "udkast")
"""An older edition of the archive, the one in force, and a draft."""

Both = tuple[str, str]
"""The address of the site as it is built, and of the same as the generator leaves it."""


def generated(root: Path, out: Path, built: Path) -> Path:
    """The site of the policy in ``root`` as the generator leaves it, and the added sheet."""
    command = [sys.executable, "-m", "mkdocs", "build"]
    command += ["-f", str(root / "mkdocs.yml"), "-d", str(out)]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    sheet = "assets/stylesheets/redline.css"
    shutil.copy(built / sheet, out / sheet)
    return out


def both_of(root: Path, built: Path, factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The site of the policy in ``root`` both ways, served."""
    plain = made_once(
        factory, f"plain-{built.parent.name}", lambda out: generated(root, out, built)
    )
    with serving(built) as light, serving(plain) as heavy:
        yield light, heavy


@pytest.fixture(scope="module")
def both(site: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The real policy's site, both ways."""
    yield from both_of(repository, site, tmp_path_factory)


@pytest.fixture(scope="module")
def school_both(
    school_site: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """The fictional school's site, both ways."""
    yield from both_of(repository / "tests" / "data" / "school", school_site, tmp_path_factory)


PICTURES = """Promise.all([...document.images].map((each) => {
  each.loading = "eager";
  return each.decode();
}))"""
"""What is fetched only when it is scrolled to would not be in every picture."""


Two = Callable[[int, str], list[Page]]
"""Two pages of a given width and colours, of a reader for whom nothing moves."""


@pytest.fixture
def two(browser: Browser) -> Iterator[Two]:
    """Each in a window of its own: a page behind another is drawn once a second."""
    contexts: list[BrowserContext] = []

    def opened_pages(width: int, scheme: str) -> list[Page]:
        contexts.extend(
            browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            for _ in range(2)
        )
        return [each.new_page() for each in contexts]

    yield opened_pages
    for each in contexts:
        each.close()


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"media": "screen", "color_scheme": "light"},
    "dark": {"media": "screen", "color_scheme": "dark"},
    "paper": {"media": "print", "color_scheme": "light"},
}


WIDTHS_AND_LOOKS = [
    (360, ("light", "dark")),
    (1280, ("light", "dark")),
    (paper.WIDTH, ("paper",)),
]


@pytest.mark.parametrize(("width", "looks"), WIDTHS_AND_LOOKS)
def test_no_page_looks_otherwise(
    two: Two, both: Both, site: Path, width: int, looks: tuple[str, ...]
) -> None:
    """On a phone and at a desk, light and dark, and on paper: a page of each kind."""
    names = one_of_each_kind(site)
    assert len(names) > 3
    assert_alike(two(width, "light"), both, names, looks)


@pytest.mark.parametrize(("width", "looks"), WIDTHS_AND_LOOKS)
def test_no_page_of_another_school_looks_otherwise(
    two: Two, school_both: Both, site: Path, school_site: Path, width: int, looks: tuple[str, ...]
) -> None:
    """Its front page, and pages with kinds of elements that the real policy's pages have not."""
    names = ["", *one_of_each_kind(school_site, besides=site)]
    assert_alike(two(width, "light"), school_both, names, looks)


def assert_alike(
    pages: list[Page], addresses: Both, names: list[str], looks: tuple[str, ...]
) -> None:
    """Each of the pages ``names`` is the same in both sites, however it is looked at."""
    for name in names:
        for page, address in zip(pages, addresses, strict=True):
            page.emulate_media(media="screen")
            page.goto(address + name)
            page.evaluate(PICTURES)
        for look in looks:
            for page in pages:
                page.emulate_media(**LOOKS[look])
            assert alike(pages, whole=True), (name, look)


def alike(pages: list[Page], *, whole: bool = False) -> bool:
    """Whether what is seen of two pages, or the ``whole`` of them, is the same, to the pixel.

    The edges of what was drawn part by part, as it came, may differ by a shade: pictures that are
    not the same are taken again of pages that are drawn at once.
    """
    light, heavy = (page.screenshot(full_page=whole) for page in pages)
    if light != heavy:
        light, heavy = (drawn_anew(page).screenshot(full_page=whole) for page in pages)
    return light == heavy and len(light) > 5_000  # and there is something in it


def drawn_anew(page: Page) -> Page:
    """The page after all of it was drawn otherwise and back.

    What is not printed loses its focus meanwhile, and so is given it back.
    """
    focused = page.evaluate_handle("document.activeElement")
    is_print = page.evaluate("matchMedia('print').matches")
    page.emulate_media(media="screen" if is_print else "print")
    page.evaluate("document.body.offsetHeight")
    page.emulate_media(media="print" if is_print else "screen")
    focused.evaluate("(each) => each.focus({ preventScroll: true, focusVisible: true })")
    return page


def search(page: Page) -> None:
    """Open the search and look for a word that many pages have."""
    page.locator(".soegeknap").click()
    page.keyboard.type("klasse")
    expect(page.locator(".md-search-result__item").nth(3)).to_be_visible()
    page.wait_for_timeout(600)  # the list is drawn in steps


def search_in_vain(page: Page) -> None:
    """Look for what no page has."""
    page.locator(".soegeknap").click()
    page.keyboard.type("xylofon")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Ingen resultater")


def search_for_nothing(page: Page) -> None:
    """Open the search, and wait until all its scripts and styles are there."""
    page.locator(".soegeknap").click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def menu(page: Page) -> None:
    """Open the menu, where there is one."""
    if page.locator(".menu summary").is_visible():
        page.locator(".menu summary").click()


def dark(page: Page) -> None:
    """Choose the other colours."""
    page.locator(".farveknap").click()


def scrolled(page: Page) -> None:
    """Have everything fetched, and read on."""
    page.keyboard.press("Shift")
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 500)")
    page.wait_for_timeout(300)


# Dark is the last, for the choice is kept.
STATES = (search, search_in_vain, search_for_nothing, menu, scrolled, dark)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_state_looks_otherwise(two: Two, school_both: Both, width: int, scheme: str) -> None:
    """Search with and without results, menu, other colours, all fetched; on pages of two kinds."""
    pages = two(width, scheme)
    name = {"light": "indsatser/roed-floej/", "dark": "bilag/naar-nogen-staar-udenfor/"}[scheme]
    for state in STATES:
        for page, address in zip(pages, school_both, strict=True):
            page.bring_to_front()
            page.goto(address + name)
            state(page)
            page.mouse.move(0, 0)
        assert alike(pages), state.__name__


TOUCHED = "a, button, summary, select, [tabindex] >> visible=true"
KINDS = """(all) => all.map((each) => {
  const chain = [];
  for (let at = each; at; at = at.parentElement) chain.push(at.tagName + "." + at.className);
  return chain.join(" < ");
})"""
"""What a rule can tell one by: its own element and classes, and all that it stands in."""


@pytest.mark.parametrize("touch", ["hover", "focus"])
def test_nothing_that_is_touched_looks_otherwise(two: Two, school_both: Both, touch: str) -> None:
    """Links and buttons of each kind, pointed at and focused by the keyboard.

    At a desk; on a phone those that are not to be seen there.
    """
    pages = two(1280, "light")
    tried: set[str] = set()
    for width in (1280, 360):
        for page in pages:
            page.set_viewport_size({"width": width, "height": 800})
        for name in ("", "indsatser/roed-floej/", "laes-mere/", "bilag/naar-nogen-staar-udenfor/"):
            try_each_kind(pages, [address + name for address in school_both], touch, tried)
    assert len(tried) > 15


def try_each_kind(pages: list[Page], addresses: list[str], touch: str, tried: set[str]) -> None:
    """Touch one of each kind that was not ``tried`` yet."""
    for page, address in zip(pages, addresses, strict=True):
        page.goto(address)
        page.keyboard.press("Shift")  # the keyboard is in use: what is focused shows it
        page.wait_for_load_state("networkidle")
    kinds, others = (page.locator(TOUCHED).evaluate_all(KINDS) for page in pages)
    assert kinds == others
    for number, kind in enumerate(kinds):
        if kind not in tried:
            for page in pages:
                touched(page, number, touch)
            assert alike(pages), (addresses[0], kind)
            tried.add(kind)


def touched(page: Page, number: int, touch: str) -> None:
    """Point at one of the elements, or focus it."""
    page.bring_to_front()
    element = page.locator(TOUCHED).nth(number)
    element.scroll_into_view_if_needed()
    if touch == "hover":
        element.hover(force=True)
    else:
        element.focus()


def whole_styles(repository: Path) -> str:
    """All that the stylesheets hold that a page of the site links, in their order."""
    theme = Path(str(files("material") / "templates" / "assets" / "stylesheets"))
    own = re.search(
        r"^extra_css:\n((?:  - .*\n)+)", (repository / "mkdocs.yml").read_text(), re.MULTILINE
    )
    assert own
    paths = [*theme.glob("main.*.css"), *theme.glob("palette.*.css")]
    paths += [repository / "overrides" / name for name in yaml.safe_load(own[1])]
    paths = [path for path in paths if path.name != "sheets.css"]  # of the edition, and for paper
    assert len(paths) == 6
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def chosen(page: Page) -> None:
    """Choose another edition by the keyboard, and go to the button that leads there."""
    page.keyboard.press("Escape")  # the opened choice
    page.get_by_label("Vis udgave").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vis", exact=True)).to_be_focused()
    page.wait_for_load_state("networkidle")  # a key was pressed: the second stylesheet comes
    page.wait_for_timeout(300)


def opened(page: Page) -> None:
    """Open the choice."""
    page.get_by_label("Vis udgave").click()


@pytest.fixture(scope="module")
def both_archives(
    served: tuple[Path, str], repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """An archive, and a copy where the stylesheets hold all that the theme's and ours do."""
    web, light = served
    whole = shutil.copytree(web, tmp_path_factory.mktemp("heavy") / "web")
    for folder in ARCHIVED:
        page = BeautifulSoup((whole / folder / "index.html").read_bytes(), "html.parser")
        first, late = page.find_all("link", rel="stylesheet")
        for link in (first, late):
            sheet = whole / folder / str(link["href"])
            sheet.write_text(whole_styles(repository), encoding="utf-8")
    with serving(whole) as heavy:
        yield light, heavy


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("folder", ARCHIVED)
def test_the_choice_of_edition_looks_no_otherwise(
    two: Two, both_archives: Both, folder: str, width: int
) -> None:
    """On an older edition, the one in force and a draft, untouched, opened and chosen in."""
    pages = two(width, "light")
    for page, address in zip(pages, both_archives, strict=True):
        page.goto(f"{address}{folder}/hverdagen/")
        expect(page.get_by_label("Vis udgave")).to_be_enabled()
    assert alike(pages)
    for state in (opened, chosen):
        for page in pages:
            page.bring_to_front()
            state(page)
        assert alike(pages), state.__name__
