"""The answers to a hearing: each kind of mistake is told at its line, and no person is named."""

import pytest

from policy.archive.history import History
from policy.diff.compare import compare
from policy.loading.loader import load_files
from policy.model.edition import Edition
from policy.rules.registry import check
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
ANSWERS, EDITION = "data/hoering.yaml", "data/edition.yaml"
DRAFT = """skoleår: 2027/28
status: udkast
behandlet: {personale: 2027-06-01, elevråd: 2027-06-01, forældreråd: 2027-06-01,
  skolebestyrelse: 2027-06-01}
høring: {begynder: 2027-04-06, slutter: 2027-05-02, svar_til: {rolle: Kontoret, adresse: "tel:12"}}
"""
ADOPTED = DRAFT.replace("udkast", "vedtaget\nvedtaget: 2027-06-15")
SEATS = {"file": "docs/hverdagen.md", "from": "skifter hver måned", "to": "skifter hver uge"}
SLOWER = {"file": "docs/hverdagen.md", "from": "skifter hver måned", "to": "skifter sjældent"}
GOOD = """svar:
  - part: elevråd
    dato: 2027-04-20
    gælder: hverdagen#i-timerne
    svar: "Vi vil helst blive siddende: en uge er kort."
    udfald: fulgt
    begrundelse: Det giver ro.
    afgjort: 2027-05-10
  - {gruppe: forældre i 5. klasse, dato: 2027-04-21, gælder: alt, svar: Godt., udfald: noteret}
  - {part: personale, dato: 2027-04-21, gælder: G1, svar: Ja., udfald: noteret}
  - {part: personale, dato: 2027-04-21, gælder: ændring 1, svar: Ja., udfald: noteret}
"""


def told(answers: str, edition: str = DRAFT, history: History | None = None) -> list[str]:
    """The problems of the fictional school with these answers, without where in the file."""
    files = [{"file": ANSWERS, "create": answers}, {"file": EDITION, "create": edition}]
    found = check(load_files(Edited(SCHOOL, files)), history=history)
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in found]


def history(heard: dict[str, str], now: dict[str, str]) -> History:
    """A draft was heard with one edit, and is now with the other."""
    written = {"file": EDITION, "create": DRAFT}
    old = Edited(SCHOOL, ()).edition()
    first, new = (Edited(SCHOOL, [written, each]).edition() for each in (heard, now))
    return History(compare(old, new), heard=first, edition=new)


def edition() -> Edition:
    """The fictional school's edition as it is."""
    return Edited(SCHOOL, ()).edition()


@pytest.mark.parametrize("written", [DRAFT, ADOPTED])
def test_good_answers_have_no_problem(written: str) -> None:
    """On a section, the whole, an initiative and a change, from a party and a group."""
    assert told(GOOD, written) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("part: elevråd", "part: elevraad", "2:11 UKENDT-PART"),
        ("part: elevråd", "part: elevråd\n    gruppe: 5. klasse", "2:5 SVAR-AFSENDER"),
        ("- part: elevråd\n    dato", "- dato", "2:5 SVAR-AFSENDER"),
        ("gælder: hverdagen#i-timerne", "gælder: hverdagen#i-timrne", "4:13 UKENDT-STED"),
        ("gælder: G1", "gælder: G99", "10:49 SVAR-UKENDT-STED"),
        ("gælder: alt", "gælder: det hele", "9:62 SVAR-UKENDT-STED"),
        ("udfald: fulgt", "udfald: fulgte", "6:13 UKENDT-UDFALD"),
        ("afgjort: 2027-05-10", "afgjort: 2027-04-01", "3:11 SVAR-EFTER-UDFALD"),
        ("dato: 2027-04-20", "dato: 2027-04-01", "3:11 SVAR-FØR-HØRING"),
        ("dato: 2027-04-20", "dato: 2027-05-03", "3:11 SVAR-EFTER-HØRING"),
        (
            "udfald: fulgt\n    begrundelse: Det giver ro.",
            "udfald: ikke",
            "6:13 SVAR-UDEN-BEGRUNDELSE",
        ),
        ("en uge er kort.", "skriv til mor@example.dk.", "5:11 SVAR-MAILADRESSE"),
        ("en uge er kort.", "siger Fru Hansen.", "5:11 SVAR-PERSON"),
        ("en uge er kort.", "hr. Hansen siger det.", "5:11 SVAR-PERSON"),
        ("en uge er kort.", "Venlig hilsen, Mette", "5:11 SVAR-PERSON"),
        ("en uge er kort.", "født 010203-1234.", "5:46 CPR-NUMMER"),
        ("en uge er kort.", "<b>kort</b>", "5:11 SVAR-OPMÆRKNING"),
        ("en uge er kort.", "x" * 10_000, "5:11 SVAR-FOR-LANGT"),
        ("gælder: ændring 1, svar: Ja.", "gælder: G1, svar: Ja.", "11:5 SVAR-TO-GANGE"),
    ],
)
def test_each_mistake_is_told_at_its_line(old: str, new: str, expected: str) -> None:
    """One mistake, one problem."""
    assert old in GOOD
    assert told(GOOD.replace(old, new, 1)) == [expected]


