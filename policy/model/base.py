"""A mapping of a data file as a typed value, and a key of it with what an editor tells of it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A mapping of a data file: unknown keys are refused, values never change afterwards."""

    # What validates a record is made when the first one is: a command needs only a few of them.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def key(alias: str, title: str, description: str, example: Any, **more: Any) -> Any:
    """A key of a data file as pydantic's field: its Danish name and what an editor tells of it."""
    return Field(alias=alias, title=title, description=description, examples=[example], **more)
