"""The preview's server: which file it answers with, and how a page learns of a newer one."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from policy.loading.files import Folder
from scripts.site.archive_preview import ArchivePreview
from scripts.site.plugins.on_demand import OnDemand
from scripts.site.preview import NEWER, Shown, _PreviewHandler
from scripts.site.webserver import serving
from tests.support.previewed import Silent
from tests.support.repositories import write

FILES = {"index.html": b"<p>Ny", "om/index.html": b"<p>Om", "stil.css": b"a{}"}
PUBLISHED = {"2026-27/index.html": "<p>Gammel", "2026-27/æ/index.html": "<p>Æ"}


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """A built site of two pages beside an archive of one edition."""
    write(tmp_path, PUBLISHED)
    site = OnDemand()
    site.files = FILES
    archive = ArchivePreview(Folder(tmp_path))
    return Shown(Silent(), site=site, archive=archive, version="1")


@pytest.fixture
def address(shown: Shown, tmp_path: Path) -> Iterator[str]:
    """The address of its server."""
    with serving(tmp_path, handler=partial(_PreviewHandler, shown=shown)) as found:
        yield found


def fetch(address: str) -> tuple[int, str, str]:
    """The status of an answer, its kind, its text; redirects are followed."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_a_page_of_the_site_gets_the_script_that_reloads_it(address: str) -> None:
    """With the version that it is of; nothing else that is asked for is changed."""
    status, kind, text = fetch(address)
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert text.startswith("<p>Ny<script>")
    assert f"{NEWER}?1" in text
    assert fetch(f"{address}stil.css")[1:] == ("text/css; charset=utf-8", "a{}")


def test_a_published_page_is_shown_as_it_is(address: str) -> None:
    """An address without its slash leads on, as every web host does."""
    assert fetch(f"{address}2026-27")[2] == "<p>Gammel"
    assert fetch(f"{address}2026-27/%C3%A6") == (200, "text/html; charset=utf-8", "<p>Æ")


def test_an_address_without_its_slash_keeps_what_is_searched_for(address: str) -> None:
    """The page that it leads to is of the site that is edited."""
    with urllib.request.urlopen(f"{address}om?q=mobil", timeout=30) as answer:
        assert answer.url == f"{address}om/?q=mobil"
        assert answer.read().startswith(b"<p>Om<script>")


def test_a_page_that_cannot_be_made_is_a_problem(shown: Shown, address: str) -> None:
    """It is told on every page, until there is something newer; a broken page is not shown."""
    shown.site.leave("index.html", lambda: str(1 // 0))
    assert fetch(address)[2].startswith("<p>Fejl: integer division or modulo by zero<script>")
    assert fetch(f"{address}om/")[2].startswith("<p>Fejl: ")


def test_problems_are_shown_whatever_page_is_asked_for(shown: Shown, address: str) -> None:
    """Those that are not there, too; what has no page of its own says so when they are mended."""
    shown.problems = "<p>Fejl"
    for name in ("", "om/", "nowhere/"):
        assert fetch(address + name)[2].startswith("<p>Fejl<script>")
    shown.problems = ""
    assert fetch(f"{address}nowhere/")[0] == 404


def test_a_page_that_asks_is_answered_when_there_is_something_newer(
    shown: Shown, address: str
) -> None:
    """At once where there is already; else it waits."""
    assert fetch(f"{address}{NEWER[1:]}?0")[2] == "1"
    waiting = threading.Timer(0.2, shown.renew)
    waiting.start()
    assert fetch(f"{address}{NEWER[1:]}?1")[2] == shown.version != "1"
    waiting.join()
