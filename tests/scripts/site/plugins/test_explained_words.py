"""Words are explained where they first stand on a page, and nothing else of the page changes."""

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from policy.loading.markdown_page import read_page
from policy.model.own_words import ExplainedWordsFile
from scripts.site.plugins.explained_words import ExplainedWords

WORDS = [
    {"ord": "AKT", "forklaring": "adfærd & 3 < 4"},
    {"ord": "gode venner", "forklaring": "to eller flere"},
    {"ord": "Q&A", "forklaring": "spørgsmål"},
]
DEFINED = "# T { #t }\n\nMobning\n: Når «nogen» holdes ude.\n\nÅÆ!\n: Ingen ord.\n"
BUTTON = re.compile(
    r'<button type="button" class="ordforklaring"[^>]*>(.*?)</button>'
    r'<span id="[^"]*" popover>.*?</span>'
)


def explained(html: str) -> str:
    """``html`` as the site shows it."""
    words: Any = ExplainedWordsFile.model_validate({"ordforklaringer": WORDS})
    policy: Any = SimpleNamespace(explained_words=words, policy_pages=[read_page("a/b", DEFINED)])
    return ExplainedWords(policy).on_page_content(html, page=SimpleNamespace(url="c/"))


def buttons(html: str) -> list[str]:
    """The words of ``html`` that can be pressed."""
    return [str(each.get_text()) for each in BeautifulSoup(html, "html5lib").select("button")]


def test_the_first_place_of_each_word_opens_its_explanation() -> None:
    """The button names what it opens, which follows it, with every sign escaped."""
    found = explained("<p>En AKT-lejr &amp; Q&amp;A, AKT.</p><p>Gode venner, AKT</p>")
    assert buttons(found) == ["AKT-lejr", "Q&A", "Gode venner"]
    assert found.startswith(
        '<p>En <button type="button" class="ordforklaring" title="Forklaring af AKT" '
        'popovertarget="-ord-1">AKT-lejr</button><span id="-ord-1" popover>'
        "<b>AKT</b>: adfærd &amp; 3 &lt; 4</span> &amp; <button"
    )


def test_a_term_that_the_text_defines_is_explained_with_a_link_to_its_definition() -> None:
    """In lower case as in prose, not where it is defined, and only if it is made of words."""
    found = explained('<p>Her er mobning og ÅÆ!</p><dl class="definitioner"><dt>Mobning</dt></dl>')
    assert buttons(found) == ["mobning"]
    link = '<a href="../a/b/#ord-mobning">Læs definitionen</a></span>'
    assert f"<b>mobning</b>: Når «nogen» holdes ude. {link}" in found
    assert buttons("<dl><dt>Mobning</dt><dd>Om mobning</dd></dl>") == []


@pytest.mark.parametrize(
    "html",
    [
        "<h1>AKT</h1>",
        '<h2 id="a">Om <em>AKT</em></h2>',
        '<a href="x">se <b>AKT</b></a>',
        "<code>AKT</code>",
        "<pre><b>AKT</b></pre>",
        "<th>AKT</th>",
        "<ins>AKT</ins>",
        "<abbr>AKT</abbr>",
        "<div data-ordret><div><p>AKT</p></div><p>AKT</p></div>",
        '<span class="lille skjult">AKT</span>',
        '<span aria-hidden="true">AKT</span>',
        "<p hidden>AKT</p>",
        "<svg><text>AKT</text></svg>",
        "<!-- AKT -->",
        '<img alt="AKT" title="1 > AKT">',
        "<p>TAKT, akt@akt.dk og AKTer</p>",
        "<p>Gode uvenner</p>",
    ],
)
def test_what_is_no_running_text_stays(html: str) -> None:
    """Headings, links, code, what is hidden, attributes; the next place in the text has it."""
    assert explained(html) == html
    assert buttons(explained(f"{html}<p>AKT</p>")) == ["AKT"]


def test_without_words_a_page_is_as_it_was() -> None:
    """Nothing is read, and nothing is shown."""
    policy: Any = SimpleNamespace(
        explained_words=ExplainedWordsFile.model_validate({}), policy_pages=()
    )
    assert ExplainedWords(policy).on_page_content("<p>A &quot;AKT&quot;") == "<p>A &quot;AKT&quot;"


TAGS = ["<p>", "</p>", "<h2>", "</h2>", "<a href='>'>", "</a>", "<br>", "<del>", "<!--", "-->"]
TEXTS = ["AKT", "gode ", "venner", "Q&amp;A", " ", "-", "x", "&lt;", "<", "\u00a0", '"']
PIECES = st.sampled_from(TAGS + TEXTS)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_more_than_buttons_comes_into_a_page(html: str) -> None:
    """Without them the page is what it was, and each word has at most one."""
    found = explained(html)
    assert unescape(BUTTON.sub(r"\1", found)) == unescape(html)
    assert len(BUTTON.findall(found)) <= len(WORDS)
