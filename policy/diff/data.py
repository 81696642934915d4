"""The changes of the data: the edition, themes, departments, initiatives, links; all by id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policy.diff.change import Change, Field, Kind, Type
from policy.diff.pairing import by_new_id, renamed_departments, renamed_links, renamed_pages
from policy.model.base import Record
from policy.model.data_files import Department, Initiative, Link, Party, Retired
from policy.model.edition import Edition
from policy.text.alignment import moved
from policy.text.grades import grades_as_written
from policy.text.tokens import normal_form

ORDER = "rækkefølge"
"""The field of a change that is only of place."""

UNCOMPARED = {"id", "indsatser", "efterprøvet"}
"""Keys that say nothing of the policy's content: what is compared elsewhere, or only checked."""


@dataclass(frozen=True)
class _Row:
    """An initiative with its department and its place in the file.

    ``home`` is the department's id, the new one where it was renamed.
    """

    initiative: Initiative
    department: Department
    home: str
    position: tuple[int, int]


def data_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The changes of the data, in no order."""
    yield from _edition(old, new)
    renamed = _renamed_themes(old, new)
    yield from _themes(old, new, renamed)
    yield from _departments(old, new)
    yield from _initiatives(old, new, renamed)
    yield from _retired(old, new)
    yield from _links(old, new)


def written(value: Any) -> str | None:
    """A value as a reader of the data file sees it; None for nothing."""
    if value in (None, (), {}):
        return None
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        if isinstance(value[0], int):
            return str(grades_as_written(value))
        return "; ".join(filter(None, map(written, value)))
    if isinstance(value, Mapping):
        said = ((key, written(each)) for key, each in sorted(value.items()))
        return "; ".join(f"{key}: {each}" for key, each in said if each) or None
    if isinstance(value, Party):
        return normal_form(value.name)
    if isinstance(value, Record):
        return ", ".join(filter(None, (written(each) for _, each in value)))
    return normal_form(str(value))


def differences(old: Record, new: Record) -> tuple[Field, ...]:
    """The keys whose values differ, in the order of the model."""
    names = {name: field.alias or name for name, field in type(old).model_fields.items()}
    pairs = (
        Field(key, written(getattr(old, name)), written(getattr(new, name)))
        for name, key in names.items()
        if key not in UNCOMPARED
    )
    return tuple(each for each in pairs if each.before != each.after)


def _edition(old: Edition, new: Edition) -> Iterator[Change]:
    details = [each for each in differences(old.info, new.info) if each.key != "ændringsnoter"] + [
        *differences(old.school, new.school),
        *_transitions(old, new),
    ]
    for position, each in enumerate(details):
        yield Change(
            Type.EDITION,
            Kind.CHANGED if each.before and each.after else _one_sided(each),
            id=each.key,
            details=(each,),
            before=each.before,
            after=each.after,
            position=(position,),
        )


def _one_sided(each: Field) -> Kind:
    return Kind.ADDED if each.before is None else Kind.REMOVED


def _transitions(old: Edition, new: Edition) -> Iterator[Field]:
    """Transitions by their grades, with the text at the place that one refers to.

    Where both editions refer to the same place, the change of its text is told of there.
    """
    renamed = renamed_pages(old, new)
    before, after = (
        {(each.from_grade, each.to_grade): each.text for each in edition.transitions}
        for edition in (old, new)
    )
    for grades in sorted({*before, *after}):
        was, now = before.get(grades, ""), after.get(grades, "")
        places = old.anchor_text(was), new.anchor_text(now)
        texts = normal_form(places[0] or was), normal_form(places[1] or now)
        page, _, anchor = was.partition("#")
        is_same_place = all(places) and now in (was, f"{renamed.get(page)}#{anchor}")
        if texts[0] != texts[1] and not is_same_place:
            yield Field(f"overgang {written(grades)}", texts[0] or None, texts[1] or None)


def _renamed_themes(old: Edition, new: Edition) -> dict[str, str]:
    """Themes that were given another name: all their initiatives have the same new one."""
    before, after = _theme_of(old), _theme_of(new)
    renamed: dict[str, str] = {}
    for theme in old.themes:
        ids = [each for each, its in before.items() if its == theme and each in after]
        names = {after[each] for each in ids}
        if theme not in new.themes and len(names) == 1:
            (name,) = names
            if name not in old.themes and name not in renamed.values():
                renamed[theme] = name
    return renamed


def _theme_of(edition: Edition) -> dict[str, str]:
    return {each.id: each.theme for part in edition.departments for each in part.initiatives}


def _themes(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    places = {theme: index for index, theme in enumerate(new.themes)}
    before = [renamed.get(theme, theme) for theme in old.themes]
    out_of_order = moved(before, new.themes)
    for index, theme in enumerate(old.themes):
        name = renamed.get(theme, theme)
        if name not in places:
            yield Change(Type.THEME, Kind.REMOVED, id=theme, before=theme, position=(index, 0))
        elif name != theme:
            details = (Field("temaer", theme, name),)
            yield Change(
                Type.THEME,
                Kind.CHANGED,
                id=name,
                details=details,
                before=theme,
                after=name,
                position=(places[name], 1),
            )
    for theme, index in places.items():
        if theme not in before:
            yield Change(Type.THEME, Kind.ADDED, id=theme, after=theme, position=(index, 1))
        elif theme in out_of_order:
            yield _moved(Type.THEME, theme, theme, before.index(theme), index)


def _moved(kind: Type, name: str, text: str, before: int, after: int) -> Change:
    """A change of place only, its places counted from 1."""
    details = (Field(ORDER, str(before + 1), str(after + 1)),)
    return Change(
        kind,
        Kind.MOVED,
        id=name,
        details=details,
        before=text,
        after=text,
        position=(after, 1),
    )


def _listed(
    kind: Type,
    old: Sequence[Department | Link],
    new: Sequence[Department | Link],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """The changes of a list of things with ids."""
    before, after = by_new_id(old, renamed), by_new_id(new, {})
    out_of_order = moved(list(before), list(after))
    places = {name: index for index, name in enumerate(before)}
    for name, index in places.items():
        if name not in after:
            text = _summary(before[name])
            yield Change(kind, Kind.REMOVED, id=name, before=text, position=(index, 0))
    for index, (name, each) in enumerate(after.items()):
        if name not in before:
            yield Change(kind, Kind.ADDED, id=name, after=_summary(each), position=(index, 1))
            continue
        if details := (*_address(before[name], each), *differences(before[name], each)):
            yield _changed(kind, name, details, (index, 1))
        if name in out_of_order:
            yield _moved(kind, name, _summary(each), places[name], index)


def _address(old: Any, new: Any) -> Iterator[Field]:
    """The address of a department's page; the id of a link is not shown anywhere."""
    if isinstance(new, Department) and old.id != new.id:
        yield Field("id", old.id, new.id)


