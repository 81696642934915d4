"""Publishing to a real repository with a bare remote: what is published, frozen, refused."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.documents.files import CHANGES_PDF, POLICY_PDF
from policy.loading.edition_json import from_json
from policy.words.publication_words import DONE
from scripts.publishing.fictional_school import adopt, replace
from tests.support.published import EDITION, EVERYDAY, Published
from tests.support.repositories import git

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]

CORRECTION = "  - {dato: 2027-03-12, note: Bolden er rød.}\n"
TEXT = ("og kan altid låne en bold ud", "og kan altid låne en rød bold ud")


@pytest.fixture
def school(first_edition: Published, tmp_path: Path) -> Published:
    """The fictional school, its first edition published."""
    return first_edition.copy(tmp_path)


def test_the_first_publication_makes_the_archive(school: Published) -> None:
    """A folder for the year, the same tree in force, the shared pages, mike's list, a tag."""
    tree = school.tree()
    shared = {".nojekyll", "index.html", "404.html", "robots.txt", "udgaver", "versions.json"}
    shared |= {"feed.xml", "kalender.ics"}
    assert set(tree) == {"2026-27", "gaeldende", *shared}
    assert tree["2026-27"] == tree["gaeldende"]
    assert json.loads(school.read("versions.json")) == [
        {"version": "2026-27", "title": "2026/27 (gældende)", "aliases": ["gaeldende"]}
    ]
    published = git(school.remote, "rev-parse", "udgave-2026-27")
    assert published == git(school.root, "rev-parse", "HEAD")
    assert from_json(school.read("2026-27/udgave.json")).info.year == "2026/27"


def test_a_second_run_has_nothing_to_do(school: Published) -> None:
    """It is run on every change of main: the branch stays where it is."""
    before = school.head()
    assert school.publish() == (0, DONE["nothing_new"] + "\n")
    assert school.head() == before


def test_the_feed_tells_what_was_published_and_every_page_leads_to_it(school: Published) -> None:
    """Each edition with what it changed, in the words of its summary; ids stay."""
    first = school.read("feed.xml")
    page = school.read("gaeldende/indsatser/roed-floej/index.html")
    assert 'type="application/atom+xml" href="../../../feed.xml"' in page
    school.year(1)
    assert school.publish()[0] == 0
    feed, edition = school.read("feed.xml"), json.loads(school.read("2027-28/udgave.json"))
    assert edition["kort_fortalt"]
    for line in edition["kort_fortalt"]:
        assert f"{line}." in feed
    assert {*re.findall("<id>.*</id>", first)} < {*re.findall("<id>.*</id>", feed)}


def test_a_dry_run_says_what_happens_and_does_nothing(tmp_path: Path) -> None:
    """The branch, the tags and the repository stay; the run itself then says the same as done.

    So it is for the first edition, the next one, and a draft.
    """
    school = Published(tmp_path)
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: school.year(1),
        lambda: school.begin_draft("2028/29"),
    ]
    for prepare in steps:
        prepare()
        before = state(school)
        status, would = school.publish("--dry-run")
        assert status == 0
        assert state(school) == before
        done = would.replace("ville blive offentliggjort", "er offentliggjort")
        done = done.replace("ville være:", "er:").replace("udgave er:", "udgave:")
        assert school.publish() == (0, done)
        assert state(school) != before


def state(school: Published) -> list[str]:
    """The archive's branch, all references, and what is not committed."""
    work = git(school.root, "status", "--porcelain")
    return [school.head(), git(school.root, "for-each-ref"), work]


def test_a_year_later_the_old_edition_is_byte_for_byte_as_it_was(school: Published) -> None:
    """The new one is in force, the list knows both, nothing else of the old one changed."""
    before = school.tree()
    school.year(1)
    assert school.publish()[0] == 0
    after = school.tree()
    assert after["2026-27"] == before["2026-27"]
    assert after["2027-28"] == after["gaeldende"] != before["gaeldende"]
    assert [each["title"] for each in json.loads(school.read("versions.json"))] == [
        "2027/28 (gældende)",
        "2026/27",
    ]
    assert "siden 2026/27 · ændret 2027/28" not in school.read(
        "2026-27/indsatser/blaa-floej/index.html"
    )
    first, second = school.tree("2026-27"), school.tree("2027-28")
    assert first[POLICY_PDF] != second[POLICY_PDF]
    assert CHANGES_PDF in second.keys() - first.keys()
    assert f'href="../{CHANGES_PDF}"' in school.read("2027-28/aendringer/index.html")
    assert CHANGES_PDF not in school.read("2026-27/aendringer/index.html")


