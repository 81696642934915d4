"""The overview of several schools' editions: as each says, whatever else lies in the folder."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from macros.security_policy import hash_of
from policy.loading.edition_json import as_json
from policy.report.schools import in_danish_order
from scripts.overview.__main__ import main
from tests.macros.test_pages import ADOPTED
from tests.support.sample import edition

FACTS = {"klassetrin": "0-6", "parter": [{"id": "elevråd", "navn": "elevrådet"}]}


def school(name: str, municipality: str = "Fabelby Kommune", **keys: Any) -> str:
    """The ``udgave.json`` of a school with that name."""
    facts = {"navn": name, "kommune": municipality, **FACTS}
    return as_json(edition(school=facts, **keys), None, 3, ["Leg: 3 nye"])


def write(path: Path, text: str) -> Path:
    """``text`` in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def shown(out: Path) -> list[list[str]]:
    """The cells of the page's table of schools."""
    page = BeautifulSoup((out / "index.html").read_text("utf-8"), "html5lib")
    rows = page.select("table")[0].select("tbody tr")
    return [[" ".join(each.get_text(" ").split()) for each in row.select("th, td")] for row in rows]


def test_each_school_is_shown_as_its_edition_says(tmp_path: Path) -> None:
    """In alphabetical order, with its dates, its number of changes and its themes."""
    write(tmp_path / "skoler/a.json", school("Ådalens Skole", info=ADOPTED))
    write(tmp_path / "skoler/b.json", school("Zebraskolen", themes=("Leg", "Ro", "Mod")))
    out = tmp_path / "ud"
    assert main([str(tmp_path / "skoler"), "--out", str(out)]) == 0
    first, second = shown(out)
    assert first[0] == "Zebraskolen Fabelby Kommune"
    assert first[2:] == ["ikke registreret", "3", "Leg Ro Mod"]
    assert second[1] == "2026/27 vedtaget 15. juni 2027, gælder fra 1. august 2027"
    assert second[2] == "Elevrådet 20. maj 2027"
    book = load_workbook(out / "overblik.xlsx")
    assert [row[0].value for row in book["Skoler"]["A2:A3"]] == ["Zebraskolen", "Ådalens Skole"]
    assert book["Temaer"]["B2"].value == "Zebraskolen\nÅdalens Skole"


def test_of_an_archive_the_edition_in_force_is_shown(tmp_path: Path) -> None:
    """Not a draft and not one that is not in force yet; two schools of one name stay two."""
    draft = {"skoleår": "2028/29", "status": "udkast"}
    write(tmp_path / "x/gaeldende/udgave.json", school("Skolen"))
    write(tmp_path / "x/2026-27/udgave.json", school("Skolen"))
    later = {**ADOPTED, "skoleår": "2027/28"}
    write(tmp_path / "x/2027-28/udgave.json", school("Skolen", info=later))
    write(tmp_path / "x/udkast/udgave.json", school("Skolen", info=draft))
    write(tmp_path / "x/versions.json", "[]")
    write(tmp_path / "y/2026-27/udgave.json", school("Skolen", "Anden Kommune"))
    write(tmp_path / "y/udkast/udgave.json", school("Skolen", "Anden Kommune", info=draft))
    out = tmp_path / "ud"
    assert main([str(tmp_path / "x"), str(tmp_path / "y"), "--out", str(out)]) == 0
    assert [each[1][:7] for each in shown(out)] == ["2026/27", "2026/27"]


BAD = {
    "nyere.json": ('{"format": 99}', "nyere"),
    "andet.json": ('{"navn": "x"}', "andet.json"),
    "halv.json": (school("X")[:90], "halv.json"),
    "liste.json": ("[1, 2]", "liste.json"),
    "tom.json": ("", "tom.json"),
}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the page too; exit status 1."""
    for name, (text, _) in BAD.items():
        write(tmp_path / "skoler" / name, text)
    write(tmp_path / "skoler/god.json", school("Den gode skole"))
    out = tmp_path / "ud"
    gone = tmp_path / "findes-ikke.json"
    assert main([str(tmp_path / "skoler"), str(gone), "--out", str(out)]) == 1
    said = capsys.readouterr().err
    page = (out / "index.html").read_text("utf-8")
    for name, (_, word) in BAD.items():
        assert name in said
        assert name in page
        assert word in said
    assert f"{gone} findes ikke" in said
    assert [each[0] for each in shown(out)] == ["Den gode skole Fabelby Kommune"]


def test_nothing_to_show_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and what to do."""
    (tmp_path / "tom").mkdir()
    assert main([str(tmp_path / "tom"), "--out", str(tmp_path / "ud")]) == 2
    assert "Der er ingen udgaver at læse" in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "S" * 200, "=SUM(A1)"])
def test_a_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    """Escaped on the page, text in the workbook."""
    path = write(tmp_path / "udgave.json", school(name))
    out = tmp_path / "ud"
    assert main([str(path), "--out", str(out)]) == 0
    assert shown(out)[0][0].startswith(name)
    cell = load_workbook(out / "overblik.xlsx")["Skoler"]["A2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order they are named in."""
    paths = [str(write(tmp_path / f"{name}.json", school(name))) for name in "BA"]
    for out, given in (("en", paths), ("to", paths[::-1])):
        assert main([*given, "--out", str(tmp_path / out)]) == 0
    for name in ("index.html", "overblik.xlsx"):
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "to" / name).read_bytes()


def test_names_are_sorted_as_a_danish_dictionary_does() -> None:
    """Æ, ø, å come last, and aa is å."""
    names = ["Zebra", "Ærø", "Ørsted", "Aabenraa", "Ålborg", "Allerslev"]
    assert sorted(names, key=in_danish_order) == [
        *("Allerslev", "Zebra", "Ærø", "Ørsted", "Aabenraa", "Ålborg"),
    ]


def test_the_page_needs_no_other_file_and_its_policy_lets_its_style_through(
    tmp_path: Path,
) -> None:
    """Nothing is loaded and nothing runs; the hash is that of the style as it stands there."""
    path = write(tmp_path / "udgave.json", school("Skolen"))
    assert main([str(path), "--out", str(tmp_path / "ud")]) == 0
    page = BeautifulSoup((tmp_path / "ud/index.html").read_text("utf-8"), "html5lib")
    policy = str(page.select('meta[http-equiv="Content-Security-Policy"]')[0]["content"])
    assert hash_of(str(page.select("style")[0].string)) in policy
    assert page.select("meta[name=referrer][content=no-referrer]")
    assert not page.select("script, link, img, [src], [style]")


def test_only_the_facts_are_read(tmp_path: Path) -> None:
    """An edition whose pages are damaged is shown: the overview does not need them."""
    data = json.loads(school("Skolen"))
    data["sider"] = "?"
    path = write(tmp_path / "udgave.json", json.dumps(data))
    assert main([str(path), "--out", str(tmp_path / "ud")]) == 0
