"""The policy as PDF: the edition's text in order, accessible, the same bytes, whatever it holds."""

import hashlib
import json
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from policy.documents.document import document_of
from policy.documents.pdf.policy_pdf import policy_pdf
from policy.documents.pdf.typesetting import TEMPLATES, displayable, paper
from policy.documents.tree import (
    Chapter,
    Document,
    GradePicture,
    Heading,
    Run,
    content_of,
    inside,
    texts,
)
from policy.loading.edition_json import as_json, from_json
from policy.loading.markdown_page import read_markdown
from policy.model.data_files import Status
from policy.model.edition import Edition
from tests.policy.documents.test_document import SCHOOLS, edition_of, squeezed
from tests.policy.loading.test_one_reading import PIECES, REPOSITORY
from tests.support.tagged_pdf import Read, Tag, read_pdf

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><text x="5" y="20">0.</text></svg>'
)
ACROSS = ("Lbl", "Figure", "TOC", "Note")
HARD = """# Over[^a]skrift <span id="inde">med</span> note { #top }

Ord[^a] og [link **fed** ende](https://example.dk/a/b) #import "x" $a$ *_`fed`_* \\ @label <q>q</q>
السلام عليكم 😀 中文 ✓️ e\u0301 [ind](#inde) [til](side.md#rk) x<sup>2</sup> <del>s</del>

1. et
    - to

        Nyt afsnit

> Citat
>
> - med liste

| A[^b] | B |
|---|:-:|
| *x*[^b] | undervisningsmiljøvurdering |

<table><tr id="rk"><th rowspan="2">R</th><td colspan="3">bred</td></tr>
<tr><td rowspan="9">2</td></tr></table>

```
kode   #read("x")
```

---

![et hus](hus.png)

![](uden.png)

![ødelagt](tom.png)

#### Fire { #fire }

[^a]: Se *dette*[^b]

    Andet afsnit
[^b]: Anden note
"""


@cache
def made(root_number: int, status: str = "") -> tuple[Document, bytes]:
    """The document of a school and its PDF, with another status where one is given."""
    edition = edition_of(SCHOOLS[root_number])
    if status:
        info = edition.info.model_copy(update={"status": Status(status)})
        edition = edition.model_copy(update={"info": info})
    document = document_of(edition)
    return document, policy_pdf(document, DRAWING)


def spoken(read: Read) -> str:
    """What is read aloud after the contents, without white space, notes apart."""
    (root,) = read.tags.every("Document")
    names = [each.name if isinstance(each, Tag) else "" for each in root.children]
    rest = Tag("Rest", root.children[names.index("TOC") + 1 :])
    return squeezed(rest.text(*ACROSS))


def told(document: Document) -> str:
    """What the document says, without white space, with the addresses that paper shows."""
    return squeezed("".join(map(_told, document.chapters)))


def _told(chapter: Chapter) -> str:
    return "".join(texts(chapter.blocks))


def addresses(document: Document) -> Iterator[str]:
    """The addresses that stand behind words."""
    blocks = [each for chapter in document.chapters for each in chapter.blocks]
    blocks += [each for note in document.notes.values() for each in note.blocks]
    while blocks:
        block = blocks.pop()
        blocks += inside(block)
        for each in content_of(block):
            if isinstance(each, Run) and each.address and each.text not in each.address:
                yield each.address


@pytest.mark.parametrize("number", [0, 1])
def test_it_says_what_the_document_says(number: int) -> None:
    """Read by its tags, the text is the document's, in order; notes stand in their own tags."""
    document, content = made(number)
    read = read_pdf(content)
    assert spoken(read) == told(document)
    notes = [squeezed(each.text("Lbl")) for each in read.tags.every("Note")]
    assert notes == [squeezed("".join(texts(each.blocks))) for each in document.notes.values()]


@pytest.mark.parametrize("number", [0, 1])
def test_it_is_accessible(number: int) -> None:
    """PDF/UA-1 by an independent validator, and what that cannot see: Danish, header cells."""
    document, content = made(number)
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    read = read_pdf(content)
    assert read.language == "da-DK"
    assert read.title == f"{document.title_page.title} – {document.title_page.school}"
    tables = [*read.tags.every("Table")]
    assert len(tables) == len(document.departments) + 1
    for each in tables:
        heads = [head for row in each.every("THead") for head in row.every("TH")]
        assert heads
        assert all(head.attributes["Scope"] == "Column" for head in heads)
    figures = [each for each in read.tags.every("Figure") if each.alt]
    drawn = [each for chapter in document.chapters for each in chapter.blocks]
    assert [each.alt for each in figures] == [
        each.alt for each in drawn if isinstance(each, GradePicture)
    ]


def test_every_heading_is_a_bookmark() -> None:
    """The readers' side panel leads to each heading, at its level."""
    document, content = made(1)
    heads = [
        (each.level, "".join(run.text for run in each.content if isinstance(run, Run)))
        for chapter in document.chapters
        for each in chapter.blocks
        if isinstance(each, Heading)
    ]
    found = read_pdf(content).bookmarks
    assert [each for each in found if each[1] != "Indhold"] == heads


def test_every_sheet_names_the_edition_and_its_number() -> None:
    """At the foot of each sheet but the title page; a draft says so across every sheet."""
    for status in ("vedtaget", "udkast"):
        document, content = made(1, status)
        sheets = PdfReader(BytesIO(content)).pages
        for at, sheet in enumerate(sheets):
            said = squeezed(sheet.extract_text())
            assert ("Udkast" in said.replace("Udkasttil", "")) == (status == "udkast")
            if at:
                assert squeezed(document.title_page.foot) in said
                assert f"Side{at + 1}af{len(sheets)}" in said
    assert "Udkast" not in spoken(read_pdf(content))


