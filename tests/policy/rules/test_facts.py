"""The rules of the facts that the data states, where they need more than one file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from policy.loading.loader import load
from policy.model.problems import Problem
from policy.rules.registry import check

BASE = Path(__file__).parents[2] / "data" / "base"


def problems(root: Path, files: dict[str, str]) -> list[Problem]:
    """The problems of the sound policy with the text of some files appended or replaced."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for name, text in files.items():
        path = root / name
        old = path.read_text(encoding="utf-8") if path.exists() and text[:1] == "\n" else ""
        path.write_text(old + text, encoding="utf-8")
    return list(check(load(root)))


ADOPTED = """skoleår: 2026/27
status: ældre
vedtaget: 2024-06
"""


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("Politikken er vedtaget den 12. maj 2024.", "VEDTAGET-ANDEN-DATO"),
        ("Skolebestyrelsen godkendte den i 2023.", "VEDTAGET-ANDEN-DATO"),
        ("Politikken er vedtaget den 12. juni 2024.", ""),
        ("Den er vedtaget i 2019 og revideret og godkendt igen i 2024.", ""),
        ("Vi holder fest den 12. maj 2024.", ""),
    ],
)
def test_prose_that_names_another_date_of_adoption_is_told(
    prose: str, code: str, tmp_path: Path
) -> None:
    """A day within the month that the data names is no other date."""
    files = {"data/edition.yaml": ADOPTED, "docs/index.md": f"\n{prose}\n"}
    found = problems(tmp_path, files)
    assert [each.code for each in found] == [code] * bool(code)
    assert all("juni 2024" in each.message for each in found)


def test_a_text_that_names_its_adoption_is_not_undated(tmp_path: Path) -> None:
    """«overført» is for undated texts; the message says which status fits."""
    edition = ADOPTED.replace("ældre", "overført").replace("vedtaget: 2024-06", "")
    files = {"data/edition.yaml": edition, "docs/index.md": "\nVedtaget i juni 2024.\n"}
    (found,) = problems(tmp_path, files)
    assert found.code == "OVERFØRT-MED-DATO"
    assert "«ældre»" in found.message
    line = (
        (tmp_path / "docs/index.md").read_text(encoding="utf-8").splitlines()[found.place.line - 1]
    )
    assert line[found.place.column - 1 :].startswith("juni 2024")


def test_a_policy_for_several_years_may_have_been_adopted_long_ago(tmp_path: Path) -> None:
    """A date far from the school year is a mistyped one, but not where a revision is planned."""
    dates = "vedtaget: 2023-06-14\nbehandlet: {medarbejdere: 2023-05-02, elevråd: 2023-05-04}\n"
    edition = f"skoleår: 2026/27\nstatus: vedtaget\n{dates}"
    assert {each.code for each in problems(tmp_path, {"data/edition.yaml": edition})} == {
        "DATO-LANGT-FRA"
    }
    assert problems(tmp_path, {"data/edition.yaml": f"{edition}revideres: 2027-06\n"}) == []


def test_a_page_beside_the_policy_has_dates_of_its_own_in_order(tmp_path: Path) -> None:
    """They are read as those of the edition are, and checked like them."""
    (tmp_path / "docs").mkdir()
    page = "---\nvedtaget: 2024-06\nrevideres: {due}\n---\n# Mobil {{ #mobil }}\n\nI skabet.\n"
    nav = (BASE / "mkdocs.yml").read_text(encoding="utf-8") + "  - Mobil: mobil.md\n"
    for due, codes in (("2026", []), ("2024-05", ["REVIDERES-FØR"]), ("maj", ["DATO-FORM-KENDT"])):
        files = {"mkdocs.yml": nav, "docs/mobil.md": page.format(due=due)}
        assert [each.code for each in problems(tmp_path, files)] == codes


GROUPED = """navn: En skole
grupper: [Vuggestuen, Børnehaven]
parter: []
"""
NURSERY = """temaer: []
afdelinger:
  - id: foerste
    navn: Første
    grupper: [{first}]
    indsatser:
      - {{id: F1, indsats: Vi leger., grupper: [{own}]}}
  - id: anden
    navn: Anden
    grupper: [{second}]
"""


