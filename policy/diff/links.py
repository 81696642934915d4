"""The changes of where the words of a text lead: another address behind the same words."""

from collections.abc import Iterator, Mapping

from policy.diff.change import Change, Field, Kind, Type
from policy.diff.pairing import (
    Place,
    page_titles,
    paired_pages,
    paired_sections,
    renamed_pages,
    section_titles,
)
from policy.diff.segments import texts
from policy.model.addresses import resolve
from policy.model.edition import Edition, Page, Section
from policy.text.tokens import normal_form

LINK = "link"
"""The field of a change of where words lead."""

Targets = dict[str, tuple[str, ...]]
"""Where the words of each link of a section lead, those that stand there twice in their order."""


def link_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Words of the text that stayed and lead elsewhere, or lead anywhere for the first time.

    Where an edition does not say where its words lead (an older ``udgave.json``), nothing is told.
    """
    renamed = renamed_pages(old, new)
    titles = _read_as(old, new)
    numbers = {page.id: index for index, page in enumerate(new.pages)}
    for name, (was, now) in paired_pages(old, new).items():
        if not was or not now:
            continue
        before, after = paired_sections(was, now)
        for index, key in enumerate(after):
            if key in before:
                found = _section(was, before[key], now, after[key], renamed)
                for at, (words, gone, come) in enumerate(found):
                    sides = _read((gone, come), titles)
                    yield _change((name, key), words, sides, (numbers[name], index, 2, at))


def _read_as(old: Edition, new: Edition) -> dict[str, str]:
    """What each address inside the policy is read as: a page's title, and a section's."""
    pages = page_titles(old, new)
    sections = {
        f"{page}#{key}": f"{pages[page]}, {title}"
        for (page, key), title in section_titles(old, new).items()
        if title != pages[page]
    }
    return pages | sections


def _section(
    was: Page, old: Section, now: Page, new: Section, renamed: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The words of a section that lead elsewhere, with where they led and lead."""
    before, after = targets(was, old, renamed), targets(now, new, {})
    if before is None or after is None:
        return
    if before == after:
        return
    said = [" ".join(texts(section)) for section in (old, new)]
    for words in {**before, **after}:
        gone, come = before.get(words, ()), after.get(words, ())
        if gone != come and all(words in each for each in said):
            yield words, gone, come


def targets(page: Page, section: Section, renamed: Mapping[str, str]) -> Targets | None:
    """Where the links of ``section`` lead, pages by their new names; None where it is not known."""
    found: Targets = {}
    for block in section.blocks:
        if block.links is None:
            return None
        for link in block.links:
            inside = resolve(page.id, link.address)
            address = link.address
            if inside:
                name, anchor = inside
                address = "#".join(filter(None, (renamed.get(name, name), anchor)))
            words = normal_form(link.text)
            found[words] = (*found.get(words, ()), address)
    return found


def _read(sides: tuple[tuple[str, ...], ...], titles: Mapping[str, str]) -> tuple[str | None, ...]:
    """Addresses as they are read, by their titles where these tell them apart."""
    found = tuple("; ".join(titles.get(each, each) for each in side) or None for side in sides)
    if found[0] == found[1]:
        found = tuple("; ".join(side) or None for side in sides)
    return found


def _change(
    place: Place, words: str, sides: tuple[str | None, ...], position: tuple[int, ...]
) -> Change:
    before, after = sides
    return Change(
        Type.TEXT,
        Kind.CHANGED,
        id=words,
        page=place[0],
        section=place[1],
        details=(Field(LINK, before, after),),
        before=before,
        after=after,
        position=position,
    )
