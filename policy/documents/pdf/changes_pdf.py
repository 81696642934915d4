"""The changes between two editions as a PDF for an agenda: the summary, then the redline."""

from policy.diff.compare import Comparison
from policy.documents.changes import changes_document
from policy.documents.pdf.policy_pdf import policy_pdf
from policy.documents.pdf.typesetting import Keep, now
from policy.report.report import Report
from policy.year.note import Note


def changes_pdf(comparison: Comparison, keep: Keep = now, note: Note | None = None) -> bytes:
    """``comparison`` as PDF/UA-1; the same comparison gives the same bytes.

    ``note`` is that of the hearing on the new edition, where there was one. ``keep`` may know the
    file already. Raises DocumentError where it cannot be set.
    """
    return policy_pdf(changes_document(Report(comparison), note), keep=keep)
