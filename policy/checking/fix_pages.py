"""Fixes the files of a policy in place, where that is safe: pages, and characters anywhere."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from policy.checking.autofix import Fixed, fix_page
from policy.loading.atomic_write import write_atomically
from policy.loading.files import Folder, read_text
from policy.loading.loader import WORD_LIST, load
from policy.model.problems import Place, Problem, problem
from policy.text.characters import plain_name
from policy.text.danish import counted
from policy.words.command_messages import SAYINGS, reason_of

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def fix_pages(root: Path) -> Iterator[str | Problem]:
    """Fix every readable file of the policy in ``root``; yields a line of text for each fixed one.

    Pages are fixed as such; in the data and the names of files, only strange characters are. What
    cannot be written is left unchanged and yields a problem.
    """
    yield from _rename_files(root)
    policy = load(root)
    words = read_text(Folder(root), WORD_LIST)
    texts, mends = {**policy.texts, WORD_LIST: words.text}, {**policy.mends, WORD_LIST: words.mends}
    accepted = {(each.code, each.path, each.text) for each in policy.accepted.accepted}
    for path in sorted({*policy.pages, *mends}):
        text = texts[path]
        fixed = fix_page(path, text, accepted) if path in policy.pages else Fixed(text)
        if count := fixed.count + mends.get(path, 0):
            places = counted(count, "sted", "steder")
            said = SAYINGS["mended"].format(path=path, places=places)
            yield _tried(path, partial(_write, root / path, fixed.text), said)


def _rename_files(root: Path) -> Iterator[str | Problem]:
    """Give files whose names have strange characters plain names, where those are free."""
    for path in Folder(root).names("docs", ""):
        plain = plain_name(path)
        if plain != path and not (root / plain).exists():
            (root / plain).parent.mkdir(parents=True, exist_ok=True)
            said = SAYINGS["renamed"].format(path=path, name=plain)
            yield _tried(path, partial((root / path).rename, root / plain), said)


def _tried(path: str, change: Callable[[], object], said: str) -> str | Problem:
    """``said`` once the file ``path`` is changed; the problem where that cannot be done."""
    try:
        change()
    except OSError as error:
        reason = reason_of(error)
        return problem(Place(path), "FIL-KAN-IKKE-SKRIVES", reason=reason)
    return said


def _write(path: Path, text: str) -> None:
    """Replace the text of a file, keeping its line endings and byte order mark."""
    old = path.read_bytes()
    if b"\r\n" in old:
        text = text.replace("\n", "\r\n")
    write_atomically(
        path, (_BYTE_ORDER_MARK if old.startswith(_BYTE_ORDER_MARK) else b"") + text.encode("utf-8")
    )
