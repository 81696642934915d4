"""Write the JSON schemas: of the data files, which editors read, into ``data/schema/``.

Those of what the site publishes lie where the build takes them from.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from policy.diff.json_schema import ChangesForm
from policy.loading.atomic_write import write_atomically
from policy.loading.edition_json import EDITION_FILE
from policy.loading.loader import DATA_FILES, OPTIONAL
from policy.sheets.files import LIST_FILE
from policy.sheets.json_form import InitiativeList
from policy.sheets.published import PublishedEdition
from policy.words.command_messages import SAYINGS
from scripts.cli.console import use_utf8
from scripts.site.beside.data_files import PUBLISHED

FOLDER = Path("data/schema")
DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """The text of every schema by its file's name."""
    kinds: dict[str, type[BaseModel]] = {
        **DATA_FILES,
        **OPTIONAL,
        EDITION_FILE: PublishedEdition,
        LIST_FILE: InitiativeList,
        "changes.json": ChangesForm,
    }
    made = {}
    for path, kind in kinds.items():
        mode: Any = "serialization" if kind in (PublishedEdition, InitiativeList) else "validation"
        schema = kind.model_json_schema(by_alias=True, mode=mode)
        _for_editors(schema)
        text = json.dumps({"$schema": DRAFT, **schema, "title": path}, ensure_ascii=False, indent=2)
        made[f"{Path(path).stem}.schema.json"] = f"{text}\n"
    return made


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
    """Let a key that may be omitted also be present without a value (null)."""
    default = key.pop("default")
    if "type" in key:
        key["type"] = [key["type"], "null"]
    elif "enum" in key:
        key["enum"] = [*key["enum"], None]
        key["default"] = "ja" if default else "nej"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.regenerate.schema", description=__doc__)
    parser.add_argument("--out", type=Path, help="one folder for all of them")
    options = parser.parse_args(arguments)
    use_utf8()
    for name, text in schemas().items():
        folder = options.out or (PUBLISHED if (PUBLISHED / name).exists() else FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / name, text)
    print(SAYINGS["schema_written"].format(path=options.out or FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main())
