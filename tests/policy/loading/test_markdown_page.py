"""A Markdown page is read as sections, blocks and anchors in plain text with lines."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.loading.markdown_page import read_page
from policy.model.edition import Page

PAGE = """\
---
title: x
# Not a heading
---

# Fokus på trivsel { #fokus }

Vi *tror* på `alle`,
og på [hinanden](a.md).

## Overgange { #overgange .stor }

- Fra 3. til 4.
  { #tre-fire }
- Fra 6. til 7.[^1]

[^1]: Se bilag.
"""


def blocks(page: Page) -> list[tuple[str, str, str | None, int]]:
    """The kind, text, id and line of every block of a page."""
    return [(b.kind, b.text, b.id, b.line) for s in page.sections for b in s.blocks]


def texts(markdown: str) -> list[str]:
    """The text of all blocks of ``markdown``."""
    return [text for _, text, _, _ in blocks(read_page("a", markdown))]


def test_headings_make_sections_with_their_ids_and_lines() -> None:
    """The front matter is left out, and line numbers count it."""
    page = read_page("fokus", PAGE)
    heads = [(s.id, s.level, s.title, s.line) for s in page.sections]
    assert heads == [("fokus", 1, "Fokus på trivsel", 6), ("overgange", 2, "Overgange", 11)]
    assert (page.id, page.title, page.markdown) == ("fokus", "Fokus på trivsel", PAGE)


def test_paragraphs_items_and_footnotes_are_plain_text_with_their_lines() -> None:
    """Markup, links and line breaks are removed; the visible text remains."""
    assert blocks(read_page("fokus", PAGE)) == [
        ("paragraph", "Vi tror på alle, og på hinanden.", None, 8),
        ("item", "Fra 3. til 4.", "tre-fire", 13),
        ("item", "Fra 6. til 7.", None, 15),
        ("footnote", "Se bilag.", None, 17),
    ]


def test_every_explicit_id_is_an_anchor_with_its_text() -> None:
    """Ids of headings, items and spans are anchors with their text."""
    anchors = read_page("fokus", PAGE + '\nEt <span id="ord">par *ord*</span> her.\n').anchors
    assert anchors["tre-fire"] == "Fra 3. til 4."
    assert anchors["overgange"] == "Overgange"
    assert anchors["ord"] == "par ord"
    assert set(anchors) == {"fokus", "overgange", "tre-fire", "ord"}


@pytest.mark.parametrize(
    "markdown",
    [
        'A.\n\n<div class="redaktionel" markdown>\n\nVores ord.\n\n## Og { #og }\n\n</div>\n\nB.\n',
        'A.\n\n<div class="redaktionel" markdown>\nVores ord.\n</div>\n\nB.\n',
        'A.\n\n<div class="redaktionel" markdown>\n\n<div>\n\nx\n\n</div>\n\ny\n\n</div>\n\nB.\n',
    ],
)
def test_editorial_notes_are_no_part_of_the_policy(markdown: str) -> None:
    """Editorial notes are left out with their headings and anchors; the text after them is kept."""
    page = read_page("a", markdown)
    assert [text for _, text, _, _ in blocks(page)] == ["A.", "B."]
    assert page.anchors == {}


def test_a_call_alone_is_told_from_text() -> None:
    """A call is a block of its own, as the HTML is that it returns, also within a text."""
    page = read_page("a", '# A { #a }\n\n{{ x("y") }}\n\nOrd {{ x() }} her.\n')
    assert blocks(page) == [
        ("macro", "", None, 3),
        ("paragraph", "Ord", None, 5),
        ("macro", "", None, 5),
        ("paragraph", "her.", None, 5),
    ]


def test_what_stands_before_the_first_heading_is_kept() -> None:
    """A page without headings has one section without a title, and its id as page title."""
    page = read_page("bilag/x", "Bare tekst.\n")
    assert [(s.id, s.level, s.title) for s in page.sections] == [("", 0, "")]
    assert page.title == "bilag/x"


@pytest.mark.parametrize("markdown", ["", "\n\n", "---\na: b\n---\n", "<!-- x -->\n"])
def test_an_empty_page_has_no_section(markdown: str) -> None:
    """An empty page has no sections."""
    assert read_page("a", markdown).sections == ()


def test_an_attribute_without_its_space_is_text() -> None:
    """``{#id}`` is a comment of the template language (the check says so), never an id."""
    assert read_page("a", "# A {#a}\n").anchors == {}


def test_classes_alone_are_no_id_and_not_shown() -> None:
    """Attribute lists are never part of the visible text."""
    assert blocks(read_page("a", "Ord.\n{ .manchet }\n")) == [("paragraph", "Ord.", None, 1)]


def test_raw_html_code_and_boxes_are_read_as_what_is_seen() -> None:
    """Raw HTML and code are read as their visible text."""
    markdown = (
        '<p id="x">Et <b>par</b> ord.</p>\n\n```\nkode\n  her\n```\n\n!!! note\n\n    Husk.\n'
    )
    page = read_page("a", markdown)
    assert blocks(page) == [
        ("paragraph", "Et par ord.", "x", 1),
        ("paragraph", "kode her", None, 4),
        ("paragraph", "!!! note", None, 8),
        ("paragraph", "Husk.", None, 10),
    ]
    assert "x" in page.anchors


def test_markdown_inside_html_is_read_as_markdown() -> None:
    """In HTML with the attribute ``markdown``, Markdown markup is removed."""
    assert texts("<div markdown>\nEt *par* [ord](a.md).\n</div>\n") == ["Et par ord."]


def test_a_footnote_belongs_to_the_section_that_refers_to_it() -> None:
    """A footnote belongs to the section that refers to it, wherever it is written."""
    page = read_page("a", "# A\n\nOrd.[^n]\n\n# B\n\nMere.\n\n[^n]: Noten.\n")
    read = [[block.text for block in section.blocks] for section in page.sections]
    assert read == [["Ord.", "Noten."], ["Mere."]]


def test_where_words_lead_is_part_of_a_block() -> None:
    """Links have their visible text and their address as written, in order."""
    page = read_page("a", "Se [*hele*\nbilaget](b.md#c) og <https://example.dk/>.\n")
    (block,) = page.sections[0].blocks
    assert [(each.text, each.address) for each in block.links or ()] == [
        ("hele bilaget", "b.md#c"),
        ("https://example.dk/", "https://example.dk/"),
    ]


def test_nested_items_are_items_of_their_own() -> None:
    """Each item of a nested list is a block, so that items change independently."""
    assert texts("- A\n    - B\n    - C\n- D\n") == ["A", "B", "C", "D"]


def test_entities_are_the_characters_they_stand_for() -> None:
    """«&amp;» is read as «&», and a no-break space as a space between words."""
    assert texts("Leg &amp; l&aelig;r &rarr;\u00a0x\n") == ["Leg & lær → x"]


def test_every_page_of_a_policy_is_read_with_its_lines(repository: Path) -> None:
    """The line of every section and block contains the start of its text."""
    for path in (repository / "tests" / "data" / "school" / "docs").rglob("*.md"):
        markdown = path.read_text(encoding="utf-8")
        lines = markdown.split("\n")
        page = read_page("x", markdown)
        for title, line in [(s.title, s.line) for s in page.sections if s.level]:
            assert lines[line - 1].startswith("#")
            assert title.split()[0] in lines[line - 1]
        for kind, text, _, line in blocks(page):
            if kind in ("item", "footnote"):
                assert text.split()[0] in re.sub("[`*]", "", lines[line - 1])


@given(st.text(alphabet='# -*`[]()<>{}^:|&;\n\tab1.æ"=/!', max_size=200))
def test_no_text_is_too_odd_to_read(markdown: str) -> None:
    """Any text can be read as a page, and every line number exists."""
    page = read_page("a", markdown)
    last = markdown.count("\n") + 1
    assert all(0 <= section.line <= last for section in page.sections)
    assert all(1 <= line <= last for _, _, _, line in blocks(page))


def test_what_only_leads_elsewhere_is_no_text_of_the_policy() -> None:
    """Buttons, and sections that hold nothing but the site's own navigation, are left out."""
    page = read_page(
        "a",
        "# A { #a }\n\n[Find klassen](#find){ .genvej }\n\nTekst.\n\n"
        "## Find { #find }\n\n{{ find_klassetrin() }}\n\n## B { #b }\n\n{{ linkliste() }}\n",
    )
    assert [section.title for section in page.sections] == ["A", "B"]
    assert [block.text for block in page.sections[0].blocks] == ["Tekst."]


@pytest.mark.parametrize(
    ("text", "level", "number"),
    [("- a\n    - b\n", 2, None), ("1. a\n2. b\n", 1, 2), ("1. a\n    1. b\n", 2, 1)],
)
def test_an_item_has_the_level_and_number_that_are_shown(
    text: str, level: int, number: int | None
) -> None:
    """Levels count from 1, and a bullet has no number."""
    block = read_page("a", text).sections[0].blocks[-1]
    assert (block.level, block.number) == (level, number)


def test_the_row_of_a_table_is_one_block_with_its_cells() -> None:
    """The first row is the head; a mark of emphasis is none of its text."""
    blocks_read = read_page("a", "| Uge | Hvad |\n|---|---|\n| 1 | *Leg* |\n").sections[0].blocks
    assert [(each.kind, each.text, each.cells) for each in blocks_read] == [
        ("head", "Uge | Hvad", ("Uge", "Hvad")),
        ("row", "1 | Leg", ("1", "Leg")),
    ]
