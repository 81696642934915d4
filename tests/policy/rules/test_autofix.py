"""Mending a page's Markdown: what is mended, what is left alone, and the laws that hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig  # noqa: F401 – the site's own Markdown is used

from policy.loading.markdown_page import read_page
from policy.rules.autofix import Accepted, mend

PAGE = "docs/side.md"
PIECES = st.sampled_from(
    ["Vi læser", "Vi skriver", "og så", ".", "!", ", ", " ", "  ", "\n", "\n\n", "- ", "  ", "> ",
     "# ", "1. ", '"', "'", " - ", "5. klasse", "0.-3.", "[ord](a.md)", "`kode. Mere`", "...",
     "{ #sted }", "{{ kald() }}", "[^1]", "[^1]: ", "<b>", "</b>", "|", "”", "\\", "<br>", ":"]
)  # fmt: skip
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Vi læser. Vi skriver.\n", "Vi læser.\nVi skriver.\n"),
        ("- Et punkt. Mere.\n- Et til\n", "- Et punkt.\n  Mere.\n- Et til\n"),
        ("1. Et punkt. Mere.\n", "1. Et punkt.\n   Mere.\n"),
        ("- a\n  - Et punkt. Mere.\n", "- a\n  - Et punkt.\n    Mere.\n"),
        ("> Et citat. Mere.\n", "> Et citat.\n> Mere.\n"),
        ("Ord[^1]\n\n[^1]: En note. Mere.\n", "Ord[^1]\n\n[^1]: En note.\n    Mere.\n"),
        ("Vi læser,\nog vi\nskriver. Og regner.\n", "Vi læser, og vi skriver.\nOg regner.\n"),
        ("- Et langt\n  punkt\n", "- Et langt punkt\n"),
        ("> Et langt\n> citat\n", "> Et langt citat\n"),
        ('Vi siger "hej" - altid.\n', "Vi siger ”hej” – altid.\n"),
    ],
)
def test_a_page_is_mended(text: str, mended: str) -> None:
    """Typography, and one sentence a line, as far in as its paragraph or item."""
    assert mend(PAGE, text).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "# Titel. Og mere { #titel }\n",
        "| A. B | C |\n|---|---|\n| Et ord. To ord | x |\n",
        "```\nEt. To - \"tre\"\n```\n",
        "En linje  \nog en til\n",
        "En linje\\\nog en til\n",
        "- Et punkt\n  { #sted }\n",
        "---\ndescription: Et. To - \"tre\"\n---\n\nHer.\n",
    ],
)  # fmt: skip
def test_what_is_no_running_text_is_left_alone(text: str) -> None:
    """Headings, tables, code, breaks made on purpose, attribute lists, the front matter."""
    assert mend(PAGE, text) == mend(PAGE, mend(PAGE, text).text)
    assert mend(PAGE, text).text == text


def test_what_is_accepted_is_left_as_it_is() -> None:
    """The same slip elsewhere is mended."""
    accepted: Accepted = {
        ("TANKESTREG-MANGLER", PAGE, "a - b"),
        ("FLERE-SÆTNINGER", PAGE, "To ord."),
        ("SÆTNING-DELT", PAGE, "videre"),
    }
    text = "Her er a - b og c - d.\n\nEt ord. To ord.\n\nEn linje\nvidere\n"
    mended = "Her er a - b og c – d.\n\nEt ord. To ord.\n\nEn linje\nvidere\n"
    assert mend(PAGE, text, accepted).text == mended
    assert mend("docs/anden.md", text, accepted).text != mended


def words_of(text: str) -> list[str]:
    """The words that a reader reads, in their order."""
    page = read_page("side", text)
    blocks = [block.text for section in page.sections for block in section.blocks]
    titles = [section.title for section in page.sections]
    return [word for text in [*titles, *blocks] for word in text.split()]


@given(MARKDOWN)
def test_mending_twice_is_mending_once(text: str) -> None:
    """What is mended needs no mending."""
    once = mend(PAGE, text)
    assert mend(PAGE, once.text).text == once.text


@given(MARKDOWN)
def test_no_word_is_changed_added_or_moved(text: str) -> None:
    """The letters and digits of the page are the same in the same order."""
    letters = [each for each in text if each.isalnum()]
    assert [each for each in mend(PAGE, text).text if each.isalnum()] == letters


def test_a_sound_policy_needs_no_mending(repository: Path) -> None:
    """Nothing is changed on any page of the fictional school."""
    for path in sorted((repository / "tests/data/school/docs").rglob("*.md")):
        assert mend(path.name, path.read_text(encoding="utf-8")).count == 0, path
