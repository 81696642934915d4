"""Editions are equal from any source, and refusals say what to do."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.archive.editions import ArchiveError
from policy.archive.revision import Revision
from policy.checking.resolve import NoEditionError, edition_of, find_edition, in_force
from policy.loading.edition_json import EditionFileError, as_json, from_json
from policy.loading.files import Folder
from policy.loading.loader import load_files
from policy.loading.markdown_page import read_page
from policy.model.edition import Edition, content
from policy.model.problems import InputError, PolicyError
from policy.text.word_codes import is_codable
from tests.support import sample
from tests.support.properties import fewer
from tests.support.repositories import commit, git, publish, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")

POLICIES = [".", "tests/data/school", "tests/data/base"]


def copied(policy: Path, folder: Path) -> Path:
    """A copy of a policy's files."""
    for name in ("data", "docs"):
        shutil.copytree(policy / name, folder / name)
    shutil.copyfile(policy / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    """The fictional school's policy in a repository of its own, committed."""
    root = repository_at(tmp_path / "r")
    copied(repository / "tests/data/school", root)
    commit(root, {})
    return root


def respelt(root: Path, old: str = "navn: ", new: str = "navn: Ny ") -> None:
    """Change the school's name in the work tree."""
    path = root / "data/school.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("policy", POLICIES)
def test_folder_revision_and_file_are_equal(policy: str, tmp_path: Path, repository: Path) -> None:
    """Folder, revision and file with the same content give equal editions."""
    root = repository_at(tmp_path / "r")
    copied(repository / policy, root / "inside")
    commit(root, {})
    inside = root / "inside"
    from_folder = find_edition(str(repository / policy), tmp_path)
    (tmp_path / "x.json").write_text(as_json(from_folder), encoding="utf-8")
    assert from_folder == find_edition("HEAD", inside)
    assert from_folder == find_edition(str(tmp_path / "x.json"), tmp_path)
    assert from_folder == from_json(as_json(from_folder))
    assert as_json(from_folder) == as_json(find_edition("HEAD", inside))


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=40), max_size=4))
@fewer(6)
def test_any_pages_are_equal_from_folder_and_revision(texts: list[str]) -> None:
    """Any pages give equal editions or equal problems."""
    with TemporaryDirectory() as name:
        root = repository_at(Path(name) / "r")
        pages = [f"p{index}.md" for index in range(len(texts))]
        nav = "".join(f"  - {page}\n" for page in pages)
        commit(root, {f"docs/{page}": text for page, text in zip(pages, texts, strict=True)})
        commit(root, {"mkdocs.yml": f"nav:\n- Politikken:\n{nav}"})
        one, two = load_files(Folder(root)), load_files(Revision(root, "HEAD"))
    assert one.problems == two.problems
    assert (one.pages, one.texts) == (two.pages, two.texts)


@given(sample.departments(), st.lists(st.text().filter(is_codable), max_size=3))
def test_any_edition_is_equal_from_its_file(
    departments: list[dict[str, object]], texts: list[str]
) -> None:
    """Any edition is read back equal from its file."""
    pages = tuple(read_page(f"p{index}", text) for index, text in enumerate(texts))
    edition = sample.edition(departments, pages=pages)
    assert from_json(as_json(edition)) == content(edition)


