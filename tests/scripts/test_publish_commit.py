"""What is published is what is committed, on any kind of repository, or the real reason is said."""

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.checking.check import check_root
from scripts.publishing import publisher
from tests.support.published import BRANCH, EVERYDAY, Published
from tests.support.repositories import git

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]

MARK = "Markeret med et kendeord."


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published and the second ready."""
    found = first_edition.copy(tmp_path)
    found.year(1)
    return found


def add_mark(school: Published) -> None:
    """Write a sentence more to a page, and commit nothing."""
    path = school.root / EVERYDAY
    path.write_text(path.read_text(encoding="utf-8") + f"\n{MARK}\n", encoding="utf-8")


def is_marked(school: Published) -> bool:
    """Whether the sentence was published."""
    return MARK in school.read("2027-28/hverdagen/index.html")


def test_a_page_that_is_not_committed_is_refused(school: Published) -> None:
    """It is named, so that one knows what to commit or undo."""
    add_mark(school)
    status, said = school.publish()
    assert (status, EVERYDAY in said) == (1, True)


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_page_that_git_is_told_to_overlook_does_not_slip_in(school: Published, flag: str) -> None:
    """The commit is published, not what lies in the folder."""
    git(school.root, "update-index", flag, EVERYDAY)
    add_mark(school)
    assert school.publish()[0] == 0
    assert not is_marked(school)


def test_a_file_that_git_ignores_does_not_slip_in(school: Published) -> None:
    """Neither does a page of the navigation that was never committed."""
    (school.root / ".git/info/exclude").write_text("billede.png\n", encoding="utf-8")
    (school.root / "docs/billede.png").write_bytes(b"x")
    assert school.publish()[0] == 0
    assert "billede.png" not in school.tree("2027-28")


def test_an_edit_during_the_run_does_not_slip_in(
    school: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is edited and committed after the commit was read: the tag names what was built."""
    commit = git(school.root, "rev-parse", "HEAD")

    def edit_then_check(*arguments: object) -> object:
        add_mark(school)
        git(school.root, "commit", "-qam", "later")
        return check_root(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher, "check_root", edit_then_check)
    assert school.publish()[0] == 0
    assert not is_marked(school)
    assert git(school.remote, "rev-parse", "udgave-2027-28") == commit


def by_path(school: Published) -> None:
    folder = school.folder.as_posix()
    school.edit("mkdocs.yml", "INHERIT: ", f"INHERIT: {folder}/")


def by_theme(school: Published) -> None:
    school.edit("mkdocs.yml", "custom_dir: ", "custom_dir: ../x/")


def by_link(school: Published) -> None:
    (school.root / "faelles.yml").unlink()
    (school.root / "faelles.yml").symlink_to(school.folder / "faelles.yml")
    git(school.root, "commit", "-qam", "change")


@pytest.mark.parametrize("lead", [by_path, by_theme, by_link])
def test_what_lies_beside_the_repository_is_refused(
    school: Published, lead: Callable[[Published], None]
) -> None:
    """Settings that are inherited and the theme, by name or by a link: they are not committed."""
    (school.folder / "faelles.yml").write_bytes((school.root / "faelles.yml").read_bytes())
    lead(school)
    status, said = school.publish()
    assert status == 1
    assert "ligger uden for det, der er gemt i git" in said


def test_what_a_repository_says_of_exports_changes_nothing(school: Published) -> None:
    """Attributes that leave files out or fill in words do not change what is committed."""
    attributes = school.root / ".git" / "info" / "attributes"
    attributes.write_text(f"{EVERYDAY} export-ignore\n*.md export-subst\n", encoding="utf-8")
    assert school.publish()[0] == 0
    assert "hverdagen" in school.tree("2027-28")


@pytest.mark.fuzz
def test_a_killed_run_leaves_only_what_the_next_one_clears(
    school: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while it builds; the folder that it worked in is gone after the next run."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    wrapper = bin_folder / "git"
    wrapper.write_text('#!/bin/sh\ncase "$*" in *fast-import*) kill -9 0;; esac\n'
                       f'PATH="{os.environ["PATH"]}" exec git "$@"\n')  # fmt: skip
    wrapper.chmod(0o755)
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    run = school.start(start_new_session=True, env={**os.environ, "PATH": path})
    assert run.wait() == -signal.SIGKILL, run.communicate()
    assert list(place.glob("udgivelse-*"))
    assert school.publish()[0] == 0
    assert not list(place.iterdir())


def test_a_repository_with_sha_256_is_published(tmp_path: Path) -> None:
    """Git's newer form of names is as good as the older."""
    first = Published(tmp_path)
    for name in ("skole", "arkiv.git"):
        (tmp_path / name).rename(tmp_path / f"før-{name}")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "--object-format=sha256", "arkiv.git")
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", "skole")
    for each in (tmp_path / "før-skole").iterdir():
        if each.name != ".git":
            each.rename(first.root / each.name)
    git(first.root, "remote", "add", "origin", str(first.remote))
    git(first.root, "add", "-A")
    git(first.root, "commit", "-qm", "policy")
    status, said = first.publish()
    assert status == 0, said
    assert len(first.head()) == 64
    first.year(1)
    assert first.publish()[0] == 0
    assert set(first.tree()) >= {"2026-27", "2027-28"}


def test_a_partial_clone_is_published_from(school: Published) -> None:
    """Git fetches the files that it left out, since publishing uses the network anyhow."""
    git(school.remote, "config", "uploadpack.allowFilter", "true")
    git(school.remote, "config", "uploadpack.allowAnySHA1InWant", "true")
    partial = school.clone("delvis", "--filter=blob:none")
    status, said = partial.publish()
    assert status == 0, said
    assert set(school.tree()) >= {"2026-27", "2027-28"}


def test_somebody_elses_repository_is_told_of(
    school: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no missing repository; what makes it safe is said in Danish."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    status, said = school.publish()
    assert (status, f"safe.directory {school.root}" in said) == (2, True)
    assert "tilhører en anden bruger" in said


def break_known(school: Published) -> None:
    (school.root / f".git/refs/remotes/origin/{BRANCH}").write_text("x\n")


def break_head(school: Published) -> None:
    (school.root / ".git/refs/heads/main").write_text("1" * 40 + "\n")


def break_branch(school: Published) -> None:
    (school.root / ".git/refs/heads/main").write_text("x\n")


def break_index(school: Published) -> None:
    (school.root / ".git/index").write_text("x")


def lock_known(school: Published) -> None:
    school.put({})
    (school.root / f".git/refs/remotes/origin/{BRANCH}.lock").touch()


def stop_fetching(school: Published) -> None:
    school.put({})
    (school.root / ".git/FETCH_HEAD").unlink(missing_ok=True)
    (school.root / ".git/FETCH_HEAD").mkdir()


def lock_remote(school: Published) -> None:
    (school.remote / f"refs/heads/{BRANCH}.lock").touch()


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (break_known, f"refs/remotes/origin/{BRANCH}"),
        (break_head, "HEAD mangler i git"),
        (break_branch, "git er beskadiget"),
        (break_index, "filen .git/index er beskadiget"),
        (lock_known, f"{BRANCH}.lock"),
        (stop_fetching, "FETCH_HEAD"),
        (lock_remote, "origin tog ikke imod"),
    ],
)
def test_what_stops_git_is_told_as_it_is(school: Published, harm: object, reason: str) -> None:
    """A damaged branch, a lock that was left, a folder that cannot be written: exit status 2."""
    harm(school)  # type: ignore[operator]
    before = school.head()
    status, said = school.publish()
    assert (status, reason in said) == (2, True), said
    assert school.head() == before
