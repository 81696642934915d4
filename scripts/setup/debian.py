"""Installs packages on Debian and its derivatives."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable


def is_offered(package: str) -> bool:
    """Whether the machine's own lists of packages have ``package``; nothing is fetched."""
    if not shutil.which("apt-cache"):
        return False
    done = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return done.returncode == 0


def install(packages: Iterable[str]) -> bool:
    """Install ``packages``; returns whether that was possible and succeeded."""
    if not shutil.which("apt-get"):
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not shutil.which("sudo"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages])
    for step in steps:
        command = [*as_root, "apt-get", *step]
        done = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
        if done.returncode:
            return False
    return True
