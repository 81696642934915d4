"""Publishes an edition: reads the archive, decides, builds the site, writes and pushes."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from mike.versions import Versions  # type: ignore[import-untyped]

from macros.archive_pages import Look, archive_pages
from macros.sharing.feed import feed
from policy.archive.editions import DRAFT, IN_FORCE, TAG
from policy.archive.publication import (
    FEED,
    SHARED,
    Decision,
    Entry,
    PublicationError,
    Verdict,
    check_dates,
    decide,
    folder_of,
    in_force_after,
    titles,
)
from policy.archive.revision import Revision
from policy.checking.check import check_root
from policy.checking.output import report
from policy.loading.edition_json import EDITION_FILE
from policy.loading.loader import load
from policy.model.edition import Edition
from policy.model.problems import has_errors, quoted
from policy.words.publication_words import DONE, REASONS, WOULD_BE_DONE
from scripts.cli.places import REPOSITORY
from scripts.cli.processes import begun
from scripts.cli.workspace import workspace
from scripts.publishing.archive_branch import (
    WORKSPACE,
    ArchiveBranch,
    Content,
    Tree,
    UnreachableError,
)
from scripts.publishing.archive_state import ArchiveState, entry_of, read_state
from scripts.publishing.comparisons import comparison_pages
from scripts.publishing.handover import Handover, write_handover
from scripts.publishing.site_address import checked_address, told_address
from scripts.publishing.source import Source, committed, outside
from scripts.site.finishing import icon_address

ATTEMPTS = 5
"""The number of attempts while others publish at the same time."""

TOKENS = Path("overrides/assets/stylesheets/tokens.css")


@dataclass(frozen=True)
class Job:
    """The repository of the policy to publish, the archive, and the day of publishing."""

    root: Path
    archive: ArchiveBranch
    today: date
    dry_run: bool = False


@dataclass(frozen=True)
class Plan:
    """The archive after publishing: its editions, the folder in force, and what is written."""

    edition: Edition
    decision: Decision
    entries: Mapping[str, Entry]
    in_force: str
    content: Content


@dataclass(frozen=True)
class Prepared:
    """What is to be pushed: the archive's commit before, the one after, and the tags.

    ``said`` is what publishing then did. Without ``commit`` there is nothing to push.
    """

    said: list[str]
    base: str = ""
    commit: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


def publish(job: Job, handover: Path | None = None) -> list[str]:
    """Publish; returns Danish sentences on what was done.

    With ``handover`` nothing is pushed: what would be is written into that folder, for ``land``.
    Raises PublicationError (UnreachableError where it could not be tried) or SiteError.
    """
    with committed(job.root) as source:
        for _ in range(ATTEMPTS):
            ready = prepare(job, source)
            if handover:
                made = Handover(source.commit, ready.base, ready.commit)
                write_handover(job.archive, made, handover)
            if job.dry_run or not ready.commit:
                return ready.said
            if job.archive.land(ready.base, ready.commit, ready.tags):
                return ready.said
    raise UnreachableError.because("raced", remote=job.archive.name)


def prepare(job: Job, source: Source) -> Prepared:
    """Decide, build and write the archive's next commit; no branch moves."""
    state = read_state(job.archive, job.archive.fetched())
    edition = _checked_edition(source.root, state.files)
    check_dates(edition.info, source.day, job.today, date.today())
    decision = decide(edition, state.entries, state.edition(folder_of(edition.info)))
    if decision.verdict is Verdict.HELD_BACK and not state.base:
        return Prepared([DONE["held_back"].format(year=edition.info.year)])
    compared = begun(_comparisons(job, state, edition, decision))
    with workspace(WORKSPACE) as folder:
        built = None
        if decision.verdict is not Verdict.HELD_BACK:
            from scripts.site import mkdocs_runner as site  # takes a third of a second

            built = folder / "site"
            site.build(
                source.root,
                built,
                site.ArchiveLocation(decision.folder, state.files, job.today),
            )
        plan = _plan(job, state, edition, decision, built, source.day)
        content = replace(plan.content, files={**plan.content.files, **compared()})
        message = f"{TAG}{decision.folder}: {source.commit}"
        commit = job.archive.write(state.base, content, message)
        is_touched = built and not _is_as_published(state, decision.folder, built)
    before, after = state.tree, job.archive.tree(commit)
    _check_others(before, after, content)
    said = _messages(job, state, plan, after)
    if decision.verdict is Verdict.FROZEN and is_touched:
        said.insert(0, DONE["frozen"].format(year=edition.info.year))
    if before == after:
        return Prepared(said)
    return Prepared(said, state.base, commit, _tags(job, source, decision, before, after))


def _checked_edition(root: Path, archive: Revision | None) -> Edition:
    """The edition in ``root``; PublicationError where that is not all, or has errors."""
    problems, policy = check_root(root, archive), load(root)
    if found := outside(policy, root):
        raise PublicationError.because("outside", found=quoted(found))
    edition = policy.edition
    if has_errors(problems) or edition is None:
        raise PublicationError(f"{report(problems, 'text')}\n{REASONS['problems']}")
    return edition


