"""Files that somebody sent and that are refused, each with what is said of it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from policy.model.problems import InputError

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
"""How a file of Office 97 begins, or one that has a password."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of ``parts``, by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def is_refused(
    open_file: Callable[[Path], object],
    error: type[InputError],
    path: Path,
    bad: tuple[bytes, str],
) -> None:
    """Assert that a file is refused by its name, with what is wrong with it: ``bad`` has both."""
    content, said = bad
    path.write_bytes(content)
    with pytest.raises(error, match=said) as caught:
        open_file(path)
    assert f"«{path.name}»" in str(caught.value)
