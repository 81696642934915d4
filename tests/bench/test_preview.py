"""The preview's latency: what is measured is a change that really comes to an open page."""

import subprocess
import sys
from pathlib import Path

import pytest

MEASURE = """
import sys
from pathlib import Path
from bench.browser import preview
from bench.policies import Bench
print(*(each.value for each in preview(Bench(Path(sys.argv[1]), Path(sys.argv[2]), runs=1))))
"""


@pytest.mark.slow
@pytest.mark.parametrize("policy", [".", "tests/data/school"])
def test_an_open_page_follows_what_is_saved(repository: Path, tmp_path: Path, policy: str) -> None:
    """A changed sentence and a changed name in the data come by themselves, and it can be timed.

    In a process of its own: where the other tests' browser runs, no second one can be driven.
    """
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(repository / policy), str(tmp_path)],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page, _, data, _ = done.stdout.split()
    assert float(page) > 0
    assert float(data) > 0