def _summary(each: Any) -> str:
    """A department or link in a line."""
    if isinstance(each, Department):
        return f"{normal_form(each.name)} ({grades_as_written(each.grades)})"
    assert isinstance(each, Link)
    return f"{normal_form(each.title)}: {each.address}"


def _changed(kind: Type, name: str, details: tuple[Field, ...], position: Any) -> Change:
    """A change of several keys as one: the one key's text, or «key: value» a line."""
    return Change(
        kind,
        Kind.CHANGED,
        id=name,
        details=details,
        before=_side(details, [each.before for each in details]),
        after=_side(details, [each.after for each in details]),
        position=position,
    )


def _side(details: tuple[Field, ...], values: list[str | None]) -> str | None:
    if len(details) == 1:
        return values[0]
    pairs = zip(details, values, strict=True)
    return "\n".join(f"{each.key}: {value or '–'}" for each, value in pairs)


def _departments(old: Edition, new: Edition) -> Iterator[Change]:
    renamed = renamed_departments(old, new)
    yield from _listed(Type.DEPARTMENT, old.departments, new.departments, renamed)


def _links(old: Edition, new: Edition) -> Iterator[Change]:
    yield from _listed(Type.LINK, old.links, new.links, renamed_links(old, new))


def rows(edition: Edition, renamed: Mapping[str, str] | None = None) -> dict[str, _Row]:
    """Every active initiative by its id; ``renamed`` are departments with another id now."""
    names = renamed or {}
    return {
        each.id: _Row(each, department, names.get(department.id, department.id), (d, i))
        for d, department in enumerate(edition.departments)
        for i, each in enumerate(department.initiatives)
    }


