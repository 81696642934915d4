"""Two editions -> the sorted list of what changed. Pure: reads no file, no clock, no network."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from policy.diff.change import Change, Type
from policy.diff.data import data_changes
from policy.diff.text import text_changes
from policy.model.edition import Edition
from policy.text.tokens import normal_form


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, each with the school's note where there is one.

    Comparing an edition with itself gives nothing. The order is total and the same in every
    format: the edition, themes, departments, initiatives, pages, text, links.
    """
    notes = {each.target: each.note for each in new.info.change_notes}
    targets = note_targets(new)
    found = [*data_changes(old, new), *text_changes(old, new)]
    noted = (_noted(each, notes, targets) for each in found)
    return tuple(_numbered(sorted(noted, key=lambda each: each.order)))


def note_targets(edition: Edition) -> Callable[[Change], list[str]]:
    """What a note may name to be about a change: an initiative, a section, an item with an id."""
    anchors = {
        (page.id, normal_form(block.text)): block.id
        for page in edition.pages
        for section in page.sections
        for block in section.blocks
        if block.id
    }

    def targets(change: Change) -> list[str]:
        if change.type is not Type.TEXT:
            return [change.id] if change.type is Type.INITIATIVE else []
        item = anchors.get((change.page, change.after or ""))
        return [f"{change.page}#{item}", change.place] if item else [change.place]

    return targets


def _noted(
    change: Change, notes: Mapping[str, str], targets: Callable[[Change], list[str]]
) -> Change:
    """``change`` with the note on what it is about, the most particular one."""
    found = (notes[target] for target in targets(change) if target in notes)
    note = next(found, "")
    return change.noted(note) if note else change


def _numbered(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` with those that say the same told apart by their number."""
    said: Counter[str] = Counter()
    for each in changes:
        count = said[each.fingerprint]
        said[each.fingerprint] += 1
        yield replace(each, nth=count) if count else each
