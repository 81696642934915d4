"""What parents type finds its place first: a table of queries on the school's own pages.

Each row has a query, the places of which one must be found first («*» for any below it; none where
nothing may be found), and what the query tries.
"""

import json
import shutil
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from scripts.build import build
from scripts.site.webserver import serving
from tests.support.searching import Search
from tests.support.shared import made_once

REPOSITORY = Path(__file__).parents[3]
QUERIES: list[dict[str, Any]] = json.loads(
    (REPOSITORY / "tests/data/search_queries.json").read_text(encoding="utf-8")
)
OWN_WORDS = """søgeord:
  - {ord: drilleri, finder: [mobning]}
  - {ord: bullying, finder: [mobning]}
"""
"""Words that the school may choose; it has chosen none yet."""
RIGHT = 0.95
"""The share of the queries that must have one of their places first."""


def _build(folder: Path) -> None:
    for name in ("overrides", "data", "docs"):
        shutil.copytree(REPOSITORY / name, folder / "policy" / name)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "policy/mkdocs.yml")
    (folder / "policy/data/soegeord.yaml").write_text(OWN_WORDS, encoding="utf-8")
    assert build(folder / "policy", folder / "site") == 0


@pytest.fixture
def site_with_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school's site as it would be with search words of its own."""
    return made_once(tmp_path_factory, "words", _build) / "site"


def is_right(places: list[str], wanted: list[str]) -> bool:
    """Whether the first of ``places`` is one of ``wanted``; whether there is none for none.

    A row of a department's table stands for the table's page.
    """
    if not wanted or not places:
        return wanted == places
    first, (page, _, anchor) = places[0], places[0].partition("#")
    row = anchor[:1] in "imu" and anchor[1:].isdigit()
    return any(fnmatchcase(first, each) or (row and page == each) for each in wanted)


def test_each_query_finds_its_place_first(page: Page, site_with_words: Path) -> None:
    """Of all queries 95 in 100 are right at first place, and words that stand nowhere find none."""
    with serving(site_with_words) as address:
        search = Search.opened(page, address)
        found = {each["query"]: search.places(each["query"])[:3] for each in QUERIES}
    wrong = {
        q["query"]: found[q["query"]]
        for q in QUERIES
        if not is_right(found[q["query"]], q["first"])
    }
    assert len(QUERIES) >= 100
    assert len(wrong) <= len(QUERIES) * (1 - RIGHT), wrong
    assert {each: places for each, places in wrong.items() if not _wanted(each)} == {}


def _wanted(query: str) -> list[str]:
    (row,) = (each for each in QUERIES if each["query"] == query)
    return list(row["first"])
