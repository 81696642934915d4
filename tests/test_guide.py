"""The guide on the site: every command and every answer that it shows is as it says."""

import re
from pathlib import Path

import pytest
from guide import FILES, GUIDE, Trial, blocks

from macros.prose import CODE

ROOT = GUIDE.parent.parent
PAGES = sorted(GUIDE.glob("*.md"))
INLINE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(make|git|python) ")
RUN_ELSEWHERE = {
    "make audit": "test_audit",
    "make demo": "test_demo",
    "make links": "test_check_links",
    "make links ARGS=--external": "test_external_links",
    "make site": "test_build",
    "make test": "test_guide",
    "make test QUICK=1": "test_guide",
}
"""Commands that are only named, and the test that runs them."""
MADE_LATER = {"site/", "web/"}
"""What is named and is there when it has been made."""


@pytest.mark.slow
@pytest.mark.usefixtures("plain_git")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_the_guide_shows_is_what_happens(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Its edits are made, its commands run, and the answers are those that stand there."""
    page = path.read_text(encoding="utf-8")
    answers = list(Trial(tmp_path, today="2027-06-20").answers(page))
    if request.config.getoption("--update-golden"):
        for block, said in reversed(answers):
            page = page[: block.start] + said + page[block.end :]
        path.write_text(page, encoding="utf-8")
    for block, said in answers:
        if not request.config.getoption("--update-golden"):
            assert said == block.text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_block_is_of_a_kind_that_is_tried(path: Path) -> None:
    """No example stands there that nobody tries; every edit has both its halves."""
    found = [each.kind for each in blocks(path.read_text(encoding="utf-8"))]
    assert set(found) <= {"sh", "text", *FILES}
    kinds = " ".join(found)
    assert not re.sub("yaml yaml|md md|sh text|sh", "", kinds).strip(), kinds
    assert len(found) == path.read_text(encoding="utf-8").count("```") / 2


def shown() -> set[str]:
    """The commands of all blocks, line by line."""
    pages = [path.read_text(encoding="utf-8") for path in PAGES]
    lines = [each.text.splitlines() for page in pages for each in blocks(page) if each.kind == "sh"]
    return {line for each in lines for line in each}


def named(path: Path) -> list[str]:
    """What a page names in code, its blocks apart."""
    text = CODE.sub(lambda found: found[0] if found["tick"] else "", path.read_text("utf-8"))
    return INLINE.findall(text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_command_that_is_named_is_run_somewhere(path: Path) -> None:
    """By a block of the guide, or by a test of its own."""
    for name in named(path):
        if COMMAND.match(name) and name not in shown():
            assert (ROOT / "tests" / f"{RUN_ELSEWHERE[name]}.py").exists(), name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    """So that nobody looks for what is gone."""
    for name in named(path):
        is_file = "/" in name or name.endswith((".yaml", ".md", ".txt", ".yml"))
        if is_file and not COMMAND.match(name) and name not in MADE_LATER:
            assert (ROOT / name).exists(), name


def test_no_command_is_said_to_be_run_elsewhere_for_nothing() -> None:
    """Each is named by some page."""
    all_named = {name for path in PAGES for name in named(path)}
    assert set(RUN_ELSEWHERE) <= all_named
    assert all_named >= MADE_LATER
