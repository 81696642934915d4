"""The days of the treatment as a calendar: what is recorded, and what comes next."""

from datetime import date

from icalendar import Calendar

from policy.model.data_files import EditionFile, School
from policy.year.dates import year_calendar
from tests.support.edited import DATA, Edited


def days(*editions: tuple[EditionFile, School]) -> dict[str, date]:
    """The first day of each event by its title."""
    text = year_calendar("Trivsel", editions, "https://example.dk/udgaver/")
    assert text == year_calendar("Trivsel", editions, "https://example.dk/udgaver/")
    events = Calendar.from_ical(text).walk("VEVENT")
    assert all((each.decoded("dtend") - each.decoded("dtstart")).days == 1 for each in events)
    assert len({str(each["uid"]) for each in events}) == len(events)
    return {str(each["summary"]): each.decoded("dtstart") for each in events}


def test_it_has_what_happened_and_when_the_next_edition_is_due() -> None:
    """Each party's treatment, the adoption, the day in force; then the days to come."""
    edition = Edited(DATA / "school", ()).edition()
    assert days((edition.info, edition.school)) == {
        "Personalet behandlede «Trivsel»": date(2026, 4, 22),
        "Elevrådet behandlede «Trivsel»": date(2026, 5, 6),
        "Forældrerådene behandlede «Trivsel»": date(2026, 5, 19),
        "Skolebestyrelsen behandlede «Trivsel»": date(2026, 6, 16),
        "«Trivsel» 2026/27 blev vedtaget": date(2026, 6, 16),
        "«Trivsel» 2026/27 træder i kraft": date(2026, 8, 1),
        "Revisionen af «Trivsel» begynder": date(2027, 2, 16),
        "«Trivsel» skal være vedtaget for 2027/28": date(2027, 6, 16),
    }


def test_a_month_is_no_day_and_where_no_day_is_known_there_is_no_calendar() -> None:
    """Nothing is invented for a school that has recorded nothing."""
    school = Edited(DATA / "school", ()).edition().school
    values = {"skoleår": "2026/27", "status": "overført"}
    assert year_calendar("T", [(EditionFile.model_validate(values), school)], "") == ""
    values = {"skoleår": "2026/27", "status": "vedtaget", "vedtaget": "2026-06"}
    assert year_calendar("T", [(EditionFile.model_validate(values), school)], "") == ""
