"""The hearing of a draft: its end, its ready answers, its day in a calendar, its numbers."""

from datetime import date
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from policy.archive.history import History
from policy.diff.compare import compare
from policy.loading.edition_json import as_json, from_json
from policy.model.edition import Edition, content
from policy.year.hearing import (
    answer_mail,
    deadline,
    hearing_files,
    is_over,
    mail_to,
    numbered,
)
from policy.year.ics import Event, calendar_file
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
DRAFT = """skoleår: 2027/28
status: udkast
høring:
  begynder: 2027-04-06
  slutter: 2027-05-02
  svar_til: {rolle: Kontoret, adresse: "mailto:kontoret@example.dk"}
"""
SEATS = {"file": "docs/hverdagen.md", "from": "skifter hver måned", "to": "skifter hver uge"}
FIRST = {"file": "data/initiatives.yaml", "from": "Klassen holder møde", "to": "Alle holder møde"}


def draft(*edits: dict[str, str]) -> Edition:
    """The fictional school's draft, in a hearing."""
    return Edited(SCHOOL, [{"file": "data/edition.yaml", "create": DRAFT}, *edits]).edition()


def previous() -> Edition:
    """The edition before it."""
    return Edited(SCHOOL, ()).edition()


@pytest.mark.parametrize(
    ("today", "expected"),
    [(None, False), (date(2027, 5, 2), False), (date(2027, 5, 3), True)],
)
def test_the_last_day_is_still_a_day_to_answer(today: date | None, expected: bool) -> None:
    """It is over the day after; where no day is known it is not said to be over."""
    hearing = draft().info.hearing
    assert hearing
    assert is_over(hearing, today) is expected


def test_a_ready_answer_names_the_draft_and_the_change() -> None:
    """Read as a mail program reads it: subject and body whole, with line breaks of mail."""
    parts = urlsplit(answer_mail(draft(), "ændring 7 (Ændret U6 & «I timerne»?)"))
    asked = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "kontoret@example.dk")
    assert asked["subject"] == [
        "Svar på høring: «Sådan trives vi på Eventyrbakken», udkast til 2027/28 – "
        "ændring 7 (Ændret U6 & «I timerne»?)"
    ]
    assert "Det gælder: ændring 7 (Ændret U6 & «I timerne»?)\r\n" in asked["body"][0]
    letter = EmailMessage()
    letter["Subject"] = asked["subject"][0]  # no line break that would begin another header
    assert "mailto:" in answer_mail(draft(), "alt")


def test_an_address_that_is_no_mail_is_left_as_it_is() -> None:
    """A page of the school's own, and a mail with a subject of its own."""
    assert mail_to("https://example.dk/svar", "x", "y") == "https://example.dk/svar"
    assert mail_to("mailto:a@b.dk?subject=Hej", "x", "y") == "mailto:a@b.dk?subject=Hej"


def test_the_last_day_is_a_whole_day_that_ends_on_the_day_after() -> None:
    """Read back by a reader of calendars; the same bytes twice, no line over 75 bytes."""
    files = hearing_files(draft(), History(compare(previous(), draft())))
    text = files["hoering/frist.ics"]
    assert text == hearing_files(draft(), History())["hoering/frist.ics"]
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 5, 2)
    assert event.decoded("dtend") == date(2027, 5, 3)
    assert str(event["summary"]).startswith("Sidste dag for svar på høringen")
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))


def test_an_event_keeps_its_id_when_it_is_moved() -> None:
    """And no two events of two schools or two years have the same."""
    ids = {
        str(
            Calendar.from_ical(calendar_file(school, "T", [Event(name, day, "x")])).walk("VEVENT")[
                0
            ]["uid"]
        )
        for school, name, day in [
            ("A", "2027/28/hoering", date(2027, 5, 2)),
            ("A", "2027/28/hoering", date(2027, 5, 9)),
            ("A", "2028/29/hoering", date(2027, 5, 2)),
            ("B", "2027/28/hoering", date(2027, 5, 2)),
        ]
    }
    assert len(ids) == 3


def test_what_is_written_into_a_calendar_stays_text() -> None:
    """Commas, line breaks and names of properties in a school's words begin nothing."""
    title = "Fest; kage, saft\\ og\nBEGIN:VALARM\nEND:VCALENDAR for børn og forældre, også på dag 2"
    address = f"https://example.dk/{'lang/' * 20}"
    text = calendar_file("S", title, [Event("n", date(2027, 1, 1), title, title, address)])
    found = Calendar.from_ical(text)
    assert str(found.walk("VEVENT")[0]["summary"]) == title
    assert not found.walk("VALARM")
    assert found.to_ical().decode() == text


def test_a_day_of_a_draft_without_a_hearing_is_none() -> None:
    """Nothing is written for it."""
    assert deadline(previous()) is None
    assert hearing_files(previous(), History()) == {}


def test_the_heard_draft_stays_as_it_was_sent_out() -> None:
    """What is kept beside a later draft is the first one, and its numbers are kept."""
    first, later = draft(SEATS), draft(SEATS, FIRST)
    kept = from_json(hearing_files(later, History(heard=first))["hoert.json"])
    assert kept == content(first)
    heard, now = compare(previous(), first), compare(previous(), later)
    numbers = {each.id or each.section: each.number for each in numbered(now.policy_changes, heard)}
    assert numbers["i-timerne"] == 1
    assert numbers["G1"] == len(heard.policy_changes) + 1


def test_the_hearing_is_part_of_the_published_data() -> None:
    """It is read back as it was."""
    assert from_json(as_json(draft())) == content(draft())


def test_a_hearing_is_no_change_of_the_policy() -> None:
    """What is compared is the policy, and what is recorded of its treatment."""
    without = draft().model_copy(update={"info": draft().info.model_copy(update={"hearing": None})})
    assert compare(without, draft()).changes == ()


def test_the_changes_of_the_policy_are_numbered_from_one() -> None:
    """A transition comes before what is noted of the edition, whose numbers nobody is told."""
    moved = {
        "file": "data/initiatives.yaml",
        "from": "De voksne fra begge fløje mødes",
        "to": "De voksne og børnene mødes",
    }
    changes = compare(previous(), draft(moved)).policy_changes
    assert [each.number for each in changes] == [1]
