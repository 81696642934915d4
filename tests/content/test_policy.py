"""What holds for the policy of this repository, whatever school it is and whatever it says.

The only tests, with those of ``source/``, that read ``data/``, ``docs/`` and ``mkdocs.yml``: all
others are about the fictional schools in ``tests/data/``. A school that puts its own policy here
changes none of them.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.security_policy import policy_of
from policy.checking.check import check_root
from policy.loading.edition_json import as_json, from_json
from policy.loading.loader import load
from policy.model.edition import Edition
from policy.model.problems import has_errors
from scripts.audit import __main__ as audit
from scripts.cli.places import REPOSITORY
from tests.policy.documents.word.test_tracked_changes import edition_in, holds
from tests.scripts.regenerate.test_schema import as_editors_read, faults, schema
from tests.support.properties import fewer
from tests.support.revisions import revisions


@pytest.fixture
def edition(repository: Path) -> Edition:
    """The edition that stands in the repository."""
    found = load(repository).edition
    assert found
    return found


def named_in_code(repository: Path, names: Iterable[str]) -> list[str]:
    """Where the code or the theme's files hold one of ``names`` as whole words."""
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    return [
        f"{path.relative_to(repository)}: {match[0]}"
        for folder in ("policy", "macros", "scripts", "bench", "overrides")
        for path in sorted((repository / folder).rglob("*"))
        if path.suffix in (".py", ".html", ".css", ".js", ".md", ".mjs", ".svg")
        and "node_modules" not in path.parts
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]


def test_the_check_finds_no_error(repository: Path) -> None:
    """Warnings are the coordinator's to weigh: a revision that gets one stops nothing."""
    assert not has_errors(check_root(repository))


def test_the_code_does_not_name_the_school(repository: Path, edition: Edition) -> None:
    """What is particular to one school is data: another school's is built by the same code."""
    names = (edition.school.name, edition.school.municipality)
    assert named_in_code(repository, [each for each in names if each]) == []


def test_every_data_file_names_its_schema(repository: Path) -> None:
    """The first line is what an editor looks for."""
    for path in (repository / "data").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=schema/{path.stem}.schema.json"


def test_an_editor_underlines_nothing_in_the_data(repository: Path) -> None:
    """Every data file keeps the schema that editors check it by."""
    for path in (repository / "data").glob("*.yaml"):
        root = schema(f"{path.stem}.schema.json")
        assert faults(as_editors_read(path), root, root) == [], path


def test_the_edition_is_read_back_from_its_json(edition: Edition) -> None:
    """``udgave.json`` holds all of it and keeps its schema: next year is compared with it."""
    written, root = as_json(edition), schema("udgave.schema.json")
    assert as_json(from_json(written.encode())) == written
    assert faults(json.loads(written), root, root) == []


@fewer(12)
@given(st.data())
def test_any_revision_is_accepted_and_rejected_in_word(data: st.DataObject) -> None:
    """The tracked changes of this policy, too, give the new edition or the old one."""
    old = edition_in(REPOSITORY)
    holds(old, data.draw(revisions(old)))


def test_every_page_is_built_with_the_security_policy_that_fits_it(site: Path) -> None:
    """Once, with no style attribute and no handler that it would stop."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        soup = BeautifulSoup(text, "html5lib")
        found = soup.select("meta[http-equiv=Content-Security-Policy]")
        assert [each["content"] for each in found] == [policy_of(text)], path
        names = {name for tag in soup.find_all(True) for name in tag.attrs}
        assert not {name for name in names if name == "style" or name.startswith("on")}, path


@pytest.mark.slow
def test_the_built_site_passes_the_audit(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every page is valid, whole, safe, and no heavier than it may be."""
    assert audit.main([str(site)]) == 0
    assert capsys.readouterr().out == "Ingen problemer.\n"
