"""Numbers and their nouns on one line: by style, without a character in the text."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts.site.plugins.kept_together import CLASS, KeptTogether


def kept(html: str) -> list[str]:
    """What is kept together in ``html``, which reads as before."""
    made = KeptTogether().on_page_content(html)
    soup = BeautifulSoup(made, "html5lib")
    assert soup.get_text() == BeautifulSoup(html, "html5lib").get_text()
    return [each.get_text() for each in soup.select(f".{CLASS}")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fra 0. til 3. klasse og 5. klasses lejr", ["3. klasse", "5. klasses"]),
        ("Den 1. august kl. 8 efter § 2, stk. 1", ["1. august", "kl. 8", "§ 2", "stk. 1"]),
        ("Det koster 1000 kr. og 5 % mere", ["1000 kr.", "5 %"]),
        ("Klasse 5. Klassen leger i 2027", []),
        ("<b>6. klasse</b> og <i>note</i> 2. årgang", ["6. klasse", "2. årgang"]),
    ],
)
def test_a_number_and_its_noun_are_kept_together(text: str, found: list[str]) -> None:
    """In running text and within marks, in any form of the noun."""
    assert kept(f"<p>{text}</p>") == found


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" title="5. klasse">x</a>',
        "<svg><title>5. klasse</title><text>5. klasse</text></svg>",
        "<pre><code>5. klasse</code></pre>",
        "<option>5. klasse</option>",
    ],
)
def test_what_is_no_text_of_a_line_is_left(html: str) -> None:
    """Attributes, drawings, code, choices."""
    assert KeptTogether().on_page_content(html) == html


def test_every_page_has_the_style_of_the_mark(school_site: Path) -> None:
    """A page may have such a number; the rule is in the stylesheet of all."""
    page = (school_site / "klassetrin" / "index.html").read_text("utf-8")
    assert f'class="{CLASS}"' in page
    sheets = (school_site / "assets" / "stylesheets").glob("*.css")
    linked = [each for each in sheets if f'href="../assets/stylesheets/{each.name}"' in page]
    rule = f".{CLASS}{{white-space:nowrap}}"
    assert [rule in each.read_text("utf-8") for each in linked] == [True]
