"""Any damage to a file gives an edition, or problems with a place."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from policy.loading.files import MAX_BYTES
from policy.loading.loader import load
from policy.rules.registry import check
from tests.support.properties import fewer

SCHOOL = "tests/data/school"
DATA_FILES = ("initiatives", "edition", "links", "school")
SNIPPETS = (
    ": ", " #", "- ", "\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!!x ", "<<: ", "---\n",
    "|", ">", "%", "@", "`", "\\", "null", "no", "nej", "0x10", "012", "12:30", "2026-02-30",
    "3-0", "fem", "javascript:x", "<script>", "{{ 7*7 }}", "{% raise %}", "</table>", "\0",
    "\ufeff", "\u2028", "æøå", "e\u0301", "😀", "\r", "\n\n", "    ", "x" * 5000, "9" * 5000,
)  # fmt: skip


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of the fictional school's policy, to be damaged."""
    return shutil.copytree(repository / SCHOOL, tmp_path, dirs_exist_ok=True)


def judge(policy: Path) -> None:
    """The policy is an edition or has problems, all at existing places."""
    loaded = load(policy)
    problems = check(loaded)
    assert loaded.edition is not None or problems
    for each in problems:
        path = policy / each.place.path
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= each.place.line <= max(len(lines), 1)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 2
        assert "\n" not in str(each)


def mutate(content: bytes, chance: random.Random) -> bytes:
    """``content`` after one to four of the things that happen to files."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice((_bytes, _line, _snippet, _value))(content, chance)
    return content


def _bytes(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    noise = bytes(chance.randrange(256) for _ in range(chance.randint(0, 4)))
    return content[:at] + noise + content[at + chance.randint(0, 4) :]


def _line(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    change = chance.choice(("delete", "repeat", "move", "indent", "outdent"))
    line = lines[at]
    if change in ("delete", "move"):
        del lines[at]
    if change in ("repeat", "move"):
        lines.insert(to, line)
    if change == "indent":
        lines[at] = b" " * chance.randint(1, 5) + line
    if change == "outdent":
        lines[at] = line.removeprefix(b"  ")
    return b"\n".join(lines)


def _snippet(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(SNIPPETS).encode() + content[at:]


def _value(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(b":")
    lines[at] = key + colon + b" " + chance.choice(SNIPPETS).encode()
    return b"\n".join(lines)


# Each example leaves the folder as it was, so that one will do for all.
_ONE_FOLDER = HealthCheck.function_scoped_fixture


@fewer(2, _ONE_FOLDER)
@given(name=st.sampled_from(DATA_FILES), seed=st.integers(0, 2**63))
def test_no_mutation_of_a_data_file_ends_in_a_traceback(
    policy: Path, repository: Path, name: str, seed: int
) -> None:
    """Randomly changed data files give an edition, or problems with a position."""
    path = policy / "data" / f"{name}.yaml"
    original = (repository / SCHOOL / "data" / f"{name}.yaml").read_bytes()
    path.write_bytes(mutate(original, random.Random(seed)))
    try:
        judge(policy)
    finally:
        path.write_bytes(original)


@fewer(2, _ONE_FOLDER)
@given(seed=st.integers(0, 2**63))
def test_no_mutation_of_a_page_or_the_navigation_ends_in_a_traceback(
    policy: Path, repository: Path, seed: int
) -> None:
    """Randomly changed pages and mkdocs.yml give an edition, or problems with a position."""
    chance = random.Random(seed)
    names = ["mkdocs.yml", *sorted(p.relative_to(policy).as_posix() for p in policy.rglob("*.md"))]
    path = policy / chance.choice(names)
    original = (repository / SCHOOL / path.relative_to(policy)).read_bytes()
    path.write_bytes(mutate(original, chance))
    try:
        judge(policy)
    finally:
        path.write_bytes(original)


def codes(policy: Path) -> list[str]:
    return [f"{each.place.path}:{each.code}" for each in load(policy).problems]


def test_a_missing_file_is_reported(policy: Path) -> None:
    """A missing data file is a problem at line 1; the others are still checked."""
    (policy / "data/school.yaml").unlink()
    assert codes(policy) == ["data/school.yaml:FIL-MANGLER"]


def test_a_folder_instead_of_a_file_is_reported(policy: Path) -> None:
    """A folder with a file's name is a problem without a traceback."""
    (policy / "data/school.yaml").unlink()
    (policy / "data/school.yaml").mkdir()
    assert codes(policy) == ["data/school.yaml:FIL-ER-MAPPE"]


def test_a_data_folder_that_is_a_file_is_reported(policy: Path) -> None:
    """A file in place of the folder ``data`` is a problem for each expected file."""
    shutil.rmtree(policy / "data")
    (policy / "data").write_text("hej", encoding="utf-8")
    assert [code.partition(":")[2] for code in codes(policy)] == ["FIL-ER-MAPPE"] * 4


def test_fifty_megabytes_are_not_read(policy: Path) -> None:
    """A file over the size limit is refused."""
    with (policy / "data/links.yaml").open("ab") as file:
        file.truncate(50_000_000)
    assert codes(policy) == ["data/links.yaml:FIL-FOR-STOR"]
    assert MAX_BYTES < 50_000_000


@pytest.mark.parametrize(
    ("opening", "code"),
    [(text, "YAML-FOR-DYBT") for text in ("[", "{a: ", "- ", "[a,")] + [("? ", "YAML-NØGLE")],
)
def test_a_hundred_thousand_brackets_are_refused(policy: Path, opening: str, code: str) -> None:
    """Deep nesting is refused quickly at the depth limit."""
    (policy / "data/links.yaml").write_text(opening * 100_000, encoding="utf-8")
    assert codes(policy) == [f"data/links.yaml:{code}"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def read_as_somebody_else(policy: Path, repository: Path) -> subprocess.CompletedProcess[str]:
    """Read ``policy`` in a process that is not root, for root may read everything."""
    script = (
        "import difflib, os, pathlib, policy.loading.loader\n"
        "policy.loading.loader.load(pathlib.Path())\n"  # imports all, before root's folders close
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"loaded = policy.loading.loader.load(pathlib.Path({str(policy)!r}))\n"
        "print(*[each.code for each in loaded.problems])"
    )
    # Not measured for coverage, which could not write its file as somebody else.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, cwd=repository, env=kept, capture_output=True, text=True, check=False
    )


def test_a_file_without_permission_is_reported(
    policy: Path, open_folder: Path, repository: Path
) -> None:
    """A file without read permission is a problem with its reason."""
    copy = shutil.copytree(policy, open_folder / "policy")
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (copy / "data/school.yaml").chmod(0)
    done = read_as_somebody_else(copy, repository)
    assert (done.stdout, done.stderr) == ("FIL-KAN-IKKE-LÆSES\n", "")
