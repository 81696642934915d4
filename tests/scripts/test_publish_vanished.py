"""An archive that is gone, elsewhere or set back is never begun anew in silence."""

from pathlib import Path

import pytest

from policy.words.publication_words import DONE
from tests.support.published import BRANCH, Published
from tests.support.repositories import git

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]

KNOWN = f"refs/remotes/origin/{BRANCH}"
TAG = "udgave-2026-27"


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published and the second ready."""
    found = first_edition.copy(tmp_path)
    found.year(1)
    return found


def run_advice(school: Published, said: str) -> None:
    """Do what the message says in its first «git …»."""
    git(school.root, *said.partition("«git ")[2].partition("»")[0].split())


def test_a_branch_that_was_deleted_is_put_back_as_the_message_says(school: Published) -> None:
    """Nothing is published until then, and nothing is lost."""
    before = school.head()
    git(school.remote, "update-ref", "-d", f"refs/heads/{BRANCH}")
    status, said = school.publish()
    assert (status, f"origin/{BRANCH} mangler 2026-27" in said) == (1, True)
    assert school.head() == ""
    run_advice(school, said)
    assert school.head() == before
    assert school.publish()[0] == 0
    assert set(school.tree()) >= {"2026-27", "2027-28"}


@pytest.mark.parametrize("place", ["here", "at the remote"])
def test_a_tag_alone_shows_that_there_was_an_archive(school: Published, place: str) -> None:
    """As in a clone that knows nothing else; beginning anew takes deleting the tag."""
    git(school.remote, "update-ref", "-d", f"refs/heads/{BRANCH}")
    git(school.root, "update-ref", "-d", KNOWN)
    git(school.remote if place == "here" else school.root, "tag", "-d", TAG)
    status, said = school.publish()
    assert (status, f"mangler 2026-27, som {TAG} viser" in said) == (1, True)
    assert school.head() == ""
    git(school.root if place == "here" else school.remote, "tag", "-d", TAG)
    assert school.publish()[0] == 0


def test_an_archive_without_one_of_its_editions_is_refused(school: Published) -> None:
    """Somebody deleted the folder and committed that: the tag still shows it."""
    school.publish()
    school.put({})
    hand = school.folder / "hand"
    git(hand, "rm", "-rq", "2026-27")
    git(hand, "commit", "-qm", "gone")
    git(hand, "push", "-q", "origin", f"HEAD:{BRANCH}")
    status, said = school.publish()
    assert (status, "mangler 2026-27" in said) == (1, True)


def test_a_branch_forced_back_is_refused(school: Published) -> None:
    """What was fetched before is newer: it is not taken for the truth, and can be put back."""
    before = school.head()
    assert school.publish()[0] == 0
    after = school.head()
    git(school.remote, "update-ref", f"refs/heads/{BRANCH}", before)
    status, said = school.publish()
    assert (status, "sat tilbage" in said) == (1, True)
    assert school.head() == before
    run_advice(school, said)
    assert school.head() == after
    assert school.publish() == (0, DONE["nothing_new"] + "\n")


def test_a_branch_forced_back_is_seen_by_a_new_clone(school: Published) -> None:
    """It knows the tag of the edition that is missing."""
    before = school.head()
    assert school.publish()[0] == 0
    git(school.remote, "update-ref", f"refs/heads/{BRANCH}", before)
    status, said = school.clone("anden").publish()
    assert (status, "mangler 2027-28" in said) == (1, True)


def test_a_rewritten_history_is_refused(school: Published) -> None:
    """Somebody put another branch in its place: it is reported, not published upon."""
    school.put({}, orphan=True)
    before = school.head()
    status, said = school.publish()
    assert (status, "skrevet den om" in said) == (1, True)
    assert school.head() == before


def test_a_remote_that_is_not_known_is_refused(school: Published) -> None:
    """A misspelt name is no reason to publish here instead."""
    status, said = school.publish("--remote", "orgin")
    assert (status, "«orgin», men her kendes kun «origin»" in said) == (2, True)
    git(school.root, "remote", "rename", "origin", "skolen")
    assert school.publish()[0] == 2
    assert not git(school.root, "for-each-ref", f"refs/heads/{BRANCH}")
    school.edit("mkdocs.yml", "site_name:", "remote_name: skolen\nsite_name:")
    assert school.publish()[0] == 0


@pytest.mark.parametrize("name", ["--force", "a b", "../x"])
def test_what_is_no_name_of_a_branch_is_refused(school: Published, name: str) -> None:
    """It is never handed to git."""
    status, said = school.publish(f"--branch={name}")
    assert (status, "kan ikke være et navn i git" in said) == (2, True)


def test_another_branch_is_not_begun_where_an_archive_is_known(school: Published) -> None:
    """A misspelt branch is found out by the editions that it lacks."""
    status, said = school.publish("--branch", "gh-page")
    assert (status, "origin/gh-page mangler 2026-27" in said) == (1, True)


def test_one_setting_says_where_the_archive_is(tmp_path: Path) -> None:
    """Publishing uses the branch that mkdocs.yml names."""
    school = Published(tmp_path)
    school.edit("mkdocs.yml", "site_name:", "remote_branch: udgaver\nsite_name:")
    assert "origin/udgaver" in school.publish()[1]
    assert "2026-27" in git(school.remote, "ls-tree", "--name-only", "udgaver")


def test_a_branch_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    """Somebody else's pages are not written over."""
    school = Published(tmp_path)
    git(school.root, "push", "-q", "origin", "main:sider")
    status, said = school.publish("--branch", "sider")
    assert (status, "ikke et arkiv over udgaver" in said) == (1, True)


def test_a_repository_without_a_remote_is_its_own_archive(tmp_path: Path) -> None:
    """One that gets a remote later is told to send it what is published already."""
    school = Published(tmp_path)
    git(school.root, "remote", "remove", "origin")
    assert school.publish()[0] == 0
    assert git(school.root, "rev-parse", TAG) == git(school.root, "rev-parse", "HEAD")
    assert school.publish() == (0, DONE["nothing_new"] + "\n")
    git(school.root, "remote", "add", "origin", str(school.remote))
    status, said = school.publish()
    assert (status, f"mangler 2026-27, som {BRANCH} viser" in said) == (1, True)
    run_advice(school, said)
    assert "2026-27" in school.tree()
    assert school.publish()[0] == 0


def test_published_is_only_said_of_what_the_remote_has(school: Published) -> None:
    """A remote that takes the push and drops it again is read back, and found out."""
    before = school.head()
    hook = school.remote / "hooks" / "post-receive"
    hook.write_text(f"#!/bin/sh\ngit update-ref refs/heads/{BRANCH} {before}\n", encoding="utf-8")
    hook.chmod(0o755)
    status, said = school.publish()
    assert status == 2
    assert "har origin/gh-pages ikke det, der blev sendt" in said
    assert "er offentliggjort i" not in said
