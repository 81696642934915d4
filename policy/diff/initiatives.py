"""The changes of the initiatives and of their retirements."""

from collections.abc import Iterator

from policy.diff.change import Change, Field, InitiativeChange, Kind, RetirementChange, order_field
from policy.diff.pairing import Paired, Pairing, Row
from policy.diff.values import after_text, before_text, differences, written
from policy.model.data_files import Initiative, Retired
from policy.model.units import details
from policy.text.tokens import normal_form


def initiative_changes(pairing: Pairing) -> Iterator[Change]:
    """What happened to each initiative, at most one change each, in no order."""
    retirements = dict(_retirements(pairing))
    for name, each in pairing.initiatives.items():
        if each.old and each.new:
            yield from _changed(each.old, each.new, pairing)
        else:
            yield _added_or_removed(each, retirements.pop(name, None))
    departments = sum(each.new is not None for each in pairing.departments.values())
    for index, (name, retirement) in enumerate(sorted(retirements.items())):
        yield RetirementChange(
            kind=Kind.CHANGED,
            id=name,
            before=retirement.before,
            after=retirement.after,
            position=(departments, index, 1),
        )


def _added_or_removed(row: Paired[Row], retirement: Field | None) -> Change:
    """An initiative that only one edition has; it may be retired at the same time."""
    return InitiativeChange(
        kind=Kind.ADDED if row.new else Kind.REMOVED,
        id=row.latest.initiative.id,
        retirement=retirement,
        before=_text(row.old.initiative) if row.old else None,
        after=_text(row.new.initiative) if row.new else None,
        position=(*row.latest.position, int(bool(row.new))),
    )


def _changed(old: Row, new: Row, pairing: Pairing) -> Iterator[Change]:
    """An initiative that both editions have; the new name of its theme is no change of it."""
    name = new.initiative.id
    theme = pairing.themes.get(new.initiative.theme or "")
    is_same_theme = theme is not None and theme.old == old.initiative.theme
    values = tuple(
        each
        for each in differences(old.initiative, new.initiative)
        if each.key != "tema" or not is_same_theme
    )
    department = order = None
    if old.home != new.home:
        names = normal_form(old.department.name), normal_form(new.department.name)
        department = Field("afdeling", *names)
    elif pairing.tables[new.home][name].has_moved:
        order = order_field(old.position[1] + 1, new.position[1] + 1)
    details = (*values, *filter(None, (department, order)))
    if not details:
        return
    yield InitiativeChange(
        kind=Kind.CHANGED if values else Kind.MOVED,
        id=name,
        values=values,
        department=department,
        order=order,
        before=before_text(details) if values else _text(old.initiative),
        after=after_text(details) if values else _text(new.initiative),
        position=(*new.position, 1),
    )


def _text(each: Initiative) -> str:
    """An initiative in a line: its theme, what it does, how often and for which grades."""
    said = [
        written(each.frequency),
        f"klassetrin {written(each.grades)}" if each.grades else None,
        f"grupper {written(each.groups)}" if each.groups else None,
        f"overgang {written(each.step)}" if each.step else None,
        *(f"{name.lower()}: {normal_form(value)}" for name, value in details(each)),
    ]
    behind = ", ".join(filter(None, said))
    theme = f"{normal_form(each.theme)}: " if each.theme else ""
    text = f"{theme}{normal_form(each.text)}"
    return text + (f" ({behind})" if behind else "")


def _retirements(pairing: Pairing) -> Iterator[tuple[str, Field]]:
    """The id and the values of every retirement that was added, withdrawn or reworded."""
    for name, each in pairing.retired.items():
        before, after = _reason(each.old), _reason(each.new)
        if before != after:
            yield name, Field("udgåede", before, after)


def _reason(each: Retired | None) -> str | None:
    return f"{each.year} – {normal_form(each.reason)}" if each else None
