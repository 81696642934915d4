"""Publishes an edition: reads the archive, decides, builds the site, writes and pushes."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mike.versions import Versions  # type: ignore[import-untyped]

from macros.archive_pages import archive_pages
from policy.archive.editions import DRAFT, IN_FORCE, is_published_name
from policy.archive.git import run_git
from policy.archive.publication import (
    Decision,
    Entry,
    PublicationError,
    Verdict,
    decide,
    folder_of,
    in_force,
    titles,
)
from policy.archive.revision import Revision
from policy.checking.check import check_root
from policy.checking.output import report
from policy.loading.edition_json import EDITION_FILE, EditionFileError, edition_header, from_json
from policy.loading.loader import load
from policy.model.edition import Edition
from policy.model.problems import has_errors
from policy.words.publication_words import DONE, REASONS, WOULD_BE_DONE
from scripts.cli.places import REPOSITORY
from scripts.publishing.archive_branch import ArchiveBranch, Content, Tree, UnreachableError
from scripts.site.finishing import icon_address

ATTEMPTS = 5
"""The number of attempts while others publish at the same time."""

TAG = "udgave-"
TOKENS = Path("overrides/assets/stylesheets/tokens.css")


@dataclass(frozen=True)
class Job:
    """The policy to publish, the archive, and the day on which it is published."""

    root: Path
    archive: ArchiveBranch
    today: date
    dry_run: bool = False


@dataclass(frozen=True)
class ArchiveState:
    """The archive before publishing: its commit, its editions, the folder in force, its files."""

    base: str
    entries: Mapping[str, Entry]
    in_force: str
    files: Revision | None


@dataclass(frozen=True)
class Plan:
    """The archive after publishing: its editions, the folder in force, and what is written."""

    edition: Edition
    decision: Decision
    entries: Mapping[str, Entry]
    in_force: str
    content: Content


def publish(job: Job) -> list[str]:
    """Publish; returns Danish sentences on what was done.

    Raises PublicationError (UnreachableError where it could not be tried) or SiteError.
    """
    _check_repository(job.root)
    for _ in range(ATTEMPTS):
        state = _read_archive(job)
        edition = _checked_edition(job.root, state.files)
        decision = decide(edition, state.entries, _published_edition(state, edition))
        if decision.verdict is Verdict.HELD_BACK and not state.base:
            return [DONE["held_back"].format(year=edition.info.year)]
        done = _attempt(job, state, edition, decision)
        if done is not None:
            return done
    raise UnreachableError.because("raced", remote=job.archive.name)


def _check_repository(root: Path) -> None:
    """Raise an error unless ``root`` is the top of a repository with everything committed."""
    top = run_git(root, "rev-parse", "--show-prefix", around=False)
    if top.returncode or top.stdout.strip():
        raise UnreachableError.because("no_repository", root=root.resolve())
    if run_git(root, "rev-parse", "--verify", "--quiet", "HEAD", around=False).returncode:
        raise PublicationError.because("no_commit")
    changed = run_git(root, "status", "--porcelain", "-z", around=False).stdout.decode()
    names = [line[3:] for line in changed.split("\0") if line]
    if names:
        said = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        raise PublicationError.because("dirty", files=said)


def _read_archive(job: Job) -> ArchiveState:
    """The archive's newest state, read from its branch."""
    base = job.archive.fetched()
    if not base:
        return ArchiveState("", {}, "", None)
    files = Revision(job.root, base, from_top=True)
    names = list(job.archive.tree(base))
    folders = [name for name in names if is_published_name(name) and name != IN_FORCE]
    if not folders and names:
        found = ", ".join(sorted(names)[:3])
        raise PublicationError.because("not_an_archive", branch=job.archive.name, found=found)
    files.names("", f"/{EDITION_FILE}")  # what is listed together is read together
    entries = {}
    for name in folders:
        try:
            school, info, changes = edition_header(files.read(f"{name}/{EDITION_FILE}"))
        except (EditionFileError, OSError) as error:
            raise PublicationError.because(
                "damaged", branch=job.archive.name, found=name
            ) from error
        entries[name] = Entry(name, info, school, changes)
    return ArchiveState(base, entries, _in_force_now(files, names), files)


def _in_force_now(files: Revision, names: Sequence[str]) -> str:
    """The folder that ``gaeldende`` is a copy of."""
    if IN_FORCE not in names:
        return ""
    try:
        return folder_of(edition_header(files.read(f"{IN_FORCE}/{EDITION_FILE}"))[1])
    except (EditionFileError, OSError):  # it is written again
        return ""


def _published_edition(state: ArchiveState, new: Edition) -> Edition | None:
    """The edition that is published now in the folder of ``new``, or None."""
    name = folder_of(new.info)
    if not state.files or name not in state.entries:
        return None
    path = f"{name}/{EDITION_FILE}"
    return from_json(state.files.read(path), path)


def _checked_edition(root: Path, archive: Revision | None) -> Edition:
    """The edition in ``root``; PublicationError where a check against the archive finds errors."""
    problems = check_root(root, archive)
    edition = load(root).edition
    if has_errors(problems) or edition is None:
        raise PublicationError(f"{report(problems, 'text')}\n{REASONS['problems']}")
    return edition


