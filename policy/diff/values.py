"""Values of the data files as a reader sees them, and which of them differ."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from policy.diff.change import Field
from policy.model.base import Record
from policy.model.data_files import Party
from policy.text.dates import KnownDate
from policy.text.grades import grades_as_written
from policy.text.tokens import normal_form

NOT_COMPARED = {"id", "indsatser", "efterprøvet", "høring", "ændringsnoter"}
"""Keys that are compared elsewhere, or say nothing of the policy's content."""


def written(value: Any) -> str | None:
    """A value as a reader of the data file sees it; None for nothing."""
    if value in (None, (), {}):
        return None
    if isinstance(value, str):
        return normal_form(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, (date, KnownDate)):
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
    """The keys whose values differ as they are written, in the order of the model."""
    if old == new:
        return ()
    pairs = (
        Field(key, written(was), written(now))
        for name, field in type(old).model_fields.items()
        if (key := field.alias or name) not in NOT_COMPARED
        and (was := getattr(old, name)) != (now := getattr(new, name))
    )
    return tuple(each for each in pairs if each.before != each.after)


def before_text(details: Sequence[Field]) -> str | None:
    """What several values were: the only one itself, or «key: value» a line."""
    return _text([(each.key, each.before) for each in details])


def after_text(details: Sequence[Field]) -> str | None:
    """What several values are now, in the same form."""
    return _text([(each.key, each.after) for each in details])


def _text(values: Sequence[tuple[str, str | None]]) -> str | None:
    if len(values) == 1:
        return values[0][1]
    return "\n".join(f"{key}: {value or '–'}" for key, value in values)
