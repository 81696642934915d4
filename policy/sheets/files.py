"""The files of initiatives that lie beside an edition's pages."""

from collections.abc import Callable, Mapping

from policy.model.edition import Edition, Lifecycle
from policy.sheets.columns import initiative_columns, initiative_rows
from policy.sheets.csv_form import as_csv
from policy.sheets.json_form import as_list
from policy.sheets.workbook import as_workbook

WORKBOOK_FILE = "indsatser.xlsx"
CSV_FILE = "indsatser.csv"
LIST_FILE = "indsatser.json"


def sheet_files(
    edition: Edition, lifecycles: Mapping[str, Lifecycle]
) -> dict[str, Callable[[], bytes]]:
    """What makes each file of the edition's initiatives, by the file's name in the site."""
    return {
        WORKBOOK_FILE: lambda: as_workbook(edition),
        CSV_FILE: lambda: as_csv(initiative_columns(), initiative_rows(edition)),
        LIST_FILE: lambda: as_list(edition, lifecycles).encode(),
    }
