"""The published editions beside the preview, at the addresses that they have in the archive."""

import json
from pathlib import Path

import pytest

from policy.loading.files import Folder
from policy.words.publication_words import WORKING_COPY
from scripts.site.archive_preview import Beside, beside
from tests.support.repositories import publish, repository_at

VERSIONS = json.dumps([{"version": "2026-27", "title": "2026/27", "aliases": ["gaeldende"]}])
ARCHIVE = {
    "2026-27/index.html": "<p>Forsiden 2026/27",
    "2026-27/æbler/index.html": "<p>Æbler",
    "2026-27/udgave.json": "{}",
    "2026-27/assets/tegn.svg": "<svg/>",
    "udgaver/index.html": "<p>Alle udgaver",
    "index.html": "<p>Videre",
    "versions.json": VERSIONS,
}


@pytest.fixture
def archive(tmp_path: Path) -> Beside:
    """An archive in a folder."""
    for name, text in ARCHIVE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Beside(Folder(tmp_path))


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/2026-27/", "text/html; charset=utf-8", "Forsiden 2026/27"),
        ("/2026-27/æbler/", "text/html; charset=utf-8", "Æbler"),
        ("/2026-27/æbler/index.html", "text/html; charset=utf-8", "Æbler"),
        ("/2026-27/assets/tegn.svg", "image/svg+xml", "<svg/>"),
        ("/udgaver/", "text/html; charset=utf-8", "Alle udgaver"),
    ],
)
def test_what_is_published_is_answered(archive: Beside, path: str, kind: str, text: str) -> None:
    """Every file of an edition, and the list of editions, with its kind and its length."""
    found = archive.answer(path)
    assert found
    assert (found.status, dict(found.headers)["Content-Type"]) == ("200 OK", kind)
    assert text in found.content.decode()
    assert dict(found.headers)["Content-Length"] == str(len(found.content))


def test_an_address_without_its_slash_leads_on(archive: Beside) -> None:
    """As every web host does, so that what a page links to beside it is found."""
    found = archive.answer("/2026-27/æbler")
    assert found
    assert (found.status, found.headers) == ("302 Found", [("Location", "/2026-27/%C3%A6bler/")])


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/vaerdigrundlag/", "/2026-27/findes-ikke/", "/2027-28/", "/udgaver/../x",
     "/../versions.json.html", "//"],
)  # fmt: skip
def test_everything_else_is_the_preview_s_own(archive: Beside, path: str) -> None:
    """The root is what is being edited, whatever the archive has there."""
    assert archive.answer(path) is None


@pytest.mark.parametrize("text", [VERSIONS, "[", "{}", None], ids=["whole", "cut", "no list", "no"])
def test_the_list_of_editions_also_has_what_is_edited(
    archive: Beside, tmp_path: Path, text: str | None
) -> None:
    """First of all; a damaged list leaves only that."""
    path = tmp_path / "versions.json"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    found = archive.answer("/versions.json")
    assert found
    titles = [each["title"] for each in json.loads(found.content)]
    assert titles == [WORKING_COPY, *(["2026/27"] if text == VERSIONS else [])]


def test_the_archive_s_branch_is_read(tmp_path: Path) -> None:
    """Where the repository has it; where it has none, or no editions, nothing lies beside."""
    root = repository_at(tmp_path / "policy", ARCHIVE)
    found = beside(root)
    assert found
    answer = found.answer("/2026-27/")
    assert answer
    assert answer.content == ARCHIVE["2026-27/index.html"].encode()
    assert beside(repository_at(tmp_path / "other")) is None
    assert beside(tmp_path) is None
    publish(repository_at(tmp_path / "site"), {"index.html": "Another site"})
    assert beside(tmp_path / "site") is None


def test_an_archive_that_is_not_at_hand_keeps_nobody_from_editing(tmp_path: Path) -> None:
    """The check tells of it; the preview shows what there is."""
    remote = repository_at(tmp_path / "remote", ARCHIVE)
    root = repository_at(tmp_path / "policy")
    (root / ".git" / "config").open("a").write(f'[remote "origin"]\n\turl = {remote}\n')
    assert beside(root) is None


def test_an_archive_that_git_can_no_longer_read_shows_nothing(tmp_path: Path) -> None:
    """The preview of what is edited goes on; nobody who edits it has to know of git."""
    root = repository_at(tmp_path / "policy", ARCHIVE)
    found = beside(root)
    assert found
    (root / ".git" / "HEAD").write_text("x")
    assert found.answer("/2026-27/") is None
    versions = found.answer("/versions.json")
    assert versions
    assert [each["title"] for each in json.loads(versions.content)] == [WORKING_COPY]
