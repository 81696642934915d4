"""Makes a patch that records when the policy's links were last reached; applies nothing."""

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from policy.loading.loader import load
from policy.loading.yaml_file import Document, read_yaml
from scripts.linkcheck.external import Answer, Outcome

LINKS = "data/links.yaml"
KEY = "efterprøvet"
_VALUE = re.compile(rf"(?P<key>[\"']?{KEY}[\"']?[ \t]*:)([ \t]*(?:[\"']?\d[\d-]*[\"']?|''|\"\"))?")


def proposal(root: Path, answers: list[Answer], day: date) -> str:
    """Return a patch for ``git apply`` that dates the links reached on ``day``, or an empty text.

    Where a link has a replacement, it is the replacement that must have been reached. The patch
    changes nothing but the dates.
    """
    policy = load(root)
    if policy.links is None:
        return ""
    reached = {each.address for each in answers if each.outcome in (Outcome.REACHED, Outcome.MOVED)}
    old = (root / LINKS).read_bytes().decode("utf-8")
    new = old
    for index, link in enumerate(policy.links.links):
        if (link.replaced_by or link.address).partition("#")[0] in reached:
            new = _dated(new, index, day) or new
    return "".join(_patch(old, new)) if new != old else ""


def _dated(text: str, index: int, day: date) -> str | None:
    """Return ``text`` with the link at ``index`` dated, or None where that is not safe."""
    document = _document(text)
    path = ("links", index, KEY)
    place, is_there = document.key_at(path), KEY in document.get(path[:-1])
    lines = _lines(text)
    if is_there:
        line = lines[place.line - 1]
        head, tail = line[: place.column - 1], line[place.column - 1 :]
        changed = head + _VALUE.sub(rf"\g<key> {day.isoformat()}", tail, count=1)
    else:
        place = document.key_at(("links", index, "adresse"))
        line = lines[place.line - 1]
        whole = line.rstrip("\r\n")
        end = "\r\n" if "\r\n" in text else "\n"
        added = f"{' ' * (place.column - 1)}{KEY}: {day.isoformat()}"
        changed = f"{whole}{end}{added}{line[len(whole) :]}"
    lines[place.line - 1] = changed
    found = "".join(lines)
    return found if _is_only_dated(document, found, index, day) else None


def _is_only_dated(before: Document, text: str, index: int, day: date) -> bool:
    """Whether ``text`` has the same data as ``before`` except that one date."""
    after = _document(text)
    if not after.usable or after.problems:
        return False
    wanted = [dict(each) for each in before.get(("links",))]
    wanted[index][KEY] = day.isoformat()
    return [dict(each) for each in after.get(("links",))] == wanted


def _document(text: str) -> Document:
    return read_yaml(LINKS, text.replace("\r\n", "\n").removeprefix("\ufeff"))


def _patch(old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff; marks a last line without a line end as git does."""
    for line in difflib.unified_diff(_lines(old), _lines(new), f"a/{LINKS}", f"b/{LINKS}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split a text at line feeds only, as git does; the line ends are kept."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
