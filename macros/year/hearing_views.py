"""View models of the page of a hearing: what is proposed, and how to answer."""

from dataclasses import dataclass

from macros.views import View
from policy.diff.change import Change, InitiativeChange
from policy.diff.compare import Comparison, compare
from policy.model.addresses import department_page
from policy.model.data_files import Status
from policy.model.edition import Edition
from policy.model.hearing import Hearing
from policy.report.report import notes_once
from policy.report.summary import Entry, groups
from policy.words.year_words import HEARING
from policy.year.hearing import answer_mail, heard_comparison, is_over, numbered


@dataclass(frozen=True)
class Proposed:
    """A change that is proposed: what it is, where it stands in the draft, a ready answer on it."""

    entry: Entry
    href: str
    mail: str

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
    return HearingPage(
        edition,
        hearing,
        view.history.previous,
        _groups(view, comparison) if comparison else (),
        tuple(names.get(each, each) for each in hearing.parties),
        answer_mail(edition, HEARING["about_all"]),
        is_over(hearing, view.today),
        len(compare(view.history.heard, edition).policy_changes) if view.history.heard else 0,
    )


def _groups(view: View, comparison: Comparison) -> tuple[ProposedGroup, ...]:
    heard = heard_comparison(view.history)
    changes = notes_once(numbered(comparison.policy_changes, heard))
    return tuple(
        ProposedGroup(
            each.title,
            each.summary,
            tuple(_proposed(view, comparison, entry) for entry in each.entries),
        )
        for each in groups(comparison.pairing, changes)
    )


def _proposed(view: View, comparison: Comparison, entry: Entry) -> Proposed:
    about = HEARING["about_change"].format(number=entry.change.number, name=named(entry))
    href = place_of(view, comparison, entry.change)
    return Proposed(entry, href, answer_mail(view.edition, about))


def place_of(view: View, comparison: Comparison, change: Change) -> str:
    """The address of what changed, as it stands in the new edition; empty where it is gone."""
    if isinstance(change, InitiativeChange):
        row = comparison.pairing.initiatives[change.id].new
        return view.links.to(department_page(row.department.id), change.id.lower()) if row else ""
    if change.page and view.edition.anchor_text(str(change.place)) is not None:
        return view.links.to(change.page, change.section)
    return ""


def named(entry: Entry) -> str:
    """What happened to what, in a few words: «Omformuleret U6», «Tilføjet i I pauserne»."""
    about = entry.subject or (f"i «{entry.place}»" if entry.place else entry.words)
    return " ".join(filter(None, (entry.name, about)))