def _initiatives(old: Edition, new: Edition, renamed: Mapping[str, str]) -> Iterator[Change]:
    before, after = rows(old, renamed_departments(old, new)), rows(new)
    out_of_order = {
        name
        for department in new.departments
        for name in moved(
            [key for key, row in before.items() if row.home == department.id],
            [key for key, row in after.items() if row.home == department.id],
        )
    }
    retirements = {
        each.id: (Field("udgåede", each.before, each.after),) for each in _retirements(old, new)
    }
    for name in (*before, *(each for each in after if each not in before)):
        if name in before and name in after:
            yield from _initiative(before[name], after[name], renamed, name in out_of_order)
        else:
            yield _come_or_gone(before.get(name), after.get(name), retirements.get(name, ()))


def _come_or_gone(old: _Row | None, new: _Row | None, details: tuple[Field, ...]) -> Change:
    """An initiative that only one of the editions has; ``details`` tell of its retirement."""
    row = new or old
    assert row
    return Change(
        Type.INITIATIVE,
        Kind.ADDED if new else Kind.REMOVED,
        id=row.initiative.id,
        details=details,
        before=row_text(old.initiative) if old else None,
        after=row_text(new.initiative) if new else None,
        position=(*row.position, int(bool(new))),
    )


def _initiative(
    old: _Row, new: _Row, renamed: Mapping[str, str], is_moved: bool
) -> Iterator[Change]:
    details = tuple(
        each
        for each in differences(old.initiative, new.initiative)
        if each.key != "tema" or renamed.get(old.initiative.theme) != new.initiative.theme
    )
    if old.home != new.home:
        names = (normal_form(old.department.name), normal_form(new.department.name))
        details += (Field("afdeling", *names),)
    elif is_moved:
        details += (Field(ORDER, str(old.position[1] + 1), str(new.position[1] + 1)),)
    if not details:
        return
    if {each.key for each in details} <= {"afdeling", ORDER}:
        texts = row_text(old.initiative), row_text(new.initiative)
        yield Change(
            Type.INITIATIVE,
            Kind.MOVED,
            id=new.initiative.id,
            details=details,
            before=texts[0],
            after=texts[1],
            position=(*new.position, 1),
        )
    else:
        yield _changed(Type.INITIATIVE, new.initiative.id, details, (*new.position, 1))


def row_text(each: Initiative) -> str:
    """An initiative in a line: its theme, what it does, how often and for which grades."""
    said = [
        written(each.frequency),
        f"klassetrin {written(each.grades)}" if each.grades else None,
        f"overgang {written(each.step)}" if each.step else None,
    ]
    behind = ", ".join(filter(None, said))
    return f"{normal_form(each.theme)}: {normal_form(each.text)}" + (
        f" ({behind})" if behind else ""
    )


@dataclass(frozen=True)
class _Retirement:
    """What was and is said of an initiative's retirement."""

    id: str
    before: str | None
    after: str | None


def _retirements(old: Edition, new: Edition) -> Iterator[_Retirement]:
    """Every retirement that was added, taken back or said otherwise."""
    before, after = by_new_id(old.retired, {}), by_new_id(new.retired, {})
    for name in sorted({*before, *after}):
        was, now = (_reason(each.get(name)) for each in (before, after))
        if was != now:
            yield _Retirement(name, was, now)


def _reason(each: Retired | None) -> str | None:
    return f"{each.year} – {normal_form(each.reason)}" if each else None


def _retired(old: Edition, new: Edition) -> Iterator[Change]:
    """Retirements that are not told of with the initiative itself, which neither edition has."""
    active = {*rows(old)} ^ {*rows(new)}
    for index, each in enumerate(_retirements(old, new)):
        if each.id not in active:
            detail = Field("udgåede", each.before, each.after)
            yield Change(
                Type.INITIATIVE,
                Kind.CHANGED,
                id=each.id,
                details=(detail,),
                before=each.before,
                after=each.after,
                position=(len(new.departments), index, 1),
            )
