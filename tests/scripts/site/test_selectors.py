"""Selectors: which can choose something, and that none that does is taken for one that cannot."""

from itertools import pairwise

import pytest
import tinycss2
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from scripts.site.selectors import Scripts, Selector, Usable, parse, split
from scripts.site.shapes import Shapes

PAGE = """<html class="no-js"><body data-scheme="lys">
<header><details class="menu"><summary>Menu</summary>
<nav><a href="a/" id="en">A</a></nav></details></header>
<main><h1>Over</h1><p class="tekst"><a class="ud" href="https://x.dk/">Ud</a></p><p>Mere</p></main>
</body></html>"""


def selectors(text: str) -> list[Selector]:
    """The selectors of a list of them."""
    return [parse(part) for part in split(tinycss2.parse_component_value_list(text))]


def usable(text: str, script: str = "", page: str = PAGE) -> bool:
    """Whether one of the selectors in ``text`` can choose something in ``page``."""
    return any(map(Usable(Shapes([page]), Scripts([script])), selectors(text)))


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "*",
        ":root",
        "main p.tekst > a.ud",
        "header a",
        "h1 + p",
        "h1 ~ p",
        "p+p",
        ".menu[open] summary",
        ".menu:not([open]) nav",
        "[data-scheme=lys] p",
        '[href^="https:"]',
        "[href$='.dk/']",
        "[href*=x]",
        "#en",
        ":is(section, main) p",
        "header :is(.menu a, em)",
        "p:has(> a)",
        "a:hover::after",
        "summary::-webkit-details-marker",
        "em, p",
        "p:nth-child(2n + 1) a",
    ],
)
def test_what_stands_in_a_page_can_be_chosen(text: str) -> None:
    """By name, class, attribute, place; in any state a reader may bring it to."""
    assert usable(text)


@pytest.mark.parametrize(
    "text",
    [
        "em",
        ".ukendt",
        "header p",
        "main > a",
        "p.ud",
        "h1 > p",
        "summary + h1",
        "[data-scheme=moerk]",
        "[href^='mailto:']",
        "#to",
        ":is(section, em) p",
        "main :is(.menu a, em)",
        ".tekst:is(.ud, .menu)",
    ],
)
def test_what_stands_nowhere_cannot(text: str) -> None:
    """Nor names that stand in pages, but never together as asked."""
    assert not usable(text)


def test_a_class_that_a_script_names_may_be_anywhere() -> None:
    """Also one that it puts together from a beginning; so may what it makes, and what it sets."""
    assert not usable(".js p")
    assert usable(".js p", 'html.className = "js";')
    assert usable(".vis--stor", 'part.classList.add("vis--" + size)')
    assert usable("main select", 'document.createElement("select")')
    assert usable("[data-scheme=moerk]", 'body.dataset.scheme = "moerk"')
    assert not usable("em.js", 'html.className = "js";')


def test_names_alone_tell_what_scripts_may_put_together() -> None:
    """All of them stand somewhere, in pages or scripts, though never together in a page."""
    named = Usable(Shapes([PAGE]), Scripts(['h("li", { class: "fund" })'])).named
    wanted = {"main .fund": True, "header p": True, "li.fund a": True, ".andet": False, "em": False}
    for text, answer in wanted.items():
        assert named(selectors(text)[0]) is answer, text


NAMES = ("a", "b", "c")
_classes = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
_elements = st.sampled_from(("p", "div", "em"))


@st.composite
def pages(draw: st.DrawFn, depth: int = 3) -> str:
    """Elements within elements, some with classes."""
    inner = st.lists(pages(depth - 1), max_size=3) if depth else st.just([])
    name = draw(_elements)
    return f'<{name} class="{" ".join(draw(_classes))}">{"".join(draw(inner))}</{name}>'


@st.composite
def compounds(draw: st.DrawFn) -> str:
    """A name, classes, a choice, a state; never nothing at all."""
    text = draw(st.one_of(st.just(""), _elements))
    text += "".join(f".{name}" for name in draw(_classes))
    text += draw(st.sampled_from(["", ":is(.a, p .b)", ":not(.c)", ":first-child", "[class]"]))
    return text or "*"


@st.composite
def lists_of_compounds(draw: st.DrawFn) -> str:
    """Up to four compounds with a combinator between each two."""
    parts = draw(st.lists(compounds(), min_size=1, max_size=4))
    marks = draw(st.lists(st.sampled_from([" ", " > ", "+", "~ "]), min_size=3, max_size=3))
    return parts[0] + "".join(
        mark + part for mark, (_, part) in zip(marks, pairwise(parts), strict=False)
    )


@given(page=pages(), text=lists_of_compounds())
def test_what_chooses_something_is_never_taken_for_what_cannot(page: str, text: str) -> None:
    """Held against another that really chooses, for any page and any selector."""
    if BeautifulSoup(page, "html.parser").select(text):
        assert usable(text, page=page)
