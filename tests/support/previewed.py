"""The live preview in a process of its own, and what a browser gets of it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from policy.loading.loader import Loaded
from scripts.site.webserver import free_port

DEADLINE = 60
"""Seconds after which a change that does not show is lost; a slow machine needs its time."""

REPOSITORY = Path(__file__).parents[2]


class Silent:
    """Tells of a policy that has no problems and no status."""

    notice = str

    def checked(self, policy: Loaded) -> str:  # noqa: ARG002
        """None."""
        return ""

    def failed(self, said: str) -> str:
        """What went wrong."""
        return f"<p>Fejl: {said}"


def command(policy: Path, port: int) -> list[str]:
    """The command as a person types it."""
    return [sys.executable, "-m", "scripts.serve", "--root", str(policy), "--port", str(port)]


@contextmanager
def serving(policy: Path, log: Path) -> Iterator[str]:
    """The preview of ``policy`` while the block runs: the address of its front page."""
    port = free_port()
    with log.open("wb") as said:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            command(policy, port), cwd=REPOSITORY, stdout=said, stderr=said, env=environment
        )
        try:
            yield f"http://127.0.0.1:{port}/"
            assert process.poll() is None, log.read_text(encoding="utf-8")
        finally:
            process.terminate()
            process.wait()


def fetch(address: str) -> str:
    """What a browser gets, an error's page included; nothing where nobody answers yet."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()
    except OSError:
        return ""


def wait_for(address: str, *texts: str) -> str:
    """The page at ``address`` as soon as it holds all of ``texts``."""
    end = time.monotonic() + DEADLINE
    page = ""
    while time.monotonic() < end:
        page = fetch(address)
        if all(text in page for text in texts):
            return page
        time.sleep(0.1)
    raise AssertionError(f"{texts} never came; the last page was {page[:3000]}")
