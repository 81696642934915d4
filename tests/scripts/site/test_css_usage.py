"""CSS usage: which selectors can match in a page, and that none that matches is ever dropped."""

import re
from itertools import pairwise

import pytest
import tinycss2  # type: ignore[import-untyped]
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from tinycss2.ast import Node  # type: ignore[import-untyped]

from scripts.site.css_usage import Names, Skeleton, Usage, created_elements, split

PAGE = """<html class="no-js"><body data-scheme="lys">
<header><details class="menu"><summary>Menu</summary>
<nav><a href="a/" id="en">A</a></nav></details></header>
<main><h1>Over</h1><p class="tekst"><a class="ud" href="https://x.dk/">Ud</a></p><p>Mere</p></main>
</body></html>"""


def selectors(text: str) -> list[list[Node]]:
    """The selectors of a list of them."""
    return split(tinycss2.parse_component_value_list(text))


def skeleton(text: str, page: str = PAGE) -> Skeleton:
    """The skeleton of ``page`` with the attributes that ``text`` asks for."""
    return Skeleton([page], {"id", *re.findall(r"\[([\w-]+)", text)})


def usable(text: str, script: str = "", page: str = PAGE) -> bool:
    """Whether one of the selectors in ``text`` can match in ``page``."""
    usage = Usage(skeleton(text, page), Names([script]), created_elements([script]))
    return any(map(usage, selectors(text)))


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
def test_what_stands_in_a_page_can_match(text: str) -> None:
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
        "main :is(.ukendt a, em)",
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


def test_names_alone_are_enough_where_scripts_make_elements_of_them() -> None:
    """All of them are known, from pages or scripts, though never together in a page."""
    found = skeleton("")
    known = Names(['h("li", { class: "fund" })', *found.names])
    wanted = {"main .fund": True, "header p": True, "li.fund a": True, ".andet": False, "em": False}
    for text, answer in wanted.items():
        assert Usage(found, known, known)(selectors(text)[0]) is answer, text


@pytest.mark.parametrize(
    "page",
    [
        "<body><p>a</p><p>b</p>",
        "<body><p class=''>a</p><!-- x --><p>b<script>'<p class=c>'</script></p>",
        "<body><p>a<template><p class=d></p></template></p><style>p{}</style>",
    ],
)
def test_what_is_alike_stands_once_and_what_is_not_shown_not_at_all(page: str) -> None:
    """However many elements a site has, its skeleton is as small as their kinds are few."""
    assert skeleton("", page).text == skeleton("", "<body><p>x</p>").text


NAMES = ("a", "b", "c")
_classes = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
_elements = st.sampled_from(("div", "section", "aside"))


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
    text += draw(st.sampled_from(["", ":is(.a, div .b)", ":not(.c)", ":first-child", "[class]"]))
    return text or "*"


@st.composite
def lists_of_compounds(draw: st.DrawFn) -> str:
    """Up to four compounds with a combinator between each two."""
    parts = draw(st.lists(compounds(), min_size=1, max_size=4))
    marks = draw(st.lists(st.sampled_from([" ", " > ", "+", "~ "]), min_size=3, max_size=3))
    return parts[0] + "".join(
        mark + part for mark, (_, part) in zip(marks, pairwise(parts), strict=False)
    )


@settings(deadline=None)  # the other engine takes its time to begin
@given(page=pages(), text=lists_of_compounds())
def test_what_matches_is_never_dropped(page: str, text: str) -> None:
    """Held against a real selector engine, for any page and any selector."""
    if BeautifulSoup(page, "html.parser").select(text):
        assert usable(text, page=page)
