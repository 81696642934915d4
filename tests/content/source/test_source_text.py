"""The site says what the school's text says: all of it, in its order, each thing typed once."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from policy.checking.autofix import fix_page
from policy.loading.loader import load
from scripts import check
from scripts.audit.built_page import BuiltPage
from scripts.audit.rules import PAGE_BYTES, weight
from scripts.linkcheck.site_links import BuiltSite
from scripts.setup import dictionary
from tests.content.source.source_text import (
    ANNEX_2,
    DEPARTMENTS,
    LOST_BULLET,
    SOURCE,
    Piece,
    folded,
    source_pieces,
)
from tests.content.test_policy import named_in_code

PIECES = source_pieces()
PAGES = tuple(dict.fromkeys(piece.page for piece in PIECES))
CAVEAT = "(oversigten er ikke fyldestgørende)"

INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "wbr"})
UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "desc", "head"})


# What a reader sees of a page


def article(site: Path, page: str) -> Tag:
    """The content of the built page at the address ``page``, without menus, head and foot."""
    text = (site / page / "index.html").read_text(encoding="utf-8")
    found = BeautifulSoup(text, "html5lib").select_one("article")
    assert found, f"{page or '/'} has no article"
    return found


def visible(tag: Tag) -> str:
    """The text of ``tag`` that is shown, white space folded; only inline elements join words."""
    return folded("".join(_shown(tag)))


def _shown(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if _is_shown(child):
                gap = "" if child.name in INLINE else " "
                yield from (gap, *_shown(child), gap)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def _is_shown(tag: Tag) -> bool:
    style = "".join(str(tag.get("style", "")).split())
    closed = tag.parent and tag.parent.name == "details" and not tag.parent.has_attr("open")
    return (
        tag.name not in UNSEEN
        and not tag.has_attr("hidden")
        and "display:none" not in style
        and "headerlink" not in tag.get_attribute_list("class")
        and not (closed and tag.name != "summary")
    )


def of_page(page: str, *kinds: str) -> list[str]:
    """What the source says on ``page``, of the given kinds."""
    return [piece.text for piece in PIECES if piece.page == page and piece.kind in kinds]


def plain_items(content: Tag) -> list[str]:
    """The items of the lists that were written in Markdown, which have no class."""
    return [visible(item) for item in content.select("ul:not([class]) > li")]


def targets(content: Tag, page: str) -> list[str]:
    """Where the links of ``content`` on ``page`` lead, as addresses from the site's root."""
    return [urljoin(f"/{page}/", str(link["href"])) for link in content.select("a[href]")]


# The reading of the source


def test_every_character_of_the_source_belongs_to_one_piece() -> None:
    """The pieces, one after the other, are the source's text but for its white space."""
    source = "".join(SOURCE.read_text(encoding="utf-8").split())
    assert "".join("".join(piece.raw.split()) for piece in PIECES) == source


@pytest.mark.parametrize("piece", [p for p in PIECES if p.raw != p.text], ids=lambda p: p.text[:30])
def test_a_piece_differs_from_the_source_only_by_damage(piece: Piece) -> None:
    """Nothing is dropped but a bullet, a footnote's number and the colon before an address."""
    text = re.escape(piece.text)
    damage = {
        "item": rf"[•{LOST_BULLET}] {text}\d?",
        "footnote": rf"\d {text}",
        "title": f"{text}:",
    }
    assert re.fullmatch(damage[piece.kind], piece.raw)


def test_the_source_has_what_the_policy_is_known_to_have() -> None:
    """13 values, 10 points of focus, 2 notes, 16 initiatives, 6 links, 32 entries in annex 2."""
    assert len(of_page("vaerdigrundlag", "item")) == 13
    assert len(of_page("fokus", "item")) == 10
    assert len(of_page("fokus", "footnote")) == 2
    assert len([p for p in PIECES if p.kind == "initiative"]) == 16
    assert len(of_page("inspiration", "address")) == 6
    assert len(of_page(ANNEX_2, "item")) == 32
    assert len(PAGES) == 11


