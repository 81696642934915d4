"""The rule of the notes on changes: what a note explains has changed since the edition before."""

from collections.abc import Iterator

from policy.diff.change import Type
from policy.diff.compare import compare, note_targets
from policy.loading.loader import Loaded
from policy.model.edition import Edition
from policy.model.problems import Problem, problem

PATH = "data/edition.yaml"


def check(policy: Loaded, earlier: Edition) -> Iterator[Problem]:
    """A note whose initiative or place is as it was in ``earlier`` explains nothing.

    A place that the policy does not have is told of elsewhere.
    """
    edition = policy.edition
    if edition is None:
        return
    changes = compare(earlier, edition)
    targets = note_targets(edition)
    ids = {row.id for part in edition.departments for row in part.initiatives}
    ids |= {each.id for each in edition.retired}
    changed = {each.id for each in changes if each.type is Type.INITIATIVE}
    changed |= {target for each in changes for target in targets(each)}
    document = policy.documents[PATH]
    for index, note in enumerate(edition.info.change_notes):
        is_known = note.target in ids or edition.anchor_text(note.target) is not None
        if is_known and note.target not in changed:
            place = document.value_at(("ændringsnoter", index, "gælder"))
            yield problem(place, "NOTE-UDEN-ÆNDRING", found=note.target, edition=earlier.info.year)
