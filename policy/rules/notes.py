"""Checks the notes on changes: what a note explains has changed since the previous edition."""

from collections.abc import Iterator

from policy.diff.compare import compare
from policy.loading.loader import Loaded
from policy.model.edition import Edition
from policy.model.problems import Problem

PATH = "data/edition.yaml"


def check(policy: Loaded, earlier: Edition) -> Iterator[Problem]:
    """A problem for each note whose initiative or place is the same as in ``earlier``.

    A place that does not exist is reported by another rule.
    """
    edition = policy.edition
    if edition is None:
        return
    changed = compare(earlier, edition).notable
    ids = {row.id for part in edition.departments for row in part.initiatives}
    ids |= {each.id for each in edition.retired}
    document = policy.documents[PATH]
    for index, note in enumerate(edition.info.change_notes):
        is_known = note.target in ids or edition.anchor_text(note.target) is not None
        if is_known and note.target not in changed:
            path = ("ændringsnoter", index, "gælder")
            about = {"found": note.target, "edition": earlier.info.year}
            yield document.problem_at(path, "NOTE-UDEN-ÆNDRING", **about)
