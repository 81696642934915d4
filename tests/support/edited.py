"""The files of a policy after some edits, without writing any: what a revision holds."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from policy.loading.files import Folder
from policy.loading.loader import load_files
from policy.model.edition import Edition

DATA = Path(__file__).parents[1] / "data"


class Edited:
    """The files of the policy in ``folder`` after ``edits``, as ``policy.loading.files.Files``.

    An edit names a ``file`` and what becomes of it: the text ``from`` is replaced by ``to``, once;
    or the file is new (``create``), or gone (``delete``).
    """

    def __init__(self, folder: Path, edits: Iterable[Mapping[str, Any]]) -> None:
        self.folder = folder
        self.texts: dict[str, str | None] = {}
        for edit in edits:
            name = edit["file"]
            if "create" in edit or "delete" in edit:
                self.texts[name] = edit.get("create")
                continue
            text = self.read(name).decode()
            assert edit["from"] in text, edit["from"]
            self.texts[name] = text.replace(edit["from"], edit["to"], 1)

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The content of the file ``path``, at most ``limit`` bytes of it."""
        if path not in self.texts:
            return (self.folder / path).read_bytes()[:limit]
        text = self.texts[path]
        if text is None:
            raise FileNotFoundError(path)
        return text.encode()[:limit]

    def names(self, under: str, ending: str) -> list[str]:
        """The files below ``under`` that end so, sorted."""
        found = {*Folder(self.folder).names(under, ending)}
        found |= {name for name in self.texts if name.startswith(under) and name.endswith(ending)}
        return sorted(name for name in found if self.texts.get(name, "") is not None)

    def irregular(self, under: str) -> list[str]:
        """There is nothing but plain files."""
        return Folder(self.folder).irregular(under)

    def larger(self, under: str, limit: int) -> list[str]:
        """There is nothing large."""
        return Folder(self.folder).larger(under, limit)

    def edition(self) -> Edition:
        """The edition that these files hold."""
        found = load_files(self).edition
        assert found
        return found
