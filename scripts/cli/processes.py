"""Work in a process of its own, at the same time as this one's, where there is a processor for it.

On Linux alone: elsewhere a new process begins by importing everything again.
"""

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

Result = TypeVar("Result")

_THREADS = Path("/proc/self/task")
"""This process's threads, those that a library has begun, too."""


def begun(make: Callable[[], Result]) -> Callable[[], Result]:
    """Begin ``make``, and return a function that waits for its result and returns it.

    Where there can be no process of its own, and where that ends without a result, ``make`` is
    called when the result is asked for, so that what it raises is raised there. A process whose
    result nobody asks for ends by itself.
    """
    if sys.platform != "linux" or not _has_room():
        return make
    answer = os.memfd_create("answer")
    if not (child := os.fork()):
        _answer(make, answer)

    def result() -> Result:
        _, status = os.waitpid(child, 0)
        with os.fdopen(answer, "rb") as file:
            file.seek(0)
            return make() if status else pickle.load(file)  # noqa: S301 — written by this program

    return result


def _has_room() -> bool:
    """Whether there is another processor, and no thread, which the new process would lack."""
    try:
        return len(os.sched_getaffinity(0)) > 1 and len([*_THREADS.iterdir()]) == 1
    except OSError:
        return False


def _answer(make: Callable[[], object], answer: int) -> NoReturn:
    """Write what ``make`` returns to the file ``answer``, and end this process, the new one."""
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what goes wrong is told by the other process
        with os.fdopen(answer, "wb") as file:
            pickle.dump(make(), file)
        status = 0
    finally:
        os._exit(status)
