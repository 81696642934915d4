"""The changes between two editions as a PDF for an agenda: the summary, then the redline."""

from policy.diff.compare import Comparison
from policy.documents.changes import changes_document
from policy.documents.pdf.policy_pdf import policy_pdf
from policy.documents.pdf.typesetting import Keep, now
from policy.report.pictures.sources import BothSides, Gathered
from policy.report.report import Report
from policy.year.note import Note


def changes_pdf(
    comparison: Comparison,
    keep: Keep = now,
    note: Note | None = None,
    pictures: BothSides | None = None,
) -> bytes:
    """``comparison`` as PDF/UA-1; the same comparison gives the same bytes.

    ``note`` is that of the hearing on the new edition, where there was one. ``keep`` may know the
    file already, ``pictures`` tell where those of both editions lie. Raises DocumentError where it
    cannot be set.
    """
    gathered = Gathered(pictures or BothSides())
    document = changes_document(Report(comparison, gathered), note)
    return policy_pdf(document, pictures=gathered.found, keep=keep)