def test_the_same_edition_gives_the_same_bytes_elsewhere() -> None:
    """Another process, another hash seed, another clock zone: the same file, and a small one."""
    _, content = made(0)
    code = (
        "import sys, hashlib; from tests.policy.documents.pdf.test_policy_pdf import made;"
        "print(hashlib.sha256(made(0)[1]).hexdigest())"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, env=environment, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(content).hexdigest()
    assert len(content) <= 300_000


def png() -> bytes:
    """A small picture."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content
            + struct.pack(">I", zlib.crc32(name + content))
        )  # fmt: skip

    head = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x80\x10\x10" * 40) * 20
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def with_page(markdown: str) -> Edition:
    """The fictional school with one more page, the first."""
    base = edition_of(SCHOOLS[1])
    first = read_markdown("side", markdown).page
    return base.model_copy(update={"pages": (first, *base.pages)})


def test_whatever_a_page_holds_is_set() -> None:
    """Notes in headings and table heads, spans, other scripts, signs without a letter, pictures."""
    document = document_of(with_page(HARD))
    content = policy_pdf(document, "", {"hus.png": png(), "tom.png": b"no picture"})
    assert page.is_pdf_compliant_bytes(content, profile="ua1")
    read = read_pdf(content)
    said = spoken(read)
    assert "[U+1F600][U+4E2D][U+6587]" in said
    assert '#import"x"$a$fed\\@label«q»' in said
    assert 'kode#read("x")' in said
    assert "ende(https://example.dk/a/b)" in said
    assert "[uden.png]" in said
    assert "[ødelagt]" in said
    assert [each.alt for each in read.tags.every("Figure") if each.alt] == ["et hus"]


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_page_is_set(text: str) -> None:
    """Random Markdown, with a heading before it, becomes an accessible file; so it does as data."""
    first = read_markdown("side", f"# Side {{ #side }}\n\n{text}").page
    edition = edition_of(SCHOOLS[1]).model_copy(update={"pages": (first,)})
    for each in (edition, from_json(as_json(edition))):
        assert page.is_pdf_compliant_bytes(policy_pdf(document_of(each)), profile="ua1")


def test_a_long_text_and_a_word_without_end_are_set() -> None:
    """A sentence of 5,000 signs, and a word that is wider than the sheet."""
    edition = with_page(f"# Side {{ #side }}\n\n{'ord ' * 1250}slut.\n\n{'x' * 300}\n")
    document = document_of(edition)
    said = spoken(read_pdf(policy_pdf(document)))
    assert "ord" * 1250 + "slut." in said
    assert "x" * 300 in said.replace("\u200b", "")


def test_many_departments_stand_one_below_the_other_in_the_overview() -> None:
    """Where their columns would be too narrow for their words; nothing is left out."""
    base = edition_of(SCHOOLS[1])
    copies = [
        each.model_copy(
            update={
                "id": f"{each.id}-{number}",
                "initiatives": tuple(
                    row.model_copy(update={"id": f"{row.id[0]}{number}{row.id[1:]}"})
                    for row in each.initiatives
                ),
            }
        )
        for number in range(1, 6)
        for each in base.departments
    ]
    edition = base.model_copy(update={"departments": (*base.departments, *copies)})
    content = policy_pdf(document_of(edition))
    assert page.is_pdf_compliant_bytes(content, profile="ua1")
    overview = next(read_pdf(content).tags.every("Table"))
    heads = [each.text() for each in overview.every("TH")]
    assert heads == ["Tema", "Afdeling", "Indsatser"]
    said = squeezed(overview.text())
    for department in edition.departments:
        for row in department.initiatives:
            assert squeezed(f"{row.id}{row.text}") in said


def test_a_policy_without_initiatives_is_set() -> None:
    """No department has any; each says so."""
    base = edition_of(SCHOOLS[1])
    empty = tuple(each.model_copy(update={"initiatives": ()}) for each in base.departments)
    edition = base.model_copy(update={"departments": empty})
    said = spoken(read_pdf(policy_pdf(document_of(edition))))
    assert said.count(squeezed("Der er ingen indsatser angivet.")) == len(empty)


def test_signs_that_have_no_letter_become_their_number() -> None:
    """All others stay as they are; of a whole script that is missing each is named."""
    assert displayable("Æblegrød → «5 °C» ½ € ſ Ω ж") == "Æblegrød → «5 °C» ½ € ſ Ω ж"
    assert displayable("a\U0001f600b") == "a[U+1F600]b"
    script = "".join(map(chr, range(0x4E00, 0x4E40)))
    assert re.fullmatch(r"(\[U\+4E[0-9A-F]{2}\]){64}", displayable(script))


def test_paper_has_the_colours_of_the_site() -> None:
    """Each colour is the one of the site's light tokens."""
    tokens = (REPOSITORY / "overrides/assets/stylesheets/tokens.css").read_text("utf-8")
    light = dict(re.findall(r"--([a-z-]+\d?): (#[0-9a-f]+)", tokens.partition("}")[0]))
    redline = (REPOSITORY / "policy/report/templates/redline.css").read_text("utf-8")
    light |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", redline.partition("}")[0]))
    names = {"added": "ny", "added-bg": "ny-bg", "removed": "vaek", "removed-bg": "vaek-bg"}
    own = paper().copy()
    assert own.pop("sheet") == "#ffffff"
    assert own == {name: light[names.get(name, name)] for name in own}
    assert json.loads((TEMPLATES / "papir.json").read_text("utf-8"))["ink"] == light["ink"]
