"""Word files written by hand: as little OOXML as says what a test is about."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from policy.documents.word.xml import R, W

_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
    "</w:style>"
    for name in ("Title", "heading 1", "heading 2", "heading 3", "toc 1")
)
_LEVEL = '<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/></w:lvl>'
_LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(_LEVEL.format(at=at, form=form, mark=mark) for at in range(3))
    + "</w:abstractNum>"
    for number, form, mark in ((1, "bullet", "•"), (2, "decimal", "%1."), (3, "bullet", " "))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
BULLET, NUMBER, MORE = 1, 2, 3
"""Lists by their numbers; ``MORE`` is a further paragraph of an item."""


@dataclass(frozen=True)
class InMemory:
    """Files that lie nowhere, as a policy is loaded from."""

    contents: Mapping[str, bytes]

    def read(self, path: str, limit: int | None = None) -> bytes:
        if path not in self.contents:
            raise FileNotFoundError(path)
        return self.contents[path][:limit]

    def names(self, under: str, ending: str) -> list[str]:
        return sorted(
            each for each in self.contents if each.startswith(under) and each.endswith(ending)
        )

    def irregular(self, under: str) -> list[str]:
        return [each for each in self.names(under, "") if not each]

    def larger(self, under: str, limit: int) -> list[str]:
        return [each for each in self.names(under, "") if len(self.contents[each]) > limit]


def run(text: str, *looks: str) -> str:
    """Words with a look, as «b» for bold."""
    look = f"<w:rPr>{''.join(f'<w:{each}/>' for each in looks)}</w:rPr>" if looks else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """A paragraph; ``item`` is the number of its list and how deep it is."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        number, depth = item
        named += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    properties = f"<w:pPr>{named}</w:pPr>" if named else ""
    words = "".join(each if each.startswith("<w:") else run(each) for each in runs)
    return f"<w:p>{properties}{words}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts; «^» continues the cell above."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: tuple[str, ...]) -> str:
    return f"<w:tr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(text: str) -> str:
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" if text == "^" else ""
    return f"<w:tc>{merged}{paragraph('' if merged else text)}</w:tc>"


def any_word(*blocks: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file; ``links`` are addresses by their ids, ``parts`` as «footnotes» are others."""
    related = "".join(
        f'<Relationship Id="{name}" Type="hyperlink" Target="{escape(address)}"/>'
        for name, address in (links or {}).items()
    )
    every = {
        "document": f"<w:body>{''.join(blocks)}</w:body>",
        "styles": _STYLES,
        "numbering": _LISTS,
        **parts,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in every.items():
            spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
            archive.writestr(f"word/{name}.xml", f"<w:{name} {spaces}>{content}</w:{name}>")
        for name in ("document", "footnotes"):
            archive.writestr(f"word/_rels/{name}.xml.rels", f"<R>{related}</R>")
    return stream.getvalue()
