"""A published edition is found again in the commit that it was published from."""

from pathlib import Path

import pytest

from policy.checking.resolve import find_edition, find_source
from policy.loading.edition_json import as_json
from tests.policy.checking.test_resolve import copied, respelt
from tests.support.repositories import commit, git, publish, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    """A school that has published an edition and been reworded since then."""
    root = copied(repository / "tests/data/school", repository_at(tmp_path / "r"))
    commit(root, {})
    edition = as_json(find_edition("HEAD", root))
    publish(root, {"2026-27/udgave.json": edition, "udkast/udgave.json": edition})
    return root


def test_by_the_tag_of_its_year(root: Path) -> None:
    """With its Markdown and its files as they were, whatever has become of them."""
    git(root, "tag", "udgave-2026-27")
    respelt(root)
    commit(root, {})
    found = find_source("2026-27", root)
    assert found.files
    assert all(each.markdown for each in found.edition.pages)
    assert b"navn: Ny " not in found.files.read("data/school.yaml")


def test_by_what_the_archive_says_of_a_draft(root: Path) -> None:
    """A draft has no tag; the commit that published it says of what."""
    git(root, "checkout", "-q", "gh-pages")
    source = git(root, "rev-parse", "main").strip()
    commit(root, {"note": ""}, f"udgave-udkast: {source}")
    git(root, "checkout", "-q", "main")
    found = find_source("udkast", root)
    assert found.files
    assert all(each.markdown for each in found.edition.pages)


def test_another_edition_under_its_tag_is_not_it(root: Path) -> None:
    """What is not the same word for word is no source; its content is known all the same."""
    respelt(root)
    commit(root, {})
    git(root, "tag", "udgave-2026-27")
    found = find_source("2026-27", root)
    assert found.files is None
    assert found.edition == find_edition("2026-27", root)
