"""The way on after MkDocs 1: ProperDocs, its maintained successor, builds the site as it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.test_every_python import digests

COMMAND = """
import sys
import properdocs.replacement  # from here on, what asks for mkdocs gets ProperDocs
from scripts.build import main
status = main(sys.argv[1:])
print(sys.modules["mkdocs.commands.build"].__file__)
sys.exit(status)
"""


@pytest.mark.slow
def test_properdocs_builds_the_same_site(site: Path, repository: Path, tmp_path: Path) -> None:
    """No change but the command: the same files with the same bytes, and none made by MkDocs."""
    command = [sys.executable, "-c", COMMAND, "--out", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    *_, made_by = done.stdout.splitlines()
    assert os.path.join("properdocs", "commands", "build.py") in made_by  # noqa: PTH118
    assert digests(tmp_path / "site") == digests(site)
