"""The demonstration's command line: published for real, shown, and gone without a trace."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.cli.places import REPOSITORY
from scripts.publishing.fictional_school import YEARS
from tests.support.background import sigint_ignored

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]


@pytest.fixture
def rest(tmp_path: Path) -> Path:
    """The folder for what is thrown away, where what is left behind would be seen."""
    found = tmp_path / "rest"
    found.mkdir()
    return found


@pytest.fixture
def demo(rest: Path) -> Iterator[subprocess.Popen[str]]:
    """The command, started as a script's shell starts it in the background: SIGINT is ignored."""
    with sigint_ignored():
        found = started(rest)
    yield found
    found.kill()


def started(rest: Path, *arguments: str) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.demo", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(rest), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def address_of(line: str) -> str:
    """The address that the command tells to look at."""
    return next(word for word in line.split() if word.startswith("http://"))


def test_once_publishes_every_year_and_ends(rest: Path) -> None:
    """Each year is reported, then the address; nothing is left behind."""
    run = started(rest, "--once")
    said = run.communicate()[0]
    assert run.returncode == 0, said
    assert [year.year for year in YEARS if year.year in said] == [each.year for each in YEARS]
    assert "http://127.0.0.1:" in said.splitlines()[-1]
    assert not list(rest.iterdir())


def test_it_serves_until_it_is_stopped(demo: subprocess.Popen[str], rest: Path) -> None:
    """Every edition and the draft answer; stopped, it is silent and leaves nothing behind."""
    assert demo.stdout
    address = next(address_of(line) for line in demo.stdout if "http://" in line)
    for path in ("", "2026-27/", "2027-28/", "2028-29/", "gaeldende/", "udkast/", "udgaver/"):
        with urllib.request.urlopen(address + path) as answer:
            assert answer.status == 200
    demo.send_signal(signal.SIGINT)
    said = demo.communicate()[0]
    assert (demo.returncode, said) == (0, "")
    assert not list(rest.iterdir())
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_can_be_stopped_while_it_publishes(
    demo: subprocess.Popen[str], rest: Path, end: signal.Signals
) -> None:
    """Without a traceback, and nothing is left behind."""
    assert demo.stdout
    assert YEARS[0].year in demo.stdout.readline()
    demo.send_signal(end)
    said = demo.communicate()[0]
    assert (demo.returncode, "Traceback" in said) == (0, False), said
    assert not list(rest.iterdir())
