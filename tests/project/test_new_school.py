"""Another school puts its own policy here by the guide's words, and changes no test."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.loading.loader import load
from policy.rules.registry import check
from tests.support.guide import INLINE, REPOSITORY, blocks_of, pages
from tests.support.repositories import commit

NEW = Path("tests/data/new_school")
"""What the new school writes, where it stands in a repository."""

MADE_BY_TOOLS = {".git", ".venv", ".cache", ".hypothesis", "__pycache__", "node_modules"}
BUILT = {"site", "web", "review", "links"}
"""Folders that are no part of the project's files: the second only at the root."""

QUICK = ("tests/content", "tests/project/test_guide.py", "tests/project/test_readme.py")
"""The quick tests that read what a school replaces; all others are about ``tests/data``."""


def replaced(root: Path, name: str) -> None:
    """Put the new school's file in the place of the old one's."""
    shutil.copyfile(root / NEW / name, root / name)


def deleted(root: Path, name: str) -> None:
    """Delete a file or a folder of the old school, where it is still there."""
    path = root / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def kept(root: Path, name: str) -> None:
    """Leave what may stay as it is."""
    assert (root / name).exists()


def pages_replaced(root: Path, name: str) -> None:
    """Delete the old school's pages below a folder, and write the new one's."""
    for path in (root / name).rglob("*.md"):
        if "vejledning" not in path.parts:
            path.unlink()
    shutil.copytree(root / NEW / name, root / name, dirs_exist_ok=True)


def list_emptied(root: Path, name: str) -> None:
    """Delete what stands on the list ``accepteret``."""
    text = (root / name).read_text(encoding="utf-8")
    left = re.sub(r"^accepteret:\n.*", "accepteret: []\n", text, flags=re.MULTILINE | re.DOTALL)
    (root / name).write_text(left, encoding="utf-8")


def words_deleted(root: Path, name: str) -> None:
    """Delete the words below «Fra politikken»."""
    text = (root / name).read_text(encoding="utf-8")
    left = re.sub(r"(# Fra politikken\n).*?\n(?=\n)", r"\1", text, flags=re.DOTALL)
    (root / name).write_text(left, encoding="utf-8")


def settings_replaced(root: Path, name: str) -> None:
    """Write the site's name, the menu and «forbehold»; the guide's part of the menu stays."""
    text = (root / name).read_text(encoding="utf-8")
    guide = re.search(r"^  - Vejledning:\n(?:      .*\n)+", text, re.MULTILINE)
    assert guide
    for part in re.split(r"\n(?=\w)", (root / NEW / name).read_text(encoding="utf-8")):
        key = part.partition(":")[0]
        text, count = re.subn(
            rf"^{key}:.*\n(?:[ ].*\n)*",
            part.rstrip().replace("\\", r"\\") + "\n",
            text,
            flags=re.MULTILINE,
        )
        assert count == 1, key
    text = re.sub("^  - Om siden:", f"{guide[0]}  - Om siden:", text, flags=re.MULTILINE)
    (root / name).write_text(text, encoding="utf-8")


STEPS: dict[str, Callable[[Path, str], None]] = {
    "docs/": pages_replaced,
    "docs/indsatser/": kept,
    "docs/aendringer.md": kept,
    "docs/data.md": kept,
    "docs/hele-politikken.md": kept,
    "docs/om.md": kept,
    "docs/klassetrin.md": kept,
    "docs/indsatser/index.md": kept,
    "data/school.yaml": replaced,
    "data/initiatives.yaml": replaced,
    "data/links.yaml": replaced,
    "data/edition.yaml": replaced,
    "data/soegeord.yaml": replaced,
    "data/ordforklaring.yaml": replaced,
    "data/hoering.yaml": kept,
    "data/accepted.yaml": list_emptied,
    "data/ordliste.txt": words_deleted,
    "data/source-notes.md": deleted,
    "data/schema/": kept,
    "mkdocs.yml": settings_replaced,
    "tests/content/source/": deleted,
    ".github/images/": kept,
    ".github/CODEOWNERS": kept,
}
"""What is done with each path that the guide's section «Skift ud» names; pages are written once."""


def section() -> str:
    """The guide's section «Skift ud», without its blocks."""
    text = pages()["ny-skole"].partition("{ #skift-ud }")[2].partition("\n## ")[0]
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def test_every_path_that_the_guide_names_has_its_step() -> None:
    """So that the guide and the trial of it do not part."""
    named = {each for each in INLINE.findall(section()) if not each.startswith("make ")}
    assert named == set(STEPS)


