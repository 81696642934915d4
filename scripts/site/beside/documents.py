"""The documents beside an edition's pages, for boards, agendas and paper."""

from datetime import date
from functools import partial
from pathlib import Path

from macros.pictures.paper import grade_picture
from macros.pictures.redline import pictures_before
from policy.archive.history import History
from policy.checking.picture_files import PictureFiles
from policy.documents.document import document_of
from policy.documents.files import CHANGES_PDF, POLICY_PDF, POLICY_WORD, documents_for
from policy.documents.pdf.changes_pdf import changes_pdf
from policy.documents.pdf.policy_pdf import policy_pdf
from policy.documents.tree import Document, pictures_in
from policy.documents.word.word_file import as_word
from policy.loading.files import Folder
from policy.loading.loader import DOCS, Loaded
from policy.report.pictures.sources import BothSides
from policy.year.note import note_of
from scripts.cli.cache import kept


def documents_beside(
    root: Path, policy: Loaded, history: History, address: str, today: date | None
) -> dict[str, bytes]:
    """The files of ``policy`` in ``root`` by their paths in the site.

    ``address`` is that of the site, or nothing. Raises DocumentError where one cannot be set.
    """
    edition = policy.edition
    if edition is None or not documents_for(edition):
        return {}
    document = document_of(edition, history, address, today)
    pictures = _pictures(root, policy, document)
    keep = partial(kept, POLICY_PDF)
    found = {
        POLICY_PDF: policy_pdf(document, grade_picture(edition), pictures, keep),
        POLICY_WORD: as_word(document_of(edition), edition),
    }
    if history.comparison:
        keep, note = partial(kept, CHANGES_PDF), note_of(edition, history)
        both = BothSides(pictures_before(history), PictureFiles(Folder(root), DOCS.rstrip("/")))
        found[CHANGES_PDF] = changes_pdf(history.comparison, keep, note, both)
    return found


def _pictures(root: Path, policy: Loaded, document: Document) -> dict[str, bytes]:
    """The pictures of ``document`` that are plain files below ``docs/``, by their paths there."""
    names = (each for each in sorted(pictures_in(document)) if DOCS + each in policy.assets)
    return {name: (root / DOCS / name).read_bytes() for name in names}
