"""The previous edition, and the lifecycle of every initiative."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from policy.archive.history import History, carried_lifecycles, first_lifecycles, read_history
from policy.diff.compare import compare
from policy.loading.edition_json import as_json, from_json, lifecycles_in
from policy.loading.loader import load
from policy.model.edition import Edition, Lifecycle, content
from tests.support.edited import DATA, Edited
from tests.support.repositories import git, repository_at

BASE = DATA / "base"
YEAR, INITIATIVES = "data/edition.yaml", "data/initiatives.yaml"


def edition(year: str, *edits: tuple[str, str]) -> Edition:
    """The valid policy of a school year after edits of its initiatives."""
    changed = [{"file": INITIATIVES, "from": old, "to": new} for old, new in edits]
    return Edited(BASE, [{"file": YEAR, "from": "2026/27", "to": year}, *changed]).edition()


REWORDED = ("Tema i undervisningen.", "Tema i hver time.")
NEW = (
    "  - id: anden",
    "      - id: F3\n        tema: Fællesskab\n        indsats: Ny.\n  - id: anden",
)


def carried(new: Edition, old: Edition, earlier: Mapping[str, Lifecycle]) -> dict[str, Lifecycle]:
    """The lifecycles in ``new``, which follows ``old``."""
    return carried_lifecycles(compare(old, new), earlier)


def test_in_the_first_edition_everything_begins() -> None:
    """In the first edition each initiative starts that year, unchanged."""
    assert first_lifecycles(edition("2026/27")) == {
        name: Lifecycle(since="2026/27") for name in ("F1", "F2", "A1")
    }


def test_a_life_is_carried_from_year_to_year() -> None:
    """First year and latest change are carried over three years."""
    first, second = edition("2026/27"), edition("2027/28", REWORDED, NEW)
    third = edition("2028/29", REWORDED, NEW)
    early = carried(second, first, first_lifecycles(first))
    late = carried(third, second, early)
    assert early == late
    assert late["F1"] == Lifecycle(since="2026/27", changed="2027/28")
    assert late["F2"] == Lifecycle(since="2026/27")
    assert late["F3"] == Lifecycle(since="2027/28")


def test_another_place_in_the_table_is_no_change_of_an_initiative() -> None:
    """Moving within the table is not a change; moving to another department is."""
    first = edition("2026/27")
    table = first.departments[0]
    turned = table.model_copy(update={"initiatives": table.initiatives[::-1]})
    second = edition("2027/28").model_copy(update={"departments": (turned, first.departments[1])})
    assert {each.changed for each in carried(second, first, {}).values()} == {None}
    empty = table.model_copy(update={"initiatives": table.initiatives[1:]})
    other = first.departments[1]
    fuller = other.model_copy(update={"initiatives": (*other.initiatives, table.initiatives[0])})
    third = edition("2028/29").model_copy(update={"departments": (empty, fuller)})
    assert carried(third, first, {})["F1"].changed == "2028/29"


def test_an_edition_published_without_lives_begins_them() -> None:
    """Without stored lifecycles an initiative starts in the year of the older file."""
    first, second = edition("2026/27"), edition("2027/28")
    assert lifecycles_in(as_json(first).encode()) == {}
    assert carried(second, first, {})["F1"] == Lifecycle(since="2026/27")


def test_lives_are_written_beside_the_edition() -> None:
    """Lifecycles are read back as written and do not affect the edition."""
    first = edition("2026/27", REWORDED)
    given = {"F1": Lifecycle(since="2024/25", changed="2026/27"), "F2": Lifecycle(since="2026/27")}
    text = as_json(first, given)
    assert lifecycles_in(text.encode()) == given
    assert from_json(text) == from_json(as_json(first)) == content(first)


def published(folder: Path, *years: str) -> Path:
    """A repository with the valid policy of 2028/29 and an archive of ``years``."""
    files = {f"{year[:4]}-{year[5:]}/udgave.json": as_json(edition(year)) for year in years}
    root = repository_at(folder, files)
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    return root


def test_the_latest_earlier_year_is_what_came_before(tmp_path: Path) -> None:
    """The previous edition is of an earlier year, even where this year is published."""
    root = published(tmp_path / "r", "2024/25", "2025/26", "2026/27", "2027/28")
    history = read_history(root, edition("2026/27"))
    assert history.previous
    assert history.previous.info.year == "2025/26"
    assert history.lifecycles["F1"] == Lifecycle(since="2025/26")


def test_without_an_earlier_edition_there_is_no_history(tmp_path: Path) -> None:
    """Without an earlier edition there is no comparison."""
    for root in (tmp_path, published(tmp_path / "r", "2026/27")):
        history = read_history(root, edition("2026/27"))
        assert (history.previous, history.is_missing) == (None, False)
        assert history.lifecycles.keys() == {"F1", "F2", "A1"}


def test_an_archive_that_is_not_at_hand_is_not_called_empty(tmp_path: Path) -> None:
    """In a clone without the archive the history is missing, not empty."""
    origin = published(tmp_path / "origin", "2025/26")
    git(tmp_path, "clone", "-q", "--single-branch", origin.as_uri(), "clone")
    assert read_history(tmp_path / "clone", edition("2026/27")) == History(is_missing=True)


def test_a_damaged_earlier_edition_is_not_called_none(tmp_path: Path) -> None:
    """A damaged earlier edition makes the history missing."""
    root = repository_at(tmp_path / "r", {"2025-26/udgave.json": "{"})
    assert read_history(root, edition("2026/27")) == History(is_missing=True)


@pytest.mark.parametrize("folder", ["base", "school"])
def test_what_is_compared_is_what_was_published(tmp_path: Path, folder: str) -> None:
    """A policy compared with itself as published a year before differs in the school year only."""
    own = load(DATA / folder).edition
    assert own
    info = own.info.model_copy(update={"year": "2025/26"})
    earlier = own.model_copy(update={"info": info})
    root = repository_at(tmp_path / "r", {"2025-26/udgave.json": as_json(earlier)})
    previous = read_history(root, own).previous
    assert previous
    assert [each.id for each in compare(previous, own).changes] == ["skoleår"]
