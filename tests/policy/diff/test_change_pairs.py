"""Pairs of editions with the report on each, as the board reads it in a pull request.

A file of ``tests/data/changes`` holds what was edited in a fictional school's policy to make the
older and the newer edition of a pair, ``school`` which one; beside it lies the report.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from policy.diff.compare import compare
from policy.loading.loader import load_files
from policy.model.edition import Edition
from policy.model.problems import has_errors
from policy.report.formats import as_html, as_markdown
from policy.rules.registry import check
from tests.support.edited import DATA, Edited

PAIRS = sorted((DATA / "changes").glob("*.yaml"))


def pair(path: Path) -> tuple[Edited, Edited]:
    """The files of both editions."""
    edits = yaml.safe_load(path.read_text(encoding="utf-8"))
    school = DATA / edits.get("school", "school")
    return (Edited(school, edits.get("old", ())), Edited(school, edits["new"]))


def editions(path: Path) -> tuple[Edition, Edition]:
    """Both editions."""
    old, new = pair(path)
    return old.edition(), new.edition()


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_the_report_says_what_changed(path: Path, golden: Callable[..., None]) -> None:
    """All that changed, what it is, and no more."""
    old, new = editions(path)
    golden(path.with_suffix(".md"), as_markdown(compare(old, new)))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_every_pair_is_two_sound_editions(path: Path) -> None:
    """What is compared could be published: neither edition has a fault."""
    for files in pair(path):
        assert not has_errors(check(load_files(files)))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_what_changed_stands_in_the_file_for_the_board(path: Path) -> None:
    """The file says that something changed exactly where something did."""
    old, new = editions(path)
    comparison = compare(old, new)
    changes = comparison.changes
    html = as_html(comparison)
    assert ("Ingen ændringer i politikken." in html) is (not changes)
    for each in changes:
        assert html.count(f'id="aendring-{each.fingerprint}"') == 1
