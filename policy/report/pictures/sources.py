"""Where a redline finds its pictures: in itself as data, or as files that are put beside it."""

import base64
from dataclasses import dataclass, field

from policy.checking.picture_files import ENDINGS, PictureFiles, media_type
from policy.loading.pictures import digest_of
from policy.report.redline_model import ShownPicture

MOST = 6_000_000
"""The bytes of all pictures that one file holds; what is more is named."""


@dataclass(frozen=True)
class BothSides:
    """Where the pictures of the old and of the new edition lie, None where nothing is known."""

    old: PictureFiles | None = None
    new: PictureFiles | None = None

    def read(self, shown: ShownPicture) -> bytes | None:
        """The file of a picture in the edition that has it, or None."""
        side = self.old if shown.is_old else self.new
        return side.read(shown.page, shown.picture) if side else None


@dataclass
class WithinFile:
    """Gives each picture as an address that holds it (RFC 2397), ``left`` bytes in all."""

    sides: BothSides
    left: int = MOST

    def __call__(self, shown: ShownPicture) -> str:
        """The address of a picture, empty where it cannot be had or would be too much."""
        content = self.sides.read(shown)
        if content is None or len(content) > self.left:
            return ""
        self.left -= len(content)
        data = base64.b64encode(content).decode("ascii")
        return f"data:{media_type(content)};base64,{data}"


@dataclass
class Gathered:
    """Gives each picture a name in ``folder`` and keeps its content under it, in ``found``."""

    sides: BothSides
    folder: str = ""
    found: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, shown: ShownPicture) -> str:
        """The name of a picture's file, empty where it cannot be had."""
        content = self.sides.read(shown)
        kind = media_type(content) if content else None
        if content is None or kind is None:
            return ""
        name = f"{self.folder}{digest_of(content)}{ENDINGS[kind]}"
        self.found[name] = content
        return name
