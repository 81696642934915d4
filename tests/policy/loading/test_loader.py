"""A folder as one edition, whatever is wrong with one of its files."""

import os
import shutil
from pathlib import Path

import pytest

from policy.loading.loader import DATA_FILES, is_policy, load
from policy.rules.registry import check


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of a sound policy, to be spoilt."""
    return shutil.copytree(repository / "tests/data/base", tmp_path / "policy")


def replace(path: Path, old: str, new: str) -> None:
    """Write ``path`` with ``new`` for ``old``."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_folder_is_an_edition(policy: Path) -> None:
    """All of the data and the policy's pages are one value."""
    edition = load(policy).edition
    assert edition is not None
    assert edition.school.name == "En skole"
    assert [each.id for each in edition.departments] == ["foerste", "anden"]
    assert [each.id for each in edition.retired] == ["F9"]
    assert edition.anchor_text("index#overgange") is not None


def test_the_policys_pages_come_in_the_navigations_order(policy: Path) -> None:
    """Reading order is the menu's, not the alphabet's; other pages are not the policy's text."""
    replace(policy / "mkdocs.yml", "nav:\n", "nav:\n  - Om: om.md\n")
    (policy / "docs/om.md").write_text("# Om { #om }\n\nOrd.\n", encoding="utf-8")
    loaded = load(policy)
    order = ["index", "indsatser/foerste", "indsatser/anden"]
    assert [page.id for page in loaded.policy_pages] == order
    assert loaded.edition is not None
    assert [page.id for page in loaded.edition.pages] == order
    assert "docs/om.md" in loaded.pages


def test_a_page_that_cannot_be_read_is_told_of_once(policy: Path) -> None:
    """The other pages are read, and what refers to it is no further problem."""
    (policy / "docs/index.md").write_bytes(b"# \xe6\n")
    loaded = load(policy)
    assert [each.code for each in loaded.problems] == ["IKKE-UTF-8"]
    assert [page.id for page in loaded.policy_pages] == ["indsatser/foerste", "indsatser/anden"]
    assert [each.code for each in check(loaded)] == ["IKKE-UTF-8"]


def test_every_initiative_knows_its_line(policy: Path) -> None:
    """The line is that of the row's first key, which is where an editor should open."""
    lines = (policy / "data/initiatives.yaml").read_text(encoding="utf-8").split("\n")
    found = load(policy).initiative_lines
    assert set(found) == {"F1", "F2", "A1"}
    for name, line in found.items():
        assert lines[line - 1].strip() == f"- id: {name}"


def test_what_has_not_changed_is_not_worked_out_again(policy: Path) -> None:
    """The check and the build of one command ask for the same policy, and get the very same."""
    first = load(policy)
    assert load(policy) is first
    replace(policy / "docs/index.md", "Her er", "Her står")
    second = load(policy)
    assert second is not first
    assert second.pages["docs/indsatser/foerste.md"] is first.pages["docs/indsatser/foerste.md"]


def test_a_change_is_seen_whatever_the_clock_says(policy: Path) -> None:
    """Files are told apart by what they hold: one of the same size and time may be another."""
    load(policy)
    path = policy / "docs/index.md"
    state = path.stat()
    replace(path, "Her er", "HER ER")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "HER ER" in load(policy).texts["docs/index.md"]
    (policy / "docs/billede.png").write_bytes(b"")
    assert "docs/billede.png" in load(policy).assets


@pytest.mark.parametrize("path", DATA_FILES)
def test_a_data_file_that_is_gone_leaves_the_others(policy: Path, path: str) -> None:
    """There is no edition then, but all that can be read is, and only the missing file is told."""
    (policy / path).unlink()
    loaded = load(policy)
    assert loaded.edition is None
    assert set(loaded.models) == set(DATA_FILES) - {path}
    assert [(each.place.path, each.code) for each in check(loaded)] == [(path, "FIL-MANGLER")]


def test_a_file_is_complete_only_where_nothing_of_it_was_refused(policy: Path) -> None:
    """A rule that asks for what is not there must know whether it was only not read."""
    path = "data/initiatives.yaml"
    assert load(policy).documents[path].is_complete
    for old, new in (
        ("klassetrin: 2", "klassetrin: to"),
        ("id: F1", "id: &x F1"),
        ("- id: A1", "["),
    ):
        shutil.copyfile(policy / path, policy / "before")
        replace(policy / path, old, new)
        assert not load(policy).documents[path].is_complete, new
        shutil.copyfile(policy / "before", policy / path)


def test_nothing_is_accepted_where_the_file_is_missing(policy: Path) -> None:
    """accepted.yaml is the one data file that may be left out."""
    loaded = load(policy)
    assert loaded.accepted.accepted == ()
    assert loaded.problems == ()


def test_a_navigation_that_cannot_be_read_is_not_an_empty_one(policy: Path) -> None:
    """Without mkdocs.yml nothing is said of pages that no menu names."""
    (policy / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    loaded = load(policy)
    assert loaded.navigation is None
    assert loaded.policy_pages == ()
    assert [each.code for each in check(loaded)] == ["YAML-PARENTES"]


def test_the_generators_tags_are_welcome_in_its_own_file_only(policy: Path) -> None:
    """mkdocs.yml may say !ENV; a data file may not."""
    replace(policy / "mkdocs.yml", "site_name: En skole", "site_name: !ENV [NAME, x]")
    assert load(policy).problems == ()
    replace(policy / "data/school.yaml", "navn: En skole", "navn: !ENV NAME")
    assert [each.code for each in load(policy).problems] == ["YAML-MÆRKE"]


def test_problems_are_sorted_by_file_and_line(policy: Path) -> None:
    """All files in one list, in the order in which a reader goes through them."""
    replace(policy / "data/school.yaml", "offentliggør_udkast: nej", "offentliggør_udkast: no")
    replace(policy / "data/school.yaml", "klassetrin: 0-6", "klassetrin: nul")
    replace(policy / "data/edition.yaml", "status: udkast", "status: udkats")
    replace(policy / "data/initiatives.yaml", "id: F1", "id: f1")
    places = [(each.place.path, each.place.line) for each in load(policy).problems]
    assert places == sorted(places)
    assert len(places) == 4


@pytest.mark.parametrize("name", ["data", "docs", "mkdocs.yml"])
def test_any_part_of_a_policy_makes_a_folder_one(tmp_path: Path, name: str) -> None:
    """A policy with parts missing has problems; a folder with none of them is another folder."""
    assert not is_policy(tmp_path)
    (tmp_path / name).mkdir()
    assert is_policy(tmp_path)
    load(tmp_path)
