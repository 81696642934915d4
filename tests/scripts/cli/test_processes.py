"""Work in another process gives what it gives in this one: its result, or what it raises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, threading
from scripts.cli.processes import begun
def make():
    here = os.getpid() == parent
    with open("made", "a") as file:
        file.write("here " if here else "beside ")
    {fault}
    return "æøå" * 100_000
parent = os.getpid()
{before}
result = begun(make)
print("begun", flush=True)
print(len(result()))
"""
WHOLE = ["begun", "300000"]

HAS_ROOM = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
BESIDE = ["beside"] if HAS_ROOM else []
"""Where a machine with one processor, or another system, does not even try."""


class Run:
    """A run of the program in ``folder``: what it ``said``, where it ``made``, its ``errors``."""

    def __init__(self, folder: Path, repository: Path, *, fault: str = "pass", before: str = ""):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM.format(fault=fault, before=before)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(repository)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.said, self.errors = done.stdout.splitlines(), done.stderr
        self.made = (folder / "made").read_text(encoding="utf-8").split()


def test_the_work_is_done_beside_and_its_result_comes_whole(
    tmp_path: Path, repository: Path
) -> None:
    """Once, however large it is; nothing is printed twice."""
    run = Run(tmp_path, repository)
    assert (run.said, run.made, run.errors) == (WHOLE, BESIDE or ["here"], "")


@pytest.mark.parametrize("end", ["os._exit(3)", "os.kill(os.getpid(), 9)", "open('nothing')"])
def test_work_that_ends_without_a_result_is_done_here(
    tmp_path: Path, repository: Path, end: str
) -> None:
    """A process that is killed, for want of memory for one, costs time and no more."""
    run = Run(tmp_path, repository, fault=f"here or {end}")
    assert (run.said, run.made, run.errors) == (WHOLE, [*BESIDE, "here"], "")


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for(
    tmp_path: Path, repository: Path
) -> None:
    """As if it had been done there; the other process says nothing of it."""
    run = Run(tmp_path, repository, fault="raise ValueError('here' if here else 'beside')")
    assert (run.said, run.made) == (["begun"], [*BESIDE, "here"])
    assert run.errors.count("Traceback") == 1
    assert run.errors.splitlines()[-1] == "ValueError: here"


def test_a_process_with_threads_does_its_work_itself(tmp_path: Path, repository: Path) -> None:
    """Another one would lack them, and might wait for ever for what they hold."""
    before = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    run = Run(tmp_path, repository, before=before)
    assert (run.said, run.made) == (WHOLE, ["here"])


def test_one_processor_does_one_thing_at_a_time(tmp_path: Path, repository: Path) -> None:
    """Two processes would only take turns."""
    before = "HAS_ROOM and os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])"
    run = Run(tmp_path, repository, before=before.replace("HAS_ROOM", str(HAS_ROOM)))
    assert (run.said, run.made) == (WHOLE, ["here"])
