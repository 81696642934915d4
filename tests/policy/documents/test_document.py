"""A document is the edition: the same texts in the same order, with their ids, links and notes."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from policy.documents.document import document_of
from policy.documents.inline import Place
from policy.documents.page_blocks import PageBlocks
from policy.documents.tree import (
    Aside,
    Block,
    Break,
    Chapter,
    Heading,
    Item,
    ItemList,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    content_of,
    inside,
    plain,
    texts,
)
from policy.loading.edition_json import as_json, from_json
from policy.loading.loader import load
from policy.loading.markdown_page import read_markdown
from policy.model.edition import Edition, Page
from policy.text.word_codes import is_codable
from tests.policy.loading.test_one_reading import BAD, OWN, PIECES, PUBLIC, REPOSITORY

SCHOOLS = [REPOSITORY, REPOSITORY / "tests/data/school"]
PACKAGES = Path(yaml.__file__).parents[1]


def edition_of(root: Path) -> Edition:
    """The edition in ``root``."""
    edition = load(root).edition
    assert edition
    return edition


def chapter(markdown: str, *others: str) -> Chapter:
    """The chapter of a page of that text, in a policy with empty ``others``."""
    base = edition_of(SCHOOLS[1])
    pages = [read_markdown("side", markdown).page]
    pages += (Page(id=name, title=name, markdown=f"# {name} {{ #her }}\n") for name in others)
    edition = base.model_copy(update={"pages": tuple(pages)})
    return document_of(edition, site="https://skole.example/").chapters[0]


def squeezed(text: str) -> str:
    """``text`` without any white space."""
    return re.sub(r"\s+", "", text)


def assert_same_text(text: str) -> None:
    """The blocks of a page say what the loader reads on it, notes apart, in order."""
    rendered = read_markdown("side", text).rendered
    found = PageBlocks("side", rendered, lambda _: Place(), lambda _: ())
    shown = [
        each
        for each in rendered.texts
        if not (each.links and all(link.style == "genvej" for link in each.links))
    ]
    notes = [each for each in shown if each.kind == "footnote" or each.label]
    assert squeezed("".join(texts(found.blocks))) == squeezed(
        "".join(each.words for each in shown if each not in notes)
    )
    blocks = (block for note in found.notes for block in note.blocks)
    assert squeezed("".join(texts(blocks))) == squeezed("".join(each.words for each in notes))


@pytest.mark.parametrize("path", [*OWN, *BAD], ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_document_says_what_a_page_of_ours_says(path: Path) -> None:
    """Every page of the two schools, and every bad page that can be read at all."""
    text = path.read_bytes().decode(errors="replace")
    if is_codable(text):
        assert_same_text(text)


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(PACKAGES)))
def test_a_document_says_what_a_public_page_says(path: Path) -> None:
    """Real files that others wrote for other readers of Markdown."""
    assert_same_text(path.read_text(encoding="utf-8"))


@example("<b>\n[^1]: Vi læser")
@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_document_says_what_any_page_says(text: str) -> None:
    """Random Markdown."""
    assert_same_text(text)


@pytest.mark.parametrize("root", SCHOOLS, ids=lambda root: root.name)
def test_a_document_has_every_text_of_the_edition(root: Path) -> None:
    """Every block of every page, every initiative and every link, in the order of the edition."""
    edition = edition_of(root)
    document = document_of(edition)
    assert [each.id for each in document.chapters] == [each.id for each in edition.pages]
    for page, found in zip(edition.pages, document.chapters, strict=True):
        rest = squeezed("".join(texts((*found.blocks, *notes_of(found)))))
        for section in page.sections:
            for block in section.blocks:
                for text in (block.cells or [block.text]) if block.kind != "footnote" else ():
                    _, said, rest = partition(rest, squeezed(text))
                    assert said == squeezed(text)
    said = squeezed("".join(text for each in document.chapters for text in texts(each.blocks)))
    rows = [row.text for each in edition.departments for row in each.initiatives]
    for text in (*rows, *(each.address for each in edition.links)):
        assert squeezed(text) in said


def partition(text: str, words: str) -> tuple[str, str, str]:
    """``text`` before ``words``, they themselves, and what follows."""
    return text.partition(words) if words else ("", "", text)


def notes_of(found: Chapter) -> tuple[Block, ...]:
    """The blocks of the notes of a chapter."""
    return tuple(block for note in found.notes for block in note.blocks)


@pytest.mark.parametrize("root", SCHOOLS, ids=lambda root: root.name)
def test_a_published_edition_becomes_a_document_with_the_same_texts(root: Path) -> None:
    """Without Markdown there is no look of single words, but every text of the pages is there."""
    edition = edition_of(root)
    published = from_json(as_json(edition))
    whole, kept = document_of(edition), document_of(published)
    for page, before, after in zip(edition.pages, whole.chapters, kept.chapters, strict=True):
        heads = [[plain(each.content) for each in found.blocks if isinstance(each, Heading)]
                 for found in (before, after)]  # fmt: skip
        assert heads[0] == heads[1]
        said = squeezed("".join(texts((*after.blocks, *notes_of(after)))))
        for section in page.sections:
            assert all(squeezed(block.text.replace(" | ", "")) in said for block in section.blocks)


def test_the_look_of_words_stands_in_runs() -> None:
    """Bold, struck and quoted words, a line break, a link to the policy and one elsewhere."""
    page = chapter(
        "# Side { #side }\n\n**Fed** og <del>væk</del>, <q>citat</q><br>næste "
        "[her](fokus.md#her) [der](om.md) [ude](https://example.dk/) [væk](fokus.md#ukendt)\n",
        "fokus",
    )
    (paragraph,) = (each for each in page.blocks if isinstance(each, Paragraph))
    runs = {each.text: each for each in paragraph.content if isinstance(each, Run)}
    assert runs["Fed"].styles == {"bold"}
    assert runs["væk"].styles == frozenset() or runs["væk"].styles == {"struck"}
    assert runs["citat"].styles == {"quoted"}
    assert runs["her"].target == "fokus#her"
    assert runs["der"].address == "https://skole.example/om/"
    assert runs["ude"].address == "https://example.dk/"
    assert [each.target for each in paragraph.content if isinstance(each, Run)][-1] == "fokus"
    assert sum(isinstance(each, Break) for each in paragraph.content) == 1


def test_lists_quotes_tables_and_pictures_are_blocks() -> None:
    """Nested and numbered lists, a caption, alignment, an editorial note, a picture alone."""
    page = chapter(
        "# Side { #side }\n\n1. et\n    - under\n      { #under }\n2. to\n\n> Sagt\n\n"
        "Tabellen\n{ .tabeltekst }\n\n| A | B |\n|---|--:|\n| c | *d* |\n\n"
        '<div class="redaktionel" markdown>\n\nNote\n\n</div>\n\n![Et hus](hus.png)\n'
    )
    kinds = [type(each) for each in page.blocks]
    assert kinds == [Heading, ItemList, Quote, Table, Aside, Picture]
    listed, _, table = page.blocks[1:4]
    assert isinstance(listed, ItemList)
    assert [each.number for each in listed.items] == [1, 2]
    inner = listed.items[0].blocks[1]
    assert inner == ItemList((Item((Paragraph((Run("under"),)),), "side#under"),))
    assert isinstance(table, Table)
    assert plain(table.caption) == "Tabellen"
    assert [len(each) for each in (table.head, table.rows)] == [1, 1]
    assert table.rows[0].cells[1].align == "right"


def test_notes_are_counted_through_the_document() -> None:
    """Each mark has the number of its note; a note without a mark stands at the end of the text."""
    page = chapter(
        "# Side { #side }\n\nA[^a] og B[^b] og A[^a].\n\n[^a]: Ja\n[^b]: *Nej*\n[^c]: Løs\n"
    )
    (paragraph, loose) = (each for each in page.blocks if isinstance(each, Paragraph))
    marks = [each.number for each in paragraph.content if isinstance(each, NoteMark)]
    assert marks == [1, 2, 1]
    assert [each.number for each in page.notes] == [1, 2]
    assert plain(loose.content) == "Løs"


def test_headings_leave_out_no_level() -> None:
    """A screen reader's list of headings, and PDF/UA, know no gaps."""
    page = chapter("### Side { #side }\n\n##### Dybt { #dybt }\n\n## Op { #op }\n")
    assert [each.level for each in page.blocks if isinstance(each, Heading)] == [1, 2, 2]


