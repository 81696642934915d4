"""The bench: what it measures is sound, and its table says what was measured against what."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.__main__ import MEASURES, table
from bench.commands import published
from bench.measuring import Cost, Figure, in_turns, run
from bench.policies import write_policy
from policy.diff.compare import compare
from policy.loading.loader import load
from policy.rules.registry import check


def checkout(folder: Path) -> Path:
    """A checkout whose environment has the interpreter that runs the tests."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    return folder


def test_a_policy_of_any_size_is_sound_and_its_revision_is_another(tmp_path: Path) -> None:
    """No problems, and one text in twenty changed, each reported once."""
    old, new = (
        write_policy(tmp_path / str(revised), 2, 20, revised=revised) for revised in (False, True)
    )
    assert check(load(old)) == check(load(new)) == ()
    before, after = load(old).edition, load(new).edition
    assert before
    assert after
    kinds = [(each.type, each.kind) for each in compare(before, after).changes]
    assert kinds == [("initiative", "changed")] * 2 + [("text", "changed")] * 4


def test_a_command_is_timed_with_its_start() -> None:
    """In seconds, the whole of the interpreter included."""
    short, long = run(["-c", "pass"]), run(["-c", "import time; time.sleep(.5)"])
    assert 0 < short.seconds < long.seconds


def test_a_command_that_fails_is_not_timed() -> None:
    """What it said ends the bench: the time of a failure is the time of something else."""
    with pytest.raises(SystemExit, match="no policy"):
        run(["-c", "import sys; sys.exit('no policy')"])


def test_a_command_of_another_checkout_runs_there(tmp_path: Path) -> None:
    """In its folder, by its interpreter."""
    there = checkout(tmp_path)
    run(["-c", "open('seen', 'w').close()"], there)
    assert (tmp_path / "seen").is_file()


def test_those_that_are_compared_take_turns() -> None:
    """So that a machine that becomes slow is slow for both; the middle one of each counts."""
    said: list[str] = []
    times = {"a": iter([9.0, 1.0, 2.0]), "b": iter([3.0, 5.0, 4.0])}

    def cost(name: str) -> Cost:
        said.append(name)
        return Cost(next(times[name]), 10, 7)

    assert in_turns(3, lambda: cost("a"), lambda: cost("b")) == [(2.0, 10, 7), (4.0, 10, 7)]
    assert said == ["a", "b"] * 3


def test_the_peak_of_memory_is_the_commands_own() -> None:
    """In megabytes; what the process that measures has taken is not counted."""
    held = b"x" * 300_000_000
    small, large = (run(["-c", f"b'x' * {size}"]).megabytes for size in (1, 200_000_000))
    assert small < 100
    assert 185 < large - small < 300  # 200 million bytes are 190.7 of them
    assert held


def test_a_cold_run_finds_nothing_cached_but_what_is_installed(tmp_path: Path) -> None:
    """A file of the run before is deleted, also in an environment's folder; not a tool's own."""
    cache = checkout(tmp_path) / ".cache"
    of_environment = "0123456789abcdef"
    for name in ("tool/file", f"{of_environment}/kept", "kept"):
        (cache / name).parent.mkdir(parents=True, exist_ok=True)
        (cache / name).write_text("", encoding="utf-8")
    run(["-c", "pass"], tmp_path, cold=True)
    left = sorted(path.relative_to(cache).as_posix() for path in cache.rglob("*"))
    assert left == [of_environment, "tool", "tool/file"]


def objects(archive: Path, *names: str) -> int:
    """The bytes on the disk of what these names of an archive reach."""
    command = ["git", "-C", str(archive), "rev-list", "--objects", "--disk-usage", *names]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
def test_an_archive_grows_by_the_edition_whatever_is_in_it(tmp_path: Path) -> None:
    """Every other edition stays as it is; the shared pages are small beside one."""
    years = published(tmp_path / "school", 2)
    archive = tmp_path / "school" / "arkiv.git"
    for year, cost in itertools.islice(zip(("2028-29", "2029-30"), years, strict=False), 2):
        assert min(cost.seconds, cost.processor) > 0
        grown = objects(archive, "gh-pages", "^gh-pages~1")
        own = objects(archive, f"gh-pages:{year}", "^gh-pages~1^{tree}")
        assert 1 < grown / own < 1.1


def test_the_table_has_a_line_for_each_figure() -> None:
    """What, how much, against what, the ratio, the goal, below what was used."""
    figures = [
        Figure("a", 1.0, 0.5, "at most 2", other="b"),
        Figure("c", 3, 0, unit="{}"),
        Figure("d", "missing", "–", "100"),
    ]
    text = table(figures, "Python 3.11, 2 cores")
    assert "Python 3.11, 2 cores. " in text
    assert text.splitlines()[-3:] == [
        "| a | 1.00 s | b: 0.50 s | 2.00 | at most 2 |",
        "| c | 3 | stock: 0 | – | – |",
        "| d | missing | stock: – | – | 100 |",
    ]


@pytest.mark.slow
def test_one_measure_can_be_taken_alone_and_of_another_school(
    repository: Path, tmp_path: Path
) -> None:
    """Its rows are on the screen and in the file; another checkout gets rows of its own."""
    out = tmp_path / "bench.md"
    root = repository / "tests" / "data" / "school"
    command = [sys.executable, "-m", "bench.__main__", "--only", "check", "--runs", "1"]
    command += ["--root", str(root), "--out", str(out), "--against", str(repository)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    told = out.read_text(encoding="utf-8")
    assert told == done.stdout
    assert (
        told.count("\n| check, the policy |") == told.count("\n| check, the policy, memory |") == 2
    )
    assert f"| {repository}: " in told


@pytest.mark.slow
def test_a_command_on_generated_policies_is_measured_at_two_sizes(
    repository: Path, tmp_path: Path
) -> None:
    """At the size that is asked for, against half of it."""
    command = [sys.executable, "-m", "bench.__main__", "--only", "changes-initiatives"]
    command += ["--runs", "1", "--scale", "0.02", "--out", str(tmp_path / "bench.md")]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert "| changes-initiatives, 20 | " in done.stdout
    assert " | 10: " in done.stdout


def test_a_measure_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that are."""
    with pytest.raises(SystemExit):
        bench.main(["--only", "luck"])
    said = capsys.readouterr().err
    assert all(name in said for name in MEASURES)
