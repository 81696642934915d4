"""The live preview in a process of its own, for a browser to look at."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.cli.places import REPOSITORY
from scripts.site.webserver import free_port


@contextmanager
def previewing(root: Path) -> Iterator[str]:
    """The preview of ``root`` while the block runs; gives its address, which answers in a while."""
    port = free_port()
    command = [sys.executable, "-m", "scripts.serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
