"""Values through the templates and Markdown: the same visible text, whatever they hold."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from macros.pages import page_macros
from policy.loading.markdown_page import read_page
from tests.support.properties import fewer
from tests.support.sample import PAGES, department, initiative, view

EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "fenced_code", "toc"]
PLACES = ["{}", "Før\n\n{}\n\nefter *dette*", "<div markdown>\n\n{}\n\n</div>"]
HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raise %}",
    "a | b || c",
    "</table></div>",
    "`kode` ``` ~~~",
    "*stjerner* __under__ [link](x) ![x](y)",
    "linje\nny\n\n# afsnit\n\n```\nkode\n```\n    indrykket",
    "&amp; &lt; &#60; & <",
    "<!-- x --> <![CDATA[ y ]]> <?php z",
    '" onload="x \' style=x',
    "[^1] { #id } {: .x }",
    "<div markdown>*x*</div>",
    "<pre>\n<textarea>",
]


def seen(html: str) -> str:
    """The text of ``html`` as a browser reads it, white space folded."""
    return " ".join(BeautifulSoup(html, "html5lib").get_text(" ").split())


def shown(text: str, place: str) -> list[str]:
    """``text`` as initiative, theme and name of a department, in three fragments on a page."""
    data = [department("ude", "0-6", initiative("U1", tema=text, indsats=text), navn=text)]
    macros = page_macros(view(data, themes=(text,)))
    calls = [macros["indsatstabel"]("ude"), macros["oversigt"](), macros["klassetrin"]()]
    return [seen(markdown(place.format(html), extensions=EXTENSIONS)) for html in calls]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_it_is(text: str, place: str) -> None:
    """Neither HTML, Markdown nor the template language is read in a value."""
    for page in shown(text, place.replace("{}", "\0").replace("\0", "{}")):
        assert " ".join(text.split()) in page


@fewer(2)
@given(
    st.text(
        st.one_of(
            st.sampled_from("<>&\"'`*_#[](){}|~!^:;-=\\/\n\t %$.0aå\u00a0"),
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Cf"]),
        ),
        min_size=1,
        max_size=40,
    ).filter(str.strip)
)
def test_any_text_comes_out_as_it_is(text: str) -> None:
    """The law behind the list above."""
    wanted = " ".join(view([department("ude", "0", navn=text)]).edition.departments[0].name.split())
    for page in shown(text, PLACES[1]):
        assert wanted in page


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_around_a_fragment_is_still_markdown(place: str) -> None:
    """A fragment ends where it ends."""
    html = page_macros(view())["indsatstabel"]("ude")
    page = BeautifulSoup(markdown(place.format(html), extensions=EXTENSIONS), "html5lib")
    assert len(page.select("table tbody tr")) == 2
    assert bool(page.select("p > em")) == ("*dette*" in place)


def test_hostile_text_survives_the_whole_policy() -> None:
    """Read by Markdown twice, once for the whole and once for the page, a value stays the same."""
    for text in HOSTILE:
        data = [department("ude", "0-6", initiative("U1", tema=text, indsats=text))]
        pages = tuple(read_page(name, source) for name, source in PAGES.items())
        html = page_macros(view(data, themes=(text,), pages=pages))["hele_politikken"]()
        assert " ".join(text.split()) in seen(markdown(html, extensions=EXTENSIONS))
