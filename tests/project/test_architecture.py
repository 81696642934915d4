"""What the code and the tests may not hold, and how large they may be; imports: .importlinter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("policy", "macros", "scripts", "bench")
CODE = sorted(path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py"))
PACKAGES = sorted({path.parent for path in CODE})
MOST_MODULES = 14
MOST_LINES = 350
TESTS = sorted(ROOT.glob("tests/**/*.py"))

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
"""What may be longer than ``MOST_LINES``, or 40 for a function, and why."""

NOT_WRITTEN = re.compile(r"\.(?!ci$|github$)|(__pycache__|node_modules)$")
BUILT = ROOT / "site"
"""Folders of things that are installed, built or kept by tools."""


def name_of(path: Path) -> str:
    """``path`` below the root, the same on every system."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def written() -> Iterator[tuple[Path, str]]:
    """Every text file of the project with its text; what is built or installed is left out."""
    for path in sorted(ROOT.rglob("*")):
        folders = path.relative_to(ROOT).parts[:-1]
        if BUILT in path.parents:
            continue
        if path.is_file() and not any(map(NOT_WRITTEN.match, folders)):
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_package_can_be_overlooked(package: Path) -> None:
    """It holds no more modules than one sees at a glance."""
    assert len([*package.glob("*.py")]) <= MOST_MODULES


def test_no_file_names_a_package_index_or_a_place_on_one_machine() -> None:
    """What is installed from where is the machine's own affair, and every path is relative."""
    words = ("pypi" + ".org", "python" + "hosted", "index" + "-url", "npmjs" + ".org")
    places = re.compile(r"(?<![\w}])/(work|root|home)/|C:\\Users")
    flag = "--no-emit-" + "index" + "-url"
    for path, text in written():
        for word in words:
            assert word not in text.replace(flag, ""), f"{name_of(path)}: {word}"
        assert not places.search(text), name_of(path)


def test_every_test_says_what_it_holds() -> None:
    """A docstring that states the behaviour, as a sentence."""
    for path in TESTS:
        for function in functions(path):
            if function.name.startswith("test_"):
                said = ast.get_docstring(function) or ""
                assert said.endswith("."), f"{name_of(path)}: {function.name}"


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """A test that does not run holds nothing."""
    marks = re.compile(r"\b(skip|skipif|xfail|importorskip)\b\s*\(")
    for path in TESTS:
        assert not marks.search(path.read_text(encoding="utf-8")), name_of(path)


def test_files_stay_short() -> None:
    """A file has one reason to change; those that are longer are listed with theirs."""
    long = {name_of(p) for p in (*CODE, *TESTS) if len(p.read_bytes().splitlines()) > MOST_LINES}
    assert long == set(LONG_FILES)


def test_functions_stay_short() -> None:
    """Past forty lines a function is split, or listed with its reason."""
    long = {
        f"{name_of(path)}:{each.name}"
        for path in (*CODE, *TESTS)
        for each in functions(path)
        if each.end_lineno and each.end_lineno - each.lineno >= 40
    }
    assert long == set(LONG_FUNCTIONS)
