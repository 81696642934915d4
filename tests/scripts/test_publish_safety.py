"""What can go wrong while publishing: nothing published is lost, nothing half done is visible."""

import json
import os
import re
import resource
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from policy.loading.edition_json import from_json
from policy.words.publication_words import DONE
from tests.support.properties import TURNS
from tests.support.published import BRANCH, Published
from tests.support.repositories import git

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]

READING = {
    *("cat-file", "config", "ls-remote", "ls-tree", "merge-base", "remote", "rev-parse", "status"),
    *("for-each-ref", "log", "show"),
}
NEVER = 1_000_000
OPTIONS = re.compile(r"^(?:-[cC] \S* )*")
CHECKED = ("--no-local", "-c", "transfer.fsckObjects=true")
LIMIT = 20_000  # bytes of a file, where the disk is full


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published and the second ready."""
    found = first_edition.copy(tmp_path)
    found.year(1)
    return found


def is_whole(found: Published) -> bool:
    """Whether who fetches the archive now gets what its list says, and every object sound.

    The editions are readable and the shared pages there. What a killed push left unreachable at
    the remote is nobody's archive, so it is a copy that is judged, as git sends it.
    """
    with tempfile.TemporaryDirectory(dir=found.folder) as folder:
        git(found.folder, "clone", "-q", "--bare", *CHECKED, str(found.remote), folder)
        seen = Published(found.folder, found.root)
        seen.remote = Path(folder)
        tree = seen.tree()
        listed = [each["version"] for each in json.loads(seen.read("versions.json"))]
        years = [from_json(seen.read(f"{name}/udgave.json")).info.year for name in listed]
    folders = {name for name in tree if name[:2] == "20" or name == "udkast"}
    missing = {"index.html", "404.html", "udgaver", "gaeldende"} - set(tree)
    return folders == set(listed) and len(years) == len(listed) and not missing


@pytest.mark.fuzz
@pytest.mark.parametrize("_", range(TURNS))
def test_two_publishers_at_once_both_end_well(school: Published, _: int) -> None:
    """One lands, the other finds nothing new or lands on top; the archive is whole."""
    other = school.clone("anden")
    runs = [each.start() for each in (school, other)]
    said = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert is_whole(school)
    assert set(school.tree()) >= {"2026-27", "2027-28"}


def test_a_push_that_comes_second_begins_again_from_what_the_first_left(
    school: Published,
) -> None:
    """Somebody lands another edition just before the push: theirs stays, ours comes on top."""
    other = school.clone("anden")
    hook = school.root / ".git" / "hooks" / "pre-push"
    hand = school.folder / "hand"
    school.put({})
    hook.write_text(
        "#!/bin/sh\n"
        f'[ -e "{hand}/landed" ] && exit 0\n'
        f'touch "{hand}/landed"\n'
        f'cd "{hand}" && mkdir -p 2025-26 && cp -r 2026-27/. 2025-26/\n'
        "sed -i 's#2026/27#2025/26#' 2025-26/udgave.json\n"
        "git add 2025-26\n"
        "git -c user.name=t -c user.email=t@example.dk commit -qm theirs\n"
        f"git push -q origin HEAD:{BRANCH}\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    status, said = school.publish()
    assert status == 0, said
    assert (hand / "landed").exists()
    assert set(school.tree()) >= {"2025-26", "2026-27", "2027-28"}
    assert is_whole(school)
    assert other.publish()[1].endswith(DONE["nothing_new"] + "\n")


def test_a_remote_that_is_ahead_is_built_on(school: Published) -> None:
    """What another machine published since is fetched, not forgotten."""
    other = school.clone("anden")
    assert other.publish()[0] == 0
    before = school.tree()
    git(school.root, "fetch", "-q", "origin", f"{BRANCH}:refs/remotes/origin/{BRANCH}")
    school.year(2)
    school.year(3)
    git(school.root, "update-ref", "-d", f"refs/remotes/origin/{BRANCH}")
    status, said = school.publish("--today", "2028-08-01")
    assert status == 0, said
    after = school.tree()
    assert {name: after[name] for name in ("2026-27", "2027-28")} == {
        name: before[name] for name in ("2026-27", "2027-28")
    }


def test_a_shallow_clone_publishes_upon_the_whole_history(school: Published) -> None:
    """As a machine has it that fetches only the newest commit; the history stays connected."""
    first = school.head()
    shallow = school.clone("flad", "--depth", "1", "--no-single-branch")
    status, said = shallow.publish()
    assert status == 0, said
    assert git(school.remote, "rev-list", BRANCH).split()[-1] == first
    assert is_whole(school)


def test_a_remote_that_is_gone_is_told_of(school: Published) -> None:
    """Nothing is published here instead; the next run does it."""
    shutil.move(school.remote, school.folder / "væk.git")
    status, said = school.publish()
    assert (status, "på adressen ligger intet git-arkiv" in said) == (2, True), said
    shutil.move(school.folder / "væk.git", school.remote)
    assert school.publish()[0] == 0


def test_a_remote_that_refuses_is_told_of(school: Published) -> None:
    """In its own words where it gives them, and the branch is as it was."""
    hook = school.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'branch is protected' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = school.head()
    status, said = school.publish()
    assert status == 2
    assert "tog ikke imod" in said
    assert "branch is protected" in said
    assert school.head() == before


@pytest.mark.fuzz
def test_killed_at_any_moment_the_archive_is_whole_and_a_rerun_finishes(school: Published) -> None:
    """Killed with all it started before each git command that writes, whatever that is.

    Between two of those nothing changes that anybody could see.
    """
    start = school.head()
    calls = run_until(school, NEVER)
    done, tree = school.head(), school.tree()
    writing = [number for number, call in enumerate(calls, 1) if call not in READING]
    assert {"fetch", "fast-import", "push", "update-ref"} <= {calls[n - 1] for n in writing}
    for number in writing:
        for root, name in ((school.remote, "heads"), (school.root, "remotes/origin")):
            git(root, "update-ref", f"refs/{name}/{BRANCH}", start)
            git(root, "update-ref", "-d", "refs/tags/udgave-2027-28")
        begun = run_until(school, number)
        assert is_whole(school)
        is_landed = "push" in begun[:-1]
        assert set(school.tree()) >= {"2026-27", *(["2027-28"] if is_landed else [])}
        assert (school.head() == start) is not is_landed
    assert done != start
    assert school.publish()[0] == 0
    assert school.tree() == tree


def run_until(school: Published, number: int) -> list[str]:
    """Publish until the git command of this number begins, or to the end; the commands begun."""
    calls = school.folder / "calls"
    calls.write_text("", encoding="utf-8")
    wrapper = school.folder / "bin" / "git"
    wrapper.parent.mkdir(exist_ok=True)
    wrapper.write_text(
        "#!/bin/sh\n"
        f'echo "$*" >> "{calls}"\n'
        f'[ "$(wc -l < "{calls}")" -ge {number} ] && kill -9 0\n'
        f'exec "{shutil.which("git")}" "$@"\n',
        encoding="utf-8",
    )
    wrapper.chmod(0o755)
    path = f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}"
    run = school.start(
        start_new_session=True, env={**os.environ, "PATH": path, "TMPDIR": str(school.folder)}
    )
    said = run.communicate()[0]
    assert run.returncode == (0 if number == NEVER else -signal.SIGKILL), said
    return [OPTIONS.sub("", line).split()[0] for line in calls.read_text("utf-8").splitlines()]


def test_a_stale_lock_is_named_and_leaves_the_archive(school: Published) -> None:
    """What a killed git left behind stops the run, whose words name it; then the next publishes."""
    lock = school.remote / "refs" / "heads" / f"{BRANCH}.lock"
    lock.write_text("", encoding="utf-8")
    before = school.head()
    status, said = school.publish()
    assert status in (1, 2)
    assert "Traceback" not in said
    assert ".lock" in said, said
    assert school.head() == before
    lock.unlink()
    assert school.publish()[0] == 0
    assert "2027-28" in school.tree()


def test_a_full_disk_is_told_of_and_leaves_the_archive(school: Published) -> None:
    """No file can be written to its end: a sentence, not a traceback, and nothing is published."""
    before = school.head()

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))

    run = school.start(preexec_fn=fill)
    said = run.communicate()[0]
    assert run.returncode == 2
    assert "Traceback" not in said
    assert "ikke" in said
    assert school.head() == before
    assert school.publish()[0] == 0


def test_nobody_need_be_known_to_git(school: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that only publishes has no name and no address."""
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    assert school.publish()[0] == 0
    assert git(school.remote, "log", "-1", "--format=%cn", BRANCH).strip() == "udgivelse"


@pytest.mark.parametrize("text", ["{", '[{"version": "1999-00"}]', None])
def test_a_damaged_list_of_editions_is_made_anew(school: Published, text: str | None) -> None:
    """The editions themselves say what they are; no edition is lost with the list."""
    school.put({"versions.json": text})
    assert school.publish()[0] == 0
    listed = [each["version"] for each in json.loads(school.read("versions.json"))]
    assert listed == ["2027-28", "2026-27"]


@pytest.mark.parametrize("text", ["", "{", '{"format": 99}', None])
def test_a_damaged_edition_is_refused(school: Published, text: str | None) -> None:
    """What is there is not built upon before it is whole again."""
    school.put({"2026-27/udgave.json": text})
    before = school.head()
    status, said = school.publish()
    assert (status, "Hent det tilbage" in said or "ARKIV" in said) == (1, True)
    assert school.head() == before


def test_only_the_top_of_a_repository_is_published(school: Published) -> None:
    """A policy in a folder of something else has no archive of its own."""
    folder = school.root / "politik"
    shutil.copytree(school.root / "docs", folder / "docs")
    inner = Published(school.folder, folder)
    status, said = inner.publish()
    assert (status, "toppen af et git-arkiv" in said) == (2, True)
