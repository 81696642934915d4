"""A folder is loaded as one edition, as far as its files can be read."""

import os
import shutil
from pathlib import Path

import pytest
from markdown import Markdown

from policy.loading.loader import DATA_FILES, load
from policy.model.problems import has_errors
from policy.rules.registry import check


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of a valid policy, to be modified."""
    return shutil.copytree(repository / "tests/data/base", tmp_path / "policy")


def replace(path: Path, old: str, new: str) -> None:
    """Replace ``old`` by ``new`` in the file ``path``."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_folder_is_an_edition(policy: Path) -> None:
    """An edition holds all of the data and the policy's pages."""
    edition = load(policy).edition
    assert edition is not None
    assert edition.school.name == "En skole"
    assert [each.id for each in edition.departments] == ["foerste", "anden"]
    assert [each.id for each in edition.retired] == ["F9"]
    assert edition.anchor_text("index#overgange") is not None


def test_the_policys_pages_come_in_the_navigations_order(policy: Path) -> None:
    """Pages are in the order of the navigation, without those outside the policy."""
    replace(policy / "mkdocs.yml", "nav:\n", "nav:\n  - Om: om.md\n")
    (policy / "docs/om.md").write_text("# Om { #om }\n\nOrd.\n", encoding="utf-8")
    loaded = load(policy)
    order = ["index", "indsatser/foerste", "indsatser/anden"]
    assert [page.id for page in loaded.policy_pages] == order
    assert loaded.edition is not None
    assert [page.id for page in loaded.edition.pages] == order
    assert "docs/om.md" in loaded.pages


def test_a_page_that_cannot_be_read_is_told_of_once(policy: Path) -> None:
    """The other pages are read, and references to the unreadable one are no further problems."""
    (policy / "docs/index.md").write_bytes(b"# \xe6\n")
    loaded = load(policy)
    assert [each.code for each in loaded.problems] == ["IKKE-UTF-8"]
    assert [page.id for page in loaded.policy_pages] == ["indsatser/foerste", "indsatser/anden"]
    assert [each.code for each in check(loaded)] == ["IKKE-UTF-8"]


def test_every_initiative_knows_its_line(policy: Path) -> None:
    """An initiative's line is that of its first key."""
    lines = (policy / "data/initiatives.yaml").read_text(encoding="utf-8").split("\n")
    found = load(policy).initiative_lines
    assert set(found) == {"F1", "F2", "A1"}
    for name, line in found.items():
        assert lines[line - 1].strip() == f"- id: {name}"


def test_what_has_not_changed_is_not_worked_out_again(policy: Path) -> None:
    """Loading unchanged files again returns the same object."""
    first = load(policy)
    assert load(policy) is first
    replace(policy / "docs/index.md", "Her er", "Her står")
    second = load(policy)
    assert second is not first
    assert second.pages["docs/indsatser/foerste.md"] is first.pages["docs/indsatser/foerste.md"]


def test_a_change_is_seen_whatever_the_clock_says(policy: Path) -> None:
    """Changed contents are noticed even where size and time are the same."""
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
    """Without a data file there is no edition; the rest is read, and only that file is reported."""
    (policy / path).unlink()
    loaded = load(policy)
    assert loaded.edition is None
    assert set(loaded.models) == set(DATA_FILES) - {path}
    assert [(each.place.path, each.code) for each in check(loaded)] == [(path, "FIL-MANGLER")]


def test_a_file_is_complete_only_where_nothing_of_it_was_refused(policy: Path) -> None:
    """A document with refused values is not complete."""
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
    """The lists of what is accepted, searched for and explained may be left out."""
    loaded = load(policy)
    assert loaded.accepted.accepted == ()
    assert loaded.search_words.words == ()
    assert loaded.explained_words.words == ()
    assert loaded.problems == ()


def test_a_navigation_that_cannot_be_read_is_not_an_empty_one(policy: Path) -> None:
    """Without mkdocs.yml no page is reported as missing in the navigation."""
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
    """The problems of all files are in one list, sorted by place."""
    replace(policy / "data/school.yaml", "offentliggør_udkast: nej", "offentliggør_udkast: no")
    replace(policy / "data/school.yaml", "klassetrin: 0-6", "klassetrin: nul")
    replace(policy / "data/edition.yaml", "status: udkast", "status: udkats")
    replace(policy / "data/initiatives.yaml", "id: F1", "id: f1")
    places = [(each.place.path, each.place.line) for each in load(policy).problems]
    assert places == sorted(places)
    assert len(places) == 4


@pytest.mark.parametrize("name", ["data", "docs", "mkdocs.yml"])
def test_a_part_of_a_policy_is_read_as_one(tmp_path: Path, name: str) -> None:
    """Whatever else is missing; reading never fails."""
    (tmp_path / name).mkdir()
    assert has_errors(load(tmp_path).problems)


def test_what_python_markdown_fails_at_is_told_at_its_line(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is left out, the others are read as before, and nothing is raised."""
    convert = Markdown.convert

    def failing(self: Markdown, source: str) -> str:
        if "Tredje" in source:
            self.parser.state.set("list")  # it stops in the middle of something
            raise IndexError
        return str(convert(self, source))

    with (policy / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\nFørste sætning.\nAnden sætning.\nTredje sætning.\n")
    monkeypatch.setattr(Markdown, "convert", failing)
    (found,) = check(load(policy))
    lines = (policy / "docs/index.md").read_text(encoding="utf-8").splitlines()
    assert (found.code, found.place.line) == ("SIDE-ULÆSELIG", len(lines))
    assert "docs/index.md" not in load(policy).pages
