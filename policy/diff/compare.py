"""Compares two editions. Reads no file, no clock and no network."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from policy.diff.change import Change, InitiativeChange, RetirementChange, Type
from policy.diff.data import data_changes
from policy.diff.initiatives import initiative_changes
from policy.diff.json_form import fingerprint
from policy.diff.links import link_changes, picture_changes
from policy.diff.pairing import Pairing, pair
from policy.diff.text import text_changes
from policy.model.edition import Edition
from policy.text.tokens import normal_form

_TYPES = {each: place for place, each in enumerate(Type)}


@dataclass(frozen=True)
class Comparison:
    """Two editions, what is the same thing in both, and what changed; all reports read this.

    ``changes`` are in the order of every report: themes, departments, initiatives, pages, text,
    links, the edition. Each has its number and the school's note on it, if there is one.
    ``notable`` holds what a note may name because it changed: ids of initiatives, ``page#section``.
    """

    old: Edition
    new: Edition
    pairing: Pairing
    changes: tuple[Change, ...]
    notable: frozenset[str]

    @property
    def policy_changes(self) -> tuple[Change, ...]:
        """The changes of the policy itself, without those of its treatment and administration."""
        return tuple(each for each in self.changes if each.is_policy)


def compare(old: Edition, new: Edition) -> Comparison:
    """The comparison of two editions; an edition has no changes from itself."""
    pairing = pair(old, new)
    found = [
        *data_changes(old, new, pairing),
        *initiative_changes(pairing),
        *text_changes(pairing),
        *link_changes(pairing),
        *picture_changes(pairing),
    ]
    notes = {each.target: each.note for each in new.info.change_notes}
    targets = _note_targets(new)
    changes = tuple(
        replace(
            each,
            note=next((notes[name] for name in targets(each) if name in notes), ""),
            fingerprint=mark,
            number=number,
        )
        for number, (mark, each) in enumerate(_in_order(found), start=1)
    )
    notable = frozenset(name for each in changes for name in targets(each))
    return Comparison(old, new, pairing, changes, notable)


def _note_targets(edition: Edition) -> Callable[[Change], list[str]]:
    """The names by which a note refers to a change, the most specific first."""
    items = {
        (page.id, normal_form(block.text)): block.id
        for page in edition.pages
        for section in page.sections
        for block in section.blocks
        if block.id
    }

    firsts = {
        page.id: [f"{page.id}#{each.id}" for each in page.sections[:1]] for page in edition.pages
    }

    def targets(change: Change) -> list[str]:
        if isinstance(change, InitiativeChange | RetirementChange):
            return [change.id]
        if change.type is Type.PAGE:
            return firsts.get(change.page, [])
        if change.type is not Type.TEXT:
            return []
        item = items.get((change.page, change.after or ""))
        return [*([f"{change.page}#{item}"] if item else []), str(change.place)]

    return targets


def _in_order(changes: Iterable[Change]) -> Iterator[tuple[str, Change]]:
    """``changes`` sorted, with their fingerprints; those of equal content are numbered."""
    said: Counter[str] = Counter()
    for mark, each in sorted(((fingerprint(each), each) for each in changes), key=_order):
        nth = said[mark]
        said[mark] += 1
        yield fingerprint(each, nth) if nth else mark, each


def _order(marked: tuple[str, Change]) -> tuple[object, ...]:
    mark, change = marked
    about = (change.position, change.page, change.section, change.id)
    return (_TYPES[change.type], *about, change.kind, mark)