def test_the_new_school_is_the_one_of_the_guide_s_example() -> None:
    """What the guide writes into ``data/school.yaml`` is what stands there."""
    blocks = [each for each in blocks_of(pages()["ny-skole"]) if each.file == "data/school.yaml"]
    written = (REPOSITORY / NEW / "data" / "school.yaml").read_text(encoding="utf-8")
    assert blocks[1].text in written


def made_by_tools(folder: str, names: list[str]) -> set[str]:
    """What is not copied of a folder: caches, the environment, what was built."""
    caches = {name for name in names if name.endswith("_cache")}
    return MADE_BY_TOOLS | caches | (BUILT if Path(folder) == REPOSITORY else set())


READS_THE_POLICY = re.compile(r"\b(repository|REPOSITORY|ROOT) / \"(data|docs)\b(?!\W+schema)")


def test_only_the_tests_of_the_content_read_this_repository_s_policy() -> None:
    """All others are about the fictional schools, whatever policy stands here."""
    for path in (REPOSITORY / "tests").rglob("test_*.py"):
        if path.relative_to(REPOSITORY / "tests").parts[0] not in ("content", "project"):
            assert not READS_THE_POLICY.search(path.read_text(encoding="utf-8")), path


@pytest.fixture
def new_school(tmp_path: Path) -> Path:
    """A copy of the files with a new history, where the guide's steps are done in their order."""
    root = shutil.copytree(REPOSITORY, tmp_path / "skole", ignore=made_by_tools)
    steps = dict.fromkeys(each for each in INLINE.findall(section()) if each in STEPS)
    for name in steps:
        STEPS[name](root, name)
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    commit(root, {}, "first")
    return root


@pytest.mark.slow
def test_the_suite_is_green_for_a_new_school(new_school: Path) -> None:
    """The quick tests that read the policy pass, and the old school is named nowhere in it."""
    old, new = (load(each).edition for each in (REPOSITORY, new_school))
    assert old
    assert new
    assert new.school.name == "Månebakkens Skole"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not slow", *QUICK]
    # A run of its own: as one of this run's workers it would share a folder with runs before it.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=new_school, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    files = [path for name in ("data", "docs") for path in (new_school / name).rglob("*.*")]
    texts = [
        path.read_text(encoding="utf-8") for path in files if path.suffix not in (".png", ".webp")
    ]
    assert len(texts) > 20
    assert old.school.name == new.school.name or old.school.name not in "".join(texts)


OTHERS = sorted((REPOSITORY / "tests/data/schools").iterdir())


@pytest.mark.parametrize("school", OTHERS, ids=lambda path: path.name)
def test_what_a_new_school_forgets_is_named_and_then_all_is_well(
    school: Path, tmp_path: Path
) -> None:
    """With its own data, pages and menu in place, the check names the rest; done, it is content."""
    for name in ("data", "docs"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    old, new = ((at / "mkdocs.yml").read_text(encoding="utf-8") for at in (REPOSITORY, school))
    for path in (tmp_path / "docs").rglob("*.md"):
        if "vejledning" not in path.parts:
            path.unlink()
    for name in ("data", "docs"):
        shutil.copytree(school / name, tmp_path / name, dirs_exist_ok=True)
    guide = re.search(r"^  - Vejledning:\n(?:      .*\n)+", old, re.MULTILINE)
    assert guide
    nav = new[new.index("nav:\n") :].rstrip() + "\n" + guide[0]
    settings = re.sub(r"^nav:\n(?:[ ].*\n)*", nav.replace("\\", r"\\"), old, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "data/soegeord.yaml").write_text("søgeord: []\n", encoding="utf-8")
    if load(REPOSITORY).edition != load(tmp_path).edition and "forbehold" in old:
        places = {each.place.path for each in check(load(tmp_path))}
        assert places >= {"mkdocs.yml"}
    list_emptied(tmp_path, "data/accepted.yaml")
    title = re.search(r"^site_name: .*$", new, re.MULTILINE)
    assert title
    settings = re.sub(r"^site_name: .*$", title[0], settings, flags=re.MULTILINE)
    settings = re.sub(r"^extra:\n(?:[ ].*\n)*", "", settings, flags=re.MULTILINE)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    left = [each for each in check(load(tmp_path)) if each.code != "REVIDERES-PASSERET"]
    assert left == []
