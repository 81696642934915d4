"""The visible texts of raw HTML."""

from cProfile import Profile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy.text.html_text import MAX_DEPTH, visible_texts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Et <b>par</b> ord.</p>", ["Et par ord."]),
        ("<p>Et.</p>\n<p>To.</p>", ["Et.", "To."]),
        ("<ul><li>Et<li>To</ul>", ["Et", "To"]),
        ("<table><tr><td>A</td><td>B</td></tr></table>", ["A", "B"]),
        ("Leg &amp; l&aelig;r", ["Leg & lær"]),
        ("<!-- skjult -->", []),
        ("<script>alert(1)</script><style>a{}</style>Ord", ["Ord"]),
        ("<div><p>Uden slutning", ["Uden slutning"]),
        ("Linje<br>skift", ["Linje", "skift"]),
        ("Ord <b>i<!-- skjult --></b>gen", ["Ord igen"]),
        ("<tr><td>A</td><td>B</td></tr>", ["A", "B"]),
        ("<p>Før</p><![;", ["Før"]),
        ("<![;", []),
        ("", []),
    ],
)
def test_what_is_read_of_html(html: str, expected: list[str]) -> None:
    """Paragraphs, items and cells are separate texts; comments and scripts are left out."""
    assert visible_texts(html) == expected


@example("<![;")
@given(st.text(alphabet="<>/!-&;abpscript \"'=\n[]?", max_size=80))
def test_no_html_is_too_odd_to_read(html: str) -> None:
    """Any input gives non-empty texts with collapsed white space."""
    for text in visible_texts(html):
        assert text == " ".join(text.split()) != ""


NESTED = (
    "<!-- <div> --><style><b></style>Ydre <b>o</b>rd &amp; {}<br>flere<p>Slut <ul><li>Punkt</ul>"
)


@pytest.mark.parametrize("depth", [0, 400, 600])
def test_deeply_nested_texts_are_read_like_others(depth: int) -> None:
    """The same texts come out, in whatever depth they are."""
    html = "<div>" * depth + NESTED.format("ord") + "</div>" * depth
    assert visible_texts(html) == ["Ydre ord & ord", "flere", "Slut", "Punkt"]


def test_a_long_page_without_depth_is_parsed_as_html() -> None:
    """Only depth counts: line breaks, closed elements and end tags left out do not nest."""
    html = "Linje<br>" * 600 + "<ul>" + "<li>Punkt" * 600 + "</ul>" + "<b>x</b>" * 600
    assert visible_texts(f"<template>Skjult</template>{html}") == [
        *["Linje"] * 600,
        *["Punkt"] * 600,
        "x" * 600,
    ]


def test_no_parser_is_asked_for_a_page_beyond_the_greatest_depth() -> None:
    """Parsers take more than twice the time for twice the depth, so a pattern reads such a page."""
    html = "<div>Ord" * (MAX_DEPTH + 1) + "</div>" * (MAX_DEPTH + 1)
    profile = Profile()
    assert len(profile.runcall(visible_texts, html)) == MAX_DEPTH + 1
    called = [str(each.code) for each in profile.getstats()]
    assert not any("Lexbor" in name for name in called)
