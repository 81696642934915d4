"""The live preview in a process of its own, for a browser to look at."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.cli.places import REPOSITORY
from scripts.site.webserver import free_port

LIMIT = 60
"""Seconds that the first build may take."""


@contextmanager
def previewing(root: Path) -> Iterator[str]:
    """Run the preview of ``root`` while the block runs; gives its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "scripts.serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    """Wait until somebody listens on ``port``; TimeoutError where nobody does."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(port)
