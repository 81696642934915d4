"""Publish three editions and a draft of a fictional school, and serve them on a free port.

All files are in a temporary folder that is deleted when the command ends; no network is used.
"""

import argparse
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from policy.words.command_messages import SAYINGS
from scripts.cli.console import use_utf8
from scripts.cli.signals import stop_on_signals
from scripts.publishing.fictional_school import published


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command until it is interrupted; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="publish, serve, and end at once")
    options = parser.parse_args(arguments)
    use_utf8()
    stop_on_signals()
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="demo-") as name,
        published(Path(name)) as (_, address),
    ):
        print(SAYINGS["demo"].format(address=address), flush=True)
        if not options.once:
            threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
