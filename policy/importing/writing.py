"""Writes several texts of a policy, all of them or none."""

from collections.abc import Collection, Mapping
from pathlib import Path

from policy.loading.atomic_write import write_atomically

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_all(root: Path, texts: Mapping[str, str], gone: Collection[str] = ()) -> None:
    """Write the files ``texts`` below ``root``, and delete those in ``gone``.

    A file that is there keeps its line endings and its byte order mark. Raises OSError where one
    cannot be written; the others then are as they were.
    """
    before = {path: _content(root / path) for path in (*texts, *gone)}
    done: list[str] = []
    try:
        for path, text in texts.items():
            old = before[path] or b""
            content = text.replace("\n", "\r\n") if b"\r\n" in old else text
            mark = _BYTE_ORDER_MARK if old.startswith(_BYTE_ORDER_MARK) else b""
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(root / path, mark + content.encode())
            done.append(path)
        for path in gone:
            (root / path).unlink()
            done.append(path)
    except OSError:
        for path in done:
            _restore(root / path, before[path])
        raise


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        write_atomically(path, content)
