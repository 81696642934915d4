"""The feed of editions and corrections: valid, stable, and as the data says."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from macros.sharing.feed import feed
from policy.archive.publication import Entry
from scripts.audit import validity
from tests.policy.archive.test_publication import CARRIED, DRAFT, entries, made

SCHEMA = Path(__file__).parents[2] / "data" / "atom.rnc"
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 11, 22)
CORRECTIONS = [
    {"dato": "2027-09-01", "note": "Et ord er rettet & <b>forklaret</b>."},
    {"dato": "2027-09-02", "note": "Et klassetrin er rettet."},
]
CORRECTED = made("2027/28", gælder_fra="2027-08-01", rettelser=CORRECTIONS)
EARLIER = made("2025/26", status="ældre", vedtaget="2025-06")


def shown(
    found: dict[str, Entry] | None = None, address: str = "", before: str = "", day: date = DAY
) -> str:
    """The feed of an archive, with a carried-over and a corrected edition as a rule."""
    found = entries(CARRIED, CORRECTED) if found is None else found
    return feed(found, "Trivselspolitik", address, before, day)


def entries_of(text: str) -> list[dict[str, str]]:
    """The texts and addresses of the entries, by the names of their elements."""
    tree = ElementTree.fromstring(text.encode())  # noqa: S314 — made here
    return [
        {each.tag.removeprefix(ATOM): each.get("href") or each.text or "" for each in entry}
        for entry in tree.iter(f"{ATOM}entry")
    ]


def test_an_adopted_edition_tells_its_dates_treatment_and_changes() -> None:
    """In sentences; what the comparison counted comes with it."""
    found = entries(CORRECTED)
    (name, entry) = next(iter(found.items()))
    lines = ("Udskoling: 2 nye, 1 udgået", "Fokus: 1 omformuleret")
    found[name] = Entry(name, entry.info, entry.school, 4, lines)
    told = entries_of(shown(found))[-1]
    assert told["title"] == "Trivselspolitik 2027/28 er vedtaget"
    assert told["updated"] == "2027-06-15T12:00:00Z"
    assert told["link"] == "2027-28/"
    assert told["summary"] == (
        "Vedtaget 15. juni 2027. Gælder fra 1. august 2027. Behandlet af elevrådet og hjemmene. "
        "4 ændringer siden udgaven før. Udskoling: 2 nye, 1 udgået. Fokus: 1 omformuleret."
    )


def test_a_correction_is_an_entry_of_its_own() -> None:
    """Newest first, with its own day and note."""
    first, second, *_ = entries_of(shown())
    assert [first["title"], first["updated"]] == [
        *("Trivselspolitik 2027/28 er rettet", "2027-09-02T12:00:00Z"),
    ]
    assert second["summary"] == "Et ord er rettet & <b>forklaret</b>."


def test_an_undated_edition_keeps_the_day_it_was_first_told() -> None:
    """The commit's day at first; whatever is published later does not move it."""
    first = shown(entries(CARRIED))
    assert "2026-11-22T12:00:00Z" in first
    later = shown(before=first, day=date(2027, 6, 20))
    assert entries_of(later)[-1] == entries_of(first)[0]


def test_a_date_that_is_only_a_month_is_said_but_orders_nothing() -> None:
    """The entry has the day of the commit then."""
    (told,) = entries_of(shown(entries(EARLIER)))
    assert told["updated"] == "2026-11-22T12:00:00Z"
    assert told["summary"].startswith("Vedtaget i juni 2025.")


def test_ids_are_permanent_and_each_entrys_own() -> None:
    """They depend neither on the address nor on what came after."""
    found = [each["id"] for each in entries_of(shown(address="https://example.dk/trivsel"))]
    assert len({*found}) == len(found) == 4
    assert entries_of(shown(entries(CARRIED)))[0]["id"] in found
    assert found == [each["id"] for each in entries_of(shown())]


def test_drafts_are_not_told() -> None:
    """A feed without entries keeps its own day."""
    first = shown(entries(DRAFT))
    assert entries_of(first) == []
    assert shown(entries(DRAFT), before=first, day=date(2027, 1, 1)) == first


def test_with_an_address_links_are_whole() -> None:
    """Some readers know no relative ones."""
    text = shown(address="https://example.dk/trivsel/")
    assert (
        'rel="self" type="application/atom+xml" href="https://example.dk/trivsel/feed.xml"' in text
    )
    assert entries_of(text)[0]["link"] == "https://example.dk/trivsel/2027-28/"


@pytest.mark.parametrize("before", ["", "<feed>", "<id>x</id><updated>i går</updated>", "\0" * 9])
def test_a_damaged_feed_before_is_as_none(before: str) -> None:
    """It is made anew from the archive."""
    assert shown(before=before) == shown()


@pytest.mark.slow
def test_an_independent_validator_finds_the_feeds_valid(tmp_path: Path) -> None:
    """Jing, by the schema of RFC 4287; and it does find what is wrong."""
    kinds: dict[str, dict[str, Any]] = {
        "plain": {},
        "whole": {"address": "https://example.dk/"},
        "draft": {"found": entries(DRAFT)},
        "month": {"found": entries(EARLIER)},
    }
    for name, values in kinds.items():
        (tmp_path / f"{name}.xml").write_text(shown(**values), encoding="utf-8")
    assert _faults([*tmp_path.glob("*.xml")]) == ""
    wrong = tmp_path / "wrong.xml"
    wrong.write_text(shown().replace("T12:00:00Z", ""), encoding="utf-8")
    assert "updated" in _faults([wrong])


def _faults(files: list[Path]) -> str:
    """What the validator says of the files."""
    command = [str(validity.java()), *validity.QUICK, "-cp", str(validity.checker())]
    command += ["com.thaiopensource.relaxng.util.Driver", "-c", str(SCHEMA), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
