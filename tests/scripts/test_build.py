"""The command ``scripts.build``: a whole site, or the old one untouched."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.pictures.paper import grade_picture
from policy.archive.history import read_history
from policy.documents.document import document_of
from policy.documents.word.pictures import word_pictures
from policy.documents.word.word_file import as_word
from policy.loading.edition_json import as_json
from policy.loading.loader import load
from scripts.cli.console import parser_of, policy_options

PARENT = "parent.yml"


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of the fictional school's policy with its theme and its settings, to be spoilt."""
    root = shutil.copytree(repository / "tests" / "data" / "school", tmp_path / "policy")
    shutil.copytree(repository / "overrides", root / "overrides")
    shutil.copyfile(repository / "mkdocs.yml", root / PARENT)
    replace(root / "mkdocs.yml", "../../../mkdocs.yml", PARENT)
    replace(root / "mkdocs.yml", "../../../overrides", "overrides")
    return root


def build(repository: Path, *arguments: object, cwd: Path | None = None) -> tuple[int, str, str]:
    """Run the command; its exit status, its output and its errors."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.build", *map(str, arguments)],
        cwd=cwd or repository,
        env={**os.environ, "PYTHONPATH": str(repository)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below ``folder``."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def replace(path: Path, old: str, new: str) -> None:
    """Write ``path`` with ``new`` for ``old``."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def old_site(folder: Path) -> dict[str, bytes]:
    """Put something into ``folder`` that passes for a site built before."""
    folder.mkdir()
    (folder / "index.html").write_text("Det gamle.")
    (folder / "udgave.json").write_text("{}")
    return content(folder)


