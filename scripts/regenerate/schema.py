"""Write the JSON schemas of the data files, which editors read, into ``data/schema/``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policy.diff.json_form import ChangesForm
from policy.loading.atomic_write import write_atomically
from policy.loading.edition_json import CHANGES as COUNT
from policy.loading.edition_json import EDITION_FILE, FORMAT, LIVES
from policy.loading.loader import ACCEPTED, DATA_FILES
from policy.model.data_files import AcceptedFile
from policy.model.edition import Edition, Life
from policy.words.command_messages import SAYINGS
from scripts.cli.console import use_utf8

FOLDER = Path("data/schema")
CHANGES = "changes.json"
DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """The text of every schema by its file's name."""
    kinds = {**DATA_FILES, ACCEPTED: AcceptedFile}
    made = {path: _schema(kind, path) for path, kind in kinds.items()}
    made[EDITION_FILE] = _schema_of_edition()
    made[CHANGES] = _schema(ChangesForm, CHANGES)
    return {
        f"{Path(path).stem}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for path, schema in made.items()
    }


def _schema_of_edition() -> dict[str, Any]:
    """The schema of ``udgave.json``."""
    schema = Edition.model_json_schema(by_alias=True, mode="serialization")
    number = {
        "title": "Format",
        "description": "Nummeret på filens form.",
        "examples": [FORMAT],
        "enum": [FORMAT],
    }
    life = Life.model_json_schema(by_alias=True, mode="serialization")
    lives = {
        "title": "Indsatsernes liv",
        "description": "Siden hvilken udgave hver indsats har stået, og hvornår den sidst blev "
        "ændret, under indsatsens nummer.",
        "examples": [{"U7": {"siden": "2026/27", "ændret": "2028/29"}}],
        "type": "object",
        "additionalProperties": life,
    }
    count = {
        "title": "Antal ændringer",
        "description": "Hvor mange ændringer udgaven har fra den, der blev offentliggjort før.",
        "examples": [7],
        "type": "integer",
        "minimum": 0,
    }
    schema["properties"] = {"format": number, **schema["properties"], LIVES: lives, COUNT: count}
    schema["required"] = ["format", *schema["required"]]
    _for_editors(schema)
    return {"$schema": DRAFT, **schema, "title": EDITION_FILE}


def _schema(kind: Any, path: str) -> dict[str, Any]:
    schema = kind.model_json_schema(by_alias=True)
    _for_editors(schema)
    return {
        "$schema": DRAFT,
        **schema,
        "title": path,
    }


def _for_editors(schema: Any) -> None:
    """Change ``schema`` to what the reader of the files accepts, with Danish texts only."""
    queue = [schema]
    while queue:
        each = queue.pop()
        if isinstance(each, dict):
            if "properties" in each:  # the docstrings of the code are English
                each.pop("description", None)
                each.pop("title", None)
            if "default" in each:
                _allow_empty(each)
            queue += each.values()
        elif isinstance(each, list):
            queue += each


def _allow_empty(key: dict[str, Any]) -> None:
    """A key that may be left out may also stand without a value."""
    default = key.pop("default")
    if "type" in key:
        key["type"] = [key["type"], "null"]
    elif "enum" in key:
        key["enum"] = [*key["enum"], None]
        key["default"] = "ja" if default else "nej"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.regenerate.schema", description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    use_utf8()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        write_atomically(options.out / name, text)
    print(SAYINGS["schema_written"].format(path=options.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
