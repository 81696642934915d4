"""Publishing in two jobs: one builds and may write nothing, the other pushes and builds nothing.

The first writes the archive's next commit to a folder: ``plan.json`` and, where there is something
to push, a git bundle. The second takes nothing in it on trust. It decides again, from the edition's
data, whether and where that edition may be published and which one is in force, and refuses a
commit that changes anything else. No page is rendered and nothing of the content is evaluated.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policy.archive.editions import DRAFT, IN_FORCE, TAG, is_published_name
from policy.archive.publication import (
    SHARED,
    PublicationError,
    Verdict,
    decide,
    in_force_after,
)
from policy.archive.revision import Revision
from policy.loading.edition_json import EditionFileError
from policy.loading.loader import load_files
from policy.model.edition import Edition, content
from policy.words.publication_words import DONE, HANDOVER
from scripts.cli.artifact import read_artifact
from scripts.publishing.archive_branch import ArchiveBranch, UnreachableError
from scripts.publishing.archive_state import ArchiveState, read_state
from scripts.publishing.source import head_commit

PLAN, BUNDLE = "plan.json", "udgivelse.bundle"
_LONGEST_PLAN = 2_000
_LARGEST_BUNDLE = 500_000_000
_COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?\Z")
_KEYS = ("source", "base", "commit")


class HandoverError(PublicationError):
    """What the other job handed over is not what it may be; nothing is published."""

    reasons = HANDOVER


@dataclass(frozen=True)
class Handover:
    """The policy's commit, the archive's before and the one after; no commit where none is new."""

    source: str
    base: str
    commit: str


def write_handover(archive: ArchiveBranch, handover: Handover, folder: Path) -> None:
    """Write what the job that pushes needs into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / BUNDLE).unlink(missing_ok=True)
    if handover.commit:
        archive.bundle(handover.base, handover.commit, folder / BUNDLE)
    (folder / PLAN).write_text(json.dumps(handover.__dict__), encoding="utf-8")


def land(archive: ArchiveBranch, folder: Path, today: date) -> list[str]:
    """Push what the other job left in ``folder``; returns Danish sentences on what was done.

    Raises HandoverError where it is not what publishing may do on the day ``today``, and otherwise
    like ``publish``.
    """
    plan = _read_plan(folder / PLAN)
    if plan.source != head_commit(archive.root):
        raise HandoverError.because("other_commit", found=plan.source[:12])
    base = archive.fetched()
    if not plan.commit:
        return [DONE["nothing_new"]]
    if plan.base != base:
        raise UnreachableError.because("raced", remote=archive.name)
    try:
        read_artifact(folder / BUNDLE, _LARGEST_BUNDLE)
    except OSError as error:
        raise HandoverError.because("unreadable", reason=error) from error
    archive.unbundle(folder / BUNDLE, base, plan.commit)
    before, after = read_state(archive, base), read_state(archive, plan.commit)
    name = _check_changes(archive, before, after)
    if name:
        _check_edition(before, after, name, load_files(Revision(archive.root, plan.source)).edition)
    _check_in_force(before, after, today)
    tags = {f"{TAG}{name}": plan.source} if name and name != DRAFT else {}
    if not archive.land(base, plan.commit, tags):
        raise UnreachableError.because("raced", remote=archive.name)
    return _said(archive, before, after, name)


def _read_plan(path: Path) -> Handover:
    try:
        values = json.loads(read_artifact(path, _LONGEST_PLAN))
        plan = Handover(*(str(values[key]) for key in _KEYS))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise HandoverError.because("unreadable", reason=error) from error
    if not all(map(_COMMIT.match, (plan.source, plan.base, plan.commit))):
        raise HandoverError.because("unreadable", reason=PLAN)
    return plan


def _check_changes(archive: ArchiveBranch, before: ArchiveState, after: ArchiveState) -> str:
    """The folder of the edition that is published, or nothing.

    Raises HandoverError where anything is changed that is neither it, a draft nor shared.
    """
    names = sorted({*before.tree, *after.tree})
    changed = [name for name in names if before.tree.get(name) != after.tree.get(name)]
    foreign = [name for name in changed if not is_published_name(name) and name not in SHARED]
    editions = [name for name in changed if is_published_name(name) and name != IN_FORCE]
    written = [name for name in editions if name in after.tree]
    lost = [name for name in editions if name not in after.tree and name != DRAFT]
    if foreign or lost or len(written) > 1:
        found = ", ".join(foreign + lost + written)
        raise HandoverError.because("changes_others", found=found)
    if irregular := archive.irregular(after.base, changed):
        raise HandoverError.because("irregular", found=irregular[0])
    return next(iter(written), "")


def _check_in_force(before: ArchiveState, after: ArchiveState, today: date) -> None:
    """Raise an error unless ``gaeldende`` is a copy of the edition in force on that day."""
    current = in_force_after(before.entries, after.entries, before.in_force, today)
    copy = after.tree.get(IN_FORCE)
    is_copy = copy == (after.tree[current] if current else None)
    if after.in_force != current or not (is_copy or copy == before.tree.get(IN_FORCE)):
        raise HandoverError.because("not_in_force", wanted=current or "–")


def _check_edition(
    before: ArchiveState, after: ArchiveState, name: str, committed: Edition | None
) -> None:
    """Raise an error unless the edition in ``name`` is ``committed`` and may be there."""
    try:
        edition = after.edition(name)
    except EditionFileError as error:
        raise HandoverError.because("unreadable", reason=error) from error
    if edition is None or committed is None or edition != content(committed):
        raise HandoverError.because("other_edition", found=name)
    decision = decide(edition, before.entries, before.edition(name))
    if decision.verdict is not Verdict.PUBLISH or decision.folder != name:
        raise HandoverError.because("changes_others", found=name)


def _said(
    archive: ArchiveBranch, before: ArchiveState, after: ArchiveState, name: str
) -> list[str]:
    """Danish sentences on what was done."""
    said = []
    if name:
        title = after.title(name)
        said.append(DONE["published"].format(title=title, branch=archive.name))
    if DRAFT in before.tree and DRAFT not in after.tree:
        said.append(DONE["removed"])
    if after.in_force != before.in_force:
        said.append(after.said_in_force(DONE))
    return said or [DONE["pages"]]
