"""The published editions beside the preview, at the addresses that they have in the archive."""

import json
from pathlib import Path

import pytest

from policy.loading.files import Folder
from policy.words.publication_words import WORKING_COPY
from scripts.site.archive_preview import ArchivePreview, archive_preview, file_at
from tests.support.repositories import publish, repository_at

VERSIONS = json.dumps([{"version": "2026-27", "title": "2026/27", "aliases": ["gaeldende"]}])
ARCHIVE = {
    "2026-27/index.html": "<p>Forsiden 2026/27",
    "2026-27/æbler/index.html": "<p>Æbler",
    "2026-27/udgave.json": "{}",
    "2026-27/assets/tegn.svg": "<svg/>",
    "udgaver/index.html": "<p>Alle udgaver",
    "feed.xml": "<feed/>",
    "index.html": "<p>Videre",
    "versions.json": VERSIONS,
}


@pytest.fixture
def archive(tmp_path: Path) -> ArchivePreview:
    """An archive in a folder."""
    for name, text in ARCHIVE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return ArchivePreview(Folder(tmp_path))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/2026-27/", "2026-27/index.html"),
        ("/2026-27/æbler/", "2026-27/æbler/index.html"),
        ("/2026-27/æbler", "2026-27/æbler/index.html"),
        ("/2026-27/æbler/index.html", "2026-27/æbler/index.html"),
        ("/2026-27/assets/tegn.svg", "2026-27/assets/tegn.svg"),
        ("/udgaver/", "udgaver/index.html"),
        ("/feed.xml", "feed.xml"),
    ],
)
def test_what_is_published_is_found(archive: ArchivePreview, path: str, name: str) -> None:
    """Every file of an edition, and the list of editions; a folder by its index."""
    assert file_at(path, archive.read) == (name, ARCHIVE[name].encode())


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/vaerdigrundlag/", "/2026-27/findes-ikke/", "/2027-28/", "/udgaver/../x",
     "/../versions.json.html", "//"],
)  # fmt: skip
def test_everything_else_is_the_preview_s_own(archive: ArchivePreview, path: str) -> None:
    """The root is what is being edited, whatever the archive has there."""
    assert file_at(path, archive.read) is None


@pytest.mark.parametrize("text", [VERSIONS, "[", "{}", None], ids=["whole", "cut", "no list", "no"])
def test_the_list_of_editions_also_has_what_is_edited(
    archive: ArchivePreview, tmp_path: Path, text: str | None
) -> None:
    """First of all; a damaged list leaves only that."""
    path = tmp_path / "versions.json"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    found = file_at("/versions.json", archive.read)
    assert found
    titles = [each["title"] for each in json.loads(found[1])]
    assert titles == [WORKING_COPY, *(["2026/27"] if text == VERSIONS else [])]


def test_the_archive_s_branch_is_read(tmp_path: Path) -> None:
    """Where the repository has it; where it has none, or no editions, nothing lies beside."""
    root = repository_at(tmp_path / "policy", ARCHIVE)
    found = archive_preview(root)
    assert found
    answer = file_at("/2026-27/", found.read)
    assert answer
    assert answer[1] == ARCHIVE["2026-27/index.html"].encode()
    assert archive_preview(repository_at(tmp_path / "other")) is None
    assert archive_preview(tmp_path) is None
    publish(repository_at(tmp_path / "site"), {"index.html": "Another site"})
    assert archive_preview(tmp_path / "site") is None


def test_an_archive_that_is_not_at_hand_keeps_nobody_from_editing(tmp_path: Path) -> None:
    """The check tells of it; the preview shows what there is."""
    remote = repository_at(tmp_path / "remote", ARCHIVE)
    root = repository_at(tmp_path / "policy")
    (root / ".git" / "config").open("a").write(f'[remote "origin"]\n\turl = {remote}\n')
    assert archive_preview(root) is None


def test_an_archive_that_git_can_no_longer_read_shows_nothing(tmp_path: Path) -> None:
    """The preview of what is edited goes on; nobody who edits it has to know of git."""
    root = repository_at(tmp_path / "policy", ARCHIVE)
    found = archive_preview(root)
    assert found
    (root / ".git" / "HEAD").write_text("x")
    assert file_at("/2026-27/", found.read) is None
    versions = file_at("/versions.json", found.read)
    assert versions
    assert [each["title"] for each in json.loads(versions[1])] == [WORKING_COPY]
