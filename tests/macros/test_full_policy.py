"""The whole policy on one page."""

from bs4 import BeautifulSoup

from macros.full_policy import without_signposts
from macros.pages import page_macros
from policy.loading.markdown_page import read_page
from tests.support.sample import view


def whole() -> BeautifulSoup:
    return BeautifulSoup(page_macros(view())["hele_politikken"](), "html5lib")


def test_every_page_is_there_in_order() -> None:
    """A section a page, and a list of them at the top."""
    soup = whole()
    sections = [section["id"] for section in soup.select("section")]
    assert sections == ["index", "loefter", "fokus", "indsatser-ude", "bilag-a"]
    assert [a["href"] for a in soup.select("nav a")] == [f"#{name}" for name in sections]


def test_headings_go_a_level_down() -> None:
    """The page's own title is the only first-level heading, and that is not here."""
    soup = whole()
    assert not soup.select("h1")
    assert [h.get_text() for h in soup.select("section > h2")][:2] == ["Sådan trives vi", "Løfter"]
    assert [h["id"] for h in soup.select("h3")] == [
        "index--velkommen",
        "loefter--mod",
        "loefter--ro",
    ]


def test_links_between_pages_stay_on_the_page() -> None:
    """Links in Markdown, in footnotes and in fragments all reach an id; others lead out."""
    soup = whole()
    ids = {tag["id"] for tag in soup.select("[id]")}
    inside = [str(a["href"]) for a in soup.select("a[href^='#']")]
    assert {href[1:] for href in inside} <= ids
    for href in ("#loefter--ro", "#fokus--broen", "#indsatser-ude--u1", "#fokus--fn:1"):
        assert href in inside
    assert [a["href"] for a in soup.select("a:not([href^='#'])")] == ["../klassetrin/"]


def test_ids_are_unique() -> None:
    """Two pages with the same id do not meet."""
    ids = [tag["id"] for tag in whole().select("[id]")]
    assert len(ids) == len(set(ids))


def test_what_only_leads_about_is_left_out() -> None:
    """A heading with nothing but such a call goes with it; one with more stays."""
    text = (
        "# A\n\n## B\n\n{{ afdelinger() }}\n\n## C\n\nTekst.\n\n{{ find_klassetrin() }}\n\n## D\n"
    )
    assert without_signposts(text) == "# A\n\n## C\n\nTekst.\n\n\n\n## D\n"


def test_a_copied_link_is_the_permanent_one() -> None:
    """What is copied on the whole page leads to the row on its department's page."""
    button = whole().select("[data-henvisning]")[0]
    assert button["data-henvisning"] == "../indsatser/ude/#u1"


def test_a_shortcut_is_left_out() -> None:
    """A paragraph that only leads to another place of its page is no part of the policy."""
    assert without_signposts("# A\n\n[Find](#find){ .genvej }\n\nTekst.\n") == "# A\n\n\n\nTekst.\n"


def test_a_link_to_what_is_left_out_leads_to_its_page() -> None:
    """No link on the page points to nothing."""
    source = "# A { #a }\n\nSe [her](#find).\n\n## Find { #find }\n\n{{ find_klassetrin() }}\n"
    html = page_macros(view(pages=(read_page("a", source),)))["hele_politikken"]()
    links = BeautifulSoup(html, "html5lib").select("section a")
    assert [a["href"] for a in links] == ["../a/#find"]


def test_pictures_and_files_are_found_from_the_whole_page() -> None:
    """Their addresses are written from the page that they stand on, one folder down or not."""
    text = "# B { #b }\n\n![Et hus](../billeder/hus.png)\n\n[Brevet](brev.pdf)\n"
    soup = BeautifulSoup(
        page_macros(view(pages=(read_page("bilag/b", text),)))["hele_politikken"](), "html5lib"
    )
    assert [img["src"] for img in soup.select("img")] == ["../billeder/hus.png"]
    assert [a["href"] for a in soup.select("section a")] == ["../bilag/brev.pdf"]
