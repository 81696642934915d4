"""Writes an edition as a Word file, and two editions as one with tracked changes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from lxml import etree

from policy.diff.compare import Comparison
from policy.documents.document import document_of
from policy.documents.tree import Document, Run
from policy.documents.word import package
from policy.documents.word.body import Body
from policy.documents.word.flow import Look, flow_of
from policy.documents.word.marked import Line, MarkedDocument, Words, unchanged
from policy.documents.word.merge import merge
from policy.documents.word.paragraph_marks import settle
from policy.documents.word.pictures import NONE, Drawn, Pictures
from policy.documents.word.summary import summary
from policy.documents.word.word_merge import Meaning, merged_words
from policy.documents.word.xml import Tracking, element
from policy.loading.edition_json import digest_of
from policy.model.data_files import EditionFile
from policy.model.edition import Edition
from policy.text.word_diff import Mark
from policy.words.word_file_words import WORD, WORD_PROPERTIES
from policy.year.note import Note

_SCHOOL_YEAR = 8
"""The month in which a school year begins."""


def as_word(document: Document, edition: Edition, pictures: Pictures = NONE) -> bytes:
    """``edition`` as a Word file, by its ``document`` and the ``pictures`` of it."""
    foot = [Words(Run(document.title_page.foot))]
    found = unchanged(flow_of(document, pictures.names))
    return _file(edition, found, foot, title_of(document), pictures.files)


def title_of(document: Document) -> str:
    """The title by which programs show the file."""
    page = document.title_page
    return " – ".join(filter(None, (page.title, page.school, page.edition)))


def as_word_redline(
    comparison: Comparison,
    note: Note | None = None,
    old_pictures: Pictures = NONE,
    new_pictures: Pictures = NONE,
) -> bytes:
    """What changed in a comparison's policy, as a Word file: the summary, then tracked changes.

    The ``note`` of the hearing is in the summary, where there was one. The pictures are those of
    the two editions.
    """
    old, new = document_of(comparison.old), document_of(comparison.new)
    sides = flow_of(old, old_pictures.names), flow_of(new, new_pictures.names)
    found = merge(*sides, comparison.pairing)
    was, now = ([Run(each.title_page.foot)] for each in (old, new))
    merged = merged_words(was, now, Meaning(), Meaning())
    foot = [each for each in merged if isinstance(each, Words)]
    settle(found)
    found.blocks[:0] = summary(comparison, note)
    title = WORD["redline_title"].format(title=title_of(new), old=comparison.old.info.year)
    files = {**old_pictures.files, **new_pictures.files}
    return _file(comparison.new, found, foot, title, files, comparison.old)


def date_of(info: EditionFile) -> str:
    """The day of an edition, as far as it is known; the first of its school year otherwise."""
    days = [each.date for each in info.corrections]
    days += [info.adopted.first] if info.adopted else []
    days = days or [each for each in info.treated.values() if each]
    day = max(days, default=date(int(info.year[:4]), _SCHOOL_YEAR, 1))
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _file(
    edition: Edition,
    document: MarkedDocument,
    foot: Sequence[Words],
    title: str,
    pictures: Mapping[str, Drawn],
    *others: Edition,
) -> bytes:
    """The file of ``document``; it can be known again as ``edition`` or one of ``others``."""
    year, school = edition.info.year, edition.school.name
    tracking = Tracking(WORD["author"].format(year=year), date_of(edition.info))
    body = Body(document, tracking, pictures)
    text = package.with_content("document", body.blocks())
    in_text, shown = [*body.links], {**body.shown}
    notes = package.with_content("footnotes", body.footnotes())
    footer = package.with_content("footer", _footer(body, foot))
    about = {"school": school, "year": year, "status": edition.info.status.value}
    about["digest"] = " ".join(map(digest_of, (edition, *others)))
    parts = {
        "document": text,
        "footnotes": notes,
        "footer": footer,
        "document_rels": package.relations(package.part("document_rels"), in_text, shown),
        "footnotes_rels": package.relations(package.no_relations(), body.links, body.shown),
        "numbering": package.numbering(body.lists.values()),
        "core": package.core(title, school, WORD["identifier"].format(year=year), tracking.date),
        "custom": package.custom({WORD_PROPERTIES[name]: each for name, each in about.items()}),
    }
    return package.zipped(parts, body.shown)


def _footer(body: Body, foot: Sequence[Words]) -> list[etree._Element]:
    """The foot of every page: which edition it is, and the page's number."""
    look = Look("Footer")
    (paragraph,) = body.paragraph(Line([*foot], Mark.SAME, look, look))
    paragraph.append(element("r", element("tab")))
    for kind, text in (("PAGE", "1"), ("NUMPAGES", "1")):
        value = element("t")
        value.text = text
        paragraph.append(element("fldSimple", element("r", value), instr=kind))
        if kind == "PAGE":
            of = element("t")
            of.text = WORD["of"]
            of.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            paragraph.append(element("r", of))
    return [paragraph]
