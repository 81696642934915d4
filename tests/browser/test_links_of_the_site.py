"""No link of the built sites leads nowhere: LinkChecker over the served pages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = """
[checking]
threads=4
maxrequestspersecond=500

[output]
verbose=0
warnings=1
"""


@pytest.mark.parametrize("which", ["site", "school_site"])
def test_every_link_of_a_site_leads_somewhere(
    request: pytest.FixtureRequest, tmp_path: Path, which: str
) -> None:
    """Starting at the front page and at the page for what is not found, every link is sound."""
    request.getfixturevalue(which)
    address = request.getfixturevalue("address" if which == "site" else "school_address")
    configuration = tmp_path / "linkcheckerrc"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    command = shutil.which("linkchecker", path=str(Path(sys.executable).parent))
    assert command, "LinkChecker is part of the test environment"
    done = subprocess.run(
        [command, "-f", str(configuration), "--no-status", address, f"{address}404.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors found" in done.stdout
