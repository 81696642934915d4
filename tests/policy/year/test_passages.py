"""The history of each passage: each wording against the one before, carried from year to year."""

import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.archive.editions import PASSAGES_FILE
from policy.archive.history import History, read_history
from policy.loading.edition_json import EDITION_FILE, as_json
from policy.model.edition import Edition
from policy.text.word_diff import Mark
from policy.year.passages import Passages, _from_all, passage_files, passages_of
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
EVERYDAY, INITIATIVES = "docs/hverdagen.md", "data/initiatives.yaml"
SEATS = "hverdagen#i-timerne"
Edits = tuple[tuple[str, str, str], ...]

WEEKLY: Edits = ((EVERYDAY, "skifter hver måned", "skifter hver uge"),)
DAILY: Edits = ((EVERYDAY, "skifter hver måned", "skifter hver dag"),)
ALL: Edits = ((INITIATIVES, "Klassen holder møde", "Alle holder møde"),)
RENAMED: Edits = ((EVERYDAY, "## I timerne { #i-timerne }", "## Timerne { #timerne }"),)
ELSEWHERE: Edits = ((EVERYDAY, "{ #i-timerne }", "{ #timerne }"),)
GONE: Edits = (
    (EVERYDAY, "## I timerne { #i-timerne }\n", ""),
    (EVERYDAY, "## I pauserne { #i-pauserne }\n", "## I pauserne { #i-pauserne }\n\nVi er ude.\n"),
)


@cache
def edition(number: int, *edits: Edits) -> Edition:
    """The fictional school's edition of that year, counted from 2026/27, with these edits."""
    year = f"{2026 + number}/{27 + number}"
    files: list[Any] = [{"file": "data/edition.yaml", "from": "2026/27", "to": year}]
    files += [{"file": f, "from": old, "to": new} for each in edits for f, old, new in each]
    return Edited(SCHOOL, files).edition()


def after(*editions: Edition) -> Passages:
    """The histories in the last of the editions."""
    found = _from_all(editions)
    assert found
    return found


def words(passages: Passages, name: str) -> list[tuple[str, str, str]]:
    """Each wording of a passage: its year, what was there, what is there."""
    history = passages.of(name)
    assert history
    return [
        (each.year, _side(each.lines, Mark.INSERTED), _side(each.lines, Mark.DELETED))
        for each in history.wordings
    ]


def _side(lines: Any, left: Mark) -> str:
    texts = ("".join(text for mark, text in each.words if mark is not left) for each in lines)
    return "|".join(" ".join(each.split()) for each in texts if each.strip())


def test_nothing_is_told_where_nothing_changed() -> None:
    """Not in the first edition, and not in one that is word for word as before."""
    first = edition(0)
    assert passage_files(History(edition=first)) == {}
    assert list(after(first).changed()) == []
    assert list(after(first, edition(1)).changed()) == []
    assert after(first, edition(1)).of("G1") is None


def test_each_edition_that_changed_a_passage_is_a_step() -> None:
    """The first is what it began with; a year without a change is none."""
    found = after(edition(0), edition(1, WEEKLY), edition(2, WEEKLY, ALL), edition(3, DAILY, ALL))
    assert [name for name, _ in found.changed()] == ["G1", SEATS]
    steps = words(found, SEATS)
    assert [year for year, _, _ in steps] == ["2026/27", "2027/28", "2029/30"]
    assert [part in now for part, (_, _, now) in zip(("måned", "uge", "dag"), steps, strict=True)]
    history = found.of("G1")
    assert history
    assert (history.since, history.changed) == ("2026/27", "2028/29")


def test_a_passage_keeps_its_history_under_another_name() -> None:
    """A section with a new title and address is known by its text, as the comparison knows it."""
    found = after(edition(0), edition(1, WEEKLY), edition(2, (*WEEKLY, *RENAMED)))
    (steps,) = [words(found, name) for name, _ in found.changed()]
    assert [year for year, _, _ in steps] == ["2026/27", "2027/28", "2028/29"]
    assert steps[2][2].startswith("Timerne|")
    history = found.of("hverdagen#timerne")
    assert history
    assert [each.place for each in history.wordings] == [SEATS, SEATS, "hverdagen#timerne"]


