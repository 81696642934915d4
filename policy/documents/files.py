"""The documents that lie beside the pages of an edition."""

from collections.abc import Mapping

from policy.model.edition import Edition

POLICY_PDF, POLICY_WORD = "trivselspolitik.pdf", "trivselspolitik.docx"
CHANGES_PDF, CHANGES_WORD = "aendringer.pdf", "aendringer.docx"

NAMES: Mapping[str, str] = {POLICY_PDF: "PDF", POLICY_WORD: "Word"}
"""What each file of the whole policy is called where readers choose one, in that order."""

CHANGES_NAMES: Mapping[str, str] = {CHANGES_PDF: "PDF"}
"""The same of the changes since the edition before."""

MOST_INITIATIVES = 2_000
"""How many initiatives a document can have: 4 seconds and 750 MB. Ten times as many take two
minutes and 15 GB, for a file of 1,600 sheets that nobody opens."""


def documents_for(edition: Edition) -> tuple[str, ...]:
    """The files that are made of ``edition``; none where it is too large for a document."""
    return tuple(NAMES) if len(edition.active_ids()) <= MOST_INITIATIVES else ()
