"""The data beside an edition's pages: its initiatives as sheets and lists, and the JSON schemas."""

from pathlib import Path

from policy.archive.history import History
from policy.loading.edition_json import EDITION_FILE, as_json
from policy.model.addresses import SCHEMAS
from policy.model.edition import Edition
from policy.report.summary import in_short
from policy.sheets.files import LIST_FILE, WORKBOOK_FILE, sheet_files
from policy.sheets.workbook import workbook_sources
from policy.year.hearing import hearing_files
from policy.year.note import note_files
from policy.year.passages import passage_files
from scripts.cli.cache import kept

PUBLISHED = Path(__file__).parent / "schemas"
"""The schemas of what is published: the site's own, so no school's ``data/`` has them."""


def data_beside(edition: Edition, history: History) -> dict[str, bytes]:
    """The files by their paths in the site."""
    data = _edition_json(edition, history)
    made = sheet_files(edition, history.lifecycles)
    found = {EDITION_FILE: data.encode()}
    for name, make in made.items():
        is_slow = name == WORKBOOK_FILE
        found[name] = kept(name, make, *workbook_sources(data)) if is_slow else make()
    for file in (EDITION_FILE, LIST_FILE):
        name = f"{file.removesuffix('.json')}.schema.json"
        found[SCHEMAS + name] = (PUBLISHED / name).read_bytes()
    files = hearing_files(edition, history) | note_files(edition, history) | passage_files(history)
    return found | {name: text.encode() for name, text in files.items()}


def _edition_json(edition: Edition, history: History) -> str:
    if not (comparison := history.comparison):
        return as_json(edition, history.lifecycles)
    changes = comparison.policy_changes
    summary = in_short(comparison.pairing, changes)
    return as_json(edition, history.lifecycles, len(changes), summary)
