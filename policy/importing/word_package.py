"""Opens a Word file that somebody sent, unless it is too large, locked or no Word file."""

import re
import zipfile
from pathlib import Path

from lxml import etree

from policy.importing.sent_file import sent_file, unpacked
from policy.model.problems import InputError, quoted
from policy.words.word_file_words import REFUSED

LARGEST_PART = 60_000_000
_MOST_PARTS = 5_000
DOCUMENT, NOTES, COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"
END_NOTES = "word/endnotes.xml"
CUSTOM, STYLES = "docProps/custom.xml", "word/styles.xml"
RELATIONS, LISTS = "word/_rels/document.xml.rels", "word/numbering.xml"
NOTE_RELATIONS = "word/_rels/footnotes.xml.rels"
END_NOTE_RELATIONS = "word/_rels/endnotes.xml.rels"
MARGINS = re.compile(r"word/(header|footer)[0-9]*\.xml")
"""What stands above and below the pages."""
_READ = (
    *(DOCUMENT, NOTES, END_NOTES, COMMENTS, CUSTOM, STYLES, LISTS),
    *(RELATIONS, NOTE_RELATIONS, END_NOTE_RELATIONS),
)


class WordFileError(InputError):
    """The file cannot be read; the text says in Danish why and what to do."""

    reasons = REFUSED


def open_word(path: Path) -> dict[str, etree._Element]:
    """The parts of the Word file ``path`` that are read; raises WordFileError where it cannot."""
    with sent_file(path, WordFileError, "no_word") as file, zipfile.ZipFile(file) as archive:
        return _parts(archive, quoted(path.name))


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, etree._Element]:
    known = archive.namelist()
    if len(known) > _MOST_PARTS or DOCUMENT not in known:
        raise WordFileError.because("no_word", name=name)
    found = {}
    for part in (*_READ, *sorted(filter(MARGINS.fullmatch, known))):
        if part in known:
            content = unpacked(archive, part, LARGEST_PART)
            if content is None:
                raise WordFileError.because("bomb", name=name)
            found[part] = _parsed(content, name)
    return found


def _parsed(content: bytes, name: str) -> etree._Element:
    """The part as elements. Word writes no document type, and with one come entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = "entities" if b"<!DOCTYPE" in content else "no_word"
        raise WordFileError.because(reason, name=name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise WordFileError.because("entities", name=name)
    return root
