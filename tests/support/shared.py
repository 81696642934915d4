"""What is made once in a run of the tests and then shared by all workers of pytest-xdist."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_DEADLINE = 300
"""Seconds that a worker waits for what another one makes."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder ``name``, filled by ``make`` of the first worker that asks; only to be read.

    The workers' own temporary folders lie side by side in the run's, which holds what they share.
    """
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    shared.mkdir(exist_ok=True)
    folder, done = shared / name, shared / f"{name}.done"
    try:
        (shared / f"{name}.claimed").touch(exist_ok=False)
    except FileExistsError:
        _wait_for(done)
    else:
        try:
            folder.mkdir()
            make(folder)
        finally:
            done.touch()
    return folder


def _wait_for(path: Path) -> None:
    end = time.monotonic() + _DEADLINE
    while not path.exists():
        if time.monotonic() > end:
            raise TimeoutError(f"another worker never finished {path.stem}")
        time.sleep(0.1)