def test_an_edition_is_in_force_from_its_day_and_never_moves_back(school: Published) -> None:
    """Published in June it waits until August, without a commit; a wrong clock changes nothing."""
    school.year(1)
    assert "Gældende" not in school.publish("--today", "2027-07-31")[1]
    assert school.tree()["gaeldende"] == school.tree()["2026-27"]
    assert "Gældende udgave: 2027/28." in school.publish("--today", "2027-08-01")[1]
    assert school.tree()["gaeldende"] == school.tree()["2027-28"]
    assert school.publish("--today", "1999-01-01") == (0, DONE["nothing_new"] + "\n")


def test_a_frozen_edition_is_left_alone_by_code(school: Published) -> None:
    """Another menu or theme makes other pages; those that are adopted stay as they were."""
    before = school.tree()
    school.edit("mkdocs.yml", "Velkommen: index.md", "Hjem: index.md")
    status, said = school.publish()
    assert status == 0
    assert said.startswith("Udgave 2026/27 er vedtaget og ligger fast: kun kode")
    assert school.tree() == before


def test_a_frozen_policy_changes_only_with_a_correction(school: Published) -> None:
    """Without one it is refused; with one it is published, and the earlier bytes are in history."""
    before, tree = school.head(), school.tree()
    school.edit(EVERYDAY, *TEXT)
    status, said = school.publish()
    assert status == 1
    assert "1 ændring" in said
    assert "rettelser" in said
    assert school.head() == before
    school.edit(EDITION, "ændringsnoter:", f"{CORRECTION}ændringsnoter:")
    assert school.publish()[0] == 0
    assert "Rettet 12. marts 2027: Bolden er rød." in school.read("2026-27/hverdagen/index.html")
    assert git(school.remote, "rev-parse", f"{before}:2026-27").strip() == tree["2026-27"]


def test_a_correction_once_published_stays(school: Published) -> None:
    """It can be followed by another, but not be taken out or rewritten."""
    school.edit(EDITION, "rysteturen er for 6. klasse", "rysteturen er for 5. klasse")
    status, said = school.publish()
    assert status == 1
    assert "bliver stående" in said


def test_an_old_edition_is_corrected_from_its_tag_while_main_is_a_year_ahead(
    school: Published,
) -> None:
    """What is in force does not move back, and the newer edition is not touched."""
    school.year(1)
    school.publish()
    before = school.tree()
    git(school.root, "checkout", "-q", "-b", "rettelse", "udgave-2026-27")
    school.edit(EDITION, "ændringsnoter:", f"{CORRECTION}ændringsnoter:")
    assert school.publish()[0] == 0
    after = school.tree()
    assert after["2026-27"] != before["2026-27"]
    assert after["2027-28"] == after["gaeldende"] == before["2027-28"]
    tag = git(school.remote, "rev-parse", "udgave-2026-27")
    assert tag == git(school.root, "rev-parse", "rettelse")


def test_an_older_year_is_refused(school: Published) -> None:
    """The archive only grows forward."""
    school.edit("data/initiatives.yaml", "udgået: 2026/27", "udgået: 2025/26")
    school.edit(EDITION, "skoleår: 2026/27", "skoleår: 2025/26")
    status, said = school.publish()
    assert status == 1
    assert "2026/27 er allerede offentliggjort" in said


def test_an_adopted_edition_is_no_draft_again(school: Published) -> None:
    """What was adopted cannot be taken back by a status."""
    school.edit(EDITION, "status: vedtaget\nvedtaget: 2026-06-16", "status: udkast\nvedtaget:")
    text = (school.root / EDITION).read_text(encoding="utf-8")
    start, _, rest = text.partition("rettelser:")
    end = rest.partition("ændringsnoter:")[2]
    (school.root / EDITION).write_text(f"{start}ændringsnoter:{end}", encoding="utf-8")
    git(school.root, "commit", "-qam", "draft")
    status, said = school.publish()
    assert status == 1
    assert "allerede vedtaget" in said


