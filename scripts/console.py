"""What every command does with its output."""

import io
import sys


def use_utf8() -> None:
    """Print æ, ø and å whatever the terminal's code page, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