@pytest.mark.parametrize(
    ("first", "own", "second", "codes"),
    [
        ("Vuggestuen", "Vuggestuen", "Børnehaven", []),
        ("Vuggestuen", "Vuggestuen", "Børnehavn", ["MANGLENDE-GRUPPE", "UKENDT-GRUPPE"]),
        ("Vuggestuen", "Børnehaven", "Børnehaven", ["GRUPPE-UDENFOR"]),
        ("Vuggestuen, Børnehaven", "Vuggestuen", "Børnehaven", ["OVERLAP-GRUPPE"]),
        ("Vuggestuen", "Vuggestuen", "", ["MANGLENDE-GRUPPE"]),
    ],
)
def test_each_group_of_the_school_belongs_to_one_unit(
    first: str, own: str, second: str, codes: list[str], tmp_path: Path
) -> None:
    """And an initiative's groups to its unit; a misspelt one is told with what was meant."""
    data = NURSERY.format(first=first, own=own, second=second)
    nothing = "overgange: []\nudgåede: []\n"
    edition = "skoleår: 2026/27\nstatus: udkast\n"
    index = "# Politik { #politik }\n\nHer er noget at læse.\n"
    files = {
        "data/school.yaml": GROUPED,
        "data/initiatives.yaml": data + nothing,
        "data/edition.yaml": edition,
        "docs/index.md": index,
    }
    assert sorted(each.code for each in problems(tmp_path, files)) == codes


def test_a_school_without_departments_or_grades_has_a_policy_too(tmp_path: Path) -> None:
    """A policy may be text alone; nothing asks for invented units."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "docs/indsatser")
    files = {
        "data/school.yaml": "navn: En skole\nparter: []\n",
        "data/initiatives.yaml": "temaer: []\nafdelinger: []\n",
        "data/edition.yaml": "skoleår: 2026/27\nstatus: udkast\n",
        "docs/index.md": "# Politik { #politik }\n\nHer er noget at læse.\n",
        "mkdocs.yml": "site_name: En skole\nnav:\n  - Politikken:\n      - Forside: index.md\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check(load(tmp_path)) == ()


@pytest.mark.parametrize(
    ("line", "column"),
    [("behandlet:\n  elever: 2027-02-04\n", 11), ("vedtaget: 2027-02-04\n", 11)],
)
def test_what_has_not_happened_yet_is_told_where_the_day_is_known(
    line: str, column: int, tmp_path: Path
) -> None:
    """Two days are allowed, for time zones; without a day nothing is said."""
    edition = ADOPTED.replace("vedtaget: 2024-06\n", "") + line
    found = problems(tmp_path, {"data/edition.yaml": edition})
    assert not any(map(_is_ahead, found))
    policy = load(tmp_path)
    for today, is_told in ((date(2027, 2, 1), True), (date(2027, 2, 2), False)):
        found = [each for each in check(policy, today=today) if _is_ahead(each)]
        assert [each.place.column for each in found] == [column] * is_told
        assert all("1. februar 2027" in each.message for each in found)


def _is_ahead(found: Problem) -> bool:
    return found.code == "DATO-FORUD"


STEPS = """
## Sådan gør vi { #saadan }

1. Klasselæreren: taler med barnet inden arbejdsdage.
2. Der holdes et møde.

## Hvem gør hvad { #hvem }

{{ hvem_goer_hvad("index#saadan") }}

{{ hvem_goer_hvad("index#hvem") }}
"""


@pytest.mark.parametrize(
    "deadline",
    ["inden dage", "senest om uger", "inden X dage", "inden __ dage", "inden for … timer"],
)
def test_a_deadline_that_is_still_to_be_written_is_told(deadline: str, tmp_path: Path) -> None:
    """Whatever stands where its number should."""
    text = STEPS.replace("inden arbejdsdage", deadline)
    found = problems(tmp_path, {"docs/index.md": text})
    assert [each.code for each in found].count("FRIST-UDEN-TAL") == 1


def test_each_step_names_somebody_and_each_deadline_has_its_number(tmp_path: Path) -> None:
    """FRIST-UDEN-TAL and TRIN-UDEN-HVEM stand at the step's line, FORLØB-UDEN-TRIN at the call."""
    found = problems(tmp_path, {"docs/index.md": STEPS})
    lines = (tmp_path / "docs/index.md").read_text(encoding="utf-8").splitlines()
    assert [(each.code, lines[each.place.line - 1]) for each in found] == [
        ("FRIST-UDEN-TAL", "1. Klasselæreren: taler med barnet inden arbejdsdage."),
        ("TRIN-UDEN-HVEM", "2. Der holdes et møde."),
        ("FORLØB-UDEN-TRIN", '{{ hvem_goer_hvad("index#hvem") }}'),
    ]
