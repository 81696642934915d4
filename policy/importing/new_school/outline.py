"""The text of a Word file -> pages with sections, the departments' initiatives, the link list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from policy.importing.new_school.guesses import quoted, with_headings, with_lists
from policy.importing.new_school.tables import (
    Department,
    columns_of,
    department_id,
    read_departments,
)
from policy.importing.new_school.word_text import Missing, Paragraph, Piece, Table, WordText
from policy.model.addresses import CONTACT_PAGE, DEPARTMENT_PAGES, FRONT, GRADES_PAGE
from policy.text.slug import slug
from policy.words.word_file_words import GUESSED, NEW_PAGES

INITIATIVES = "indsatser/index"
OWN_PAGES = frozenset(
    {
        *(FRONT, GRADES_PAGE, CONTACT_PAGE, "indsatser", "vejledning", "historik", "skemaer"),
        *("assets", "search", *NEW_PAGES),
    }
)
"""What pages of the text are not called, for the site has pages or folders of these names."""
_ADDRESS = re.compile(r"(?P<title>.*?)[:,–-]?\s*(?P<address>(?:https?://|www\.)\S+)\s*")
_WEB = re.compile(r"https?://\S+\Z")
_FEWEST_LINKS = 2
_DEEPEST = 6
_LONGEST_ID = 40


@dataclass(frozen=True)
class Call:
    """A call that a page makes, as ``oversigt()``."""

    text: str


@dataclass(frozen=True)
class Link:
    """An entry of the link list."""

    id: str
    title: str
    address: str


@dataclass
class Page:
    """A page: its id and title, its blocks behind its heading, and what is to be confirmed."""

    id: str
    title: Paragraph
    blocks: list[Paragraph | Table | Call] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    """The ids of its headings, by their places among the blocks."""
    guesses: list[str] = field(default_factory=list)
    department: str = ""
    """The id of the department whose page it is."""

    @property
    def own_id(self) -> str:
        """The id of its heading."""
        return anchor_of(self.title.text, set())


@dataclass
class Outline:
    """The pages in order, the departments and the link list."""

    pages: list[Page]
    departments: list[Department]
    links: list[Link]

    def places(self) -> dict[str, tuple[str, str]]:
        """Where the bookmarks of the Word file are now: the page's id and the heading's."""
        found: dict[str, tuple[str, str]] = {}
        for page in self.pages:
            anchor = ""
            found |= dict.fromkeys(page.title.names, (page.id, anchor))
            for at, block in enumerate(page.blocks):
                anchor = page.ids.get(at, anchor)
                if isinstance(block, Paragraph):
                    found |= dict.fromkeys(block.names, (page.id, anchor))
        for part in self.departments:
            for row in part.rows:
                place = f"{DEPARTMENT_PAGES}{part.id}", row.id.lower()
                found |= dict.fromkeys(row.names, place)
        return found


def outline_of(text: WordText) -> Outline:
    """The outline of a policy's text."""
    blocks, said = with_headings(text.blocks)
    blocks, more = with_lists(blocks)
    title, blocks, told = _title(blocks)
    pages = _pages(title, blocks, [*told, *said, *more])
    _name_initiatives(pages)
    tables = [*_take_tables(pages)]
    text.missing += [each for table, _ in tables for each in _lost(table, text)]
    links = [*_take_links(pages)]
    for page in pages:
        _settle(page)
    return Outline(pages, read_departments(tables), links)


def _title(
    blocks: Sequence[Paragraph | Table],
) -> tuple[Paragraph, list[Paragraph | Table], list[str]]:
    """The heading of the first page, the other blocks, and what was guessed.

    It is the title, or the one heading of the highest level where that stands first.
    """
    headings = [each for each in blocks if isinstance(each, Paragraph) and each.level]
    named = [each for each in blocks if isinstance(each, Paragraph) and each.is_title]
    top = min((each.level for each in headings), default=0)
    highest = [each for each in headings if each.level == top]
    is_first = bool(blocks) and blocks[0] is (highest[0] if highest else None)
    if named:
        found = named[0]
    elif is_first:
        found = highest[0]
    else:
        guess = GUESSED["title"].format(title=NEW_PAGES[FRONT])
        return Paragraph([Piece(NEW_PAGES[FRONT])], 1), [*blocks], [guess]
    rest = [each for each in blocks if each is not found]
    for each in rest:
        if isinstance(each, Paragraph) and each.is_title:
            each.is_title = False
    return replace(found, level=1), rest, []


def _pages(title: Paragraph, blocks: Sequence[Paragraph | Table], guesses: list[str]) -> list[Page]:
    """The pages: what comes before the first heading of the highest level is the first one's.

    A heading with a table of initiatives below it that names no department is a department's.
    """
    levels = [each.level for each in blocks if isinstance(each, Paragraph) and each.level]
    top, ids = min(levels, default=0), set(OWN_PAGES)
    owners = {id(each) for each in _owners(blocks)}
    pages, highest = [Page(FRONT, title, guesses=guesses)], top
    for block in blocks:
        level = block.level if isinstance(block, Paragraph) else 0
        is_page = 0 < level <= highest and (_has_text(pages[0]) or level > top)
        if isinstance(block, Paragraph) and (is_page or id(block) in owners):
            pages.append(_page(block, ids, is_department=id(block) in owners))
            highest = max(level, top) if id(block) in owners else level
        elif isinstance(block, Paragraph) and level:
            below = 2 if len(pages) == 1 else 1
            pages[-1].blocks.append(replace(block, level=max(level - highest + below, 2)))
        else:
            pages[-1].blocks.append(block)
    return pages


