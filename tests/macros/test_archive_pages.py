"""The pages that all editions share: what they say, and that they say it safely."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.archive_pages import Look, archive_pages
from policy.archive.publication import Entry
from tests.policy.archive.test_publication import CARRIED, CORRECTED, DRAFT, entries, made

ALL = entries(CORRECTED, made("2027/28", gælder_fra="2027-08-01"), DRAFT)
ICON = "data:image/svg+xml,%3Csvg/%3E"
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


def pages(
    found: dict[str, Entry] = ALL, current: str = "2027-28", address: str = ""
) -> dict[str, str]:
    """The shared files of an archive."""
    tokens = ":root { --ink: black; }\n"
    return archive_pages(found, current, "Trivselspolitik", address, Look(tokens, ICON))


def test_the_list_reads_as_it_should(golden: Callable[[str | Path, str], None]) -> None:
    """Newest first, the draft before all, each with its treatment and corrections."""
    found = {name: Entry(name, each.info, each.school, 3) for name, each in ALL.items()}
    golden("udgaver.html", pages(found)["udgaver/index.html"])


def test_every_shared_page_has_an_icon_within_it() -> None:
    """A browser asks a host for one that no page names, and is told that there is none."""
    for name, text in pages().items():
        if name.endswith(".html"):
            icon = BeautifulSoup(text, "html.parser").select_one("link[rel=icon]")
            assert icon, name
            assert icon["href"] == ICON, name


@pytest.mark.parametrize(
    ("changes", "words"),
    [(None, None), (0, "Ingen ændringer"), (1, "1 ændring "), (12, "12 ændringer ")],
)
def test_the_number_of_changes_is_told_where_it_is_known(
    changes: int | None, words: str | None
) -> None:
    """None at all is something else than not knowing; one is one."""
    found = {name: Entry(name, each.info, each.school, changes) for name, each in ALL.items()}
    text = pages(found)["udgaver/index.html"]
    assert (words in text) if words else ("siden udgaven før" not in text)


@pytest.mark.parametrize(
    ("found", "current", "target"),
    [
        (ALL, "2027-28", "gaeldende/"),
        (entries(DRAFT), "", "udkast/"),
        (entries(CARRIED), "", "2026-27/"),
    ],
    ids=["in force", "only a draft", "not in force yet"],
)
def test_the_root_leads_to_what_is_in_force_or_else_to_what_there_is(
    found: dict[str, Entry], current: str, target: str
) -> None:
    """Without scripts, and with a link for whoever does not want to be led."""
    html = BeautifulSoup(pages(found, current)["index.html"], "html5lib")
    led = html.select_one("meta[http-equiv=refresh]")
    assert led
    assert led["content"] == f"0; url={target}"
    assert html.select_one(f'a[href="{target}"]')


@pytest.mark.parametrize(
    ("address", "base"),
    [("", "/"), ("https://example.dk", "/"), ("https://example.dk/trivsel/", "/trivsel/")],
)
def test_the_page_for_what_is_not_found_leads_from_the_root(address: str, base: str) -> None:
    """It is shown at any depth, so its addresses begin at the host's root."""
    html = BeautifulSoup(pages(address=address)["404.html"], "html5lib")
    found = [str(each["href"]) for each in html.select("[href]:not([rel=icon])")]
    assert found
    assert all(each.startswith(base) and not each.startswith("//") for each in found)


def test_search_engines_find_every_edition_but_the_draft() -> None:
    """By one site map of site maps, where the archive's address is known."""
    files = pages(address="https://example.dk/trivsel/")
    found = re.findall("<loc>(.*?)</loc>", files["sitemap.xml"])
    assert found == [
        f"https://example.dk/trivsel/{name}/sitemap.xml" for name in ("2027-28", "2026-27")
    ]
    assert "Sitemap: https://example.dk/trivsel/sitemap.xml" in files["robots.txt"]
    assert "sitemap.xml" not in pages()
    assert "Sitemap" not in pages()["robots.txt"]


def test_what_somebody_wrote_is_text_and_nothing_else() -> None:
    """A school's name, a party's, a correction: shown as written, never run."""
    school = {"navn": HOSTILE, "klassetrin": "0-6", "parter": [{"id": "a", "navn": HOSTILE}]}
    hostile = made(
        rettelser=[{"dato": "2027-06-20", "note": HOSTILE}],
        behandlet={"a": "2027-05-01"},
        school=school,
    )
    files = archive_pages(entries(hostile), "2026-27", HOSTILE, "", Look("", ICON))
    for name in ("index.html", "404.html", "udgaver/index.html"):
        html = BeautifulSoup(files[name], "html5lib")
        assert not html.select("script")
        assert HOSTILE in html.get_text()


def test_nothing_is_asked_of_another_host_and_nothing_runs() -> None:
    """No script, no style within a tag, no address but the archive's own."""
    for name, text in pages(address="https://example.dk/").items():
        if name.endswith(".html"):
            html = BeautifulSoup(text, "html5lib")
            assert html.html
            assert html.html["lang"] == "da"
            assert len(html.select("h1")) == 1
            assert not html.select("script, [style], [onclick], style")
            assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


def test_the_calendar_has_the_days_of_every_edition() -> None:
    """A calendar that was fetched once loses no day when later ones come."""
    years = [f"{year}/{year % 100 + 1}" for year in range(2027, 2047)]
    made_then = (made(year, gælder_fra=f"{year[:4]}-08-01") for year in years)
    text = pages(entries(*made_then), "2046-47")["kalender.ics"]
    found = {int(each) for each in re.findall(r"DTSTART;VALUE=DATE:(\d{4})0801", text)}
    assert found == {*range(2027, 2047)}
