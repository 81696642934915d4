"""The files of an edition's pictures: from a folder, a revision or the archive, or none at all."""

from pathlib import Path

import pytest

from policy.checking.picture_files import PictureFiles, media_type
from policy.checking.resolve import picture_files
from policy.loading.files import Folder
from policy.loading.loader import LARGEST_PICTURE
from policy.loading.pictures import digest_of
from policy.model.edition import Picture
from tests.support.repositories import git, repository_at, write

PNG = b"\x89PNG\r\n\x1a\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
RUNNING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
ADDRESS = "../billeder/a.png"


def picture(content: bytes | None = None, address: str = ADDRESS) -> Picture:
    """A picture of the page ``bilag/x``, known by its content or by its address alone."""
    return Picture(text="Gården", address=address, digest=digest_of(content) if content else None)


def folder(root: Path, content: bytes) -> PictureFiles:
    (root / "docs/billeder").mkdir(parents=True)
    (root / "docs/billeder/a.png").write_bytes(content)
    return PictureFiles(Folder(root), "docs")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x20ftypavif", "image/avif"),
        (DRAWING, "image/svg+xml"),
        (RUNNING, None),
        (b"\xff<svg", None),
        (b"<html><svg>", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_content(
    content: bytes, found: str | None, tmp_path: Path
) -> None:
    """Whatever its name ends in; a drawing that could run code is none, nor is any other file."""
    assert media_type(content) == found
    read = folder(tmp_path, content).read("bilag/x", picture())
    assert read == (content if found else None)


def test_only_the_picture_that_was_compared_is_given(tmp_path: Path) -> None:
    """Not one that replaced it since, none that is too large, none outside the policy's pages."""
    files = folder(tmp_path, PNG + b"now")
    assert files.read("bilag/x", picture(PNG + b"now"))
    assert files.read("bilag/x", picture(PNG + b"before")) is None
    (tmp_path / "secret.png").write_bytes(PNG)
    for address in ("../../secret.png", "../../../secret.png", "/etc/hosts", "https://a.dk/a.png"):
        assert files.read("bilag/x", picture(address=address)) is None
    (tmp_path / "docs/billeder/a.png").write_bytes(PNG + bytes(LARGEST_PICTURE))
    assert files.read("bilag/x", picture()) is None


def test_each_name_of_an_edition_leads_to_its_own_pictures(tmp_path: Path) -> None:
    """A folder, a revision and a published edition have each the picture that they had."""
    root = repository_at(tmp_path / "policy")
    name = "docs/billeder/a.png"
    write(root, {"docs/index.md": "# Politik\n", "docs/billeder/note.txt": ""})
    for content, revision in ((PNG + b"1", "first"), (PNG + b"2", "second")):
        (root / name).write_bytes(content)
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", revision)
        git(root, "tag", revision)
    (root / name).write_bytes(PNG + b"3")
    archive = write(tmp_path / "archive", {"2026-27/udgave.json": "{}"})
    (archive / "2026-27/billeder").mkdir()
    (archive / "2026-27/billeder/a.png").write_bytes(PNG + b"0")

    def shown(edition: str) -> bytes | None:
        found = picture_files(edition, root, str(archive))
        return found.read("bilag/x", picture()) if found else None

    names = ["2026-27", "first", "second", str(root), str(archive / "2026-27"), "nowhere"]
    ends = [b"0", b"1", b"2", b"3", b"0", None]
    assert list(map(shown, names)) == [end and PNG + end for end in ends]