def _plan(
    job: Job,
    state: ArchiveState,
    edition: Edition,
    decision: Decision,
    built: Path | None,
    day: date,
) -> Plan:
    """What the decision makes of the archive, with the edition's site in ``built``.

    ``day`` is that of the commit that is published. The pages that compare are made beside it.
    """
    entries = {name: each for name, each in state.entries.items() if name != decision.removed}
    folders = {}
    if built and decision.verdict is Verdict.PUBLISH:
        folders[decision.folder] = built
        entries[decision.folder] = entry_of(decision.folder, (built / EDITION_FILE).read_bytes())
    current = _in_force(job, state, edition, decision)
    is_other = current and (current in folders or current != state.in_force)
    files = {}
    if entries:
        files = shared_files(edition, entries, current, job.today)
        files[FEED] = feed(entries, _name(edition), _address(), _feed_before(state), day)
    gone = [decision.removed, *(() if current else (IN_FORCE,)), *(SHARED - {*_tops(files)})]
    content = Content(
        folders=folders,
        copies={IN_FORCE: current} if is_other else {},
        removed=[name for name in gone if name in state.tree],
        files=files,
    )
    return Plan(edition, decision, entries, current, content)


def _comparisons(
    job: Job, state: ArchiveState, edition: Edition, decision: Decision
) -> Callable[[], dict[str, str]]:
    """What makes the pages that compare each older edition with the one that will be in force."""
    current = _in_force(job, state, edition, decision)
    is_new = decision.verdict is Verdict.PUBLISH and current == decision.folder
    return partial(comparison_pages, state, current, edition if is_new else None)


def _in_force(job: Job, state: ArchiveState, edition: Edition, decision: Decision) -> str:
    """The folder of the edition in force once the decision is carried out; empty if none is."""
    entries = {name: each for name, each in state.entries.items() if name != decision.removed}
    if decision.verdict is Verdict.PUBLISH:
        entries[decision.folder] = Entry(decision.folder, edition.info, edition.school)
    return in_force_after(state.entries, entries, state.in_force, job.today)


def shared_files(
    edition: Edition, entries: Mapping[str, Entry], current: str, today: date | None = None
) -> dict[str, str]:
    """The pages that all editions share, and the list of editions in mike's format."""
    tokens = (REPOSITORY / TOKENS).read_text(encoding="utf-8")
    look = Look(tokens, icon_address())
    files = archive_pages(entries, current, _name(edition), _address(), look, today)
    versions = Versions()
    for name, title in titles(entries, current).items():
        versions.add(name, title, [IN_FORCE] if name == current else [])
    return {**files, "versions.json": f"{versions.dumps()}\n"}


def _name(edition: Edition) -> str:
    """What the policy is called."""
    return edition.title or edition.school.name


def _address() -> str:
    """The archive's address, or nothing where it is not known."""
    return checked_address(os.environ.get("SITE_URL", ""))


def _feed_before(state: ArchiveState) -> str:
    """The feed as it is published, or nothing."""
    if not state.files or FEED not in state.tree:
        return ""
    return state.files.read(FEED).decode("utf-8", "replace")


def _tags(
    job: Job, source: Source, decision: Decision, before: Tree, after: Tree
) -> dict[str, str]:
    """The tag of the edition, where it is published again or has no tag yet; drafts have none."""
    if decision.verdict is not Verdict.PUBLISH or decision.folder == DRAFT:
        return {}
    tag = f"{TAG}{decision.folder}"
    is_new = before.get(decision.folder) != after.get(decision.folder)
    return {tag: source.commit} if is_new or not job.archive.has_tag(tag) else {}


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


def _tops(files: Iterable[str]) -> Iterator[str]:
    """The names in the top folder under which ``files`` lie."""
    return (name.partition("/")[0] for name in files)


def _check_others(before: Tree, after: Tree, content: Content) -> None:
    """Raise UnreachableError where anything but the planned content was changed."""
    written = {*content.folders, *content.copies, *content.removed}
    written |= {*_tops(content.files)}
    others = {*before, *after} - written
    if found := sorted(name for name in others if before.get(name) != after.get(name)):
        raise UnreachableError.because("changed_others", found=", ".join(found))


def _messages(job: Job, state: ArchiveState, plan: Plan, after: Tree) -> list[str]:
    """Danish sentences on what was done, or would be."""
    done = WOULD_BE_DONE if job.dry_run else DONE
    decision, current, before = plan.decision, plan.in_force, state.tree
    said = []
    if decision.verdict is Verdict.HELD_BACK:
        said.append(done["held_back"].format(year=plan.edition.info.year))
    elif before.get(decision.folder) != after.get(decision.folder):
        title = titles(plan.entries, current)[decision.folder]
        said.append(done["published"].format(title=title, branch=job.archive.name))
    if decision.removed and decision.removed in before:
        said.append(done["removed"])
    if current != state.in_force:
        new = ArchiveState(entries=plan.entries, in_force=current)
        said.append(new.said_in_force(done))
    said += told_address(state.files, plan.content.files)
    if before == after:
        return [*said, done["nothing_new"]]
    return said or [done["pages"]]
