"""View models of the page of a hearing: what is proposed, and how to answer."""

from dataclasses import dataclass

from macros.views import View
from policy.diff.change import Change, InitiativeChange
from policy.diff.compare import Comparison
from policy.model.addresses import department_page
from policy.model.data_files import Status
from policy.model.edition import Edition
from policy.model.hearing import Hearing
from policy.report.report import notes_once
from policy.report.summary import Entry, groups
from policy.words.year_words import HEARING
from policy.year.hearing import answer_mail, is_over, named, numbered
from policy.year.note import Answered, Note


@dataclass(frozen=True)
class Proposed:
    """A change that is proposed: what it is, where it stands in the draft, a ready answer on it."""

    entry: Entry
    href: str
    mail: str
    answers: tuple[Answered, ...] = ()

    @property
    def anchor(self) -> str:
        """Its permanent address on the page."""
        return f"aendring-{self.entry.change.number}"

    @property
    def name(self) -> str:
        """What happened to what."""
        return named(self.entry)


@dataclass(frozen=True)
class ProposedGroup:
    """The changes of a department, a page or one kind of data."""

    title: str
    summary: str
    changes: tuple[Proposed, ...]


@dataclass(frozen=True)
class Shown:
    """An answer on the page: what became of it, and where it stands; nothing where it is gone."""

    answered: Answered
    href: str


@dataclass(frozen=True)
class HearingPage:
    """What the page of a hearing shows; ``asked`` are the names of the parties asked above all.

    ``changed_since`` counts the changes of the policy since the draft was first published with its
    hearing.
    """

    edition: Edition
    hearing: Hearing
    previous: Edition | None
    groups: tuple[ProposedGroup, ...]
    asked: tuple[str, ...]
    mail: str
    is_over: bool
    changed_since: int
    answers: tuple[Shown, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def is_draft(self) -> bool:
        """Whether the edition is still a proposal."""
        return self.edition.info.status is Status.DRAFT

    @property
    def visible_address(self) -> str:
        """The address for answers as people write it."""
        reply_to = self.hearing.reply_to
        return reply_to.address.partition(":")[2].strip("/") if reply_to else ""

    @property
    def numbers(self) -> dict[str, int]:
        """The number on the page of the change at each place that an answer may name."""
        found = (each.entry.change for group in self.groups for each in group.changes)
        return {each.target: each.number for each in reversed([*found])}

    @property
    def count(self) -> int:
        """How many changes are proposed."""
        return sum(len(each.changes) for each in self.groups)


def hearing_page(view: View) -> HearingPage:
    """The page of the hearing on the edition of ``view``; ValueError where it has none."""
    edition, comparison = view.edition, view.history.comparison
    hearing = edition.info.hearing
    if hearing is None:
        raise ValueError(edition.info.year)
    names = {each.id: each.name for each in edition.school.parties}
    since, note = view.history.since_heard, Note(edition, view.history)
    return HearingPage(
        edition,
        hearing,
        view.history.previous,
        _groups(view, comparison, note) if comparison else (),
        tuple(names.get(each, each) for each in hearing.parties),
        answer_mail(edition, HEARING["about_all"]),
        is_over(hearing, view.today) or edition.info.status is not Status.DRAFT,
        len(since.policy_changes) if since else 0,
        tuple(Shown(each, _place_of_answer(view, each)) for each in note.answers),
        tuple(note.counts()),
    )


def _groups(view: View, comparison: Comparison, note: Note) -> tuple[ProposedGroup, ...]:
    changes = notes_once(numbered(comparison.policy_changes, view.history.proposed))
    return tuple(
        ProposedGroup(
            each.title,
            each.summary,
            tuple(_proposed(view, comparison, entry, note) for entry in each.entries),
        )
        for each in groups(comparison.pairing, changes)
    )


def _proposed(view: View, comparison: Comparison, entry: Entry, note: Note) -> Proposed:
    about = HEARING["about_change"].format(number=entry.change.number, name=named(entry))
    href = place_of(view, comparison, entry.change)
    mail = answer_mail(view.edition, about)
    return Proposed(entry, href, mail, note.on(entry.change))


def _place_of_answer(view: View, each: Answered) -> str:
    """The address of what an answer concerns, as it stands now; empty for the whole draft."""
    target = each.change.target if each.change else each.answer.target
    page, _, anchor = target.partition("#")
    if anchor:
        return view.links.to(page, anchor) if view.edition.anchor_text(target) else ""
    for department in view.edition.departments:
        if any(row.id == target for row in department.initiatives):
            return view.links.to(department_page(department.id), target.lower())
    return ""


def place_of(view: View, comparison: Comparison, change: Change) -> str:
    """The address of what changed, as it stands in the new edition; empty where it is gone."""
    if isinstance(change, InitiativeChange):
        row = comparison.pairing.initiatives[change.id].new
        return view.links.to(department_page(row.department.id), change.id.lower()) if row else ""
    if change.page and view.edition.anchor_text(str(change.place)) is not None:
        return view.links.to(change.page, change.section)
    return ""
