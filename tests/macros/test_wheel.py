"""The year's wheel: what happens in each month, drawn and as a list."""

from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.pages import page_macros
from macros.pictures.wheel import CHIP_HEIGHT, CHIP_WIDTH, MOST, wheel
from macros.views import View
from policy.documents.data_blocks import DataBlocks
from policy.documents.tree import Paragraph
from policy.model.year_times import months_of
from policy.text.dates import MONTHS
from tests.support.sample import department, initiative, view

NAME = 29
"""How wide the short name of a month is at most."""


def timed(*times: str) -> View:
    """A department whose initiatives happen at these times."""
    rows = [initiative(f"U{n}", hvornår=when) for n, when in enumerate(times, 1)]
    return view([department("ude", "0-6", *rows, initiative("N9"))])


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("august, marts", (8, 3)),
        ("November til februar", (11, 12, 1, 2)),
        ("forår", (3, 4, 5)),
        ("i vinteren og i uge 40-42", (10, 12, 1, 2)),
        ("uge 3 og 33", (8, 1)),
        ("uge 53", (12,)),
        ("uge 50-2", (12, 1)),
        ("uge 50 til uge 2", (12, 1)),
        ("uge 44, 45 og 2", (10, 11, 1)),
        ("mellem august og oktober", (8, 9, 10)),
        ("august frem til oktober", (8, 9, 10)),
        ("aug. og sept.", (8, 9)),
        ("2027-03-12", (3,)),
        ("efterårsferien", ()),
        ("løbende", ()),
    ],
)
def test_a_time_names_its_months_in_the_order_of_the_school_year(
    text: str, months: tuple[int, ...]
) -> None:
    """Months, seasons and weeks; other words name none."""
    assert months_of(text, "2026/27") == months


def test_the_list_says_all_that_the_wheel_draws() -> None:
    """Every month with its initiatives from August, then those whose time names no month."""
    html = page_macros(timed("maj og august", "løbende", "maj"))["aarshjul"]()
    soup = BeautifulSoup(html, "html5lib")
    listed = {
        each.dt.get_text(): [a.get_text().split()[0] for a in each.select("a")]
        for each in soup.select("dl div")
        if each.dt
    }
    assert listed == {"August": ["U1"], "Maj": ["U1", "U3"], "Andre tidspunkter": ["U2"]}
    drawn = {
        str(group["aria-label"]): [a["aria-label"] for a in group.select("a")]
        for group in soup.select("svg g[role=group]")
    }
    assert drawn == {"August": ["U1 Leg, august"], "Maj": ["U1 Leg, maj", "U3 Leg, maj"]}
    assert soup.select_one("svg title")


def test_nothing_is_drawn_where_nothing_says_when() -> None:
    """And no wheel stands over a list of other times."""
    assert page_macros(timed())["aarshjul"]().strip() == ""
    assert "<svg" not in page_macros(timed("løbende"))["aarshjul"]()


def test_a_month_that_is_full_says_how_many_more_there_are() -> None:
    """The list has them all."""
    found = wheel(timed(*["maj"] * 7))
    assert found
    (month,) = (each for each in found.months if each.items)
    assert [chip.words for chip in month.chips] == ["U1", "U2", "U3", "+4"]
    assert len(month.items) == 7


@given(times=st.lists(st.sampled_from([*MONTHS, "januar-december"]), max_size=14))
def test_no_two_numbers_meet_and_all_are_within_the_wheel(times: list[str]) -> None:
    """Whatever happens when, each number is legible and can be pressed."""
    found = wheel(timed(*times))
    chips = [chip for month in found.months for chip in month.chips] if found else []
    for one, other in combinations(chips, 2):
        apart = abs(one.x - other.x) >= CHIP_WIDTH - 1 or abs(one.y - other.y) >= CHIP_HEIGHT - 1
        assert apart, (one, other)
    for month in found.months if found else ():
        for chip in month.chips:
            beside = abs(month.x - chip.x) - (CHIP_WIDTH + NAME) / 2
            above = abs(month.y - 4.5 - chip.y) - (CHIP_HEIGHT + 13) / 2
            assert max(beside, above) >= 2, (month.name, chip)
        assert len(month.chips) <= MOST
        assert len(month.chips) == min(len(month.items), MOST)


def test_a_document_has_the_list_by_month() -> None:
    """Word and PDF have no links to press, so the list is the whole of it."""
    seen = timed("maj", "løbende")
    blocks = [*DataBlocks(seen.edition, seen.history).expand("index", "aarshjul", ())]
    names = [block.content[0].text for block in blocks if isinstance(block, Paragraph)]  # type: ignore[union-attr]
    assert names == ["Maj", "Andre tidspunkter"]
