"""The note of a hearing: answer, outcome and the passage as it became, each with the other."""

from policy.archive.history import History
from policy.diff.compare import compare
from policy.loading.edition_json import as_json, from_json
from policy.model.edition import Edition, content
from policy.year.hearing import numbered
from policy.year.note import Note, note_files, note_text
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
DRAFT = "skoleår: 2027/28\nstatus: udkast\nhøring: {begynder: 2027-04-06, slutter: 2027-05-02}\n"
EVERYDAY = "docs/hverdagen.md"
SEATS = {"file": EVERYDAY, "from": "skifter hver måned", "to": "skifter hver uge"}
SLOWER = {"file": EVERYDAY, "from": "skifter hver måned", "to": "skifter hver anden uge"}
FIRST = {"file": "data/initiatives.yaml", "from": "Klassen holder møde", "to": "Alle holder møde"}
ANSWERS = """svar:
  - {part: elevråd, dato: 2027-04-20, gælder: ændring 2, svar: For kort., udfald: delvist,
     begrundelse: To uger.}
  - {gruppe: 5. klasserne, dato: 2027-04-21, gælder: G1, svar: "Godt,


     meget godt."}
"""


def edition(*edits: dict[str, str], answers: str = ANSWERS) -> Edition:
    """The fictional school's draft after these edits."""
    files = [{"file": "data/edition.yaml", "create": DRAFT}]
    files += [{"file": "data/hoering.yaml", "create": answers}] if answers else []
    return Edited(SCHOOL, [*files, *edits]).edition()


def note(heard: Edition | None = None) -> Note:
    """The note of the draft, in which the seats are changed less often than in the heard one."""
    new, old = edition(FIRST, SLOWER), Edited(SCHOOL, ()).edition()
    return Note(new, History(compare(old, new), heard=heard, edition=new))


HEARD = edition(FIRST, SEATS, answers="")


def test_an_answer_leads_to_the_change_and_to_the_passage_as_it_became() -> None:
    """The number is that of the draft that was heard, the passage that of the draft now."""
    first, second = note(HEARD).answers
    assert (first.sender, first.outcome) == ("elevrådet", "Delvist fulgt")
    assert first.about == "ændring 2 (Omformuleret i «I timerne»)"
    assert [each.change.after for each in first.since] == [
        "Pladserne i klassen skifter hver anden uge."
    ]
    assert (second.sender, second.outcome) == ("5. klasserne", "Ikke afgjort endnu")
    assert second.about.startswith("G1 («Alle holder møde")
    assert second.since == ()


def test_a_change_knows_its_answers_also_after_it_was_reworded() -> None:
    """And keeps its number then."""
    found = note(HEARD)
    assert found.proposed
    now = compare(Edited(SCHOOL, ()).edition(), edition(FIRST, SLOWER)).policy_changes
    numbers = [each.number for each in numbered(now, found.proposed)]
    assert numbers == [1, 2]
    assert [[each.number for each in found.on(change)] for change in now] == [[2], [1]]


def test_a_change_that_an_answer_brought_about_knows_it() -> None:
    """Nothing was proposed where the answer asks for something: what then changed there is its."""
    answers = """svar:
  - {part: elevråd, dato: 2027-04-20, gælder: hverdagen#i-timerne, svar: Skift hver uge.}
"""
    old, new = Edited(SCHOOL, ()).edition(), edition(FIRST, SEATS, answers=answers)
    found = Note(new, History(compare(old, new), heard=edition(FIRST, answers=""), edition=new))
    now = {each.target: each for each in compare(old, new).policy_changes}
    assert [each.change for each in found.answers] == [None]
    assert [each.number for each in found.on(now["hverdagen#i-timerne"])] == [1]
    assert found.on(now["G1"]) == ()


def test_the_note_is_text_for_a_meeting() -> None:
    """An answer in a few lines, whatever line breaks it has."""
    assert note_text(note(HEARD)) == (
        "Høringsnotat: «Sådan trives vi på Eventyrbakken», 2027/28\n"
        "\n"
        "Høringen sluttede 2. maj 2027.\n"
        "\n"
        "Svar 1: elevrådet, 20. april 2027\n"
        "  Det gælder: ændring 2 (Omformuleret i «I timerne»)\n"
        "  Svaret: For kort.\n"
        "  Udfald: Delvist fulgt\n"
        "  Begrundelse: To uger.\n"
        "  Sådan blev det: Omformuleret i «I timerne»: Pladserne i klassen skifter hver anden "
        "uge.\n"
        "\n"
        "Svar 2: 5. klasserne, 21. april 2027\n"
        "  Det gælder: G1 («Alle holder møde om det, der fylder, og vælger selv en …»)\n"
        "  Svaret: Godt, meget godt.\n"
        "  Udfald: Ikke afgjort endnu\n"
    )


def test_without_the_heard_draft_nothing_is_claimed_of_what_became() -> None:
    """Drafts that are not published are not kept, so the numbers are those of today."""
    assert [each.since for each in note().answers] == [(), ()]
    assert note().answers[0].about == "ændring 2 (Omformuleret i «I timerne»)"


def test_answers_are_frozen_with_the_edition() -> None:
    """They are read back from the published data; without any, nothing is written."""
    new = edition(FIRST)
    assert from_json(as_json(new)) == content(new)
    assert from_json(as_json(new)).answers
    assert "høringssvar" not in as_json(HEARD)
    assert note_files(HEARD, History()) == {}
    assert list(note_files(new, History())) == ["hoering/notat.txt"]
