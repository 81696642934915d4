"""The data beside the pages of a built site."""

import json
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from policy.loading.edition_json import from_json
from policy.loading.loader import load
from policy.model.edition import content
from policy.rules.files.listing import DOCUMENTS, PICTURES, TAKEN
from policy.sheets.columns import initiative_columns, initiative_rows
from policy.sheets.csv_form import as_csv
from policy.sheets.workbook import as_workbook
from scripts.site.mkdocs_runner import build

SCHOOL = Path(__file__).parents[2] / "data" / "school"


def test_the_files_hold_the_edition(school_site: Path) -> None:
    """The workbook, the CSV and both JSON files are of the edition whose pages they lie beside."""
    edition = load(SCHOOL).edition
    assert edition
    assert (school_site / "indsatser.xlsx").read_bytes() == as_workbook(edition)
    rows = as_csv(initiative_columns(), initiative_rows(edition))
    assert (school_site / "indsatser.csv").read_bytes() == rows
    assert from_json((school_site / "udgave.json").read_bytes()) == content(edition)
    listed = json.loads((school_site / "indsatser.json").read_bytes())["indsatser"]
    assert [each["id"] for each in listed] == edition.active_ids()


def test_no_file_of_a_policy_takes_the_place_of_these(school_site: Path) -> None:
    """The check keeps the names of all files at the top that could lie in ``docs/``, too."""
    known = (*DOCUMENTS, *PICTURES)
    made = {each.name for each in school_site.iterdir() if each.suffix in known}
    assert {"trivselspolitik.pdf", "indsatser.csv"} <= made <= TAKEN


def test_the_page_about_the_data_leads_to_each_file(school_site: Path) -> None:
    """To the schemas, too; the overview leads to the page."""
    page = BeautifulSoup((school_site / "data/index.html").read_text("utf-8"), "html5lib")
    links = [str(each["href"]) for each in page.select(".datafiler a")]
    found = [urljoin("/data/", each)[1:] for each in links]
    assert found == [
        *("indsatser.xlsx", "indsatser.csv", "indsatser.json", "skemaer/indsatser.schema.json"),
        *("udgave.json", "skemaer/udgave.schema.json"),
    ]
    assert all((school_site / name).is_file() for name in found)
    overview = BeautifulSoup((school_site / "indsatser/index.html").read_text("utf-8"), "html5lib")
    assert overview.select('.oversigt + p a[href="../data/"]')


def test_a_listed_address_leads_to_the_initiative(school_site: Path) -> None:
    """Each address of the list is a page of the site with that anchor."""
    for each in json.loads((school_site / "indsatser.json").read_bytes())["indsatser"]:
        page, _, anchor = each["adresse"].partition("#")
        assert f'id="{anchor}"' in (school_site / page / "index.html").read_text("utf-8")


def test_two_builds_have_the_same_data(school_site: Path, tmp_path: Path) -> None:
    """With and without a cached workbook."""
    build(SCHOOL, tmp_path / "site")
    for name in ("indsatser.xlsx", "indsatser.csv", "indsatser.json", "udgave.json"):
        assert (tmp_path / "site" / name).read_bytes() == (school_site / name).read_bytes()
