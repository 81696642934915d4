"""Fixing a page's Markdown: what is fixed, what is left alone, and which properties hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig  # noqa: F401 – the site's own Markdown is used

from policy.checking.autofix import Accepted, fix_page
from policy.loading.markdown_page import read_page

DATA = Path(__file__).parents[2] / "data"
PAGE = "docs/side.md"
LOOKALIKES = [
    "attributes-shown",
    "bare-addresses",
    "foreign-marks",
    "glued-marks",
    "headings-by-chance",
    "indented",
    "list-without-blank-line",
    "mixed-lists",
    "nesting",
    "number-becomes-list",
    "pasted-bullets",
]
PIECES = st.sampled_from(
    ["Vi læser", "Vi skriver", "og så", ".", "!", ", ", " ", "  ", "\n", "\n\n", "- ", "  ", "> ",
     "# ", "1. ", '"', "'", " - ", "5. klasse", "0.-3.", "[ord](a.md)", "`kode. Mere`", "...",
     "{ #sted }", "{{ kald() }}", "[^1]", "[^1]: ", "<b>", "</b>", "|", "”", "\\", "<br>", ":"]
)  # fmt: skip
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Vi læser. Vi skriver.\n", "Vi læser.\nVi skriver.\n"),
        ("- Et punkt. Mere.\n- Et til\n", "- Et punkt.\n  Mere.\n- Et til\n"),
        ("1. Et punkt. Mere.\n", "1. Et punkt.\n   Mere.\n"),
        ("- a\n  - Et punkt. Mere.\n", "- a\n    - Et punkt.\n      Mere.\n"),
        ("> Et citat. Mere.\n", "> Et citat.\n> Mere.\n"),
        ("Ord[^1]\n\n[^1]: En note. Mere.\n", "Ord[^1]\n\n[^1]: En note.\n    Mere.\n"),
        ("Vi læser,\nog vi\nskriver. Og regner.\n", "Vi læser, og vi skriver.\nOg regner.\n"),
        ("- Et langt\n  punkt\n", "- Et langt punkt\n"),
        ("> Et langt\n> citat\n", "> Et langt citat\n"),
        ('Vi siger "hej" - altid.\n', "Vi siger ”hej” – altid.\n"),
    ],
)
def test_a_page_is_fixed(text: str, fixed: str) -> None:
    """Typography is fixed, and each sentence gets a line, indented like its paragraph or item."""
    assert fix_page(PAGE, text).text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "# Titel. Og mere { #titel }\n",
        "| A. B | C |\n|---|---|\n| Et ord. To ord | x |\n",
        "```\nEt. To - \"tre\"\n```\n",
        "En linje  \nog en til\n",
        "En linje\\\nog en til\n",
        "- Et punkt\n  { #sted }\n",
        "{ #sted }\n\nHer.\n",
        "---\ndescription: Et. To - \"tre\"\n---\n\nHer.\n",
    ],
)  # fmt: skip
def test_what_is_no_running_text_is_left_alone(text: str) -> None:
    """Headings, tables, code, hard breaks, attribute lists and front matter stay as they are."""
    assert fix_page(PAGE, text) == fix_page(PAGE, fix_page(PAGE, text).text)
    assert fix_page(PAGE, text).text == text


@pytest.mark.parametrize("bad", LOOKALIKES)
def test_what_looks_like_something_else_is_fixed_where_it_is_safe(
    bad: str, golden: Callable[..., None]
) -> None:
    """Lists become lists and numbers stay; what has two meanings stays as it is written."""
    text = (DATA / "invalid" / f"index.{bad}.md").read_text(encoding="utf-8")
    golden(DATA / "fixed" / f"index.{bad}.md", fix_page(PAGE, text).text)


def test_accepted_warnings_are_left_alone() -> None:
    """Only that text on that page is left; the same slip elsewhere is fixed."""
    accepted: Accepted = {
        ("TANKESTREG-MANGLER", PAGE, "a - b"),
        ("FLERE-SÆTNINGER", PAGE, "To ord."),
        ("SÆTNING-DELT", PAGE, "videre"),
    }
    text = "Her er a - b og c - d.\n\nEt ord. To ord.\n\nEn linje\nvidere\n"
    fixed = "Her er a - b og c – d.\n\nEt ord. To ord.\n\nEn linje\nvidere\n"
    assert fix_page(PAGE, text, accepted).text == fixed
    assert fix_page("docs/anden.md", text, accepted).text != fixed


def words_of(text: str) -> list[str]:
    """The visible words of a page in order."""
    page = read_page("side", text)
    blocks = [block.text for section in page.sections for block in section.blocks]
    titles = [section.title for section in page.sections]
    return [word for text in [*titles, *blocks] for word in text.split()]


@given(MARKDOWN)
def test_fixing_is_idempotent(text: str) -> None:
    """A fixed page needs no further fix."""
    once = fix_page(PAGE, text)
    assert fix_page(PAGE, once.text).text == once.text


@given(MARKDOWN)
def test_no_word_is_changed_added_or_moved(text: str) -> None:
    """The letters and digits of the page keep their order."""
    letters = [each for each in text if each.isalnum()]
    assert [each for each in fix_page(PAGE, text).text if each.isalnum()] == letters


def test_a_sound_policy_needs_no_fix(repository: Path) -> None:
    """No page of the fictional school is changed."""
    for path in sorted((repository / "tests/data/school/docs").rglob("*.md")):
        assert fix_page(path.name, path.read_text(encoding="utf-8")).count == 0, path