MARKED = """# Over[^a]skrift { #top }

Ord[^b] og [link](https://example.dk/)[^a].

- Punkt[^c]

| A | B[^c] |
|---|---|
| c[^b] | d |

[^a]: Første
[^b]: Anden
[^c]: Tredje
"""


def marked(chapter: Chapter) -> list[str]:
    """The texts of a chapter, each mark as the words of its note, so that numbers do not matter."""
    said = {each.number: "".join(texts(each.blocks)) for each in chapter.notes}
    found: list[str] = []
    blocks = [*chapter.blocks]
    while blocks:
        block = blocks.pop(0)
        content = "".join(
            f"[{said[each.number]}]" if isinstance(each, NoteMark) else plain([each])
            for each in content_of(block)
        )
        found += [content] if content else []
        blocks[:0] = inside(block)
    return found


def test_a_published_edition_keeps_the_places_of_the_notes_marks() -> None:
    """In a heading, a paragraph, an item and the cells of a table."""
    base = edition_of(SCHOOLS[1])
    edition = base.model_copy(update={"pages": (read_markdown("side", MARKED).page,)})
    (whole,) = document_of(edition).chapters
    (kept,) = document_of(from_json(as_json(edition))).chapters
    assert marked(kept) == marked(whole)
    assert "Over[Første]skrift" in marked(whole)


def test_marks_that_an_older_edition_does_not_know_stand_at_the_end_of_the_section() -> None:
    """Nothing of the notes is lost."""
    base = edition_of(SCHOOLS[1])
    page = read_markdown("side", "# Side { #side }\n\nA[^a] b.\n\n[^a]: Note\n").page
    sections = tuple(
        each.model_copy(
            update={
                "marks": None,
                "blocks": tuple(
                    block.model_copy(update={"marks": None, "label": None}) for block in each.blocks
                ),
            }
        )
        for each in page.sections
    )
    old = page.model_copy(update={"sections": sections, "markdown": ""})
    (kept,) = document_of(base.model_copy(update={"pages": (old,)})).chapters
    assert marked(kept) == ["Side", "A b.[Note]"]
