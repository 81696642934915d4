"""Random revisions of an edition, as a school may make them in a year: laws hold for any."""

from collections.abc import Sequence

from hypothesis import strategies as st

from policy.model.data_files import Department, Initiative
from policy.model.edition import Block, Edition, Page, Section, TextLink

WORDS = st.sampled_from(
    ["vi", "børn", "skolen", "trivsel", "dag", "og", "med", "for", "alle", "møde", "SSP-lejr"]
)
SENTENCES = st.lists(WORDS, min_size=2, max_size=8).map(lambda each: " ".join(each).title() + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)


@st.composite
def reworded(draw: st.DrawFn, text: str) -> str:
    """``text`` with a few words taken out, put in or replaced; never nothing."""
    words = text.split()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(WORDS, max_size=2))
    return " ".join(words) or draw(SENTENCES)


@st.composite
def shuffled(draw: st.DrawFn, values: Sequence[object], most: int = 3) -> list[object]:
    """``values`` with some taken out and some put elsewhere."""
    found = list(values)
    for _ in range(draw(st.integers(0, most))):
        if found:
            each = found.pop(draw(st.integers(0, len(found) - 1)))
            if draw(st.booleans()):
                found.insert(draw(st.integers(0, len(found))), each)
    return found


@st.composite
def blocks(draw: st.DrawFn, old: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a section after a revision."""
    found: list[Block] = []
    for each in draw(shuffled(old)):
        assert isinstance(each, Block)
        if each.kind != "macro" and draw(st.integers(0, 4)) == 0:
            each = each.model_copy(update={"text": draw(reworded(each.text))})
        if each.links is not None and draw(st.integers(0, 4)) == 0:
            word = each.text.partition(" ")[0]
            link = TextLink(text=word, address=draw(st.sampled_from(["fokus.md", "#her"])))
            each = each.model_copy(update={"links": (*each.links, link)})
        if each.marks and draw(st.booleans()):
            after = draw(st.integers(0, len(each.text)))
            marks = tuple(mark.model_copy(update={"after": after}) for mark in each.marks)
            each = each.model_copy(update={"marks": draw(st.sampled_from([marks, marks * 2]))})
        found.append(each)
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["paragraph", "item"]))
        found.insert(draw(st.integers(0, len(found))), Block(kind=kind, text=draw(TEXTS)))
    return tuple(found)


@st.composite
def pages(draw: st.DrawFn, old: Page) -> Page:
    """A page after a revision of some of its sections; some lose their ids, some come."""
    sections: list[Section] = []
    for each in [*old.sections[:1], *draw(shuffled(old.sections[1:], 1))]:
        assert isinstance(each, Section)
        update: dict[str, object] = {}
        if draw(st.booleans()):
            update["blocks"] = draw(blocks(each.blocks))
        if draw(st.integers(0, 5)) == 0:
            update["title"] = draw(reworded(each.title))
        if draw(st.integers(0, 7)) == 0:
            update["id"] = draw(st.sampled_from(["", "nyt-sted"]))
        sections.append(each.model_copy(update=update))
    if draw(st.integers(0, 4)) == 0:
        title, level = draw(st.sampled_from([("", 0), ("Nyt afsnit", 2)]))
        section = Section(id="", title=title, level=level, blocks=draw(blocks(())))
        sections.insert(draw(st.integers(0, len(sections))) if title else 0, section)
    return old.model_copy(update={"sections": tuple(sections)})


@st.composite
def initiatives(draw: st.DrawFn, each: Initiative) -> Initiative:
    """An initiative after a revision of its text, its frequency or both."""
    update: dict[str, object] = {}
    if draw(st.booleans()):
        update["text"] = draw(reworded(each.text))
    if draw(st.booleans()):
        update["frequency"] = draw(st.sampled_from([None, "årlig", "ugentlig"]))
    return each.model_copy(update=update)


@st.composite
def departments(draw: st.DrawFn, old: Sequence[Department]) -> tuple[Department, ...]:
    """The departments with initiatives revised, gone, new, in another order or department."""
    tables = [list(draw(shuffled(each.initiatives))) for each in old]
    for table in tables:
        table[:] = [
            draw(initiatives(each)) if isinstance(each, Initiative) else each for each in table
        ]
    source, target = (draw(st.sampled_from(tables)) for _ in "ab")
    if source is not target and source:
        target.append(source.pop())
    if draw(st.booleans()):
        tables[0].append(Initiative.model_validate({"id": "X1", "tema": "Nyt", "indsats": "Ny."}))
    return tuple(
        each.model_copy(update={"initiatives": tuple(table)})
        for each, table in zip(old, tables, strict=True)
    )


@st.composite
def revisions(draw: st.DrawFn, old: Edition) -> Edition:
    """An edition made from ``old`` by edits of its pages and its data."""
    found = [draw(pages(page)) if draw(st.booleans()) else page for page in old.pages]
    themes = tuple(dict.fromkeys([*draw(shuffled(old.themes, 2)), "Nyt"]))
    return old.model_copy(
        update={
            "pages": tuple(draw(shuffled(found, 1))),
            "departments": draw(departments(old.departments)),
            "themes": themes,
            "links": tuple(draw(shuffled(old.links, 1))),
        }
    )
