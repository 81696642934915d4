"""The whole site with Zensical in the place of MkDocs: the same bytes, or no site."""

import sys
from pathlib import Path
from shutil import copytree

import pytest

from policy.loading.edition_json import EDITION_FILE, as_json
from policy.loading.loader import load
from policy.words.command_messages import SAYINGS
from scripts.build import main
from scripts.site.mkdocs_runner import ZENSICAL, ArchiveLocation, SiteError, build
from tests.scripts.test_build import content, replace


@pytest.fixture
def school(repository: Path, tmp_path: Path) -> Path:
    """A copy of the fictional school's policy, to be spoilt."""
    root = copytree(repository / "tests" / "data" / "school", tmp_path / "policy")
    replace(root / "mkdocs.yml", "../../../mkdocs.yml", str(repository / "mkdocs.yml"))
    replace(root / "mkdocs.yml", "../../../overrides", str(repository / "overrides"))
    return root


@pytest.mark.parametrize("made", ["site", "school_site"])
def test_every_file_is_the_same(
    made: str, request: pytest.FixtureRequest, repository: Path, tmp_path: Path
) -> None:
    """Pages, menu, search index, styles, security policy, site map: MkDocs' bytes."""
    root = repository if made == "site" else repository / "tests" / "data" / "school"
    assert (
        main(["--root", str(root), "--out", str(tmp_path / "site"), "--generator", ZENSICAL]) == 0
    )
    assert content(tmp_path / "site") == content(request.getfixturevalue(made))


def test_an_edition_of_an_archive_is_the_same(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the addresses of its folder, the choice of editions, and pages that are no files."""
    before = tmp_path / "arkiv" / "2026-27" / EDITION_FILE
    before.parent.mkdir(parents=True)
    edition = load(school).edition
    assert edition
    before.write_text(as_json(edition), encoding="utf-8")
    replace(school / "docs" / "hverdagen.md", "## I pauserne {", "## I _alle_ pauser: 1 & 2 {")
    (school / "data" / "edition.yaml").write_text(
        "skoleår: 2027/28\nstatus: udkast\nhøring: {slutter: 2027-05-02}\n", encoding="utf-8"
    )
    monkeypatch.setenv("SITE_URL", "https://skolen.example/politik/")
    location = ArchiveLocation("udkast", str(tmp_path / "arkiv"))
    build(school, tmp_path / "mkdocs", location)
    assert (tmp_path / "mkdocs" / "historik" / "hverdagen" / "i-pauserne" / "index.html").is_file()
    build(school, tmp_path / "zensical", location, generator=ZENSICAL)
    assert content(tmp_path / "zensical") == content(tmp_path / "mkdocs")


def test_a_macro_that_fails_ends_the_build(school: Path, tmp_path: Path) -> None:
    """And what was there stays; without asking for it Zensical would show a traceback as text."""
    replace(
        school / "docs" / "index.md", "{{ find_klassetrin() }}", '{{ indsatstabel("findes-ikke") }}'
    )
    with pytest.raises(SiteError):
        build(school, tmp_path / "site", generator=ZENSICAL)
    assert not (tmp_path / "site").exists()


def test_without_zensical_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    school: Path,
    tmp_path: Path,
) -> None:
    """Who builds the site alone has not installed it."""
    monkeypatch.setitem(sys.modules, "zensical", None)
    for name in [each for each in sys.modules if each.startswith("scripts.site.zensical.")]:
        monkeypatch.delitem(sys.modules, name)
    out = str(tmp_path / "site")
    assert main(["--root", str(school), "--out", out, "--generator", ZENSICAL]) == 1
    assert SAYINGS["no_zensical"] in capsys.readouterr().out