# The built site


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "front")
def test_every_sentence_stands_on_its_page_in_order(site: Path, page: str) -> None:
    """What the source says on a page is shown there to readers, in the source's order."""
    shown = visible(article(site, page))
    start = 0
    texts = [p.text for p in PIECES if p.page == page and p.kind not in ("head", "address")]
    for text in texts:
        found = shown.find(text, start)
        assert found >= 0, f"not on /{page}, or not in its order: {text}"
        start = found + len(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "front")
def test_headings_are_headings(site: Path, page: str) -> None:
    """The source's headings are headings of their page, in order; the first is its only h1."""
    content = article(site, page)
    headings = [visible(each) for each in content.find_all(["h1", "h2", "h3"])]
    wanted = of_page(page, "heading", "department")
    assert [each for each in headings if each in wanted] == wanted
    assert [visible(each) for each in content.find_all("h1")] == wanted[:1]


def test_the_tables_rows_are_those_of_the_source(site: Path) -> None:
    """Each department's table has the source's rows in order: id, theme, initiative."""
    for name, address in DEPARTMENTS.items():
        page = f"indsatser/{address}"
        pairs = zip(of_page(page, "theme"), of_page(page, "initiative"), strict=True)
        wanted = [(f"{name[0]}{n}", *pair) for n, pair in enumerate(pairs, 1)]
        rows = article(site, page).select("tr[id]")
        assert [row["id"] for row in rows] == [each[0].lower() for each in wanted]
        for row, (number, theme, text) in zip(rows, wanted, strict=True):
            cells = row.find_all(["th", "td"])
            assert visible(cells[0]).startswith(number)
            assert (cells[1].name, visible(cells[1])) == ("th", theme)
            assert (cells[2].name, visible(cells[2])[: len(text)]) == ("td", text)


def test_the_tables_columns_are_those_of_the_source(site: Path) -> None:
    """A department's table has columns for «Tema» and «Indsats», in that order."""
    for address in DEPARTMENTS.values():
        columns = article(site, f"indsatser/{address}").select('th[scope="col"]')
        names = [visible(column) for column in columns]
        assert [name for name in names if name in ("Tema", "Indsats")] == ["Tema", "Indsats"]


@pytest.mark.parametrize("page", ["vaerdigrundlag", "fokus", ANNEX_2])
def test_lists_have_the_sources_items_and_no_others(site: Path, page: str) -> None:
    """The values' 13 items, the 10 points of focus and the 32 of annex 2 are items of lists."""
    items = plain_items(article(site, page))
    unmarked = [re.sub(r"(?<=[^\W\d]) ?\d$", "", item) for item in items]  # a footnote's mark
    assert unmarked == of_page(page, "item")


def test_footnotes_lead_to_the_annexes_and_back(site: Path) -> None:
    """The two marks lead to two footnotes, these to the annexes, and these back to the points."""
    content = article(site, "fokus")
    marks = [str(mark["href"]) for mark in content.select("sup a[href^='#']")]
    assert len(marks) == 2
    annexes = ("bilag/aargangskonferencer", ANNEX_2)
    points = ("aargangskonferencer", "kommunal-indsats")
    for mark, annex, point in zip(marks, annexes, points, strict=True):
        note = content.find(id=mark.removeprefix("#"))
        assert isinstance(note, Tag)
        assert f"/{annex}/" in targets(note, "fokus")
        assert f"/fokus/#{point}" in targets(article(site, annex), annex)
        item = content.find("li", id=point)
        assert isinstance(item, Tag)
        assert item.select_one(f"a[href='{mark}']")


def test_links_keep_the_address_as_adopted(site: Path) -> None:
    """The six links lead to the very addresses of the source, in its order."""
    links = [str(link["href"]) for link in article(site, "inspiration").select("a[href]")]
    wanted = of_page("inspiration", "address")
    assert [link for link in dict.fromkeys(links) if link in wanted] == wanted


