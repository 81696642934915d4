"""Every combination of a new edition and an archive has a decision."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.archive.publication import (
    Decision,
    Entry,
    PublicationError,
    Verdict,
    check_dates,
    decide,
    folder_of,
    in_force,
    titles,
)
from policy.model.data_files import EditionFile
from policy.model.edition import Edition
from tests.support.sample import edition

CORRECTION = {"dato": "2027-03-12", "note": "Et ord er rettet."}
TREATED = {"elevråd": "2027-05-01", "hjem": "2027-05-02"}
NEW_PAGE: dict[str, Any] = {"pages": ()}


def info(year: str = "2026/27", status: str = "vedtaget", **keys: Any) -> dict[str, Any]:
    """The data of an edition as in its file, adopted by default."""
    adopted = {"vedtaget": "2027-06-15", "behandlet": TREATED} if status == "vedtaget" else {}
    return {"skoleår": year, "status": status, **adopted, **keys}


def made(year: str = "2026/27", status: str = "vedtaget", **keys: Any) -> Edition:
    """An edition of the sample policy with these data."""
    others = {name: keys.pop(name) for name in ("pages", "school") if name in keys}
    return edition(info=info(year, status, **keys), **others)


def entries(*editions: Edition) -> dict[str, Entry]:
    """The archive with these editions."""
    return {
        folder_of(each.info): Entry(folder_of(each.info), each.info, each.school)
        for each in editions
    }


@pytest.mark.parametrize(("day", "is_refused"), [(27, False), (26, False), (25, True)])
def test_a_treatment_is_not_published_before_it_happened(day: int, is_refused: bool) -> None:
    """A party's treatment that lies more than two days ahead is refused, in a draft too."""
    draft = made(status="udkast", behandlet={"elevråd": "2027-04-28", "hjem": None}).info
    today = date(2027, 4, day)
    if is_refused:
        with pytest.raises(PublicationError, match=r"28\. april 2027"):
            check_dates(draft, today, today, today)
    else:
        check_dates(draft, today, today, today)


PUBLISHES_DRAFTS = {
    "school": {
        "navn": "Bakkens Skole",
        "klassetrin": "0-6",
        "parter": [{"id": "elevråd", "navn": "elevrådet"}, {"id": "hjem", "navn": "hjemmene"}],
        "offentliggør_udkast": "ja",
    }
}

OLD = made()
CARRIED = made(status="overført")
DRAFT = made("2027/28", "udkast", **PUBLISHES_DRAFTS)
ADOPTED = made("2027/28")
CORRECTED = made(rettelser=[CORRECTION])


@pytest.mark.parametrize(
    ("new", "there", "decision"),
    [
        (CARRIED, [], Decision(Verdict.PUBLISH, "2026-27")),
        (CARRIED, [CARRIED], Decision(Verdict.PUBLISH, "2026-27")),
        (OLD, [CARRIED], Decision(Verdict.PUBLISH, "2026-27")),
        (OLD, [OLD], Decision(Verdict.FROZEN, "2026-27")),
        (CORRECTED, [OLD], Decision(Verdict.PUBLISH, "2026-27")),
        (CORRECTED, [OLD, ADOPTED], Decision(Verdict.PUBLISH, "2026-27")),
        (DRAFT, [OLD], Decision(Verdict.PUBLISH, "udkast")),
        (made("2027/28", "udkast"), [OLD], Decision(Verdict.HELD_BACK, "udkast")),
        (made("2027/28", "udkast"), [OLD, DRAFT], Decision(Verdict.HELD_BACK, "udkast", "udkast")),
        (ADOPTED, [OLD, DRAFT], Decision(Verdict.PUBLISH, "2027-28", "udkast")),
        (CORRECTED, [OLD, DRAFT], Decision(Verdict.PUBLISH, "2026-27")),
        (ADOPTED, [OLD, ADOPTED, DRAFT], Decision(Verdict.FROZEN, "2027-28", "udkast")),
    ],
    ids=[
        "the first", "carried over again", "adopted after carried over", "nothing new",
        "corrected", "corrected while a later one is there", "a draft", "a draft kept back",
        "a draft kept back that was published", "adopted after its draft",
        "corrected while the next draft is there", "a draft left behind",
    ],
)  # fmt: skip
def test_what_may_be_published(new: Edition, there: list[Edition], decision: Decision) -> None:
    """Editions go to their year's folder, drafts to theirs; adoption removes the draft."""
    published = next((each for each in there if each.info.year == new.info.year), None)
    assert decide(new, entries(*there), published) == decision


