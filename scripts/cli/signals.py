"""Signal handling of the commands that run until they are interrupted."""

import signal


def stop_on_signals() -> None:
    """Make SIGINT and SIGTERM raise KeyboardInterrupt in this process.

    A command started in the background by a shell script inherits an ignored SIGINT, and nothing
    cleans up after a SIGTERM by default.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
