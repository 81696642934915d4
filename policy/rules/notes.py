"""Checks the change notes: what a note explains has changed since the previous edition."""

from collections.abc import Iterator

from policy.diff.compare import compare
from policy.loading.loader import Loaded
from policy.model.edition import Edition
from policy.model.problems import Problem

PATH = "data/edition.yaml"


def check(policy: Loaded, earlier: Edition) -> Iterator[Problem]:
    """A problem for each note on an initiative or place that is the same as in ``earlier``.

    Unknown places are left to another rule.
    """
    edition = policy.edition
    if edition is None or not edition.info.change_notes:
        return
    changed = compare(earlier, edition).notable
    ids = {*edition.initiative_ids()}
    document = policy.documents[PATH]
    for index, note in enumerate(edition.info.change_notes):
        is_known = note.target in ids or edition.anchor_text(note.target) is not None
        if is_known and note.target not in changed:
            path = ("ændringsnoter", index, "gælder")
            about = {"found": note.target, "edition": earlier.info.year}
            yield document.problem_at(path, "NOTE-UDEN-ÆNDRING", **about)
