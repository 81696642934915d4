"""Raw HTML as the texts that a reader sees."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy.text.html_text import visible_texts


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
    """Paragraphs, items and cells apart; comments and scripts are read by nobody."""
    assert visible_texts(html) == expected


@example("<![;")
@given(st.text(alphabet="<>/!-&;abpscript \"'=\n[]?", max_size=80))
def test_no_html_is_too_odd_to_read(html: str) -> None:
    """Whatever it is, what comes out are texts with folded spaces."""
    for text in visible_texts(html):
        assert text == " ".join(text.split()) != ""
