"""The law of one reading: the texts of an edition are those that its built page shows.

What a page shows is taken from the generator's own Markdown, with the site's own settings and
without codes; its HTML is read by another parser, one text node after the other.
"""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from policy.loading.markdown_page import read_markdown
from policy.rules.lookalikes import check_proof
from policy.text.prose_mask import front_matter
from policy.text.word_codes import is_codable

DATA = Path(__file__).parents[2] / "data"
REPOSITORY = Path(__file__).parents[3]
PACKAGES = Path(yaml.__file__).parents[1]
OWN = sorted({*REPOSITORY.glob("docs/**/*.md"), *DATA.glob("school/docs/**/*.md")})
BAD = sorted(DATA.glob("invalid/*.md"))
PUBLIC = sorted(PACKAGES.glob("**/*.md"))
"""The Markdown files of the installed packages: written by many hands, pinned by the lock."""
PIECES = st.sampled_from(
    ["Vi læser", "5. klasse", "og så", ".", ", ", " ", "  ", "    ", "\n", "\n\n", "- ", "1. ",
     "3. ", "> ", "# ", "## ", "#", "---\n", "===\n", "*", "**", "_", "__", "`", "```\n", "~~~\n",
     "[ord](a.md)", "[ord][a]", "[a]: b.md\n", "![et hus](a.png)", "[^1]", "[^1]: ", "<b>", "</b>",
     "<br>", "<!-- x -->", "<div markdown>\n", "</div>\n", '<span id="x">', "</span>", "&amp;",
     "&nbsp;", "{ #sted }", "{ .stor }", "|", "| a | b |\n|---|---|\n| c | d |\n", "\\", "\t",
     "<https://example.dk>", "<navn@example.dk>", "snake_case", "[TOC]", "é", "2027. ", ":"]
)  # fmt: skip
_HIDDEN = ("script", "style", "template", "title", "head", "noscript")


class Shown(HTMLParser):
    """The text that an HTML page shows, alternative texts included, without white space."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0
        html = re.sub(r'<sup [^>]*><a class="footnote-ref".*?</a></sup>', "", html)
        html = re.sub(r'<a class="footnote-backref".*?</a>', "", html)
        self.feed(re.sub(r'<div class="toc">.*?</div>', "", html, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an image's words, and where hidden text begins."""
        self.hidden += tag in _HIDDEN
        self.parts.append(dict(attrs).get("alt") or "" if tag == "img" else "")

    def handle_endtag(self, tag: str) -> None:
        """Note where hidden text ends."""
        self.hidden -= tag in _HIDDEN

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.parts.append("" if self.hidden else data)

    @property
    def text(self) -> str:
        """Everything in order."""
        return re.sub(r"\s+", "", "".join(self.parts))


@cache
def site_settings() -> dict[str, Any]:
    """How the generator converts the pages, as its configuration says."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return {
        "extensions": config["markdown_extensions"],
        "extension_configs": config["mdx_configs"],
    }


def built(text: str) -> str:
    """The HTML that the site makes of a page."""
    return str(markdown.markdown(text.removeprefix(front_matter(text)), **site_settings()))


def assert_one_reading(page_id: str, text: str) -> None:
    """Nothing more, nothing less and nothing else is read than what is shown.

    Template tags are made harmless: their output is no text of the page.
    """
    text = re.sub(r"\{[{%#]", "(", text)
    page = read_markdown(page_id, text)
    read = "".join("".join(each.words.split()) for each in page.rendered.texts)
    assert read == Shown(built(text)).text or [*check_proof("docs/side.md", page)]


@pytest.mark.parametrize("path", [*OWN, *BAD], ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_page_of_ours_is_read_as_it_is_shown(path: Path) -> None:
    """Every page of the two schools, and every bad page that can be read at all."""
    text = path.read_bytes().decode(errors="replace")
    if is_codable(text):
        assert_one_reading("side", text)


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(PACKAGES)))
def test_a_public_page_is_read_as_it_is_shown(path: Path) -> None:
    """Real files that others wrote for other readers of Markdown."""
    assert_one_reading("side", path.read_text(encoding="utf-8"))


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_page_is_read_as_it_is_shown(text: str) -> None:
    """Random Markdown, each piece of which is of interest to the reader."""
    assert_one_reading("side", text)
