"""The status of the revision: what it tells in each part of the year, and the next step."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from policy.archive.editions import Archive
from policy.loading.loader import load_files
from policy.model.edition import content
from policy.model.problems import Place, problem
from policy.rules.registry import check
from policy.year.facts import Facts
from policy.year.status import YearStatus, year_status
from tests.support.edited import Edited

SCHOOL = Path(__file__).parents[2] / "data" / "school"
EDITION = "data/edition.yaml"
TODAY = date(2027, 4, 1)
DRAFT = """skoleår: 2027/28
status: udkast
behandlet:
  personale:
  elevråd:
  forældreråd:
  skolebestyrelse:
"""
TREATED = DRAFT.replace("personale:", "personale: 2027-04-01")
ALL = TREATED.replace("d:\n", "d: 2027-05-01\n").replace("else:\n", "else: 2027-05-03\n")
ADOPTED = ALL.replace("udkast", "vedtaget\nvedtaget: 2027-05-03\ngælder_fra: 2027-08-01")
REWORDED = {
    "file": "docs/hverdagen.md",
    "from": "skifter hver måned",
    "to": "skifter hver uge",
}


def told(
    written: str,
    today: date = TODAY,
    edits: Sequence[dict[str, str]] = (REWORDED,),
    *,
    is_out: bool = False,
    archive: Archive | None = None,
    published: str = "",
) -> YearStatus:
    """The status of the fictional school with ``written`` as its edition.yaml, after ``edits``.

    It is published as it is where it ``is_out``, or with another edition.yaml, ``published``.
    """
    policy = load_files(Edited(SCHOOL, [{"file": EDITION, "create": written}, *edits]))
    earlier = Edited(SCHOOL, ()).edition()
    assert policy.edition
    own = content(policy.edition) if is_out else None
    if published:
        own = content(Edited(SCHOOL, [{"file": EDITION, "create": published}, REWORDED]).edition())
    problems = check(policy)
    return year_status(Facts(policy, problems, today, archive or Archive(), earlier, own, True))


def lines(status: YearStatus) -> list[str]:
    """The lines as they are printed."""
    return [str(each) for each in status.lines]


def test_a_draft_tells_what_is_changed_who_has_treated_it_and_until_when_it_is_to_be_adopted() -> (
    None
):
    """The whole list, in the order of the year, and the party that is next."""
    assert told(TREATED).as_text() == (
        "Udkastet for 2027/28 er under behandling\n"
        "\n"
        "- [x] Begyndt: 1 ændring i politikken siden udgave 2026/27.\n"
        "- [x] Behandlet af personalet 1. april 2027.\n"
        "- [ ] Ikke noteret som behandlet af elevrådet, forældrerådene og skolebestyrelsen.\n"
        "- [ ] Ikke vedtaget. Skal være det senest 16. juni 2027.\n"
        "- [ ] Gælder, når den er offentliggjort: der står ingen dag ved «gælder_fra».\n"
        "- [x] Kontrollen: ingen problemer.\n"
        "- [ ] Links: 3 af 3 adresser i data/links.yaml er ikke efterprøvet siden 1. oktober "
        "2026.\n"
        "\n"
        "Næste skridt: Når elevrådet har behandlet udkastet, så skriv datoen ved «elevråd» i "
        "data/edition.yaml:5.\n"
    )


def test_a_draft_that_is_word_for_word_as_before_says_so() -> None:
    """Dates and status are told apart from the policy; the next step is to edit it."""
    status = told(DRAFT, edits=())
    assert lines(status)[0] == (
        "- [ ] Begyndt: politikken er ord for ord som i udgave 2026/27; kun det, der er noteret "
        "om udgaven, er ændret."
    )
    assert status.next_step.startswith("Ret teksten i docs/")


def test_a_draft_that_all_have_treated_is_to_be_adopted() -> None:
    """The step names the line of the status; a day that has not come counts for nothing yet."""
    assert told(ALL).title == "Udkastet for 2027/28 er under behandling"
    status = told(ALL, date(2027, 5, 3))
    assert status.title == "Udkastet for 2027/28 er behandlet og kan vedtages"
    assert "data/edition.yaml:2" in status.next_step


@pytest.mark.parametrize(
    ("today", "answers", "title", "step"),
    [
        (date(2027, 4, 9), 0, "under behandling", "inden høringen begynder 10. april 2027"),
        (date(2027, 4, 10), 2, "under behandling", "Vent på svarene"),
        (date(2027, 5, 10), 2, "under behandling", "Vent på svarene"),
        (date(2027, 5, 11), 2, "under behandling", "data/hoering.yaml:2"),
        (date(2027, 5, 11), 0, "kan vedtages", "data/edition.yaml:2"),
    ],
)
def test_a_draft_that_is_heard_is_not_adopted_before_the_hearing_is_over_and_all_is_answered(
    today: date, answers: int, title: str, step: str
) -> None:
    """Though every party has treated it: adopting it would be refused."""
    written = f"{ALL}høring:\n  begynder: 2027-04-10\n  slutter: 2027-05-10\n"
    rows = "".join(
        f"  - part: elevråd\n    dato: 2027-04-1{n}\n    gælder: alt\n    svar: Svar {n}.\n"
        for n in range(answers)
    )
    answered = {"file": "data/hoering.yaml", "create": f"svar:\n{rows or '  []'}"}
    status = told(written, today, (REWORDED, answered))
    assert title in status.title
    assert step in status.next_step


def test_what_is_late_is_told_as_late() -> None:
    """Of a draft and of a revision that was not begun."""
    late = date(2028, 9, 1)
    assert "- [ ] Ikke vedtaget. Skulle have været det senest 16. juni 2027." in lines(
        told(DRAFT, late)
    )
    assert "- [ ] Udgave 2028/29 skulle have været vedtaget senest 3. maj 2028." in lines(
        told(ADOPTED, late, is_out=True)
    )
    told_due = lines(told(ADOPTED, date(2028, 2, 1), is_out=True))
    assert any(each.endswith("Revisionen skulle begynde 3. januar 2028.") for each in told_due)


def test_a_published_edition_changes_by_a_correction_alone() -> None:
    """The step is what publishing accepts; the year's treatment is done, and not reminded of."""
    day = date(2027, 10, 4)
    corrected = f"{ADOPTED}rettelser:\n  - dato: 2027-10-04\n    note: Et ord manglede.\n"
    status = told(corrected, day, published=ADOPTED)
    assert (status.is_due, status.next_step[:18]) == (False, "Kør «make publish»")
    status = told(ADOPTED, day, edits=(), published=ADOPTED)
    assert status.title == "Udgave 2027/28 er ændret, siden den blev offentliggjort"
    assert status.next_step.startswith("Skriv under «rettelser» i data/edition.yaml:")
    assert status.is_due is False


