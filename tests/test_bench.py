"""The bench: what it measures is sound, and its table says what was measured against what."""

from pathlib import Path

import pytest

from macros.changes import compare
from macros.rules import check
from macros.source import load
from scripts.bench import Figure, compared, seconds, table
from scripts.bench_data import write_policy
from scripts.bench_publish import measured


def test_a_policy_of_any_size_is_sound_and_its_revision_is_another(tmp_path: Path) -> None:
    """No fault to be told of, and one text of twenty changed, each told of once."""
    old, new = (
        write_policy(tmp_path / str(revised), initiatives=40, pages=2, revised=revised)
        for revised in (False, True)
    )
    assert check(load(old)) == check(load(new)) == ()
    before, after = load(old).edition, load(new).edition
    assert before
    assert after
    kinds = [(each.type, each.kind) for each in compare(before, after)]
    assert kinds == [("initiative", "changed")] * 2 + [("text", "changed")] * 4


def test_a_command_is_timed_with_its_start() -> None:
    """In seconds, the whole of the interpreter included."""
    assert 0 < seconds(["-c", "pass"], 1) < seconds(["-c", "import time; time.sleep(.5)"], 1)


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
def test_an_archive_grows_by_the_edition_whatever_is_in_it(tmp_path: Path) -> None:
    """Every other edition stays as it is; the shared pages are small beside one."""
    times, grown = measured(tmp_path, (1, 4), 1)
    assert all(each > 0 for each in times)
    assert all(1 < each < 1.1 for each in grown)


def test_the_table_has_a_line_for_each_figure() -> None:
    """What, how much, against what, the ratio, the goal."""
    lines = [compared("a", 1.0, 0.5, "b", "at most 2"), Figure("c", "1", "2", "3", "4")]
    assert table(lines).splitlines()[-2:] == [
        "| a | 1.00 s | b: 0.50 s | 2.00 | at most 2 |",
        "| c | 1 | 2 | 3 | 4 |",
    ]
