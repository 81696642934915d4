"""LibreOffice accepts and rejects the tracked changes: no paragraph or row too many is left."""

from pathlib import Path

import pytest

from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.word.word_file import as_word, as_word_redline
from policy.model.edition import Edition
from tests.policy.diff.test_change_pairs import PAIRS, editions
from tests.support.office import with_changes
from tests.support.word import told
from tests.support.word_kinds import KINDS, PICTURES, small

YEARS = ("one-year", "renamed-department")
"""Whole policies in which much changes at once."""


def pairs() -> dict[str, tuple[Edition, Edition]]:
    found = {kind: (small(before), small(after)) for kind, (before, after) in KINDS.items()}
    found |= {f"{kind}, back": (new, old) for kind, (old, new) in found.items()}
    return found | {path.stem: editions(path) for path in PAIRS if path.stem in YEARS}


@pytest.mark.slow
def test_libreoffice_accepts_and_rejects_every_kind_of_change(tmp_path: Path) -> None:
    """Accept all is the new edition's document, reject all the old one's."""
    found = pairs()
    redlines = [
        as_word_redline(compare(old, new), None, PICTURES, PICTURES) for old, new in found.values()
    ]
    done = with_changes(redlines, tmp_path)
    wrong = [
        (name, what)
        for (name, (old, new)), redline in zip(found.items(), redlines, strict=True)
        for what, side in (("Accept", new), ("Reject", old))
        if told(done[what, redline]) != told(as_word(document_of(side), side, PICTURES))
    ]
    assert not wrong
