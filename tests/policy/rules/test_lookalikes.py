"""What looks like one thing and becomes another: laws of all pages, and what is not told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.checking.autofix import fix_page
from policy.loading.markdown_page import MarkdownPage, read_markdown
from policy.model.problems import place_of
from policy.rules.lookalikes import find_lookalikes
from policy.text.typography import apply_edits

PIECES = st.sampled_from(
    ["Vi læser", "5. klasse", ".", " ", "    ", "\n", "\n\n", "- ", "1. ", "3. ", "> ", "# ", "#",
     "---\n", "**", "`", "```\n", "[ord](a.md)", "[ord][a]", "![](a.png)", "[](a.md)", "[^1]: ",
     "<br>", "&nbsp", "{ #sted }", "| a | b |\n|---|---|\n", "\\\n", "• ", "– ", "ii) ", "① ",
     "https://example.dk", "www.example.dk", "~~x~~", "[ ] "]
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=20).map("".join)


def page(text: str) -> MarkdownPage:
    """The page with this Markdown."""
    return read_markdown("side", text)


@given(PAGES)
def test_every_place_and_every_fix_is_inside_the_page(text: str) -> None:
    """Any page can be looked through, and its edits can be carried out."""
    for each in find_lookalikes(page(text)):
        assert 0 <= each.start <= len(text)
        assert all(0 <= start <= end <= len(text) for start, end, _ in each.fix)
        apply_edits(text, each.fix)


@pytest.mark.parametrize(
    "text",
    [
        "1. Vi lytter.\n2. Vi taler.\n",
        "- Vi lytter.\n    - Vi taler.\n- Vi leger.\n",
        "Vi går i 5. klasse, og den 24. december holder vi fri.\n",
        "5\\. klasse holder teater.\n",
        "Vi bruger `**` og `- ` i koden.\n",
        "Se [siden](https://example.dk/a) og <https://example.dk/b>.\n",
        "| Uge | Hvad |\n|---|---|\n| 1 | Leg |\n",
        "```\n- a\n  - b\n```\n",
        "Vi holder fest den\n24. december.\n",
        "> Det var i\n> 2026. Så gik det.\n",
        "Ordet\n:   5\\. klasse.\n",
        "1. – Vi lytter.\n2. – Vi taler.\n",
        "❤ Vi holder af hinanden.\n",
        "Ord.[^1]\n\n[^1]: 1. Et.\n    2. To.\n",
    ],
)
def test_what_becomes_what_it_looks_like_is_not_told(text: str) -> None:
    """Lists, escaped numbers, code, links and tables that are read as they are meant."""
    assert list(find_lookalikes(page(text))) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Ord.[^1]\n\n[^1]: 6. klasse leger.\n", 7),
        ("Ordet\n:   24. december er fri.\n", 5),
        ("Ordet\n: 2027. Det var godt.\n", 3),
        ("- Fest for\n  6. klasse.\n", 3),
        ("7. – 9. klasse.\n", 1),
    ],
)
def test_a_number_that_a_list_swallows_is_told_wherever_it_stands(text: str, column: int) -> None:
    """In notes, definitions and items too; the backslash in front of the stop keeps it."""
    (told,) = find_lookalikes(page(text))
    assert told.code in ("TAL-BLIVER-LISTE", "TAL-BLIVER-PUNKT")
    assert place_of("side.md", text, told.start).column == column
    assert list(find_lookalikes(page(apply_edits(text, told.fix)))) == []


@pytest.mark.parametrize(
    "mark",
    ["☐ ", "☑ ", "◆ ", "❑ ", "⁃ ", "∙ ", "‒ ", "― ", "-- ", "•", "–", "➡ ", "🔹 ", "~ ",
     "1.1 ", "1.1. ", "I. ", "8.30 "],
)  # fmt: skip
def test_lines_that_begin_alike_are_told_as_a_list_and_never_joined(mark: str) -> None:
    """Whatever bullet another program put in front of them; one alone may be meant so."""
    text = f"Vi gør to ting:\n{mark}Lytte\n{mark}Tale\n"
    assert [each.code for each in find_lookalikes(page(text))] == ["PUNKT-TEGN"] * 2
    assert fix_page("side.md", text).text == text


@pytest.mark.parametrize("marks", [("1.", "2."), ("1: ", "2: "), ("a. ", "b. "), ("I. ", "II. ")])
def test_lines_that_count_are_told_as_a_list_and_never_joined(marks: tuple[str, str]) -> None:
    """Numbers without their space, with a colon, letters and Roman numbers in order."""
    text = "Vi gør to ting:\n" + "".join(f"{mark}Leg\n" for mark in marks)
    assert [each.code for each in find_lookalikes(page(text))] == ["PUNKT-TEGN"] * 2
    assert fix_page("side.md", text).text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("{ #sted }\n", "{ #sted }\n"),
        ("(siden)[https://example.dk]\n", "(siden)[https://example.dk]\n"),
        ("Se https://example.dk/a_(b).\n", "Se <https://example.dk/a_(b)>.\n"),
        ("[siden](side.md\n", "[siden](side.md\n"),
        ("!!! note\n    Vi leger\n", "!!! note\n    Vi leger\n"),
        ("```\nord\n", "```\nord\n"),
        ("7. – 9. klasse.\n", "7\\. – 9. klasse.\n"),
        ("Ordet\n:   5.klasse og SFO.\n", "Ordet\n:   5. klasse og SFO.\n"),
    ],
)
def test_what_is_told_is_mended_whole_or_left_as_it_is(text: str, fixed: str) -> None:
    """No mark, no address and no line is lost or torn apart, and once is enough."""
    assert list(find_lookalikes(page(text))) or ".klasse" in text
    assert fix_page("side.md", text).text.replace("5\\.", "5.") == fixed
    assert fix_page("side.md", fix_page("side.md", text).text).count == 0


def test_a_list_behind_a_swallowed_number_is_no_problem_of_its_own() -> None:
    """It is another list once the number is mended; a mixed list further down is told."""
    text = "5. klasse leger.\n\n- a\n\nOrd.\n\n- b\n1. c\n"
    codes = [each.code for each in find_lookalikes(page(text))]
    assert codes == ["TAL-BLIVER-LISTE", "LISTE-BLANDET"]
