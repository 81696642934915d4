"""The base class of the models, and the field definitions that editors show as help."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A mapping of a data file: unknown keys are refused, values are immutable."""

    # A command needs few of the records, so each validator is built at its first use.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def key(alias: str, description: str, example: Any, *, title: str = "", **more: Any) -> Any:
    """A key of a data file as a pydantic field, with the Danish help that editors show.

    ``alias`` is the key as it is written; it is also its title where no other is given.
    ``example`` is a valid value. ``more`` goes to ``pydantic.Field``.
    """
    title = title or alias.replace("_", " ").capitalize()
    return Field(alias=alias, title=title, description=description, examples=[example], **more)


def optional(alias: str, description: str, example: Any, *, title: str = "") -> Any:
    """A ``key`` that may be left out: its value is then None."""
    return key(alias, description, example, title=title, default=None)


def rows(alias: str, description: str, example: Any) -> Any:
    """A ``key`` that may be left out: its value is then an empty list."""
    return key(alias, description, example, default=())
