"""The files of the pictures that an edition shows, wherever the edition was read from.

Only the picture that was compared is given. A file that is another one by now, that is too large,
that is no picture, or a drawing with more than shapes and text, is none.
"""

from dataclasses import dataclass

from policy.loading.files import Files
from policy.loading.loader import LARGEST_PICTURE
from policy.loading.pictures import digest_of, picture_path
from policy.model.edition import Picture
from policy.model.problems import InputError
from policy.rules.files.svg import check_svg

_DRAWING = "image/svg+xml"
_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_IN_BOXES = {(b"RIFF", b"WEBP"): "image/webp", (b"ftyp", b"avif"): "image/avif"}
"""Formats whose file tells its kind behind its length."""
ENDINGS = {
    _DRAWING: ".svg",
    "image/avif": ".avif",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
}
"""How the name of a file of each media type ends."""


@dataclass(frozen=True)
class PictureFiles:
    """Where an edition's pictures lie: ``files``, and in them the folder of its pages or none."""

    files: Files
    folder: str

    def read(self, page: str, picture: Picture) -> bytes | None:
        """The file of ``picture`` on ``page``, or None."""
        below = f"{self.folder}/" if self.folder else ""
        path = picture_path(below + page, picture.address)
        if not path.startswith(below) or path.startswith(("../", "/")):
            return None
        try:
            content = self.files.read(path, LARGEST_PICTURE + 1)
        except (OSError, ValueError, InputError):
            return None
        is_it = picture.digest in (None, digest_of(content)) and len(content) <= LARGEST_PICTURE
        return content if is_it and media_type(content) else None


def media_type(content: bytes) -> str | None:
    """The media type of a picture by what is in its file, or None where it may not be shown."""
    for beginning, found in _BEGINNINGS.items():
        if content.startswith(beginning):
            return found
    for boxes, found in _IN_BOXES.items():
        if boxes in ((content[:4], content[8:12]), (content[4:8], content[8:12])):
            return found
    if b"<svg" not in content:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if any(check_svg("", text)) else _DRAWING
