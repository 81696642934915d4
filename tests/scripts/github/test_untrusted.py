"""Read as GitHub reads it, a comment calls nobody, refers to nothing and hides nothing."""

import re
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from policy.report.markdown_text import plain
from scripts.github.untrusted import fit_for_comment

ALLOWED = {"h2", "h3", "p", "ul", "li", "strong", "ins", "del", "pre", "code", "br"}
"""What our own report makes; a code block comes from the problems of the check."""

CALLS = re.compile(
    r"(?<![\w`])@\w|#\d|\bGH-\d|https?://|\bwww\.|:[\w+-]+:|(?<!\w)[0-9a-f]{7,40}(?!\w)|\w@\w",
    re.IGNORECASE,
)
"""What GitHub makes a link or a picture of in text that is no code."""

HARM = [
    "Hej @kendeord og &#64;kendeord og &commat;kendeord",
    "Se #12, &#35;12, GH-12, kendeord/kendeord#12 og kendeord@0123456789abcdef",
    "0123456789abcdef0123456789abcdef01234567",
    "https://kendeord.example og www.kendeord.example og post@kendeord.example",
    "<https://kendeord.example> [x](https://kendeord.example) ![x](https://kendeord.example/a.png)",
    "[x]: https://kendeord.example\n\n[x]",
    "<!-- kendeord -->\n\n<!-- kendeord",
    "<details><summary>kendeord</summary>\n\nkendeord\n\n</details>",
    "<img src=kendeord>\n<a href='kendeord'>x</a>\n<script>kendeord</script>",
    "- <ins>kendeord</del></ins></ins> <ins onclick=kendeord>x</ins>",
    "**kendeord\n\n~~kendeord~~ `kendeord` *kendeord*",
    "```\n<b>@kendeord</b>\n````\n~~~\n@kendeord",
    "    kendeord\n\tkendeord",
    "> kendeord\n1. kendeord\n+ kendeord\n---\nkendeord\n===\n| a |\n|---|\n| b |",
    "[^1]\n\n[^1]: kendeord",
    ":smile: $kendeord$ \u202ekendeord",
    "```math\nkendeord\n```\n```mermaid\nkendeord",
    "&lt;img src=kendeord&gt; &amp;#64;kendeord",
]


class Reader(HTMLParser):
    """The elements of a comment, its attributes, and its text outside code."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text, self.comments, self._code = "", 0, 0
        self.feed(shown)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 — the parser's own name
        self.comments += 1

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text += data


def read(text: str) -> Reader:
    """What GitHub shows of a comment: Markdown with raw HTML and addresses that become links."""
    return Reader(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def is_harmless(found: Reader) -> bool:
    """Whether there is nothing but what our own report makes."""
    return (
        found.elements <= ALLOWED
        and not found.attributes
        and not found.comments
        and not CALLS.search(found.text)
    )


@pytest.mark.parametrize("text", HARM)
def test_what_would_call_or_hide_is_shown_as_text(text: str) -> None:
    """Nobody is mentioned and nothing referred to; no picture, link or element is the text's."""
    found = read(fit_for_comment(text, 10_000))
    assert is_harmless(found), (found.elements, found.text)


@pytest.mark.parametrize("text", HARM)
def test_words_of_the_policy_are_shown_as_text(text: str) -> None:
    """So it is in the report itself, where it stands in a list item."""
    found = read(f"- **{plain(text)}**: <ins>{plain(text)}</ins>")
    assert is_harmless(found), (found.elements, found.text)


def test_what_the_report_writes_is_kept() -> None:
    """Headings, lists, bold type, the word diff and the block with the problems."""
    text = "## Ændret\n\n- **U7** i «Udskoling»:\n  - <del>Før</del> <ins>nu</ins>\n\n"
    text += "```\na:1:1: X\n```"
    found = read(fit_for_comment(text, 10_000))
    assert found.elements == {"h2", "ul", "li", "strong", "del", "ins", "pre", "code"}
    assert "U7 i «Udskoling»:" in found.text


def test_a_text_that_is_too_long_is_cut_where_a_line_ends() -> None:
    """The comment says so, and a code block that is cut is closed."""
    cut = fit_for_comment("```\n" + "linje\n" * 5000, 1000)
    assert len(cut) < 1000
    assert cut.count("```") == 2
    assert "Resten er for langt" in read(cut).text


_marks = st.sampled_from(
    [*"@#<>&*_`~[]()!|\\-+=:/.1a\n $^", "**", "<ins>", "</del>", "```\n", "&#64;", "http", "www"]
)


@given(st.lists(_marks, max_size=40).map("".join))
def test_no_text_at_all_is_more_than_text(text: str) -> None:
    """Whatever the marks, only the report's own elements come out of it."""
    assert is_harmless(read(fit_for_comment(text, 10_000)))