def test_a_link_that_was_tried_again_leaves_an_edition_as_it_was_published() -> None:
    """Publishing would do nothing, so nothing is to be published."""
    tried = {"file": "data/links.yaml", "from": "2026-08-14", "to": "2027-09-20"}
    status = told(ADOPTED, date(2027, 9, 21), (REWORDED, tried), published=ADOPTED)
    assert "- [x] Offentliggjort." in lines(status)
    assert status.next_step.startswith("Intet før")


def test_an_adopted_edition_is_to_be_published() -> None:
    """Until it is, that is the next step."""
    status = told(ADOPTED)
    assert status.title == "Udgave 2027/28 skal offentliggøres"
    assert "- [ ] Ikke offentliggjort." in lines(status)
    assert "make publish" in status.next_step


@pytest.mark.parametrize(
    ("today", "title", "step"),
    [
        (date(2028, 1, 2), "er vedtaget, og næste revision er ikke", "Intet før 3. januar 2028."),
        (date(2028, 1, 3), "Det er tid til at begynde revisionen for 2028/29", "Begynd næste"),
        (date(2028, 5, 3), "Det er tid til at begynde revisionen for 2028/29", "Begynd næste"),
        (date(2028, 5, 4), "skulle have været færdig 3. maj 2028", "YEAR=2028/29"),
    ],
)
def test_a_published_edition_rests_until_the_next_is_due(
    today: date, title: str, step: str
) -> None:
    """Then it is time, and after a year from the adoption it is late."""
    status = told(ADOPTED, today, is_out=True)
    assert title in status.title
    assert step in status.next_step
    assert "- [x] Offentliggjort." in lines(status)


def test_an_edition_that_is_carried_over_may_be_treated_or_followed() -> None:
    """Its treatment is not recorded, which is told and not judged."""
    status = told("skoleår: 2026/27\nstatus: overført\n", edits=(), is_out=True)
    assert status.title == "Det er tid til at begynde revisionen for 2027/28"
    assert "skriv datoerne under «behandlet»" in status.next_step


def test_errors_come_first() -> None:
    """What is told of a policy with errors might be wrong, so the first error is the next step."""
    status = told(DRAFT.replace("elevråd:", "elevraad:"))
    assert status.title == "Udgave 2027/28: der er fejl, som skal rettes"
    assert "data/edition.yaml:5" in status.next_step
    assert lines(status) == ["- [ ] Kontrollen: 1 fejl. Den første står i data/edition.yaml:5."]


def test_an_archive_that_is_not_at_hand_is_told_and_not_taken_for_an_empty_one() -> None:
    """Nothing is said of what is published, and the next step fetches it."""
    unseen = Archive((), "origin/gh-pages", "git fetch origin gh-pages")
    status = told(ADOPTED, archive=unseen)
    assert "- [ ] Om noget er offentliggjort, kan ikke ses her." in lines(status)
    assert "git fetch origin gh-pages" in status.next_step


def test_it_is_never_more_than_a_page() -> None:
    """Forty parties and a thousand problems are counted, not listed."""
    parties = "".join(f"  - id: part{n}\n    navn: gruppe {n}\n" for n in range(40))
    school = {"file": "data/school.yaml", "create": f"navn: X\nklassetrin: 0-9\nparter:\n{parties}"}
    draft = "skoleår: 2027/28\nstatus: udkast\n"
    policy = load_files(Edited(SCHOOL, [{"file": EDITION, "create": draft}, school]))
    warnings = [problem(Place("docs/x.md", n), "MANGLER-PUNKTUM", found="x") for n in range(1, 999)]
    text = year_status(Facts(policy, tuple(warnings), TODAY)).as_text()
    assert len(text.splitlines()) < 20
    assert len(text) < 1500
    assert "gruppe 5 og 34 andre" in text
    assert "998 advarsler. Den første står i docs/x.md:1." in text


def test_in_a_comment_a_name_is_text() -> None:
    """What a school calls its parties neither links nor calls anybody on GitHub."""
    school = {
        "file": "data/school.yaml",
        "create": "navn: X\nklassetrin: 0-9\nparter:\n  - id: a\n    navn: '@x [y](https://z.dk)'\n",
    }
    draft = "skoleår: 2027/28\nstatus: udkast\n"
    policy = load_files(Edited(SCHOOL, [{"file": EDITION, "create": draft}, school]))
    text = year_status(Facts(policy, (), TODAY)).as_markdown()
    assert "@x" not in text
    assert "](" not in text
