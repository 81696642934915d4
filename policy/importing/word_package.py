"""Opens a Word file that somebody sent, unless it is too large, locked or no Word file."""

import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from policy.model.problems import InputError, quoted
from policy.words.command_messages import reason_of
from policy.words.word_file_words import REFUSED

LARGEST_FILE = 20_000_000
LARGEST_PART = 60_000_000
_MOST_PARTS = 5_000
_OLD_OFFICE = bytes.fromhex("d0cf11e0")
"""How files of Word 97 begin, and those that have a password."""
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
    name = quoted(path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise WordFileError.because("too_large", name=name, limit=LARGEST_FILE // 1_000_000)
        with path.open("rb") as file:
            if file.read(4) == _OLD_OFFICE:
                raise WordFileError.because("locked", name=name)
            with zipfile.ZipFile(file) as archive:
                return _parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise WordFileError.because("no_word", name=name) from error
    except OSError as error:
        reason = reason_of(error)
        raise WordFileError.because("unread", name=name, reason=reason) from error


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, etree._Element]:
    known = archive.namelist()
    if len(known) > _MOST_PARTS or DOCUMENT not in known:
        raise WordFileError.because("no_word", name=name)
    found = {}
    for part in (*_READ, *sorted(filter(MARGINS.fullmatch, known))):
        if part in known:
            with archive.open(part) as file:  # what is declared may be a lie: count what comes out
                content = file.read(LARGEST_PART + 1)
            if len(content) > LARGEST_PART:
                raise WordFileError.because("bomb", name=name)
            found[part] = _parsed(content, name)
    return found


def _parsed(content: bytes, name: str) -> etree._Element:
    """The part as elements. Word writes no document type, and with one come entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise WordFileError.because("no_word", name=name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise WordFileError.because("entities", name=name)
    return root
