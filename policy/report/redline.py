"""Two editions and their changes -> the whole policy as a redline, part by part."""

from collections.abc import Iterable, Iterator

from policy.diff.change import Change, Type
from policy.diff.pairing import page_titles, paired_pages, section_titles
from policy.model.addresses import department_page
from policy.model.edition import Edition
from policy.report.redline_data import DataChanges, page_remarks
from policy.report.redline_model import Part, merged
from policy.report.redline_text import TextChanges


def document(old: Edition, new: Edition, changes: Iterable[Change]) -> tuple[Part, ...]:
    """Everything of both editions, what changed and what did not, in reading order.

    The edition's facts and themes, then every page with its department's table, then the links.
    ``changes`` are those of ``compare(old, new)``: each has its main place at exactly one place.
    """
    changes = tuple(notes_once(changes))
    data = DataChanges(old, new, changes)
    pages = tuple(_pages(old, new, changes, data))
    return (*data.parts_before(), *pages, *data.parts_behind())


def notes_once(changes: Iterable[Change]) -> Iterator[Change]:
    """``changes`` with each note on the first change that it is about."""
    told: set[tuple[str, str]] = set()
    for each in changes:
        key = (each.id or each.place, each.note)
        yield each.noted("") if key in told else each
        if each.note:
            told.add(key)


def _pages(
    old: Edition, new: Edition, changes: tuple[Change, ...], data: DataChanges
) -> Iterator[Part]:
    paired = paired_pages(old, new)
    before = [name for name, (page, _) in paired.items() if page]
    names = page_titles(old, new)
    texts = TextChanges(changes, section_titles(old, new))
    tables = data.tables()
    about: dict[str, list[Change]] = {}
    for each in changes:
        if each.type is Type.PAGE:
            about.setdefault(each.page, []).append(each)
    for name in merged(before, [page.id for page in new.pages]):
        was, now = paired[name]
        shown = [each for each in tables if department_page(each) in (name, was.id if was else "")]
        table = tables.pop(shown[0]) if shown else None
        remarks = page_remarks(about.get(name, []))
        yield Part(name, names[name], remarks, texts.chapters(name, was, now), table)
    for name, table in tables.items():  # a department whose page is not in the policy
        yield Part(department_page(name), "", table=table)