def test_a_draft_lies_beside_and_goes_at_its_adoption(school: Published) -> None:
    """It is never in force, no search engine is asked to it, and it leaves no folder behind."""
    school.begin_draft()
    assert "Udkast 2027/28 er offentliggjort" in school.publish()[1]
    assert school.tree()["gaeldende"] == school.tree()["2026-27"]
    assert 'content="noindex"' in school.read("udkast/index.html")
    assert "udkast" not in git(school.remote, "tag")
    school.adopt_draft()
    status, said = school.publish()
    assert (status, DONE["removed"] in said) == (0, True)
    assert "udkast" not in school.tree()


def test_a_draft_is_not_published_where_the_school_does_not_want_it(school: Published) -> None:
    """It says so, and takes down one that was published before."""
    school.begin_draft()
    school.publish()
    assert "udkast" in school.tree()
    school.edit("data/school.yaml", "offentliggør_udkast: ja", "offentliggør_udkast: nej")
    status, said = school.publish()
    assert status == 0
    assert DONE["held_back"].format(year="2027/28") in said
    assert "udkast" not in school.tree()


def test_nothing_is_published_of_what_is_not_committed(school: Published) -> None:
    """A changed file and a new one are named."""
    (school.root / "ny.md").write_text("x", encoding="utf-8")
    status, said = school.publish()
    assert (status, "(ny.md)" in said) == (1, True)


def test_nothing_is_published_with_problems(school: Published) -> None:
    """They are told as the check tells them."""
    before = school.head()
    school.edit("data/initiatives.yaml", "tema: Ro og plads", "tema: Ro og blads")
    status, said = school.publish()
    assert status == 1
    assert "UKENDT-TEMA" in said
    assert school.head() == before


def test_no_party_is_passed_over(school: Published) -> None:
    """The policy's own rule: adopted means treated by each before; who is missing is named."""
    before = school.head()
    school.begin_draft()
    adopt(school.root, 2027)
    replace(school.root, EDITION, "  forældreråd: 2027-05-12", "  forældreråd:")
    git(school.root, "commit", "-qam", "adopted")
    status, said = school.publish()
    assert status == 1
    assert "forældreråd" in said
    assert school.head() == before
    school.edit(EDITION, "  forældreråd:", "  forældreråd: 2027-06-20")  # after its adoption
    assert school.publish()[0] == 1
    assert school.head() == before
    school.edit(EDITION, "  forældreråd: 2027-06-20", "  forældreråd: 2027-05-12")
    assert school.publish()[0] == 0


def test_a_tag_that_is_only_at_the_remote_stays_where_it_is(tmp_path: Path) -> None:
    """A machine that fetched no tags renews the shared pages, and moves nothing else."""
    school = Published(tmp_path)
    (school.root / EDITION).write_text(
        "skoleår: 2026/27\nstatus: overført\nvedtaget:\ngælder_fra: 2027-08-01\n"
        "behandlet:\n  personale:\nrettelser: []\nændringsnoter: []\n",
        encoding="utf-8",
    )
    git(school.root, "commit", "-qam", "carried over")
    school.publish("--today", "2027-07-31")
    tag = git(school.remote, "rev-parse", "udgave-2026-27")
    git(school.root, "commit", "-q", "--allow-empty", "-m", "code")
    git(school.root, "tag", "-d", "udgave-2026-27")
    assert "Gældende udgave: 2026/27." in school.publish()[1]
    assert git(school.remote, "rev-parse", "udgave-2026-27") == tag


def test_a_published_initiative_does_not_vanish(school: Published) -> None:
    """Its id is active or retired for ever, also when the archive is only at the remote."""
    git(school.root, "update-ref", "-d", "refs/remotes/origin/gh-pages")
    school.edit("data/initiatives.yaml", "id: R1", "id: R77")
    status, said = school.publish()
    assert status == 1
    assert "ID-FORSVUNDET" in said


def test_the_same_commit_is_the_same_tree_anywhere_any_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From two folders, on two days, published to two empty archives."""
    (tmp_path / "a").mkdir()
    one = Published(tmp_path / "a")
    one.publish()
    other = one.clone("anden")
    git(one.remote, "update-ref", "-d", "refs/heads/gh-pages")
    before = git(one.root, "rev-parse", "refs/remotes/origin/gh-pages^{tree}")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2031-01-01T12:00:00+00:00")
    git(other.root, "update-ref", "-d", "refs/remotes/origin/gh-pages")
    git(other.root, "tag", "-d", "udgave-2026-27")
    git(one.remote, "tag", "-d", "udgave-2026-27")
    assert other.publish()[0] == 0
    assert git(one.remote, "rev-parse", "gh-pages^{tree}") == before
