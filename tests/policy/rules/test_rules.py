"""The complete list of problems for every kind of mistake, one small bad file each.

``tests/data/invalid/STEM.CASE.yaml`` replaces a file of the valid policy in ``tests/data/base``;
``STEM.CASE.txt`` is the complete output of the check.
"""

import copy
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from policy.archive.editions import Archive, Published
from policy.checking.output import report
from policy.loading.loader import DATA_FILES, load
from policy.loading.yaml_file import read_yaml
from policy.rules.registry import check

DATA = Path(__file__).parents[2] / "data"
BAD_FILES = sorted(path for path in (DATA / "invalid").iterdir() if path.suffix != ".txt")
OURS = re.compile("[\ufffc\ufdd0\ufdd1]")
PLACES = {
    "index": "docs/index.md",
    "foerste": "docs/indsatser/foerste.md",
    "mkdocs": "mkdocs.yml",
}


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A copy of the valid policy, to be modified."""
    shutil.copytree(DATA / "base", tmp_path / "policy")
    return tmp_path / "policy"


def spoil(policy: Path, bad: Path) -> None:
    stem = bad.name.partition(".")[0]
    shutil.copyfile(bad, policy / PLACES.get(stem, f"data/{stem}.yaml"))


def codes(policy: Path, archive: Archive | None = None) -> list[str]:
    return [each.code for each in check(load(policy), archive)]


def test_a_sound_policy_has_no_problem(policy: Path) -> None:
    """The policy that the bad files are put into has no problems of its own."""
    assert check(load(policy)) == ()


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda path: path.name)
def test_a_bad_file_gives_exactly_its_problems(
    bad: Path, policy: Path, golden: Callable[..., None]
) -> None:
    """One run reports every problem, at its place, with what to do, and no false ones.

    What stands for masked text or for a macro call in the reading never reaches people.
    """
    spoil(policy, bad)
    found = check(load(policy))
    assert not [each for each in found if OURS.search(each.message)]
    golden(bad.with_suffix(".txt"), report(found, "text") + "\n")


def test_every_bad_file_is_reported() -> None:
    """Every bad file has at least one problem."""
    for bad in BAD_FILES:
        assert bad.with_suffix(".txt").read_text(encoding="utf-8") != "Ingen problemer.\n", bad


def test_an_accepted_warning_is_let_stand(policy: Path) -> None:
    """A warning listed in accepted.yaml with its text is not reported."""
    initiatives = policy / "data/initiatives.yaml"
    text = initiatives.read_text(encoding="utf-8")
    initiatives.write_text(text.replace("undervisningen.", "hallen"), encoding="utf-8")
    assert codes(policy) == ["MANGLER-PUNKTUM"]
    entry = "kode: MANGLER-PUNKTUM, fil: data/initiatives.yaml, tekst: Tema i hallen"
    accepted = f"accepteret:\n  - {{{entry}, begrundelse: Sådan står der.}}\n"
    (policy / "data/accepted.yaml").write_text(accepted, encoding="utf-8")
    assert codes(policy) == []


def test_a_fault_cannot_be_accepted(policy: Path) -> None:
    """Only warnings can be accepted: an entry for an error is itself a problem."""
    spoil(policy, DATA / "invalid" / "initiatives.misspelt-theme.yaml")
    entry = "kode: UKENDT-TEMA, fil: data/initiatives.yaml, tekst: Digital danelse"
    accepted = f"accepteret:\n  - {{{entry}, begrundelse: Sådan står der.}}\n"
    (policy / "data/accepted.yaml").write_text(accepted, encoding="utf-8")
    assert "UKENDT-TEMA" in codes(policy)
    assert "UBRUGT-UNDTAGELSE" in codes(policy)


def test_a_published_id_that_is_gone_is_reported(policy: Path) -> None:
    """Ids are permanent: every published initiative must be active or retired."""
    archive = Archive((Published("2025/26", frozenset({"F1", "F9", "F8"})),))
    problems = [each for each in check(load(policy), archive) if each.code == "ID-FORSVUNDET"]
    assert [each.found for each in problems] == ["F8"]


def test_a_second_year_cannot_be_carried_over(policy: Path) -> None:
    """«overført» is for the first year of the archive; the same year may be replaced."""
    edition = policy / "data/edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("status: udkast", "status: overført"), encoding="utf-8")
    assert codes(policy) == []
    assert codes(policy, Archive((Published("2026/27", frozenset()),))) == []
    assert codes(policy, Archive((Published("2025/26", frozenset()),))) == ["OVERFØRT-IGEN"]


def test_an_archive_that_is_not_at_hand_is_a_warning(policy: Path) -> None:
    """An archive that cannot be read is reported, not treated as empty."""
    archive = Archive(missing_branch="origin/gh-pages", fetch_command="git fetch")
    assert codes(policy, archive) == ["ARKIV-MANGLER"]


def test_a_note_on_what_did_not_change_is_a_problem(policy: Path) -> None:
    """A note on an unchanged place is reported at its line; notes on changes are accepted."""
    earlier = load(policy).edition
    edition, page = policy / "data/edition.yaml", policy / "docs/index.md"
    notes = "ændringsnoter:\n" + "".join(
        f"  - {{gælder: {target}, note: Derfor.}}\n"
        for target in ("F1", "F2", "index#politik", "index#overgange")
    )
    text = edition.read_text(encoding="utf-8").replace("ændringsnoter: []", notes)
    edition.write_text(text, encoding="utf-8")
    rows = policy / "data/initiatives.yaml"
    new = rows.read_text(encoding="utf-8").replace("Tema i undervisningen.", "Tema i hver time.")
    rows.write_text(new, encoding="utf-8")
    found = check(load(policy), None, earlier)
    line = text[: text.index("gælder: F2")].count("\n") + 1
    assert [(each.code, each.found) for each in found] == [
        ("NOTE-UDEN-ÆNDRING", name) for name in ("F2", "index#politik", "index#overgange")
    ]
    assert found[0].place.line == line
    moved = page.read_text(encoding="utf-8").replace("Vi hjælper", "Vi støtter")
    page.write_text(moved, encoding="utf-8")
    assert [each.found for each in check(load(policy), None, earlier)] == ["F2"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_are_welcome(policy: Path, line_end: str) -> None:
    """Files written by a Windows editor give the same result."""
    sound = load(policy).edition
    for path in policy.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("\n", line_end)
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert check(load(policy)) == ()
    assert load(policy).edition == sound


def test_decomposed_letters_are_the_same_letters(policy: Path) -> None:
    """Keys with a decomposed å, as some programs copy it, are told of and read as composed ones."""
    edition = policy / "data/edition.yaml"
    text = edition.read_text(encoding="utf-8").replace("å", "a\u030a")
    edition.write_text(text, encoding="utf-8")
    assert set(codes(policy)) == {"TEGN-LIGNER"}


def plain(value: Any) -> Any:
    """A document's value without the places."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything below ``value``."""
    children: Any = value.items() if isinstance(value, dict) else ()
    for step, child in enumerate(value) if isinstance(value, list) else children:
        yield (*path, step)
        yield from paths(child, (*path, step))


