"""The documents beside an edition's pages, for boards, agendas and paper."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from macros.pictures.paper import grade_picture
from macros.pictures.redline import pictures_before
from policy.archive.history import History
from policy.checking.picture_files import PictureFiles
from policy.checking.resolve import alike
from policy.checking.sources import Source
from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.files import CHANGES_PDF, POLICY_PDF, POLICY_WORD, documents_for
from policy.documents.pdf.changes_pdf import changes_pdf
from policy.documents.pdf.policy_pdf import policy_pdf
from policy.documents.tree import Document, pictures_in
from policy.documents.word.pictures import Pictures, word_pictures
from policy.documents.word.word_file import as_word, as_word_redline
from policy.loading.files import Folder
from policy.loading.loader import DOCS, Loaded
from policy.loading.pictures import picture_paths
from policy.model.problems import InputError
from policy.report.pictures.sources import BothSides
from policy.year.note import Note, note_of
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
    keep, grades = partial(kept, POLICY_PDF), grade_picture(edition)
    found = {
        POLICY_PDF: policy_pdf(document, grades, pictures, keep),
        POLICY_WORD: as_word(
            document_of(edition), edition, word_pictures(pictures, grades, _kept_picture)
        ),
    }
    if history.comparison:
        keep, note = partial(kept, CHANGES_PDF), note_of(edition, history)
        both = BothSides(pictures_before(history), PictureFiles(Folder(root), DOCS.rstrip("/")))
        found[CHANGES_PDF] = changes_pdf(history.comparison, keep, note, both)
    return found


def word_redline(old: Source, new: Source, note: Note | None) -> bytes:
    """What changed between two editions as a Word file, with the pictures of both.

    The ``note`` is that of the hearing on the new one, where there was one.
    """
    comparison = compare(*alike(old.edition, new.edition))
    return as_word_redline(comparison, note, _word_pictures(old), _word_pictures(new))


def _word_pictures(source: Source) -> Pictures:
    found = {}
    if files := source.files:
        for name in sorted(picture_paths(source.edition)):
            with suppress(OSError, ValueError, InputError):
                found[name] = files.read(DOCS + name)
    return word_pictures(found, grade_picture(source.edition))


def _kept_picture(make: Callable[[], bytes], path: str | bytes, *sources: str | bytes) -> bytes:
    """What is made of the picture at ``path`` for Word, from the cache where it is there."""
    return kept(f"{POLICY_WORD} {path!s}", make, *sources)


def _pictures(root: Path, policy: Loaded, document: Document) -> dict[str, bytes]:
    """The pictures of ``document`` that are plain files below ``docs/``, by their paths there."""
    names = (each for each in sorted(pictures_in(document)) if DOCS + each in policy.assets)
    return {name: (root / DOCS / name).read_bytes() for name in names}
