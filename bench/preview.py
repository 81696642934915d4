"""How long it takes until a saved change is seen in the browser, the preview running already."""

import re
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.stock import SETTINGS
from policy.loading.loader import load
from scripts.setup.browser import driven
from scripts.site.preview_process import previewing

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PLACE = re.compile(r"^(INHERIT: |  custom_dir: )(\S+)$", re.M)
DEADLINE = 60
"""Seconds after which a change that does not show is lost."""


def seconds_to_show(root: Path, runs: int) -> float:
    """The median seconds from a saved file of the policy in ``root`` until its text is seen.

    A sentence of the front page and the school's name in the data take turns, ``runs`` of each.
    They are changed in a copy. SystemExit where there is no browser.
    """
    with driven() as chromium, tempfile.TemporaryDirectory(prefix="preview-") as folder:
        policy = _copied(root, Path(folder))
        with previewing(policy) as address:
            page = chromium.new_page()
            _opened(page, address)
            times = [_seconds(page, policy, turn) for turn in range(2 * runs)]
    return median(times)


def _copied(root: Path, folder: Path) -> Path:
    """A copy of the policy in ``root``; what its settings build on and its theme stay in place."""
    for name in ("data", "docs"):
        shutil.copytree(root / name, folder / name)
    settings = (root / SETTINGS).read_text(encoding="utf-8")
    text = _PLACE.sub(lambda found: f"{found[1]}{(root / found[2]).resolve().as_posix()}", settings)
    (folder / SETTINGS).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _opened(page: "Page", address: str) -> None:
    """The front page, as soon as it answers."""
    from playwright.sync_api import Error

    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            page.goto(address)
            return
        except Error:  # nobody answers yet
            time.sleep(0.1)
    raise TimeoutError(address)


def _seconds(page: "Page", policy: Path, turn: int) -> float:
    """Save a change, and wait until it stands on the page."""
    words = f"Forsøg {turn}"
    if turn % 2:
        path, old = policy / "docs/index.md", ""
        text = f"{path.read_text(encoding='utf-8').rstrip()}\n\n{words}.\n"
    else:
        path, school = policy / "data/school.yaml", load(policy).school
        old = f"navn: {school.name if school else ''}"
        text = path.read_text(encoding="utf-8").replace(old, f"navn: {words}", 1)
    time.sleep(0.5)  # whatever the change before it set off has come to rest
    begun = time.perf_counter()
    path.write_text(text, encoding="utf-8", newline="\n")
    page.get_by_text(words).first.wait_for(timeout=DEADLINE * 1000)
    return time.perf_counter() - begun
