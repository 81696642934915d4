"""README, ARCHITECTURE and CONTRIBUTING: what they name is there, and they are short."""

import re
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest

from tests.support.guide import DELETED, FENCE, INLINE, REPOSITORY

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")
TEXTS = {name: (REPOSITORY / name).read_text(encoding="utf-8") for name in DOCUMENTS}
TARGETS = set(
    re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
)
LOOKS_LIKE_A_PATH = re.compile(
    r"\.?[\w*.-]*(/[\w*.-]+)*(/|\.(md|py|ya?ml|html|css|js|json|toml|txt|pdf))|\.?[\w-]+/[\w./*-]+"
)
MADE_LATER = {
    *("site/", "web/", "review/", ".venv", "bench.md"),
    *("gaeldende/", "udkast/", "/udgaver/", "udgave.json"),
}
"""What the documents name that commands write: here, or in the archive."""
TASKS = (
    "the wording of a problem message",
    "add a column to the department table",
    "why a heading is reported as moved",
    "what publishing refuses",
    "the pull request comment",
    "a style that only some pages need",
    "Danish dates",
    "search",
    "add a rule",
    "the archive's list page",
    "the life of an initiative",
    "a new output format of changes",
)
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TEXTS["ARCHITECTURE.md"]
    .partition("## To change X, edit Y")[2]
    .partition("\n## ")[0]
    .splitlines()
    if line.startswith("| ") and not line.startswith("| to change")
]


def inline(text: str) -> list[str]:
    """What stands in backticks in the sentences and tables of a document."""
    return INLINE.findall(FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The anchors of the headings as GitHub makes them."""
    titles = re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name: str) -> None:
    """Also what a pattern names, which matches a file at least."""
    for each in inline(TEXTS[name]):
        if LOOKS_LIKE_A_PATH.fullmatch(each) and each not in MADE_LATER | DELETED:
            assert any(REPOSITORY.glob(each)), each


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_is_there(name: str) -> None:
    """The targets of make and the modules of ``python -m``, in sentences and in blocks."""
    for target in re.findall(r"(?<=`)make ([a-z-]+)|^make ([a-z-]+)", TEXTS[name], re.MULTILINE):
        assert "".join(target) in TARGETS
    for module in re.findall(r"python -m ([a-z_.]+[a-z_])", TEXTS[name]):
        assert find_spec(module), module


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    """To a file of the repository, and to a heading where it names one."""
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXTS[name]):
        path, _, anchor = target.partition("#")
        assert (REPOSITORY / path).exists(), target
        if anchor:
            assert anchor in anchors((REPOSITORY / (path or name)).read_text("utf-8")), target


def test_the_readme_is_short_and_begins_with_two_commands() -> None:
    """Whoever wants to see it run needs no more than the first block."""
    assert TEXTS["README.md"].count("\n") <= 120
    first = FENCE.search(TEXTS["README.md"])
    assert first
    commands = [line.split("#")[0].strip() for line in first["text"].splitlines()]
    assert commands == ["make site", "make test"]
    assert TEXTS["README.md"].count("![") == 1


def test_every_package_is_described() -> None:
    """A folder with code in it stands in the architecture's table."""
    named = set(inline(TEXTS["ARCHITECTURE.md"]))
    for path in chain(
        *(REPOSITORY.glob(f"{name}/**/__init__.py") for name in ("policy", "scripts"))
    ):
        assert f"{path.parent.relative_to(REPOSITORY).as_posix()}/" in named | {"scripts/"}, path


@pytest.mark.parametrize("task", TASKS)
def test_an_everyday_task_has_its_place(task: str) -> None:
    """It is named in «To change X, edit Y», with a file or a folder of the repository."""
    (row,) = (row for row in ROWS if row[0].startswith(task))
    assert any((REPOSITORY / each).exists() for each in inline(row[1]))


def test_a_name_stands_in_the_file_that_is_said_to_hold_it() -> None:
    """Where a row says «NAME in FILE»."""
    for row in ROWS:
        for name, path in re.findall(r"`([\w]+)` in `([\w./]+)`", row[1]):
            assert re.search(rf"\b{name}\b", Path(REPOSITORY / path).read_text("utf-8")), row