@pytest.mark.parametrize(
    "page", ["klassetrin", "indsatser", *(f"indsatser/{d}" for d in DEPARTMENTS.values())]
)
def test_the_caveat_stands_beside_the_tables(site: Path, page: str) -> None:
    """The source says that the overview is not exhaustive: so does every page with one."""
    assert CAVEAT in visible(article(site, page))


def test_an_annex_without_text_says_so_in_words_of_our_own(site: Path) -> None:
    """Annex 1 has but a heading: its page has a note that is marked as not the school's."""
    content = article(site, "bilag/aargangskonferencer")
    note = content.select_one(".redaktionel")
    assert note
    assert visible(note)
    assert article(site, ANNEX_2).select_one(".redaktionel")


# What is typed


def test_no_sentence_is_typed_twice(repository: Path) -> None:
    """What the source says in four words or more is typed as often as it says it, and no oftener.

    Themes are names from a vocabulary, which lists each of them once besides the rows.
    """
    typed = typed_text(repository)
    source = "\n".join(piece.text for piece in PIECES)
    apart = ("theme", "department", "head", "address")
    sentences = dict.fromkeys(p.text for p in PIECES if p.kind not in apart)
    long = [each for each in sentences if len(re.findall(r"\w+", each)) >= 4]
    assert len(long) > 70
    wanted = {sentence: occurrences(sentence, source) for sentence in long}
    assert {sentence: occurrences(sentence, typed) for sentence in long} == wanted


def test_the_code_names_nothing_of_the_policy(repository: Path) -> None:
    """No department or theme of this policy stands in the code or the theme's files."""
    edition = load(repository).edition
    assert edition
    names = [
        *edition.themes,
        *(name for each in edition.departments for name in (each.id, each.name)),
    ]
    assert named_in_code(repository, names) == []


def test_only_the_accepted_marks_would_be_mended(repository: Path) -> None:
    """What is odd in the school's own text is accepted by name; nothing else is to be mended."""
    accepted = {
        ("TANKESTREG-MANGLER", "docs/bilag/kommunalt-arbejde.md", "2 - Kommunalt"),
        ("TANKESTREG-MANGLER", "docs/bilag/kommunalt-arbejde.md", "0.-9."),
        ("TANKESTREG-MANGLER", "docs/fokus.md", "afdelinger - 0."),
    }
    for path in sorted((repository / "docs").rglob("*.md")):
        name = path.relative_to(repository).as_posix()
        assert fix_page(name, path.read_text(encoding="utf-8"), accepted).count == 0, name


def typed_text(root: Path) -> str:
    """All that is typed in ``docs/`` and ``data/``, comments too, without its marks."""
    paths = [*sorted(root.glob("docs/**/*.md")), *sorted(root.glob("data/*.yaml"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    text = re.sub(r"\[\^\d\]:?", "", text)  # a footnote's mark
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)  # a link's address
    text = re.sub(r"<[^>]+>|\{[^}]*\}", "", text)  # tags, calls, attribute lists
    text = re.sub(r"^[ \t]*(#+|-)[ \t]", "", text, flags=re.MULTILINE)  # headings, items, comments
    return folded(text)


def occurrences(sentence: str, text: str) -> int:
    """How often ``sentence`` stands in ``text``, in whole words, in small letters or large."""
    pattern = rf"(?<!\w){re.escape(sentence)}(?!\w)"
    return len(re.findall(pattern, text, flags=re.IGNORECASE))


@pytest.mark.slow
def test_the_heaviest_page_is_near_its_limit(site: Path) -> None:
    """So that a page that grows is noticed."""
    built = BuiltSite(site)
    assert max(weight(BuiltPage(built, name)) for name in built.pages) > 0.9 * PAGE_BYTES


@pytest.mark.slow
def test_the_carried_over_text_has_no_problem(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is odd in it is accepted by name with the reason, and its words are known."""
    for name in ("data", "docs"):
        shutil.copytree(repository / name, tmp_path / name)
    shutil.copyfile(repository / "mkdocs.yml", tmp_path / "mkdocs.yml")
    assert dictionary.main() == 0
    assert check.main(["--root", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("Ingen problemer.\n", "")
