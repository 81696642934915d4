"""Run the property tests at random, and the kills of publishing, until the time is up.

Each round draws twice as many examples of every property as the round before. The first round with
a counter-example is the last. The output is also written to ``fuzz/log.txt``, and what failed, each
with its smallest example, to ``fuzz/resultat.json``. Exit status 0 where every property held, 1
where one did not, 2 where the tests could not be run.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO
from xml.etree import ElementTree

from scripts.cli.console import use_utf8
from scripts.cli.places import REPOSITORY

FIRST_ROUND = 200
"""Examples of each property in the first round."""

SHORTEST = 300
"""Seconds that one property may take, however small the budget."""


def fuzz(budget: float, out: Path, arguments: Sequence[str]) -> int:
    """Run rounds for about ``budget`` seconds; returns the exit status of the last one."""
    end, examples = time.monotonic() + budget, FIRST_ROUND
    with (out / "log.txt").open("w", encoding="utf-8") as log:
        while True:
            begun = time.monotonic()
            status = _round(examples, [f"--timeout={max(SHORTEST, budget):.0f}", *arguments], log)
            took = time.monotonic() - begun
            if status or time.monotonic() + 2 * took > end:
                return status
            examples *= 2


def _round(examples: int, arguments: Sequence[str], log: TextIO) -> int:
    """Run every property test with so many examples; returns pytest's exit status."""
    result = Path(log.name).with_name("pytest.xml")
    command = [sys.executable, "-m", "pytest", "-m", "hypothesis or fuzz", "-n", "auto"]
    command += [f"--junitxml={result}", *arguments]
    environment = {**os.environ, "FUZZ_EXAMPLES": str(examples), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            log.write(line)
    return process.returncode


def failures(result: Path) -> Iterator[dict[str, str]]:
    """The failed tests of a JUnit file, each with its smallest example, or what else it says."""
    for case in ElementTree.parse(result).iter("testcase"):  # noqa: S314 — what pytest just wrote
        for fault in (*case.iter("failure"), *case.iter("error")):
            said = str(fault.text or fault.get("message"))
            yield {
                "test": f"{case.get('classname')}.{case.get('name')}",
                "example": _message(said) or said[-2000:],
            }


def _message(said: str) -> str:
    """The lines that pytest marks as the error, with the smallest example among them."""
    lines = (line for line in said.splitlines() if line.startswith("E "))
    return "\n".join(line[4:] for line in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    use_utf8()
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz", description=__doc__)
    minutes = float(os.environ.get("FUZZ_MINUTES", "5"))
    parser.add_argument("--minutes", type=float, default=minutes, help="about how long to run")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "fuzz", help="where results go")
    parser.add_argument("tests", nargs="*", help="the files of tests to run; all without it")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    status = fuzz(60 * options.minutes, options.out, options.tests)
    if status not in (0, 1):
        return 2
    found = list(failures(options.out / "pytest.xml"))
    text = json.dumps({"failures": found}, ensure_ascii=False, indent=2)
    (options.out / "resultat.json").write_text(f"{text}\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
