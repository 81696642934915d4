"""A PDF as it is read aloud: its tags in order, each with its text. Read by pdfminer.

Artifacts (the sheets' edges, the word across a draft, repeated headers) have no tag and are not
read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import decode_text


@dataclass
class Tag:
    """An element: its name, what it says itself and in its children, and its attributes."""

    name: str
    children: list["Tag | str"] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str = ""

    def text(self, *without: str) -> str:
        """All its text in order, but that in tags named ``without``."""
        return "".join(
            each if isinstance(each, str) else each.text(*without)
            for each in self.children
            if isinstance(each, str) or each.name not in without
        )

    def every(self, *names: str) -> Iterator["Tag"]:
        """The tags in it with one of ``names``, in order."""
        for each in self.children:
            if isinstance(each, Tag):
                if each.name in names:
                    yield each
                yield from each.every(*names)


@dataclass(frozen=True)
class Read:
    """What was read of a PDF: its language, title, tags, bookmarks and number of pages."""

    language: str
    title: str
    tags: Tag
    bookmarks: tuple[tuple[int, str], ...]
    pages: int


class _Marks(PDFDevice):
    """Gathers the text of each marked piece of a page."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.found: dict[tuple[int, int], str] = {}
        self._page = 0
        self._open: list[int | None] = []

    def begin_page(self, page: PDFPage, ctm: object) -> None:  # noqa: ARG002
        """Remember which page it is."""
        self._page = int(str(page.pageid))

    def begin_tag(self, tag: object, props: Any = None) -> None:  # noqa: ARG002
        """A piece begins."""
        own = props.get("MCID") if isinstance(props, dict) else None
        self._open.append(own if own is not None else (self._open or [None])[-1])

    def end_tag(self) -> None:
        """A piece ends."""
        self._open.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:  # noqa: ARG002
        """Add the text to the piece that it stands in."""
        number = self._open[-1] if self._open else None
        if number is None:
            return
        parts = (part for part in seq if isinstance(part, bytes))
        codes = (each for part in parts for each in _decoded(textstate, part))
        key = (self._page, number)
        self.found[key] = self.found.get(key, "") + "".join(codes)


def _decoded(textstate: Any, part: bytes) -> Iterator[str]:
    for code in textstate.font.decode(part):
        yield textstate.font.to_unichr(code)


def read_pdf(content: bytes) -> Read:
    """The tags of ``content`` with their texts."""
    document = PDFDocument(PDFParser(BytesIO(content)))
    resources = PDFResourceManager()
    marks = _Marks(resources)
    interpreter = PDFPageInterpreter(resources, marks)
    pages = [*PDFPage.create_pages(document)]
    for page in pages:
        interpreter.process_page(page)
    root = resolve1(document.catalog["StructTreeRoot"])
    tags = Tag("Root", [*_kids(root, 0, marks.found)])
    bookmarks = tuple((level, title) for level, title, *_ in document.get_outlines())
    language = decode_text(resolve1(document.catalog["Lang"]))
    title = decode_text(resolve1(document.info[0]["Title"]))
    return Read(language, title, tags, bookmarks, len(pages))


def _kids(
    element: dict[str, Any], page: int, found: dict[tuple[int, int], str]
) -> Iterator[Tag | str]:
    kids = resolve1(element.get("K", []))
    for each in kids if isinstance(kids, list) else [kids]:
        kid = resolve1(each)
        if isinstance(kid, int):
            yield found.get((page, kid), "")
        elif isinstance(kid, dict):
            here = kid.get("Pg")
            where = here.objid if isinstance(here, PDFObjRef) else page
            if "MCID" in kid:
                yield found.get((where, kid["MCID"]), "")
            elif "S" in kid:
                alt = decode_text(resolve1(kid["Alt"])) if "Alt" in kid else ""
                tag = Tag(literal_name(kid["S"]), attributes=_attributes(kid), alt=alt)
                tag.children += _kids(kid, where, found)
                yield tag


def _attributes(element: dict[str, Any]) -> dict[str, Any]:
    given = resolve1(element.get("A", []))
    found: dict[str, Any] = {}
    for each in given if isinstance(given, list) else [given]:
        found |= resolve1(each) if isinstance(resolve1(each), dict) else {}
    return {
        name: literal_name(value) if hasattr(value, "name") else value
        for name, value in found.items()
    }
