"""Lighthouse, where Node is there: installed from its lock, run on pages, its reports read.

It judges what a phone on a slow network would see, simulated the same on every machine.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.site.cache import cache_folder

NAME = "lighthouse"
SOURCE = Path(__file__).parent / "lighthouse_runner"
FILES = ("package.json", "package-lock.json", ".npmrc", "run.mjs")
RUNNER = "run.mjs"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class NoLighthouse(Exception):
    """It could not be run; the text says why."""


@dataclass(frozen=True)
class Report:
    """What it says of one page.

    ``scores`` are from 0 to 100 and ``lacking`` the rules that cost some of it, by category;
    ``paint`` is the seconds until the largest content is there, ``shift`` how much moved.
    """

    address: str
    scores: Mapping[str, int]
    paint: float
    shift: float
    lacking: Mapping[str, tuple[str, ...]]


def installed() -> Path:
    """The folder that it runs in, installed on first use; NoLighthouse where it cannot be."""
    npm, kept = shutil.which("npm"), cache_folder()
    if shutil.which("node") is None or npm is None:
        raise NoLighthouse("Node is not installed")
    if kept is None:
        raise NoLighthouse("there is nowhere to install it")
    folder = kept / NAME
    if not _is_installed(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        _copy(FILES[:-1], folder)
        done = subprocess.run([npm, "ci"], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise NoLighthouse(f"npm cannot install it: {_first_line(done.stderr)}")
        _copy(FILES[-1:], folder)
    return folder


def reports(browser: str, addresses: Sequence[str]) -> Iterator[Report]:
    """What it says of each of ``addresses``, loaded by the browser at the path ``browser``.

    Raises NoLighthouse where it cannot be run.
    """
    folder = installed()
    command = ["node", RUNNER, *addresses]
    environment = {**os.environ, "CHROME_PATH": browser}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise NoLighthouse(_first_line(done.stderr))
    for line in done.stdout.splitlines():
        yield read(json.loads(line))


def read(report: Mapping[str, Any]) -> Report:
    """A report of its own form; NoLighthouse with its words where the page was not loaded."""
    if failed := report.get("runtimeError"):
        raise NoLighthouse(failed["message"])
    audits = report["audits"]
    return Report(
        address=report["requestedUrl"],
        scores={name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
        lacking={name: tuple(_lacking(report, name)) for name in CATEGORIES},
    )


def version() -> str:
    """The version that is installed, or would be."""
    return str(json.loads((SOURCE / FILES[0]).read_text("utf-8"))["dependencies"][NAME])


def node_version() -> str:
    """The version of Node, or nothing where there is none."""
    if (node := shutil.which("node")) is None:
        return ""
    done = subprocess.run([node, "--version"], capture_output=True, text=True)
    return done.stdout.strip().removeprefix("v")


def _lacking(report: Mapping[str, Any], category: str) -> Iterator[str]:
    """The rules that count and are not kept whole; those that do not apply have no score."""
    for rule in report["categories"][category]["auditRefs"]:
        score = report["audits"][rule["id"]]["score"]
        if rule["weight"] and score is not None and score < 1:
            yield rule["id"]


def _is_installed(folder: Path) -> bool:
    """All of its files are there as they are here; the last of them came when all was installed."""
    return all(
        (folder / name).is_file() and (folder / name).read_bytes() == (SOURCE / name).read_bytes()
        for name in FILES
    )


def _copy(names: Sequence[str], folder: Path) -> None:
    for name in names:
        shutil.copyfile(SOURCE / name, folder / name)


def _first_line(text: str) -> str:
    """What a program said first of its failure, on one line."""
    return next((line for line in text.splitlines() if line.strip()), "")