@pytest.mark.slow
def test_two_builds_of_one_state_are_the_same_bytes(
    school_site: Path, policy: Path, repository: Path, tmp_path: Path
) -> None:
    """Another folder, another moment and another name of the output change nothing."""
    status, _, _ = build(repository, "--root", policy, "--out", tmp_path / "another")
    first, second = content(school_site), content(tmp_path / "another")
    assert status == 0
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_site_that_is_what_would_be_built_is_left_as_it_is(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """With the same words; a changed sentence is built, and a changed site is made good."""
    kept = f"from scripts.cli import cache; cache.FOLDER = cache.Path({str(tmp_path / 'kept')!r})"
    command = f"{kept}; from scripts.build import main; raise SystemExit(main())"
    out, said, made = tmp_path / "site", [], []
    for changed in ("", "", "policy/docs/index.md", "site/index.html"):
        if changed:
            path = tmp_path / changed
            path.write_text(f"{path.read_text(encoding='utf-8')}\nEn til.\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", command, "--root", policy, "--out", out, "--no-documents"],
            cwd=repository,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        said.append(done.stdout)
        made.append((out.stat().st_ctime_ns, content(out)["index.html"].decode()))
    assert len({*said}) == 1
    assert made[0] == made[1]
    assert len({moment for moment, _ in made}) == 3
    assert "En til." in made[2][1]
    assert made[2][1] == made[3][1]


def test_no_file_carries_the_time_of_the_build(school_site: Path) -> None:
    """Tomorrow's build of the same commit is the same bytes, too, the packed site map included."""
    seconds = int.from_bytes((school_site / "sitemap.xml.gz").read_bytes()[4:8], "little")
    assert seconds == 315532800
    today = datetime.now(tz=UTC).date().isoformat().encode()
    assert [name for name, each in content(school_site).items() if today in each] == []


def test_the_site_has_its_edition_as_data(school_site: Path, repository: Path) -> None:
    """udgave.json is what the next year is compared with."""
    root = repository / "tests" / "data" / "school"
    edition = load(root).edition
    assert edition is not None
    lives = read_history(root, edition).lifecycles
    assert (school_site / "udgave.json").read_text(encoding="utf-8") == as_json(edition, lives)
    assert lives.keys() == {row.id for part in edition.departments for row in part.initiatives}


def test_the_site_has_its_edition_as_a_word_file(school_site: Path, repository: Path) -> None:
    """Beside the pages, unless the build is told to leave documents out."""
    edition = load(repository / "tests" / "data" / "school").edition
    assert edition is not None
    written = (school_site / "trivselspolitik.docx").read_bytes()
    pictures = word_pictures({}, grade_picture(edition))
    assert pictures.files
    assert written == as_word(document_of(edition), edition, pictures)


@pytest.mark.slow
def test_the_site_stands_in_the_policys_folder_by_default(policy: Path, repository: Path) -> None:
    """Run inside the folder without any argument: built, said so, and an old site replaced."""
    old_site(policy / "site")
    status, said, errors = build(repository, "--no-documents", cwd=policy)
    assert (status, errors) == (0, "")
    assert said.splitlines()[-1] == "Siden ligger i site."
    assert not list((policy / "site").glob("*.docx"))
    assert "Det gamle." not in (policy / "site/index.html").read_text(encoding="utf-8")
    left = {path.name for path in policy.iterdir()}
    assert left == {"data", "docs", "overrides", "mkdocs.yml", PARENT, "site"}


def test_problems_keep_the_old_site(policy: Path, repository: Path, tmp_path: Path) -> None:
    """Problems of a policy are reported as by the check, and what was there stays, byte by byte."""
    before = old_site(tmp_path / "site")
    replace(policy / "data/initiatives.yaml", "tema: Klassens", "tema: Klasens")
    status, said, _ = build(repository, "--root", policy, "--out", tmp_path / "site")
    assert status == 1
    assert "data/initiatives.yaml:" in said
    assert "UKENDT-TEMA" in said
    assert said.splitlines()[-1].startswith("Siden er ikke bygget.")
    assert content(tmp_path / "site") == before


def test_what_the_generator_refuses_keeps_the_old_site(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """A damaged template is reported under a Danish lead; no half-made folder is left."""
    before = old_site(tmp_path / "site")
    (policy / "overrides/main.html").write_text("{% intet %}", encoding="utf-8")
    status, said, errors = build(repository, "--root", policy, "--out", tmp_path / "site")
    assert status == 1
    assert "Siden kunne ikke bygges" in said
    assert "intet" in said
    assert "Traceback" not in errors
    assert content(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"policy", "site"}


def test_a_misspelt_setting_is_no_quiet_loss(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """A setting that the generator does not know fails the build: «strict» must not just go."""
    replace(policy / PARENT, "strict: true", "strikt: true")
    status, said, _ = build(repository, "--root", policy, "--out", tmp_path / "site")
    assert status == 1
    assert "strikt" in said


@pytest.mark.slow
def test_a_folder_in_other_use_is_refused_and_nothing_in_it_is_lost(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """Somebody's own files, or a file in the folder's place, are never replaced."""
    mine = tmp_path / "documents"
    mine.mkdir()
    (mine / "letter.txt").write_text("kære")
    for out in (mine, mine / "letter.txt", mine / "letter.txt" / "site", policy):
        before = content(out if out.is_dir() else mine)
        status, _, errors = build(repository, "--root", policy, "--out", out)
        assert status == 2
        assert "Vælg en anden med --out." in errors
        assert "Errno" not in errors
        assert "Traceback" not in errors
        assert content(out if out.is_dir() else mine) == before


@pytest.mark.slow
def test_an_empty_folder_and_a_new_one_are_welcome(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """Neither holds anything to lose."""
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/deeper"):
        assert build(repository, "--root", policy, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name / "udgave.json").is_file()


def test_a_folder_that_is_no_policy_ends_with_two(tmp_path: Path, repository: Path) -> None:
    """Nothing to build is told from problems, and nothing is made."""
    status, said, errors = build(repository, "--root", tmp_path)
    assert (status, said) == (2, "")
    assert "Angiv mappen med --root." in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["data", "docs", "mkdocs.yml"])
def test_any_part_of_a_policy_makes_a_folder_one(tmp_path: Path, name: str) -> None:
    """A folder with some of a policy's parts is a policy; one with none of them is not."""
    arguments = ["--root", str(tmp_path)]
    assert policy_options(parser_of("build", None), arguments) is None
    (tmp_path / name).mkdir()
    assert policy_options(parser_of("build", None), arguments)


def test_relative_folders_are_those_of_the_one_who_asks(
    policy: Path, repository: Path, tmp_path: Path
) -> None:
    """Not of the policy: the whole site is where it is said to be, and nothing in the policy."""
    files = content(policy)
    status, _, errors = build(
        repository, "--root", "policy", "--out", "ud/site", "--no-documents", cwd=tmp_path
    )
    assert (status, errors) == (0, "")
    assert (tmp_path / "ud" / "site" / "index.html").is_file()
    assert content(policy) == files
