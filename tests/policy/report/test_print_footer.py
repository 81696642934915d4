"""The words at the edges of printed sheets, as a stylesheet that no name can break."""

import pytest
import tinycss2  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from policy.model.data_files import EditionFile
from policy.report.print_footer import (
    LONGEST,
    css_string,
    name_of,
    sheets,
    sheets_between,
    sheets_of,
)
from policy.text.shorten import truncated
from policy.text.typography import NBSP
from tests.support.hostile import VALUES
from tests.support.sample import edition

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def contents(style: str) -> dict[str, str]:
    """What each margin box of a stylesheet says last, read as a browser reads it."""
    found = {}
    for rule in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
        assert (rule.type, rule.at_keyword) == ("at-rule", "page")
        for box in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
            if box.type == "declaration":
                continue
            for each in tinycss2.parse_blocks_contents(box.content, skip_whitespace=True):
                assert each.type == "declaration", each
                if each.lower_name == "content":
                    said = [token.value for token in each.value if token.type == "string"]
                    found[box.at_keyword] = "".join(said)
    return found


@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """As one string and nothing behind it, in plain letters only."""
    written = css_string(text)
    assert written.isascii()
    assert "<" not in written
    token, *rest = tinycss2.parse_component_value_list(written)
    assert (token.type, token.value, rest) == ("string", text, [])


def test_no_hostile_name_breaks_the_stylesheet() -> None:
    """Policy, school and edition: each is words in its box, cut where it is long."""
    for value in VALUES:
        found = contents(sheets(value, value, "Udgave 2026/27", draft=True))
        name = truncated(value, LONGEST)
        assert found["bottom-left"] == f"{name} · {name} · Udgave 2026/27"
        assert found["top-right"] == "Udkast"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"status": "overført"}, "Udgave 2026/27 · overført fra skolens udaterede tekst"),
        ({"status": "udkast"}, "Udkast til udgave 2026/27 · ikke vedtaget"),
        (
            {"status": "vedtaget", "vedtaget": "2026-06-16"},
            "Udgave 2026/27 · vedtaget 16. juni 2026",
        ),
        (
            {
                "status": "vedtaget",
                "vedtaget": "2026-06-16",
                "rettelser": [
                    {"dato": "2026-10-05", "note": "En fejl."},
                    {"dato": "2027-03-12", "note": "En til."},
                ],
            },
            "Udgave 2026/27 · vedtaget 16. juni 2026 · rettet 12. marts 2027",
        ),
    ],
    ids=["carried over", "draft", "adopted", "corrected"],
)
def test_a_sheet_tells_where_its_edition_stands(data: dict[str, object], name: str) -> None:
    """The year, the status, the last correction; a line breaks between the parts only."""
    found = name_of(EditionFile.model_validate({"skoleår": "2026/27", **data}))
    assert found.replace(NBSP, " ") == name
    assert found.count(" ") == 2 * name.count("·")


def test_a_draft_stands_at_the_head_of_its_sheets_and_no_other_edition() -> None:
    """What lies on a table is told from what was adopted at a glance."""
    draft = edition(info={"skoleår": "2027/28", "status": "udkast"})
    assert contents(sheets_of(draft))["top-right"] == "Udkast"
    assert "top-right" not in contents(sheets_of(edition()))
    assert contents(sheets_of(edition()))["bottom-left"].startswith(
        "Sådan trives vi · Bakkens Skole · Udgave"
    )


def test_a_redline_names_both_its_editions() -> None:
    """And that the newer is a draft."""
    draft = edition(info={"skoleår": "2027/28", "status": "udkast"})
    found = contents(sheets_between(edition(), draft))
    assert found["top-right"] == "Udkast"
    assert found["bottom-left"] == (
        "Ændringer i Sådan trives vi · Bakkens Skole · fra udgave 2026/27 til udkastet for 2027/28"
    )


def test_what_belongs_to_no_edition_names_none() -> None:
    """The pages that all editions share have the policy, the school and the number."""
    found = contents(sheets("Trivselspolitik", "Bakkens Skole"))
    assert found == {
        "bottom-left": "Trivselspolitik · Bakkens Skole",
        "bottom-right": "Side  af ",
    }
