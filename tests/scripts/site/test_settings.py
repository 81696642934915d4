"""What the check lets stand in ``mkdocs.yml``, the site generator takes."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from mkdocs.config import load_config

from policy.loading.loader import load
from policy.model.problems import has_errors
from policy.rules.registry import check
from tests.support.properties import fewer

REPOSITORY = Path(__file__).parents[3]
LINES = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
SETTINGS = [n for n, line in enumerate(LINES) if re.match(r"\s*(?:- )?\w+(?::|$)", line)]
VALUES = [
    "",
    "[]",
    "{}",
    "12",
    "nej",
    "~",
    "true",
    '"true"',
    "[a, b]",
    "{a: b}",
    "!ENV [X, y]",
    "2026-01-01",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this policy and its theme."""
    made = tmp_path_factory.mktemp("settings")
    shutil.copytree(REPOSITORY / "overrides", made / "overrides")
    for name in ("data", "docs"):
        shutil.copytree(REPOSITORY / name, made / name)
    return made


@fewer(2, HealthCheck.function_scoped_fixture)
@given(number=st.sampled_from(SETTINGS), value=st.none() | st.sampled_from(VALUES))
def test_settings_that_pass_the_check_are_valid(
    folder: Path, number: int, value: str | None
) -> None:
    """Each line left out, or with another value, is told or does no harm."""
    line = LINES[number]
    changed = [] if value is None else [f"{line.partition(':')[0]}: {value}"]
    text = "\n".join([*LINES[:number], *changed, *LINES[number + 1 :]])
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    if not has_errors(check(load(folder))):
        load_config(str(folder / "mkdocs.yml"))
