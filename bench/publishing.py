"""How long it takes to publish edition N+1, the build apart, and what the archive grows by."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from policy.archive.editions import year_folder
from policy.loading.edition_json import EDITION_FILE
from scripts.cli.places import REPOSITORY
from scripts.publishing.fictional_school import YEARS, git, publish_years, revise, school_at

FIRST, NEXT = YEARS[0], YEARS[1]
BRANCH = "gh-pages"
TIMED = """
import sys, time
import scripts.publish as command
import scripts.site.mkdocs_runner as site
build, spent = site.build, []
def timed(*given):
    begun = time.perf_counter()
    build(*given)
    spent.append(time.perf_counter() - begun)
site.build = timed
begun = time.perf_counter()
status = command.main(sys.argv[1:])
print(time.perf_counter() - begun - sum(spent), file=sys.stderr)
sys.exit(status)
"""
"""Publishes, and prints the seconds it took without the build."""


class Archive:
    """A school with ``count`` published editions, ready to publish the next."""

    def __init__(self, folder: Path, count: int) -> None:
        self.root = school_at(folder)
        self.remote = folder / "arkiv.git"
        list(publish_years(self.root, [FIRST]))
        if count > 1:
            self._fill(folder / "hand", count)
        self.before = _said(self.remote, "rev-parse", BRANCH)
        revise(self.root, NEXT)

    def _fill(self, hand: Path, count: int) -> None:
        """Put earlier years beside the first, each as large as that one."""
        git(hand.parent, "clone", "-q", "-b", BRANCH, str(self.remote), str(hand))
        source = hand / year_folder(FIRST.year)
        first = int(FIRST.year[:4])
        for begun in range(first - count + 1, first):
            year = f"{begun}/{(begun + 1) % 100:02}"
            for path in sorted(source.rglob("*")):
                if path.is_file():
                    target = hand / year_folder(year) / path.relative_to(source)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(path.read_bytes())
            edition = hand / year_folder(year) / EDITION_FILE
            text = edition.read_text(encoding="utf-8").replace(FIRST.year, year)
            edition.write_text(text, encoding="utf-8", newline="\n")
        git(hand, "add", "-A")
        git(hand, "commit", "-q", "-m", "earlier years")
        git(hand, "push", "-q", "origin", f"HEAD:{BRANCH}")

    def publish(self) -> float:
        """Publish the next edition; the seconds that took without the build."""
        git(self.remote, "update-ref", f"refs/heads/{BRANCH}", self.before)
        for name in (f"refs/remotes/origin/{BRANCH}", f"refs/tags/udgave-{year_folder(NEXT.year)}"):
            git(self.root, "update-ref", "-d", name)
        git(self.remote, "update-ref", "-d", f"refs/tags/udgave-{year_folder(NEXT.year)}")
        command = [sys.executable, "-c", TIMED, "--root", str(self.root)]
        command += ["--today", NEXT.published.isoformat()]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return float(done.stderr.split()[-1])

    def growth(self) -> tuple[int, int]:
        """By how many bytes the branch grew, and how many the new edition itself takes."""
        after = _said(self.remote, "rev-parse", BRANCH)
        grown = _said(
            self.remote, "rev-list", "--objects", "--disk-usage", f"{self.before}..{after}"
        )
        known = _objects(self.remote, f"{self.before}:")
        own = _objects(self.remote, f"{after}:{year_folder(NEXT.year)}") - known
        return int(grown), _bytes(self.remote, sorted(own))


def measured(folder: Path, counts: Sequence[int], runs: int) -> tuple[list[float], list[float]]:
    """The median seconds for each of ``counts``, and by how many times its size each edition grew.

    The archives take turns, so that a machine that becomes slow is slow for all of them.
    """
    archives = [Archive(_made(folder / str(count)), count) for count in counts]
    times = [[each.publish() for each in archives] for _ in range(runs)]
    grown = [each.growth() for each in archives]
    return [median(each) for each in zip(*times, strict=True)], [all_ / own for all_, own in grown]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _objects(root: Path, name: str) -> set[str]:
    """The objects of a tree, without their paths."""
    lines = _said(root, "ls-tree", "-r", "-t", "--format=%(objectname)", name).split()
    return {*lines, _said(root, "rev-parse", name)}


def _bytes(root: Path, names: Sequence[str]) -> int:
    """What the objects take on the disk."""
    command = ["git", "-C", str(root), "cat-file", "--batch-check=%(objectsize:disk)"]
    text = "".join(f"{name}\n" for name in names)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return sum(map(int, done.stdout.split()))


def _said(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
