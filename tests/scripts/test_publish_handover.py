"""One job builds, another pushes: what is handed over is published only where it may be."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import render
from policy.words.publication_words import DONE
from tests.support.published import BRANCH, Published
from tests.support.repositories import git

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]

OTHERS = "som den ikke må"


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published and the second ready."""
    found = first_edition.copy(tmp_path)
    found.year(1)
    return found


def prepare(school: Published) -> Path:
    """Build in a clone, as the job does that may not write; the folder that is handed over."""
    folder = school.folder / "udgivelse"
    other = school.clone("bygger")
    status, said = other.publish(f"--prepare={folder}")
    assert (status, "ville blive offentliggjort" in said) == (0, True), said
    return folder


def forge(school: Published, folder: Path, harm: Callable[[Path], object]) -> None:
    """Replace the commit that is handed over by one that is changed by ``harm``."""
    hand = school.folder / "smed"
    git(school.folder, "clone", "-q", "-b", BRANCH, str(school.remote), str(hand))
    git(hand, "fetch", "-q", str(folder / "udgivelse.bundle"), f"refs/heads/{BRANCH}")
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    git(hand, "reset", "-q", "--hard", plan["commit"])
    harm(hand)
    git(hand, "add", "-A")
    git(hand, "commit", "-q", "--amend", "--allow-empty", "-m", "forged")
    commit = git(hand, "rev-parse", "HEAD").strip()
    (folder / "udgivelse.bundle").unlink()
    bundle = str(folder / "udgivelse.bundle")
    git(hand, "bundle", "create", "-q", bundle, BRANCH, f"^{plan['base']}")
    (folder / "plan.json").write_text(json.dumps({**plan, "commit": commit}), encoding="utf-8")


def test_what_is_prepared_is_landed_as_if_it_were_one_job(
    school: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same archive and tag; the first job moves nothing, the second renders nothing."""
    before = school.head()
    whole = school.copy(school.folder.parent / "hel")
    assert whole.publish()[0] == 0
    folder = prepare(school)
    assert school.head() == before
    monkeypatch.setattr(render, "page", None)
    status, said = school.publish(f"--land={folder}")
    assert status == 0, said
    assert "2027/28 (gældende) er offentliggjort i origin/gh-pages." in said
    assert "Gældende udgave: 2027/28." in said
    assert school.tree() == whole.tree()
    assert git(school.remote, "rev-parse", "udgave-2027-28") == git(
        school.root, "rev-parse", "HEAD"
    )
    monkeypatch.undo()
    assert school.publish(f"--land={prepare_again(school)}") == (0, DONE["nothing_new"] + "\n")


def prepare_again(school: Published) -> Path:
    """Prepare where nothing is new."""
    folder = school.folder / "igen"
    assert school.publish(f"--prepare={folder}")[0] == 0
    assert not (folder / "udgivelse.bundle").exists()
    return folder


def test_an_archive_that_moved_meanwhile_is_not_written_over(school: Published) -> None:
    """Both jobs are run again."""
    folder = prepare(school)
    school.put({"2026-27/note.txt": "x"})
    status, said = school.publish(f"--land={folder}")
    assert (status, "prøv" in said) == (2, True)


def test_only_the_commit_that_is_checked_out_is_landed(school: Published) -> None:
    """The tag is put on it, so nothing else may have been built."""
    folder = prepare(school)
    git(school.root, "commit", "-q", "--allow-empty", "-m", "later")
    status, said = school.publish(f"--land={folder}")
    assert (status, "ikke er det, der skal offentliggøres her" in said) == (1, True)


def other_edition(hand: Path) -> None:
    (hand / "2026-27/index.html").write_text("kendeord")


def lost_edition(hand: Path) -> None:
    git(hand, "rm", "-rq", "2026-27")


def foreign_file(hand: Path) -> None:
    (hand / "CNAME").write_text("kendeord")


def further_edition(hand: Path) -> None:
    git(hand, "mv", "2027-28", "2031-32")


def other_text(hand: Path) -> None:
    path = hand / "2027-28/udgave.json"
    path.write_text(path.read_text("utf-8").replace("Telefoner og ure", "Telefoner"), "utf-8")


def damaged(hand: Path) -> None:
    (hand / "2027-28/udgave.json").write_text("{")


def linked(hand: Path) -> None:
    (hand / "2027-28/kendeord").symlink_to("../2026-27/index.html")


def other_in_force(hand: Path) -> None:
    git(hand, "rm", "-rq", "gaeldende")
    git(hand, "read-tree", "--prefix=gaeldende/", "HEAD:2026-27")
    git(hand, "checkout", "-q", "--", "gaeldende")


def mixed_copy(hand: Path) -> None:
    (hand / "gaeldende/index.html").write_text("kendeord")


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (other_edition, OTHERS),
        (lost_edition, OTHERS),
        (foreign_file, OTHERS),
        (further_edition, OTHERS),
        (other_text, "gemt i git"),
        (damaged, "kan ikke læses"),
        (linked, "ikke en almindelig fil"),
        (other_in_force, "den udgave, der gælder (2027-28)"),
        (mixed_copy, "den udgave, der gælder (2027-28)"),
    ],
)
def test_a_commit_that_does_more_than_it_may_is_refused(
    school: Published, harm: Callable[[Path], object], reason: str
) -> None:
    """Nothing of it is published, whatever the job that built it did."""
    folder, before = prepare(school), school.head()
    forge(school, folder, harm)
    status, said = school.publish(f"--land={folder}")
    assert (status, reason in said) == (1, True), said
    assert school.head() == before


@pytest.mark.parametrize(
    "plan",
    [
        "",
        "[]",
        "{}",
        "[" * 3000,
        '{"source": "--all", "base": "", "commit": ""}',
        '{"source": 1, "base": null, "commit": []}',
        " " * 3000,
    ],
)
def test_a_plan_that_is_none_is_refused(school: Published, plan: str) -> None:
    """It is read as data, only when small, and nothing in it reaches git that is no name."""
    folder = school.folder / "udgivelse"
    folder.mkdir()
    (folder / "plan.json").write_text(plan, encoding="utf-8")
    status, said = school.publish(f"--land={folder}")
    assert (status, "kan ikke læses" in said or "ikke er det" in said) == (1, True), said


@pytest.mark.parametrize("name", ["plan.json", "udgivelse.bundle"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "missing"])
def test_only_plain_files_are_taken_over(school: Published, name: str, kind: str) -> None:
    """A link is not followed, and a pipe not waited for."""
    folder, before = prepare(school), school.head()
    path = folder / name
    path.rename(school.folder / "gemt")
    if kind == "link":
        path.symlink_to(school.folder / "gemt")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    status, said = school.publish(f"--land={folder}")
    assert (status, "kan ikke læses" in said) == (1, True)
    assert school.head() == before


def test_a_draft_is_handed_over_too(school: Published) -> None:
    """It lies beside, and has no tag."""
    school.publish()
    school.begin_draft("2028/29")
    folder = prepare(school)
    status, said = school.publish(f"--land={folder}")
    assert (status, "Udkast 2028/29 er offentliggjort" in said) == (0, True), said
    assert "udkast" in school.tree()
    assert "udkast" not in git(school.remote, "tag")
