"""Mend the pages' Markdown on the disk, where that is safe."""

from collections.abc import Iterator
from pathlib import Path

from policy.loading.atomic_write import write_atomically
from policy.loading.loader import load
from policy.model.problems import Place, Problem, problem
from policy.rules.autofix import mend
from policy.text.danish import counted
from policy.words.command_messages import SAYINGS

_MARK = b"\xef\xbb\xbf"


def mend_pages(root: Path) -> Iterator[str | Problem]:
    """Mend every page of the policy in ``root`` that could be read; what was done, a line a page.

    A page that cannot be written is a problem, and stays as it was.
    """
    policy = load(root)
    accepted = {(each.code, each.path, each.text) for each in policy.accepted.accepted}
    for path in sorted(policy.pages):
        mended = mend(path, policy.texts[path], accepted)
        if not mended.count:
            continue
        try:
            _write(root / path, mended.text)
        except OSError as error:
            reason = error.strerror or str(error)
            yield problem(Place(path), "FIL-KAN-IKKE-SKRIVES", reason=reason)
        else:
            places = counted(mended.count, "sted", "steder")
            yield SAYINGS["mended"].format(path=path, places=places)


def _write(path: Path, text: str) -> None:
    """Put ``text`` in place of a file, with the line ends and byte order mark it had."""
    old = path.read_bytes()
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    write_atomically(path, (_MARK if old.startswith(_MARK) else b"") + text.encode("utf-8"))
