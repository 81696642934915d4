"""A site is left as it is only where nothing that it is made of has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.cli import cache, unchanged
from scripts.cli.unchanged import Work
from tests.support.repositories import git, write

FILES = {
    "root/mkdocs.yml": "INHERIT: ../parent.yml\nsite_url: !ENV [STED, '']\n",
    "parent.yml": "theme:\n  custom_dir: ../theme/overrides\n",
    "root/docs/index.md": "# Forside\n",
    "root/docs/billeder/plan.png": "et billede",
    "root/data/school.yaml": "navn: Skolen\n",
    "theme/overrides/main.html": "<html>",
    "code/policy/loading.py": "VERSION = 1\n",
    "code/policy/__pycache__/loading.pyc": "compiled",
    "out/index.html": "<h1>Forside",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy, code, a site, and a repository around nothing but the policy."""
    write(tmp_path, FILES)
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(unchanged, "REPOSITORY", tmp_path / "code")
    git(tmp_path / "root", "init", "-q")
    return tmp_path


def build(folder: Path, *choices: object) -> Work:
    """A build of the policy into the site."""
    return Work("site", folder / "root", *choices, out=folder / "out")


def commit(folder: Path) -> None:
    """Something that the repository did not know."""
    git(folder / "root", "commit", "-q", "--allow-empty", "-m", "En ny udgave")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda at: write(at, {"root/docs/index.md": "# Forsiden\n"}),
    "a page of the same length": lambda at: write(at, {"root/docs/index.md": "# Forsidf\n"}),
    "a new file": lambda at: write(at, {"root/docs/ny.md": ""}),
    "a file that is gone": lambda at: (at / "root/docs/billeder/plan.png").unlink(),
    "a file that is moved": lambda at: (at / "root/docs/billeder").rename(at / "root/docs/andre"),
    "the data": lambda at: write(at, {"root/data/school.yaml": "navn: En anden\n"}),
    "the settings": lambda at: write(at, {"root/mkdocs.yml": "site_name: Andet\n"}),
    "what they inherit": lambda at: write(at, {"parent.yml": "theme: {}\n"}),
    "the theme": lambda at: write(at, {"theme/overrides/main.html": "<html lang=da>"}),
    "the code": lambda at: write(at, {"code/policy/loading.py": "VERSION = 2\n"}),
    "the site": lambda at: write(at, {"out/index.html": "<h1>Andet"}),
    "more in the site": lambda at: write(at, {"out/andet.html": ""}),
    "no site": lambda at: (at / "out").rename(at / "elsewhere"),
    "a link for a file": lambda at: (at / "root/docs/link.md").symlink_to(at / "parent.yml"),
    "a commit": commit,
    "a remote": lambda at: git(at / "root", "remote", "add", "origin", "../away"),
}


def test_what_was_built_of_the_same_is_known_and_so_is_what_was_said(folder: Path) -> None:
    """Once it has been remembered; what Python compiles is no change."""
    first = build(folder)
    assert first.said is None
    first.remember("Ingen fejl.\nSiden ligger i out.")
    (folder / "code/policy/__pycache__/loading.pyc").write_text("compiled again", encoding="utf-8")
    assert build(folder).said == "Ingen fejl.\nSiden ligger i out."


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_built_of_something_else_is_built_again(folder: Path, change: str) -> None:
    """Whatever it is that has changed."""
    build(folder).remember("Ingen fejl.")
    assert build(folder).said == "Ingen fejl."
    CHANGES[change](folder)
    assert build(folder).said is None


def test_choices_and_the_environment_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the environment, what the settings name."""
    build(folder, "documents").remember("Ingen fejl.")
    assert build(folder).said is None
    monkeypatch.setenv("ANDET", "x")
    assert build(folder, "documents").said == "Ingen fejl."
    monkeypatch.setenv("STED", "x")
    assert build(folder, "documents").said is None


def test_a_file_that_was_saved_during_the_build_is_built_next_time(folder: Path) -> None:
    """The build may have read it before or after; back as it was, it is known again."""
    begun = build(folder)
    write(folder, {"root/docs/index.md": "# Under bygningen\n"})
    begun.remember("Ingen fejl.")
    assert build(folder).said is None


@pytest.mark.parametrize(
    "settings",
    [
        "INHERIT: mkdocs.yml\n",
        "INHERIT: 'parent file.yml'\n",
        "theme: {custom_dir: ../overrides}\n",
        "INHERIT: ../nowhere.yml\n",
    ],
)
def test_settings_that_lead_to_what_cannot_be_told_are_never_known(
    folder: Path, settings: str
) -> None:
    """Such a site is built each time."""
    write(folder, {"root/mkdocs.yml": settings})
    build(folder).remember("Ingen fejl.")
    assert build(folder).said is None
