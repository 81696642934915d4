"""Writes the files of a new school into a folder of their own, all of them or none."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from policy.model.problems import InputError, quoted
from policy.words.word_file_words import NEW_SCHOOL


class NewSchoolError(InputError):
    """The files of a new school cannot be made; the text says in Danish why and what to do."""

    reasons = NEW_SCHOOL


def refuse_used(folder: Path) -> None:
    """Raise NewSchoolError where ``folder`` is anything but empty or not there."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise NewSchoolError.because("not_empty", folder=quoted(str(folder)))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` below ``folder``: beside it first, then it gets its name.

    Raises OSError where that cannot be done; nothing is left of it then.
    """
    above = folder.absolute().parent
    above.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=above))
    try:
        for path, content in files.items():
            target = temporary / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        temporary.chmod(0o755)
        if folder.exists():
            folder.rmdir()  # empty; a folder that is there cannot be replaced on Windows
        temporary.rename(folder)
    except OSError:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
