"""Fixtures: a real browser, and the built sites served as plain files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.publishing.fictional_school import published
from scripts.setup.browser import ADVICE, find, opened
from scripts.site.webserver import free_port, serving
from tests.support.shared import made_once

SLOW = {"browser", "served"}
"""Fixtures that need a browser, or that take long to make."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that use a slow fixture are slow, and so are left out by QUICK=1."""
    for item in items:
        if isinstance(item, pytest.Function) and SLOW & set(item.fixturenames):
            item.add_marker(pytest.mark.slow)


CSP = "Content Security Policy"
"""What Chromium's console says where the site's own policy stops something."""


@pytest.fixture(scope="session")
def real_address(site: Path) -> Iterator[str]:
    """Where the site of this repository's policy is served, whatever that policy says."""
    with serving(site) as found:
        yield found


@pytest.fixture(scope="session")
def address(school_site: Path) -> Iterator[str]:
    """Where the fictional school's site is served: a test may name its pages and its words."""
    with serving(school_site) as found:
        yield found


@pytest.fixture(params=["site", "school_site"])
def school(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """Each of two schools, this repository's own and the fictional one: its files and address."""
    served = {"site": "real_address", "school_site": "address"}[request.param]
    return request.getfixturevalue(request.param), request.getfixturevalue(served)


def _publish(folder: Path) -> None:
    """Publish the archive, and keep its files and the address that they name."""
    with published(folder) as (_, address):
        (folder / "address").write_text(address, encoding="utf-8")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An archive of three editions and a draft, as the demo publishes and serves it.

    Published once in a run; each worker serves a copy of its own under an address of its own.
    """
    made = made_once(tmp_path_factory, "archive", _publish)
    web = shutil.copytree(made / "web", tmp_path_factory.mktemp("archive") / "web")
    before, port = (made / "address").read_bytes(), free_port()
    for path in web.rglob("*.*"):
        if path.suffix in (".html", ".xml", ".json", ".txt"):
            text = path.read_bytes().replace(before, f"http://127.0.0.1:{port}/".encode())
            path.write_bytes(text)
    with serving(web, port) as address:
        yield web, address


@pytest.fixture
def web(served: tuple[Path, str]) -> Path:
    """The archive's files."""
    return served[0]


@pytest.fixture
def archive(served: tuple[Path, str]) -> str:
    """Where the archive is served."""
    return served[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    path = find()
    assert path, ADVICE
    with opened(path) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader of a phone, with scripts."""
    found = browser.new_context(viewport={"width": 360, "height": 800})
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test where a script of the site fails or another host is asked."""
    found = context.new_page()
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda said: faults.append(said.text) if CSP in said.text else None)
    found.on("request", lambda each: faults.append(each.url) if _is_outside(each.url) else None)
    yield found
    assert faults == []


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
