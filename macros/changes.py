"""Two editions -> the sorted list of what changed. Pure: reads no file, no clock, no network."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.change import Change, Type
from macros.changes_data import data_changes
from macros.changes_text import text_changes
from macros.edition import Edition


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, each with the school's note where there is one.

    Comparing an edition with itself gives nothing. The order is total and the same in every
    format: the edition, themes, departments, initiatives, pages, text, links.
    """
    notes = {each.target: each.note for each in new.info.change_notes}
    found = [*data_changes(old, new), *text_changes(old, new)]
    ordered = sorted((_noted(each, notes) for each in found), key=lambda each: each.order)
    return tuple(_numbered(ordered))


def _numbered(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` with those that say the same told apart by their number."""
    said: Counter[str] = Counter()
    for each in changes:
        count = said[each.fingerprint]
        said[each.fingerprint] += 1
        yield replace(each, nth=count) if count else each


def _noted(change: Change, notes: dict[str, str]) -> Change:
    """``change`` with the note on what it is about."""
    key = change.id if change.type is Type.INITIATIVE else change.place
    note = notes.get(key, "")
    return change.noted(note) if note else change
