"""An edition -> its document."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from policy.archive.history import History
from policy.documents.data_blocks import DataBlocks
from policy.documents.inline import Place
from policy.documents.page_blocks import PageBlocks
from policy.documents.plain_pages import blocks_of
from policy.documents.tree import (
    Aside,
    Block,
    Chapter,
    Document,
    GradePicture,
    Heading,
    Inline,
    ItemList,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    TitlePage,
    content_of,
    inside,
)
from policy.loading.markdown_page import read_markdown
from policy.model.addresses import page_url, resolve
from policy.model.data_files import Status
from policy.model.edition import Edition, Page
from policy.model.macro_calls import SIGNPOSTS, find_calls
from policy.model.treatment import Treatment, treatment_of
from policy.report.print_footer import name_of
from policy.text.danish import date_in_words, on_date
from policy.words.document_words import EDITIONS, FACTS, STATUSES


def document_of(
    edition: Edition, history: History | None = None, site: str = "", today: date | None = None
) -> Document:
    """``edition`` as a document, with all that its pages show.

    ``history`` is what was published before, where it is to be told. ``site`` is the address of the
    edition's site, ending in «/»; without it, links to pages that are no part of the policy are
    words alone. ``today`` is the day of publication, where there is one.

    Pages that were read from ``udgave.json`` have no Markdown: their texts are all there, the look
    of single words and the places of the data are not known.
    """
    data = DataBlocks(edition, history or History(), today)
    chapters: list[Chapter] = []
    for page in edition.pages:
        first = 1 + sum(len(each.notes) for each in chapters)
        chapters.append(_chapter(page, data, partial(place_on, edition, site), first))
    ids = {name for each in chapters for name in ids_of(each)}
    departments = tuple(each.id for each in edition.departments)
    return Document(
        title_page(edition, today), tuple(_linked(each, ids) for each in chapters), departments
    )


def place_on(edition: Edition, site: str, page: str, address: str) -> Place:
    """Where ``address`` on ``page`` leads."""
    found = resolve(page, address)
    if found is None:
        return Place(address=address if ":" in address else "")
    page_id, anchor = found
    if any(each.id == page_id for each in edition.pages):
        return Place(target=f"{page_id}#{anchor}" if anchor else page_id)
    end = f"#{anchor}" if anchor else ""
    return Place(address=f"{site}{page_url(page_id)}{end}" if site else "")


def _chapter(
    page: Page, data: DataBlocks, place: Callable[[str, str], Place], first: int
) -> Chapter:
    if not page.markdown:
        return Chapter(page.id, page.title, *blocks_of(page, data, first))
    calls = {each.start: each for each in find_calls(page.markdown)}

    def expand(start: int) -> Iterable[Block] | None:
        call = calls.get(start)
        if call is None or call.name in SIGNPOSTS:
            return None
        return data.expand(page.id, call.name, tuple(value for value, _ in call.arguments))

    rendered = read_markdown(page.id, page.markdown).rendered
    found = PageBlocks(page.id, rendered, partial(place, page.id), expand, first)
    return Chapter(page.id, page.title, *_with_used_notes(found.blocks, found.notes))


def _with_used_notes(
    blocks: tuple[Block, ...], notes: tuple[Note, ...]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Notes that no mark leads to stand at the end of the text."""
    by_number = {each.number: each for each in notes}
    used, waiting = set[int](), _marks(blocks)
    while waiting:
        number = waiting.pop()
        used.add(number)
        waiting |= _marks(by_number[number].blocks) - used
    loose = (block for note in notes if note.number not in used for block in note.blocks)
    return (*blocks, *loose), tuple(each for each in notes if each.number in used)


def _marks(blocks: Iterable[Block]) -> set[int]:
    return {each.number for each in _every(blocks) if isinstance(each, NoteMark)}


def _every(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Everything that stands in the texts of ``blocks``."""
    for block in blocks:
        yield from content_of(block)
        yield from _every(inside(block))


def ids_of(chapter: Chapter) -> Iterator[str]:
    """The ids of a chapter and of all that is in it."""
    yield chapter.id
    yield from _block_ids(chapter.blocks)
    for note in chapter.notes:
        yield from _block_ids(note.blocks)


def _block_ids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        own = [getattr(block, "id", "")]
        own += (each.id for each in content_of(block) if isinstance(each, Run))
        if isinstance(block, ItemList):
            own += (each.id for each in block.items)
        if isinstance(block, Table):
            own += (each.id for each in (*block.head, *block.rows))
        yield from filter(None, own)
        yield from _block_ids(inside(block))


def _linked(chapter: Chapter, ids: set[str]) -> Chapter:
    """``chapter`` with links and marks to nothing but what is there; a link else to its page."""
    numbers = {each.number for each in chapter.notes}

    def there(each: Inline) -> Inline:
        if isinstance(each, NoteMark) and each.number not in numbers:
            return Run("")
        if not isinstance(each, Run) or not each.target or each.target in ids:
            return each
        page = each.target.partition("#")[0]
        return replace(each, target=page if page in ids else "")

    def rewrite(blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(_mapped(each, there, rewrite) for each in blocks)

    notes = tuple(Note(each.number, rewrite(each.blocks)) for each in chapter.notes)
    return replace(chapter, blocks=rewrite(chapter.blocks), notes=notes)


def _mapped(
    block: Block,
    change: Callable[[Inline], Inline],
    rewrite: Callable[[Iterable[Block]], tuple[Block, ...]],
) -> Block:
    """``block`` with each part of its texts changed."""

    def rows(found: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(
            replace(
                row, cells=tuple(replace(each, blocks=rewrite(each.blocks)) for each in row.cells)
            )
            for row in found
        )

    match block:
        case Heading(content=content) | Paragraph(content=content):
            return replace(block, content=tuple(map(change, content)))
        case Quote(blocks) | Aside(blocks):
            return replace(block, blocks=rewrite(blocks))
        case ItemList(items):
            return replace(
                block, items=tuple(replace(each, blocks=rewrite(each.blocks)) for each in items)
            )
        case Table():
            caption = tuple(map(change, block.caption))
            return replace(block, caption=caption, head=rows(block.head), rows=rows(block.rows))
        case GradePicture():
            return replace(block, caption=tuple(map(change, block.caption)))
        case _:
            return block


def title_page(edition: Edition, today: date | None = None) -> TitlePage:
    """What the document says of ``edition`` before its text, on the day of its publication."""
    info, school = edition.info, edition.school
    day = on_date(info.adopted) if info.adopted else ""
    foot = " · ".join(filter(None, (edition.title, school.name, name_of(info))))
    return TitlePage(
        title=edition.title,
        school=school.name,
        municipality=school.municipality or "",
        edition=EDITIONS[info.status.value].format(year=info.year),
        status=STATUSES[info.status.value].format(day=day),
        facts=tuple(_facts(treatment_of(info, school, today))),
        foot=foot,
        is_draft=info.status is Status.DRAFT,
    )


def _facts(found: Treatment) -> Iterator[tuple[str, str]]:
    if found.valid_from:
        yield FACTS["valid_from"], date_in_words(found.valid_from)
    if found.revised:
        yield FACTS["overdue" if found.is_overdue else "revised"], on_date(found.revised)
    if not found.is_recorded and not found.is_earlier:
        yield FACTS["untreated"], FACTS["not_recorded"]
    for party, day in found.parties if found.is_recorded else ():
        said = date_in_words(day) if day else FACTS["not_recorded"]
        yield FACTS["treated"].format(party=party), said
    for each in found.corrections:
        yield FACTS["corrected"].format(day=date_in_words(each.date)), each.note