def _attempt(
    job: Job, state: ArchiveState, edition: Edition, decision: Decision
) -> list[str] | None:
    """Write and push what was decided; None where the branch has moved in the meantime."""
    with tempfile.TemporaryDirectory(prefix="udgivelse-") as folder:
        built = None
        if decision.verdict is not Verdict.HELD_BACK:
            from scripts.site import mkdocs_runner as site  # takes a third of a second

            built = Path(folder) / "site"
            site.build(job.root, built, site.ArchiveLocation(decision.folder, state.base or None))
        plan = _plan(job, state, edition, decision, built)
        message = f"{TAG}{decision.folder}: {head_commit(job.root)}"
        commit = job.archive.write(state.base, plan.content, message)
        is_touched = built and not _is_as_published(state, decision.folder, built)
    before, after = job.archive.tree(state.base), job.archive.tree(commit)
    _check_others(before, after, plan.content)
    said = _messages(job, state, plan, before, after)
    if decision.verdict is Verdict.FROZEN and is_touched:
        said.insert(0, DONE["frozen"].format(year=edition.info.year))
    if job.dry_run or before == after:
        return said
    tags = _tags(job, decision, before, after)
    return said if job.archive.land(state.base, commit, tags) else None


def _plan(
    job: Job, state: ArchiveState, edition: Edition, decision: Decision, built: Path | None
) -> Plan:
    """What the decision makes of the archive, with the edition's site in ``built``."""
    entries = {name: each for name, each in state.entries.items() if name != decision.removed}
    folders = {}
    if built and decision.verdict is Verdict.PUBLISH:
        folders[decision.folder] = built
        school, info, changes = edition_header((built / EDITION_FILE).read_bytes())
        entries[decision.folder] = Entry(decision.folder, info, school, changes)
    current = in_force(entries, state.in_force, job.today)
    is_other = current and (current in folders or current != state.in_force)
    content = Content(
        folders=folders,
        copies={IN_FORCE: current} if is_other else {},
        removed=[decision.removed] if decision.removed else [],
        files=shared_files(edition, entries, current) if entries else {},
    )
    return Plan(edition, decision, entries, current, content)


def shared_files(edition: Edition, entries: Mapping[str, Entry], current: str) -> dict[str, str]:
    """The pages that all editions share, and the list of editions in mike's format."""
    policy = edition.title or edition.school.name
    tokens = (REPOSITORY / TOKENS).read_text(encoding="utf-8")
    address = os.environ.get("SITE_URL", "")
    files = archive_pages(entries, current, policy, address, tokens, icon_address())
    versions = Versions()
    for name, title in titles(entries, current).items():
        versions.add(name, title, [IN_FORCE] if name == current else [])
    return {**files, "versions.json": f"{versions.dumps()}\n"}


def _tags(job: Job, decision: Decision, before: Tree, after: Tree) -> dict[str, str]:
    """The tag of the edition, where it is published again or has no tag yet; drafts have none."""
    if decision.verdict is not Verdict.PUBLISH or decision.folder == DRAFT:
        return {}
    tag = f"{TAG}{decision.folder}"
    is_new = before.get(decision.folder) != after.get(decision.folder)
    return {tag: head_commit(job.root)} if is_new or not job.archive.has_tag(tag) else {}


def _is_as_published(state: ArchiveState, name: str, site: Path) -> bool:
    """Whether the edition in the folder ``name`` of the archive has the files of ``site``."""
    if not state.files:
        return False
    published = {path: state.files.read(path) for path in state.files.names(name, "")}
    return published == {
        f"{name}/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def head_commit(root: Path) -> str:
    """The commit that is published."""
    return run_git(root, "rev-parse", "HEAD", around=False).stdout.decode("ascii").strip()


def _check_others(before: Tree, after: Tree, content: Content) -> None:
    """Raise UnreachableError where anything but the planned content was changed."""
    written = {*content.folders, *content.copies, *content.removed}
    written |= {name.partition("/")[0] for name in content.files}
    others = {*before, *after} - written
    if found := sorted(name for name in others if before.get(name) != after.get(name)):
        raise UnreachableError.because("changed_others", found=", ".join(found))


def _messages(
    job: Job,
    state: ArchiveState,
    plan: Plan,
    before: Tree,
    after: Tree,
) -> list[str]:
    """Danish sentences on what was done, or would be."""
    done = WOULD_BE_DONE if job.dry_run else DONE
    decision, current = plan.decision, plan.in_force
    said = []
    if decision.verdict is Verdict.HELD_BACK:
        said.append(done["held_back"].format(year=plan.edition.info.year))
    elif before.get(decision.folder) != after.get(decision.folder):
        title = titles(plan.entries, current)[decision.folder]
        said.append(done["published"].format(title=title, branch=job.archive.name))
    if decision.removed and decision.removed in before:
        said.append(done["removed"])
    if current and current != state.in_force:
        said.append(done["in_force"].format(year=plan.entries[current].info.year))
    if before == after:
        return [*said, done["nothing_new"]]
    return said or [done["pages"]]