def test_the_order_is_folder_published_revision(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder comes before a published edition, and that before a revision."""
    name = "2026-27"
    git(root, "branch", name)
    revision = find_edition(name, root)
    info = revision.info.model_copy(update={"year": "2027/28"})
    publish(root, {f"{name}/udgave.json": as_json(revision.model_copy(update={"info": info}))})
    assert find_edition(name, root).info.year == "2027/28"
    respelt(copied(root, tmp_path / name))
    monkeypatch.chdir(tmp_path)
    assert find_edition(name, root).school.name.startswith("Ny ")
    assert find_edition(f"refs/heads/{name}", root) == revision


def test_a_built_site_is_its_edition(root: Path, tmp_path: Path) -> None:
    """A folder with ``udgave.json`` and the file itself are both accepted."""
    edition = find_edition("HEAD", root)
    site = tmp_path / "site"
    site.mkdir()
    (site / "data").mkdir()
    (site / "udgave.json").write_text(as_json(edition), encoding="utf-8")
    assert find_edition(str(site), root) == edition
    assert find_edition(str(site / "udgave.json"), root) == edition


def test_a_policys_own_file_does_not_stand_for_it(root: Path) -> None:
    """A policy's folder is read as the policy even where it holds an ``udgave.json``."""
    (root / "udgave.json").write_text("{}")
    assert find_edition(str(root), root) == find_edition("HEAD", root)


def test_the_work_tree_does_not_show_in_a_revision(root: Path) -> None:
    """Uncommitted changes do not affect a revision, and reading it changes no file."""
    before = find_edition("HEAD", root)
    respelt(root)
    assert find_edition("HEAD", root) == before
    assert find_edition(str(root), root) != before


def test_an_edition_with_faults_is_refused_with_all_of_them(root: Path) -> None:
    """The refusal lists the problems that the check prints, for folders and revisions."""
    respelt(root, "navn: ", "nvn: ")
    (root / "docs/index.md").write_text("Ingen {{ ukendt() }}\n", encoding="utf-8")
    commit(root, {})
    for name in (str(root), "HEAD"):
        with pytest.raises(PolicyError) as caught:
            find_edition(name, root)
        codes = {each.code for each in caught.value.problems}
        assert {"UKENDT-NØGLE", "UKENDT-MAKRO"} <= codes
        assert "data/school.yaml:" in str(caught.value)


def test_warnings_refuse_nothing(root: Path) -> None:
    """An edition with warnings only is accepted."""
    (root / "docs/index.md").write_text("# Side { #side }\n", encoding="utf-8")
    assert edition_of(Folder(root)).pages


@pytest.mark.parametrize(
    "name", ["nope", "", "--all", "a\0b", "x" * 5000, "2030-31", "udkast", "HEAD:docs", "\udcff"]
)
def test_a_name_that_is_nothing_lists_what_was_tried(root: Path, name: str) -> None:
    """The error gives a reason for each lookup and what can be given instead."""
    with pytest.raises(NoEditionError) as caught:
        find_edition(name, root)
    lines = str(caught.value).split("\n")
    assert [line.startswith("- ") for line in lines] == [False, True, True, True, False]
    assert lines[0].startswith("«")
    assert lines[-1].startswith("Angiv ")


def test_a_folder_without_data_is_reported(root: Path, tmp_path: Path) -> None:
    """Folders and revisions without any policy file are reported as such."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoEditionError, match="rummer ingen politik"):
        find_edition(str(tmp_path / "empty"), root)
    with pytest.raises(NoEditionError, match="Revisionen «HEAD~1» rummer ingen politik"):
        find_edition("HEAD~1", root)


def test_a_folder_that_lacks_its_data_is_a_policy_with_problems(root: Path) -> None:
    """A policy without data files has a problem for each of them."""
    shutil.rmtree(root / "data")
    with pytest.raises(PolicyError, match="FIL-MANGLER"):
        find_edition(str(root), root)


@pytest.mark.parametrize("text", ["", "# Hej", '{"format": 99}', "[" * 100_000])
def test_a_file_that_is_no_edition_is_refused_by_its_name(root: Path, text: str) -> None:
    """An existing file that is not an edition is refused by name; no other lookup is tried."""
    path = root / "file.json"
    path.write_text(text)
    with pytest.raises(EditionFileError, match=r"file\.json "):
        find_edition(str(path), root)


def test_a_shallow_clone_says_how_to_fetch_the_rest(root: Path, tmp_path: Path) -> None:
    """The error includes the command that fetches the rest of a shallow clone."""
    respelt(root)
    commit(root, {})
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "clone")
    with pytest.raises(NoEditionError, match="git fetch --unshallow"):
        find_edition("HEAD~1", tmp_path / "clone")


def test_an_archive_not_at_hand_is_told_of_with_its_command(root: Path, tmp_path: Path) -> None:
    """An archive that was not fetched is reported with the command that fetches it."""
    publish(root, {"gaeldende/udgave.json": as_json(find_edition("HEAD", root))})
    git(tmp_path, "clone", "-q", "--single-branch", "--branch=main", root.as_uri(), "clone")
    with pytest.raises(NoEditionError, match="git fetch origin gh-pages:"):
        find_edition("gaeldende", tmp_path / "clone")
    with pytest.raises(ArchiveError, match="git fetch origin gh-pages:"):
        in_force(tmp_path / "clone")
    assert in_force(root) == find_edition("gaeldende", root) == find_edition("HEAD", root)


def test_before_the_first_publication_nothing_is_in_force(root: Path, tmp_path: Path) -> None:
    """Without a repository, an archive or a published edition none is in force."""
    draft = {"udkast/udgave.json": as_json(find_edition("HEAD", root))}
    assert in_force(root) is None
    assert in_force(tmp_path) is None
    publish(root, draft)
    assert in_force(root) is None


def test_another_archive_is_asked_where_one_is_named(root: Path, tmp_path: Path) -> None:
    """A named folder of editions replaces the branch."""
    edition: Edition = find_edition("HEAD", root)
    folder = tmp_path / "published/gaeldende"
    folder.mkdir(parents=True)
    (folder / "udgave.json").write_text(as_json(edition), encoding="utf-8")
    assert in_force(root, str(folder.parent)) == edition
    assert find_edition("gaeldende", root, str(folder.parent)) == edition
    for name in ("gaeldende", "udkast"):
        with pytest.raises(InputError):
            find_edition(name, root, "no-such-archive")
