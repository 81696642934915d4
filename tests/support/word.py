"""What Word files say with all tracked changes accepted or rejected: laws are read in it."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

import mammoth
from lxml import etree

from policy.documents.word.names import bookmark
from policy.text.tokens import normal_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TRACKED = {"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom"}
TEXTS = {"ins": ("t", "delText"), "del": ("delText", "t")}
FIRST = "p_dokument"
"""The bookmark at which the document begins, behind the summary."""
_STYLES = """
    Title Subtitle Manchet Quote Bemærkning Kode Streg caption Tabeltekst Tabeloverskrift Kolofon
"""
_MAP = "\n".join(
    [
        "strike => s",
        "p[style-name='Udgavens oplysninger'] => p.oplysninger:fresh",
        "p[style-name='Efter tabel'] => p.efter:fresh",
        "p[style-name='toc 1'] => p.toc1:fresh",
        "p[style-name='toc 2'] => p.toc2:fresh",
        *(f"p[style-name='{each}'] => p.{each}:fresh" for each in _STYLES.split()),
    ]
)
_INLINE = re.compile(r"</?(?:strong|em|sup|sub)>|<a id=\"p_[^\"]*\"></a>")

_EMPTY_LINK = re.compile('<a href="[^"]*">\u2060*</a>')
"""What LibreOffice makes of a sign that is not seen behind a link that is gone."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def with_parts(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The Word file with some of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in (parts_of(content) | changed).items():
            archive.writestr(name, part)
    return stream.getvalue()


def _without_summary(root: etree._Element) -> None:
    body = root[0]
    for child in list(body):
        if any(each.get(f"{W}name") == FIRST for each in child.iter(f"{W}bookmarkStart")):
            return
        body.remove(child)


def _rejected(root: etree._Element) -> None:
    """Exchange what was inserted and what was deleted, so that accepting it means rejecting it."""
    for change in list(root.iter(f"{W}pPrChange")):
        properties = change.getparent()
        assert properties is not None
        kept = [each for each in properties if each.tag in (f"{W}rPr", f"{W}jc")]
        properties[:] = [*change[0], *kept]
    for each in [*root.iter(*(f"{W}{name}" for name in TRACKED))]:
        name = etree.QName(each).localname
        each.tag = f"{W}{TRACKED[name]}"
        if name in TEXTS:
            was, now = TEXTS[name]
            for text in each.iter(f"{W}{was}"):
                text.tag = f"{W}{now}"


def prepared(content: bytes, *, reject: bool) -> bytes:
    """The file without its summary, whose accepted changes are those rejected where asked for."""
    changed, parts = {}, parts_of(content)
    for name in parts.keys() & {"word/document.xml", "word/footnotes.xml"}:
        root = etree.fromstring(parts[name])
        if name.endswith("document.xml"):
            _without_summary(root)
        if reject:
            _rejected(root)
        for moved, mark in (("moveFrom", "del"), ("moveTo", "ins")):
            for each in root.iterfind(f".//{W}pPr/{W}rPr/{W}{moved}"):
                each.tag = f"{W}{mark}"  # of a paragraph's mark mammoth knows no move
        changed[name] = etree.tostring(root)
    return with_parts(content, changed)


def told(content: bytes, *, reject: bool = False) -> list[str]:
    """The document's blocks as HTML in normal form, by mammoth, all changes accepted or rejected.

    Without the look of single words, which is that of the new document in both, and without tables
    that have lost all rows, which mammoth keeps and Word does not.
    """
    file = io.BytesIO(prepared(content, reject=reject))
    found = mammoth.convert_to_html(file, style_map=_MAP, ignore_empty_paragraphs=False)
    html = re.sub(r"(</ul>|</ol>)(?:<table></table>)+(<ul>|<ol>)", _joined_lists, found.value)
    html = html.replace("<table></table>", "")
    notes = list(dict.fromkeys(re.findall(r'href="#footnote-(\d+)"', html)))
    html = re.sub(
        r"(footnote-(?:ref-)?)(\d+)", lambda each: each[1] + str(notes.index(each[2]) + 1), html
    )
    return blocks(_EMPTY_LINK.sub("", html))


def _joined_lists(found: re.Match[str]) -> str:
    return "" if found[1][2:] == found[2][1:] else found[1] + found[2]


def blocks(html: str) -> list[str]:
    """The blocks of ``html``, one a line, in normal form."""
    lines = re.sub(
        r"(</?(?:p|li|ul|ol|table|thead|tbody|tr|td|th|h\d)\b[^>]*>)",
        r"\n\1\n",
        _INLINE.sub("", html),
    )
    return [normal_form(each) for each in lines.split("\n") if each.strip()]


def renamed(found: Iterable[str], pages: Mapping[str, str]) -> list[str]:
    """What was ``found`` with links to ``pages`` under their new ids: an address is no text."""
    ids = sorted(pages.items(), key=lambda each: -len(each[0]))
    lines = []
    for line in found:
        for old, new in ids:
            line = line.replace(f'"#{bookmark(old)}__', f'"#{bookmark(new)}__')
        lines.append(line)
    return lines
