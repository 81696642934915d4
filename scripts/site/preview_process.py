"""The live preview in a process of its own, for a browser to look at."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.webserver import free_port

HOUSE = Path(__file__).parent.parent


@contextmanager
def previewing(root: Path) -> Iterator[str]:
    """The preview of ``root`` while the block runs; gives its address, which answers in a while."""
    port = free_port()
    command = [sys.executable, "-m", "scripts.serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=HOUSE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