@pytest.mark.parametrize("file", DATA_FILES)
@pytest.mark.parametrize("school", ["base", "school"])
def test_one_refused_value_is_one_problem(school: str, file: str, tmp_path: Path) -> None:
    """Wherever one value of a sound policy is of a wrong kind, only that is reported.

    Nothing that only follows from it is: no unknown theme where the list of themes is damaged, no
    double id because of an example that stands in, no missing grades.
    """
    policy = shutil.copytree(DATA / school, tmp_path / "policy")
    before = {(each.code, each.found) for each in check(load(policy))}
    data = plain(read_yaml(file, (policy / file).read_text(encoding="utf-8")).root)
    for path in paths(data):
        spoilt = copy.deepcopy(data)
        node = spoilt
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = "x" if isinstance(node[path[-1]], (dict, list)) else {"x": ["y"]}
        text = yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False, width=10**6)
        (policy / file).write_text(text, encoding="utf-8")
        found = check(load(policy))
        new = [each for each in found if (each.code, each.found) not in before]
        assert [each.code for each in new] == ["FORKERT-TYPE"], (path, list(map(str, new)))


def test_a_reservation_that_is_gone_is_reported(policy: Path) -> None:
    """The reservation that mkdocs.yml refers to must exist."""
    config = policy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "extra:\n  forbehold: index#overgange\n", encoding="utf-8")
    assert codes(policy) == []
    config.write_text(text + "extra:\n  forbehold: index#forbehold\n", encoding="utf-8")
    assert codes(policy) == ["UKENDT-STED"]
