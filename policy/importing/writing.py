"""Writes several texts of a policy, all of them or none."""

from collections.abc import Mapping
from pathlib import Path

from policy.loading.atomic_write import write_atomically

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Replace the files ``texts`` below ``root``, keeping line endings and byte order marks.

    Raises OSError where one cannot be written; the others then are as they were.
    """
    before = {path: (root / path).read_bytes() for path in texts}
    done = []
    try:
        for path, text in texts.items():
            old = before[path]
            content = text.replace("\n", "\r\n") if b"\r\n" in old else text
            mark = _BYTE_ORDER_MARK if old.startswith(_BYTE_ORDER_MARK) else b""
            write_atomically(root / path, mark + content.encode())
            done.append(path)
    except OSError:
        for path in done:
            write_atomically(root / path, before[path])
        raise