def test_what_is_no_person_is_let_through() -> None:
    """Words that only look like a form of address."""
    text = "Fra og med 5. klasse, og med hilsen fra elevrådet, bliver fru ikke brugt"
    assert told(GOOD.replace("en uge er kort", text)) == []


def test_an_adopted_edition_has_an_outcome_for_each_answer() -> None:
    """And none of its answers came after the adoption."""
    undecided = GOOD.replace("    udfald: fulgt\n", "")
    assert told(undecided) == []
    assert told(undecided, ADOPTED) == ["2:5 SVAR-UDEN-UDFALD"]
    late = GOOD.replace("2027-04-20", "2027-06-20").replace("    afgjort: 2027-05-10\n", "")
    assert told(late, ADOPTED) == ["3:11 SVAR-EFTER-VEDTAGET"]


def test_answers_without_a_hearing_are_told() -> None:
    """They would be shown nowhere."""
    without = DRAFT.partition("høring:")[0]
    assert told(GOOD, without) == ["1:1 SVAR-UDEN-HØRING"]


def test_what_is_followed_has_changed_since_the_draft_that_was_heard() -> None:
    """At the place of the answer, or of the change that it names."""
    assert told(GOOD, DRAFT, history(SEATS, SLOWER)) == []
    assert told(GOOD, DRAFT, history(SEATS, SEATS)) == ["6:13 SVAR-FULGT-UÆNDRET"]
    named = GOOD.replace("gælder: hverdagen#i-timerne", "gælder: ændring 1")
    assert told(named, DRAFT, history(SEATS, SLOWER)) == []
    assert told(named, DRAFT, history(SEATS, SEATS)) == ["6:13 SVAR-FULGT-UÆNDRET"]


def test_a_number_names_a_change_of_the_draft_that_was_heard() -> None:
    """Numbers beyond the last are told; what was not published has no numbers to check."""
    other = GOOD.replace("ændring 1", "ændring 9")
    assert told(other, DRAFT, history(SEATS, SLOWER)) == ["11:49 SVAR-UKENDT-ÆNDRING"]
    assert told(other) == []
    assert told(other, DRAFT, History(edition=edition())) == ["11:49 SVAR-INGEN-UDGAVE"]
    same = History(compare(edition(), edition()), edition=edition())
    assert "11:49 SVAR-INGEN-ÆNDRINGER" in told(other, DRAFT, same)


def test_an_empty_file_and_a_broken_one_are_no_traceback() -> None:
    """The file may be left out, be empty, or be something else."""
    assert told("svar:\n") == []
    assert told("svar: ja\n") == ["1:7 FORKERT-TYPE"]
    assert "2:5 MANGLER-NØGLE" in told("svar:\n  - gælder: alt\n")
