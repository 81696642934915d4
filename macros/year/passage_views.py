"""View models of the page that tells how a section or an initiative changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from macros.views import View, is_draft
from policy.archive.editions import year_folder
from policy.model.addresses import SiteLinks, history_page, page_url
from policy.model.records.passage_history import PassageHistory, Wording, WordingLine
from policy.model.units import short_name
from policy.text.word_diff import Mark, Piece
from policy.words.year_words import PASSAGES


class Line(NamedTuple):
    """A line of a wording, word by word, with the name of its value and what else is said of it."""

    kind: str
    label: str
    pieces: tuple[Piece, ...]
    remark: str


@dataclass(frozen=True)
class Step:
    """An edition that changed a passage: what it is called, its lines, the school's notes.

    ``groups`` are the lines in their order, the items of a list together. ``href`` leads to the
    passage in that edition, where it is another one of the archive.
    """

    anchor: str
    title: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    notes: tuple[str, ...]
    href: str


@dataclass(frozen=True)
class HistoryPage:
    """What the page shows: where the passage stands now, and its wordings, the newest first."""

    here: str
    is_initiative: bool
    first: Step
    steps: tuple[Step, ...]


def passage_name(view: View, name: str) -> str:
    """What a passage is called on its own: «Fokus, Mod», «U7 (Trivselsdag)»."""
    if "#" not in name:
        rows = (row for each in view.edition.departments for row in each.initiatives)
        short = next(short_name(row) for row in rows if row.id == name)
        return PASSAGES["initiative"].format(id=name, name=short)
    page_id, _, anchor = name.partition("#")
    page = next(each for each in view.edition.pages if each.id == page_id)
    section = next(each for each in page.sections if each.id == anchor)
    if section == page.sections[0]:
        return page.title
    return PASSAGES["section"].format(page=page.title, section=section.title)


def history_of(view: View, name: str, history: PassageHistory) -> HistoryPage:
    """The page of the passage ``name``, which is other than it began."""
    first, *later = (_step(view, each) for each in history.wordings)
    page, _, anchor = history.wordings[-1].place.partition("#")
    here = view.links.to(page, anchor)
    return HistoryPage(here, "#" not in name, first, tuple(reversed(later)))


def _step(view: View, wording: Wording) -> Step:
    is_proposed = is_draft(view) and wording.year == view.edition.info.year
    return Step(
        f"udgave-{year_folder(wording.year)}",
        PASSAGES["draft" if is_proposed else "edition"].format(year=wording.year),
        tuple(_groups(wording)),
        wording.notes,
        _address(view, wording),
    )


def _groups(wording: Wording) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for kind, lines in groupby(map(_line, wording.lines), key=lambda each: each.kind):
        yield kind, tuple(lines)


def _line(line: WordingLine) -> Line:
    pieces = tuple(Piece(Mark(kind), text) for kind, text in line.words)
    return Line(line.kind, line.label, pieces, line.remark)


def _address(view: View, wording: Wording) -> str:
    """The address of a passage in an edition of the archive; empty for the one that is made."""
    if not view.archive or wording.year == view.edition.info.year:
        return ""
    page, _, anchor = wording.place.partition("#")
    to_root = view.links.to_root if isinstance(view.links, SiteLinks) else ""
    return f"{to_root}{view.archive}{year_folder(wording.year)}/{page_url(page)}#{anchor}"


@dataclass(frozen=True)
class ChangedSection:
    """A section of a page that changed: its anchor and title, the year, its history's page."""

    anchor: str
    title: str
    year: str
    page: str


def changed_sections(view: View) -> dict[str, tuple[ChangedSection, ...]]:
    """The sections that are other than they began, by their pages' URLs."""
    found: dict[str, tuple[ChangedSection, ...]] = {}
    for page in view.edition.pages:
        sections = {each.id: each.title for each in page.sections}
        for anchor, title in sections.items():
            name = f"{page.id}#{anchor}"
            if history := view.lookup.passages.of(name):
                url = page_url(page.id)
                each = ChangedSection(anchor, title, history.changed, history_page(name))
                found[url] = (*found.get(url, ()), each)
    return found
