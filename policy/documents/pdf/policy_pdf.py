"""The whole policy as one PDF: title page, contents, every page of it with its edition."""

from collections.abc import Mapping
from typing import Any

from policy.documents.pdf.encoding import Encoder
from policy.documents.pdf.typesetting import Keep, now, pictures_of, set_in_type
from policy.documents.tree import Document, TitlePage
from policy.words.document_words import SHEET


def policy_pdf(
    document: Document,
    grades: str = "",
    pictures: Mapping[str, bytes] | None = None,
    keep: Keep = now,
) -> bytes:
    """``document`` as PDF/UA-1; the same document gives the same bytes.

    ``grades`` is the drawing of the initiatives along the grades as SVG, which is left out without
    it. ``pictures`` holds files by their paths below ``docs/``; the words of one that is missing or
    cannot be read stand in its place. ``keep`` may know the file already.
    """
    with pictures_of(pictures or {}) as shown:
        encoder = Encoder(document, shown.values, grades)
        chapters = [encoder.chapter(each) for each in document.chapters]
        values = {
            **sheet_of(document.title_page),
            "contents": SHEET["contents"],
            "departments": len(document.departments),
            "front": front_of(document.title_page),
            "chapters": chapters,
            "notes": encoder.notes(),
        }
        return set_in_type("trivselspolitik", values, shown.folder, keep)


def sheet_of(front: TitlePage) -> dict[str, Any]:
    """What every sheet of a document says at its edges, and the file of itself."""
    return {
        "title": SHEET["title"].format(policy=front.title, school=front.school),
        "author": front.school,
        "foot": front.foot,
        "number": SHEET["number"],
        "draft": SHEET["draft"] if front.is_draft else "",
    }


def front_of(front: TitlePage) -> dict[str, Any]:
    """The title page."""
    return {
        "title": front.title,
        "school": " · ".join(filter(None, (front.school, front.municipality))),
        "edition": front.edition,
        "status": front.status,
        "facts": front.facts,
    }
