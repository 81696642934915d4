"""The parts of a Word file and the zip that holds them: the same bytes for the same content."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from lxml import etree

from policy.documents.tree import InlinePicture
from policy.documents.word.names import PICTURE
from policy.documents.word.pictures import Drawn
from policy.documents.word.xml import R, W, clean, element

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part: a zip's first day, for the real one would make each file another."""
_PLACES = {
    "content_types": "[Content_Types].xml",
    "package_rels": "_rels/.rels",
    "core": "docProps/core.xml",
    "app": "docProps/app.xml",
    "custom": "docProps/custom.xml",
    "document": "word/document.xml",
    "document_rels": "word/_rels/document.xml.rels",
    "footnotes": "word/footnotes.xml",
    "footnotes_rels": "word/_rels/footnotes.xml.rels",
    "footer": "word/footer.xml",
    "numbering": "word/numbering.xml",
    "settings": "word/settings.xml",
    "styles": "word/styles.xml",
}
"""Where each part lies in the file, in the file's order."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = f"{R}/hyperlink"
_IMAGE = f"{R}/image"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 635
"""How many units of drawings a twentieth of a point has."""
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_CUSTOM = 2


def part(name: str) -> etree._Element:
    """The part ``name`` as it is in every file, without the white space between its elements."""
    text = files("policy.documents.word").joinpath("parts", f"{name}.xml").read_bytes()
    return etree.fromstring(
        text, etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    )


def zipped(parts: Mapping[str, etree._Element], pictures: Mapping[str, Drawn]) -> bytes:
    """The file with ``parts`` and ``pictures``, and with what is the same in every file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, place in _PLACES.items():
            root = parts[name] if name in parts else part(name)
            text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
            _add(archive, place, text)
        for name, picture in pictures.items():
            _add(archive, f"word/{_media(name, picture)}", picture.content)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, place: str, content: bytes) -> None:
    info = zipfile.ZipInfo(place, _FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # whatever the machine is
    archive.writestr(info, content)


def _media(name: str, picture: Drawn) -> str:
    """Where a picture lies, seen from the text."""
    return f"media/{name}.{picture.form}"


def relations(
    root: etree._Element, links: Iterable[str], pictures: Mapping[str, Drawn]
) -> etree._Element:
    """``root`` with a relationship to each of the addresses ``links`` and to the ``pictures``."""
    for number, address in enumerate(links, start=1):
        about = {"Id": f"link{number}", "Type": _HYPERLINK, "Target": clean(address)}
        about["TargetMode"] = "External"
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", about)
    for name, picture in pictures.items():
        about = {"Id": f"{PICTURE}{name}", "Type": _IMAGE, "Target": _media(name, picture)}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", about)
    return root


def drawing(part_of_text: InlinePicture, number: int, size: tuple[int, int]) -> etree._Element:
    """A picture in a text; ``number`` is its own in the document, ``size`` in twips."""
    root, name = part("drawing"), f"{PICTURE}{part_of_text.source}"
    width, height = (str(each * _EMU) for each in size)
    for each in root.iter(f"{{{_PLACED}}}extent", f"{{{_ART}}}ext"):
        each.set("cx", width)
        each.set("cy", height)
    for each in root.iter(f"{{{_PLACED}}}docPr", f"{{{_PICTURE}}}cNvPr"):
        each.set("id", str(number))
        each.set("name", name)
        each.set("descr", clean(part_of_text.alt))
    for each in root.iter(f"{{{_ART}}}blip"):
        each.set(f"{{{R}}}embed", name)
    return root


def _default(namespace: str) -> dict[str, str]:
    """A namespace without a prefix, as lxml wants it; its types know of none."""
    names: dict[Any, str] = {None: namespace}
    return names


def no_relations() -> etree._Element:
    """A part's relationships, of which there are none yet."""
    return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_default(_RELATIONS))


def core(title: str, creator: str, identifier: str, date: str) -> etree._Element:
    """The properties that every program shows of a document."""
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    for name, value in (("title", title), ("creator", creator), ("identifier", identifier)):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = clean(value)
    etree.SubElement(root, f"{{{_DC}}}language").text = "da-DK"
    for name in ("created", "modified"):
        kind = {f"{{{_XSI}}}type": "dcterms:W3CDTF"}
        etree.SubElement(root, f"{{{_TERMS}}}{name}", kind).text = date
    return root


def custom(values: Mapping[str, str]) -> etree._Element:
    """Properties of the project's own, by which a document is known when it comes back."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=_default(_CUSTOM) | {"vt": _TYPES})
    for number, (name, value) in enumerate(values.items(), start=_FIRST_CUSTOM):
        about = {"fmtid": _CUSTOM_FORMAT, "pid": str(number), "name": name}
        each = etree.SubElement(root, f"{{{_CUSTOM}}}property", about)
        etree.SubElement(each, f"{{{_TYPES}}}lpwstr").text = clean(value)
    return root


def numbering(lists: Iterable[tuple[int, int, int]]) -> etree._Element:
    """The lists: the bullets, and a numbered one for each (level, first number, its own number)."""
    root = part("numbering")
    for level, first, number in lists:
        start = element("lvlOverride", element("startOverride", val=first), ilvl=level)
        root.append(element("num", element("abstractNumId", val=2), start, numId=number))
    return root


def with_content(name: str, content: Iterable[etree._Element]) -> etree._Element:
    """The part ``name`` with ``content`` at its end, in a document's body before its section."""
    root = part(name)
    body = root.find(f"{{{W}}}body")
    if body is None:
        root.extend(content)
        return root
    section = body[-1]
    for each in content:
        section.addprevious(each)
    return root