@pytest.mark.parametrize(
    ("new", "there", "words"),
    [
        (CARRIED, [ADOPTED], "2027/28 er allerede offentliggjort"),
        (OLD, [ADOPTED], "2027/28 er allerede offentliggjort"),
        (made(status="udkast"), [OLD, ADOPTED], "2027/28 er allerede offentliggjort"),
        (CARRIED, [OLD], "allerede vedtaget og offentliggjort"),
        (made(status="udkast"), [OLD], "allerede vedtaget og offentliggjort"),
        (OLD, [CORRECTED], "bliver stående"),
        (made(rettelser=[{**CORRECTION, "note": "Andet."}]), [CORRECTED], "bliver stående"),
        (made(**NEW_PAGE), [OLD], "ligger fast"),
        (made(gælder_fra="2028-08-01"), [OLD], "1 ændring"),
        (made(ændringsnoter=[{"gælder": "U1", "note": "Fordi."}]), [OLD], "1 ændring"),
    ],
    ids=[
        "an older year that is not there", "an older year carried over", "an older draft",
        "carried over after adoption", "a draft after adoption", "a correction taken out",
        "a correction rewritten", "another text", "another day", "another note on a change",
    ],
)  # fmt: skip
def test_what_must_not_be_published(new: Edition, there: list[Edition], words: str) -> None:
    """Each refusal gives the reason and what to do."""
    published = next((each for each in there if each.info.year == new.info.year), None)
    with pytest.raises(PublicationError, match=words):
        decide(new, entries(*there), published)


def test_a_correction_lets_the_text_change_with_it() -> None:
    """With a new correction the text of an adopted edition may change."""
    new = made(rettelser=[CORRECTION], **NEW_PAGE)
    assert decide(new, entries(OLD), OLD).verdict is Verdict.PUBLISH


_years = st.integers(2000, 2060).map(lambda year: f"{year}/{(year + 1) % 100:02}")
_days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
_valid = st.dictionaries(_years, st.none() | _days, min_size=1, max_size=5)


def archive(valid: Mapping[str, date | None]) -> dict[str, Entry]:
    """Published editions by year, each with its first day in force."""
    found = {}
    for year, day in valid.items():
        data = EditionFile.model_validate(info(year, **({"gælder_fra": str(day)} if day else {})))
        found[folder_of(data)] = Entry(folder_of(data), data, OLD.school)
    return found


@given(_valid, _days, st.integers(0, 20_000))
def test_time_only_moves_what_is_in_force_forward(
    valid: dict[str, date | None], today: date, later: int
) -> None:
    """The edition in force never goes back to an earlier year, whatever the dates and the clock."""
    found = archive(valid)
    first = in_force(found, "", today)
    second = in_force(found, first, today + timedelta(days=later))
    assert first <= second
    assert in_force(found, second, date(1970, 1, 1)) == second


@given(_valid, _days)
def test_what_is_in_force_has_begun(valid: dict[str, date | None], today: date) -> None:
    """The edition in force is the latest one that is valid, or none."""
    found = archive(valid)
    name = in_force(found, "", today)
    begun = [
        each
        for each, one in found.items()
        if (one.info.valid_from.first if one.info.valid_from else today) <= today
    ]
    assert name == max(begun, default="")


def test_a_draft_is_never_in_force() -> None:
    """A draft is never in force, even alone and whatever its date."""
    assert in_force(entries(DRAFT), "", date(2060, 1, 1)) == ""


def test_editions_are_called_by_their_year() -> None:
    """Titles mark the edition in force and the draft."""
    assert titles(entries(OLD, ADOPTED, DRAFT), "2027-28") == {
        "2026-27": "2026/27",
        "2027-28": "2027/28 (gældende)",
        "udkast": "Udkast 2027/28",
    }
