"""Days and addresses: what lies ahead waits, and what the archive's root says is true."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from policy.loading.edition_json import from_json
from scripts.publishing.fictional_school import git as git_on
from tests.support.published import EDITION, EVERYDAY, Published

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published."""
    return first_edition.copy(tmp_path)


def commit_on(school: Published, day: date) -> None:
    """Make the newest commit one of that day."""
    git_on(school.root, "commit", "-q", "--amend", "--no-edit", day=day)


@pytest.mark.parametrize(("days", "status"), [(2, 0), (3, 1)])
def test_a_day_ahead_of_commit_and_clock_is_refused(
    school: Published, days: int, status: int
) -> None:
    """An edition would be in force too early; two days are let through for time zones."""
    commit_on(school, date.today())
    found, said = school.publish("--today", str(date.today() + timedelta(days=days)))
    assert found == status
    assert ("mere end to dage efter" in said) is bool(status)


def test_an_old_commit_is_published_on_any_later_day(school: Published) -> None:
    """As the daily run does, which puts an edition in force without a commit."""
    commit_on(school, date(2020, 1, 1))
    assert school.publish("--today", str(date.today()))[0] == 0


def test_an_adoption_is_not_committed_before_it_happened(school: Published) -> None:
    """The date of an adoption or a correction is a record, no plan."""
    school.year(1)
    commit_on(school, date(2027, 6, 12))
    status, said = school.publish("--today", "2027-06-12")
    assert (status, "15. juni 2027" in said) == (1, True)
    commit_on(school, date(2027, 6, 13))
    assert school.publish("--today", "2027-06-13")[0] == 0


def test_an_edition_in_force_too_early_steps_back_by_a_correction(school: Published) -> None:
    """Its day was forgotten; with the day and a correction the former is in force again."""
    school.year(1)
    school.edit(EDITION, "gælder_fra: 2027-08-01", "gælder_fra:")
    assert "Gældende udgave: 2027/28." in school.publish("--today", "2027-06-20")[1]
    school.edit(EDITION, "gælder_fra:", "gælder_fra: 2027-08-01")
    school.edit(
        EDITION,
        "rettelser: []",
        "rettelser:\n  - {dato: 2027-06-21, note: Udgaven gælder først fra 1. august.}",
    )
    status, said = school.publish("--today", "2027-06-21")
    assert (status, "Gældende udgave: 2026/27." in said) == (0, True), said
    assert school.tree()["gaeldende"] == school.tree()["2026-27"]
    assert "Gældende udgave: 2027/28." in school.publish("--today", "2027-08-01")[1]
    assert school.tree()["gaeldende"] == school.tree()["2027-28"]


def test_a_first_edition_in_force_too_early_steps_back_too(tmp_path: Path) -> None:
    """Then none is in force, and the archive's root leads to the edition itself."""
    school = Published(tmp_path)
    school.publish()
    school.edit(EDITION, "gælder_fra: 2026-08-01", "gælder_fra: 2028-08-01")
    correction = "  - {dato: 2027-06-21, note: Udgaven gælder først fra 2028.}\nændringsnoter:"
    school.edit(EDITION, "ændringsnoter:", correction)
    status, said = school.publish()
    assert (status, "Ingen udgave gælder endnu." in said) == (0, True), said
    assert "gaeldende" not in school.tree()
    assert "2026-27/" in school.read("index.html")


def test_another_address_is_told_and_nothing_at_the_root_names_the_old_one(
    school: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where it is changed nor where it is forgotten; said once."""
    old, new = "https://gammel.example", "https://ny.example/trivsel"
    monkeypatch.setenv("SITE_URL", f"{old}/")
    assert "adresse" not in school.publish()[1]
    assert old in school.read("sitemap.xml")
    monkeypatch.setenv("SITE_URL", f"{new}/")
    assert f"Sidens adresse er nu {new} og var {old}." in school.publish()[1]
    assert "adresse" not in school.publish()[1]
    assert old not in root_of(school)
    monkeypatch.delenv("SITE_URL")
    assert f"SITE_URL er ikke sat, og sidens adresse var {new}." in school.publish()[1]
    assert "https://" not in root_of(school)
    assert "sitemap.xml" not in school.tree()


def root_of(school: Published) -> str:
    """The text of all files at the archive's root that are no edition's."""
    names = [name for name in school.tree() if "." in name]
    names += [f"udgaver/{name}" for name in school.tree("udgaver")]
    return "".join(map(school.read, names))


@pytest.mark.parametrize("address", ["example.dk", "ftp://example.dk/", "https://", "https://a b/"])
def test_an_address_that_is_none_is_refused(
    school: Published, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The commit is not asked what it means."""
    monkeypatch.setenv("SITE_URL", address)
    status, said = school.publish()
    assert status == 1
    assert "SITE_URL er" in said or "URL" in said


def test_a_hearing_keeps_the_draft_that_was_sent_out(school: Published) -> None:
    """A draft that is changed later says so; after the last day its page says that it is over."""
    school.begin_draft()
    school.edit(EDITION, "ændringsnoter: []", "høring:\n  slutter: 2027-04-20")
    school.edit(EVERYDAY, "skifter hver måned", "skifter hver uge")
    assert school.publish("--today", "2027-04-01")[0] == 0
    heard, page = school.read("udkast/hoert.json"), school.read("udkast/hoering/index.html")
    assert from_json(heard) == from_json(school.read("udkast/udgave.json"))
    assert "siden høringen begyndte" not in page
    school.edit(EVERYDAY, "skifter hver uge", "skifter hver anden uge")
    assert school.publish("--today", "2027-04-20")[0] == 0
    assert school.read("udkast/hoert.json") == heard
    page = school.read("udkast/hoering/index.html")
    assert "Det er rettet ét sted, siden høringen begyndte." in page
    assert "Høringen er slut" not in page
    assert "Intet nyt" in school.publish("--today", "2027-04-20")[1]
    assert school.publish("--today", "2027-04-21")[0] == 0
    assert "Høringen er slut" in school.read("udkast/hoering/index.html")
