"""The bench: what it measures is sound, and its table says what was measured against what."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.__main__ import MEASURES, table
from bench.builds import forget
from bench.figures import Figure, compared, in_turns, peak, seconds, timed
from bench.policies import write_policy
from bench.publishing import measured
from policy.diff.compare import compare
from policy.loading.loader import load
from policy.rules.registry import check


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
    short, long = seconds(1, ["-c", "pass"], ["-c", "import time; time.sleep(.5)"])
    assert 0 < short < long


def test_a_command_that_fails_is_not_timed() -> None:
    """What it said ends the bench: the time of a failure is the time of something else."""
    with pytest.raises(SystemExit, match="no policy"):
        timed(["-c", "import sys; sys.exit('no policy')"])


def test_those_that_are_compared_take_turns() -> None:
    """So that a machine that becomes slow is slow for both; the middle one of each counts."""
    said: list[str] = []
    times = {"a": iter([9.0, 1.0, 2.0]), "b": iter([3.0, 5.0, 4.0])}

    def run(name: str) -> float:
        said.append(name)
        return next(times[name])

    assert in_turns(3, lambda: run("a"), lambda: run("b")) == [2.0, 4.0]
    assert said == ["a", "b"] * 3


def test_the_peak_of_memory_is_the_modules_own() -> None:
    """In megabytes; what the one who asks has taken is not counted."""
    held = b"x" * 300_000_000
    small, large = (peak(["timeit", "-n", "1", "-r", "1", f"b'x' * {n}"]) for n in (1, 200_000_000))
    assert small < 100
    assert 185 < large - small < 300  # 200 million bytes are 190.7 of them, each rounded down
    assert held


def test_nothing_kept_is_left_but_what_is_installed(tmp_path: Path) -> None:
    """A cold build has no file of the run before; a tool's own folder is no such file."""
    (tmp_path / "tool").mkdir()
    (tmp_path / "kept").write_text("", encoding="utf-8")
    forget(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tool"]


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
def test_an_archive_grows_by_the_edition_whatever_is_in_it(tmp_path: Path) -> None:
    """Every other edition stays as it is; the shared pages are small beside one."""
    times, grown = measured(tmp_path, (1, 4), 1)
    assert all(each > 0 for each in times)
    assert all(1 < each < 1.1 for each in grown)


def test_the_table_has_a_line_for_each_figure() -> None:
    """What, how much, against what, the ratio, the goal, below what was used."""
    lines = [compared("a", 1.0, 0.5, "b", "at most 2"), Figure("c", "1", "2", "3", "4")]
    told = table(lines, {"Python": "3.11", "Node": "20"})
    assert "Python 3.11, Node 20, " in told
    assert told.splitlines()[-2:] == [
        "| a | 1.00 s | b: 0.50 s | 2.00 | at most 2 |",
        "| c | 1 | 2 | 3 | 4 |",
    ]


@pytest.mark.slow
def test_one_measure_can_be_had_alone_and_of_another_school(
    repository: Path, tmp_path: Path
) -> None:
    """Its lines are on the screen and in the file."""
    out = tmp_path / "bench.md"
    root = repository / "tests" / "data" / "school"
    command = [sys.executable, "-m", "bench.__main__", "--only", "check", "--runs", "1"]
    command += ["--root", str(root), "--out", str(out)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    told = out.read_text(encoding="utf-8")
    assert told == done.stdout
    assert told.count("\n| ") == 2
    assert "| scripts.check, the real policy | " in told


def test_a_measure_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that are."""
    with pytest.raises(SystemExit):
        bench.main(["--only", "luck"])
    said = capsys.readouterr().err
    assert all(name in said for name in MEASURES)