def test_another_address_or_place_is_no_change_of_a_section() -> None:
    """What it says is the same; its history goes on at its new address."""
    assert list(after(edition(0), edition(1, ELSEWHERE)).changed()) == []
    found = after(edition(0), edition(1, WEEKLY), edition(2, WEEKLY, ELSEWHERE))
    assert [name for name, _ in found.changed()] == ["hverdagen#timerne"]


def test_what_came_later_says_since_when() -> None:
    """A section that went and came again begins anew."""
    found = after(edition(0), edition(1, WEEKLY), edition(2, GONE), edition(3, WEEKLY))
    assert found.of(SEATS) is None
    assert found.histories[SEATS].since == "2029/30"


def test_an_initiative_that_moved_says_from_where() -> None:
    """The department's name is no part of its words, so it is told beside them."""
    row = (
        "      - id: G1\n        tema: Klassens tid\n        indsats: Klassen holder møde om det, "
        "der fylder, og vælger selv en ordstyrer.\n        hyppighed: ugentlig\n"
    )
    text = (SCHOOL / INITIATIVES).read_text(encoding="utf-8")
    assert row in text
    head, _, tail = text.replace(row, "").partition("      - id: B1\n")
    moved = [{"file": INITIATIVES, "create": f"{head}{row}      - id: B1\n{tail}"}]
    year = {"file": "data/edition.yaml", "from": "2026/27", "to": "2027/28"}
    found = after(edition(0), Edited(SCHOOL, [year, *moved]).edition()).of("G1")
    assert found
    assert found.wordings[1].lines[0].kind == "state"
    assert "fløj" in found.wordings[1].lines[0].remark
    assert [each.place for each in found.wordings] == [
        "indsatser/groen-floej#g1",
        "indsatser/blaa-floej#g1",
    ]


SENTENCE, TITLE = (WEEKLY, DAILY), (RENAMED, ELSEWHERE)
CHOICES = (*SENTENCE, *TITLE, ALL)


@given(st.lists(st.sets(st.sampled_from(CHOICES), max_size=2), min_size=1, max_size=3))
def test_each_wording_begins_where_the_one_before_ended(years: list[set[Edits]]) -> None:
    """Whatever changed in which year, and back again."""
    found = after(edition(0), *(edition(at, *_fitting(each)) for at, each in enumerate(years, 1)))
    for name, _ in found.changed():
        for (_, _, now), (_, was, _) in pairwise(words(found, name)):
            assert was == now


def _fitting(chosen: set[Edits]) -> list[Edits]:
    """The edits of ``chosen`` that can be made together, in an order of their own."""
    seats, heading = ([each for each in group if each in chosen][:1] for group in (SENTENCE, TITLE))
    return [*seats, *heading, *({ALL} & chosen)]


@pytest.mark.parametrize("written", ["carried", "missing", "damaged"])
def test_the_archive_gives_the_histories_whatever_it_was_published_with(
    tmp_path: Path, written: str
) -> None:
    """The edition before carries them on; without them, all editions together tell the same."""
    archive = tmp_path / "arkiv"
    editions = [edition(0), edition(1, WEEKLY), edition(2, WEEKLY, ALL)]
    for each in editions:
        history = read_history(tmp_path, each, str(archive)) if archive.exists() else History()
        folder = archive / each.info.year.replace("/", "-")
        folder.mkdir(parents=True)
        (folder / EDITION_FILE).write_text(as_json(each), encoding="utf-8")
        for name, text in passage_files(history).items():
            (folder / name).write_text(text, encoding="utf-8")
    carried = archive / "2028-29" / PASSAGES_FILE
    if written == "missing":
        for path in archive.glob(f"*/{PASSAGES_FILE}"):
            path.unlink()
    elif written == "damaged":
        carried.write_text('{"begyndt": 2026}', encoding="utf-8")
    else:  # it is enough: the first editions are not asked
        shutil.rmtree(archive / "2026-27")
        shutil.rmtree(archive / "2027-28")
    new = edition(3, DAILY, ALL)
    assert passages_of(read_history(tmp_path, new, str(archive))) == after(*editions, new)
