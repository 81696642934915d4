"""The changes of the data: the edition's facts, themes, departments, the link list."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from policy.diff.change import (
    Change,
    DepartmentChange,
    EditionFact,
    Field,
    Kind,
    LinkChange,
    ThemeChange,
    order_field,
)
from policy.diff.pairing import Paired, Pairing
from policy.diff.values import after_text, before_text, differences, written
from policy.model.data_files import Department
from policy.model.edition import Edition
from policy.model.records.link_list import Link
from policy.model.units import whom_for
from policy.text.grades import grades_as_written
from policy.text.tokens import normal_form

T = TypeVar("T")


def data_changes(old: Edition, new: Edition, pairing: Pairing) -> Iterator[Change]:
    """The changes of all data but the initiatives, in no order."""
    yield from _edition(old, new, pairing)
    yield from _themes(pairing)
    yield from _departments(pairing)
    yield from _links(pairing)


def list_changes(
    things: Mapping[str, Paired[T]], change: Callable[..., Change], text: Callable[[T], str]
) -> Iterator[Change]:
    """What was added to a list, removed from it, or moved in it.

    ``change`` makes a change of the thing with a given id; ``text`` is the thing as people read it.
    """
    for name, each in things.items():
        if each.old is None or each.new is None:
            kind = Kind.ADDED if each.old is None else Kind.REMOVED
            before, after = (None if side is None else text(side) for side in (each.old, each.new))
            position = (each.at, int(each.old is None))
            yield change(name, kind=kind, before=before, after=after, position=position)
        elif each.has_moved:
            said = text(each.new)
            yield change(
                name,
                kind=Kind.MOVED,
                before=said,
                after=said,
                order=order_field(each.was_at + 1, each.is_at + 1),
                position=(each.is_at, 1),
            )


def _edition(old: Edition, new: Edition, pairing: Pairing) -> Iterator[Change]:
    facts = (
        # The policy itself comes before what is noted of it: so its changes are numbered from 1.
        *_transitions(old, new, pairing.new_page_ids),
        *differences(old.info, new.info),
        *differences(old.school, new.school),
    )
    for position, each in enumerate(facts):
        kind = Kind.ADDED if each.before is None else Kind.REMOVED
        yield EditionFact(
            kind=Kind.CHANGED if each.before and each.after else kind,
            id=each.key,
            before=each.before,
            after=each.after,
            position=(position,),
        )


def _transitions(old: Edition, new: Edition, new_page_ids: Mapping[str, str]) -> Iterator[Field]:
    """Transitions by their grades, with the text at the place to which one refers.

    Where both editions refer to the same place, its text is compared there and not here.
    """
    before, after = (
        {(each.from_grade, each.to_grade): each.text for each in edition.transitions}
        for edition in (old, new)
    )
    for grades in sorted({*before, *after}):
        was, now = before.get(grades, ""), after.get(grades, "")
        places = old.anchor_text(was), new.anchor_text(now)
        texts = normal_form(places[0] or was), normal_form(places[1] or now)
        page, _, anchor = was.partition("#")
        is_same_place = all(places) and now in (was, f"{new_page_ids.get(page)}#{anchor}")
        if texts[0] != texts[1] and not is_same_place:
            yield Field(f"overgang {written(grades)}", texts[0] or None, texts[1] or None)


def _themes(pairing: Pairing) -> Iterator[Change]:
    def change(name: str, **keys: Any) -> Change:
        return ThemeChange(id=name, **keys)

    yield from list_changes(pairing.themes, change, str)
    for name, each in pairing.themes.items():
        if each.old and each.new and each.old != each.new:
            position = (each.is_at, 1)
            yield change(
                name, kind=Kind.CHANGED, before=each.old, after=each.new, position=position
            )


def _departments(pairing: Pairing) -> Iterator[Change]:
    def change(name: str, **keys: Any) -> Change:
        return DepartmentChange(id=name, **keys)

    def text(each: Department) -> str:
        grades = grades_as_written(each.grades)
        return f"{normal_form(each.name)} ({grades or whom_for(each)})"

    yield from list_changes(pairing.departments, change, text)
    for name, each in pairing.departments.items():
        if each.old and each.new:
            address = Field("id", each.old.id, each.new.id) if each.old.id != each.new.id else None
            values = differences(each.old, each.new)
            if details := (*filter(None, [address]), *values):
                yield DepartmentChange(
                    kind=Kind.CHANGED,
                    id=name,
                    address=address,
                    values=values,
                    before=before_text(details),
                    after=after_text(details),
                    position=(each.is_at, 1),
                )


def _links(pairing: Pairing) -> Iterator[Change]:
    def change(name: str, **keys: Any) -> Change:
        return LinkChange(id=name, **keys)

    def text(each: Link) -> str:
        return f"{normal_form(each.title)}: {each.address}"

    yield from list_changes(pairing.links, change, text)
    for name, each in pairing.links.items():
        if each.old and each.new and (values := differences(each.old, each.new)):
            yield LinkChange(
                kind=Kind.CHANGED,
                id=name,
                values=values,
                before=before_text(values),
                after=after_text(values),
                position=(each.is_at, 1),
            )