def _page(heading: Paragraph, ids: set[str], *, is_department: bool) -> Page:
    if is_department:
        name = f"{DEPARTMENT_PAGES}{department_id(heading.text)}"
        words = replace(heading, level=1, pieces=[Piece(heading.text)])
        return Page(name, words, department=department_id(heading.text))
    return Page(_free(slug(heading.text) or "side", ids), replace(heading, level=1))


def _owners(blocks: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    """The headings of departments: those right above a table of initiatives that names none."""
    heading: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            heading = block if block.level else heading
        elif heading and (columns := columns_of(block)) and "department" not in columns:
            yield heading


def _has_text(page: Page) -> bool:
    """Whether a page says something below its heading."""
    return any(not (isinstance(each, Paragraph) and each.level) for each in page.blocks)


def _name_initiatives(pages: Sequence[Page]) -> None:
    """The page that has nothing of its own above the departments' pages is that of all of them."""
    for page, following in pairwise(pages):
        if following.department and not (page.blocks or page.department or page.id == FRONT):
            page.id = INITIATIVES
            page.blocks.append(Call("oversigt()"))
            return


def _take_tables(pages: Sequence[Page]) -> Iterator[tuple[Table, str]]:
    """Take the tables of initiatives out of the pages, each with the department that it is of.

    The first page with a table of several departments becomes that of the initiatives.
    """
    is_first = all(page.id != INITIATIVES for page in pages)
    for page in pages:
        found: list[Paragraph | Table | Call] = []
        for block in page.blocks:
            columns = columns_of(block) if isinstance(block, Table) else None
            if not isinstance(block, Table) or not (columns and _is_whole(columns, page)):
                found.append(block)
            elif "department" not in columns:
                yield block, page.title.text
                call = Call(f'indsatstabel("{page.department}")')
                found += [] if call in found else [call]
            else:
                yield block, ""
                found += [Call("oversigt()")] if is_first else []
                is_own = is_first and page.id != FRONT and not page.department
                page.id, is_first = INITIATIVES if is_own else page.id, False
        page.blocks = found


def _is_whole(columns: Mapping[str, int], page: Page) -> bool:
    return "department" in columns or bool(page.department)


def _lost(table: Table, text: WordText) -> Iterator[Missing]:
    """The notes and links of a table of initiatives, which are plain texts."""
    for cell in (cell for row in table.rows for cell in row):
        for piece in (piece for each in cell.paragraphs for piece in each.pieces):
            if piece.is_tag:
                yield Missing("tag", piece.text.strip(), cell.text)
            elif piece.note:
                note = " ".join(each.text for each in text.notes.get(piece.note, ()))
                yield Missing("table_note", note, cell.text)
            elif piece.address or piece.anchor:
                yield Missing("table_link", piece.address or piece.text, cell.text)


def _take_links(pages: Sequence[Page]) -> Iterator[Link]:
    """Take the longest row of paragraphs that are nothing but links out of the pages."""
    best: tuple[int, Page | None, int] = (0, None, 0)
    for page in pages:
        start = 0
        for at in range(len(page.blocks) + 1):
            if at == len(page.blocks) or not _link(page.blocks[at]):
                best = max(best, (at - start, page, start), key=lambda each: each[0])
                start = at + 1
    count, owner, start = best
    if not owner or count < _FEWEST_LINKS:
        return
    ids: set[str] = set()
    for title, address in filter(None, map(_link, owner.blocks[start : start + count])):
        yield Link(anchor_of(slug(title)[:_LONGEST_ID], ids), title, address)
    owner.blocks[start : start + count] = [Call("linkliste()")]
    owner.guesses.append(GUESSED["links"])


def _link(block: Paragraph | Table | Call) -> tuple[str, str] | None:
    """The words and the address of a paragraph that is a link, or a name and an address."""
    if not isinstance(block, Paragraph) or block.level or not block.text:
        return None
    linked = [each for each in block.pieces if each.address]
    others = "".join(each.text for each in block.pieces if not each.address).strip(" :,.–-")
    if any(each.note for each in block.pieces):
        return None
    if len(linked) == 1 and _WEB.match(linked[0].address):
        words = linked[0].text.strip()
        if not others:
            return words, linked[0].address
        return (others, linked[0].address) if _ADDRESS.fullmatch(words) else None
    written = _ADDRESS.fullmatch(block.text) if not linked else None
    if not written:
        return None
    found = written["address"]
    address = found if _WEB.match(found) else f"https://{found}"
    return written["title"].strip(" :,–-") or found, address


def _settle(page: Page) -> None:
    """Give the headings of a page levels without gaps, and ids."""
    ids, before = {page.own_id}, 1
    for at, block in enumerate(page.blocks):
        if isinstance(block, Paragraph) and block.level:
            level = min(block.level, before + 1, _DEEPEST)
            if level != block.level:
                page.guesses.append(GUESSED["level"].format(text=quoted(block.text)))
            page.blocks[at] = replace(block, level=level)
            before = level
            page.ids[at] = anchor_of(block.text, ids)


def anchor_of(title: str, taken: set[str]) -> str:
    """An id for a heading that none of ``taken`` is; it is added to these."""
    name = slug(title)
    return _free(name if name[:1].isalpha() else f"afsnit-{name}".rstrip("-"), taken)


def _free(name: str, taken: set[str]) -> str:
    """``name``, with a number behind it where it is taken; it is added to ``taken``."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found
