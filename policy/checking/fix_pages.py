"""Fixes the pages' Markdown files in place, where that is safe."""

from collections.abc import Iterator
from pathlib import Path

from policy.checking.autofix import fix_page
from policy.loading.atomic_write import write_atomically
from policy.loading.loader import load
from policy.model.problems import Place, Problem, problem
from policy.text.danish import counted
from policy.words.command_messages import SAYINGS

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def fix_pages(root: Path) -> Iterator[str | Problem]:
    """Fix every readable page of the policy in ``root``; yields a line of text for each fixed page.

    A page that cannot be written is left unchanged and yields a problem.
    """
    policy = load(root)
    accepted = {(each.code, each.path, each.text) for each in policy.accepted.accepted}
    for path in sorted(policy.pages):
        fixed = fix_page(path, policy.texts[path], accepted)
        if not fixed.count:
            continue
        try:
            _write(root / path, fixed.text)
        except OSError as error:
            reason = error.strerror or str(error)
            yield problem(Place(path), "FIL-KAN-IKKE-SKRIVES", reason=reason)
        else:
            places = counted(fixed.count, "sted", "steder")
            yield SAYINGS["mended"].format(path=path, places=places)


def _write(path: Path, text: str) -> None:
    """Replace the text of a file, keeping its line endings and byte order mark."""
    old = path.read_bytes()
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    write_atomically(
        path, (_BYTE_ORDER_MARK if old.startswith(_BYTE_ORDER_MARK) else b"") + text.encode("utf-8")
    )
