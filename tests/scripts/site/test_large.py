"""Large policies: twice the departments or initiatives is twice the work, and no more than that.

Work is counted, not timed: the calls of Python that it takes, and the bytes that come out.
"""

import cProfile
import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath

import pytest
from bs4 import BeautifulSoup

from bench.policies import write_policy
from macros.pages import page_macros
from macros.views import View
from policy.archive.history import History
from policy.diff.compare import compare
from policy.loading.loader import Loaded, load
from policy.model.addresses import SiteLinks
from policy.model.macro_calls import find_calls
from policy.rules.registry import check
from tests.support.sample import as_the_site

TWICE = 2.15
"""What is at most linear, with a little for what is sorted."""


def calls(work: Callable[..., object], *given: object) -> int:
    """How many calls of functions the work takes, once it has been done before."""
    work(*given)
    profile = cProfile.Profile()
    profile.runcall(work, *given)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def policy(folder: Path, departments: int, initiatives: int) -> Loaded:
    """A policy of that size."""
    root = folder / f"{departments}-{initiatives}"
    return load(write_policy(root, departments, initiatives))


def work_to_show(loaded: Loaded, before: Loaded | None) -> Counter[str]:
    """The work of every macro, on all pages that call it, each page seen by itself."""
    edition, previous = loaded.edition, before.edition if before else None
    assert edition
    history = History(compare(previous, edition)) if previous else History()
    view = View(edition, SiteLinks(""), markdown=as_the_site, history=history)
    work: Counter[str] = Counter()
    for page in loaded.pages.values():
        macros = page_macros(view.seen_from(SiteLinks("../" * page.id.count("/"))))
        for call in find_calls(page.text):
            work[call.name] += calls(macros[call.name], *(value for value, _ in call.arguments))
    return work


@pytest.mark.parametrize(("small", "large"), [((40, 5), (80, 5)), ((1, 200), (1, 400))])
def test_twice_the_policy_is_twice_the_work_to_check(
    tmp_path: Path, small: tuple[int, int], large: tuple[int, int]
) -> None:
    """More departments, or more initiatives in one."""
    one, two = policy(tmp_path, *small), policy(tmp_path, *large)
    assert check(one) == check(two) == ()
    assert calls(check, two) < TWICE * calls(check, one)


@pytest.mark.slow
@pytest.mark.parametrize(("small", "large"), [((40, 5), (80, 5)), ((1, 200), (1, 400))])
@pytest.mark.parametrize("has_history", [False, True])
def test_twice_the_policy_is_twice_the_work_to_show(
    tmp_path: Path, small: tuple[int, int], large: tuple[int, int], has_history: bool
) -> None:
    """Tables, overview, picture, grades, the whole policy: each by itself, on all its pages."""
    one, two = policy(tmp_path, *small), policy(tmp_path, *large)
    less, more = (work_to_show(each, each if has_history else None) for each in (one, two))
    assert {name: more[name] for name in more if more[name] > TWICE * less[name]} == {}


def built(folder: Path, departments: int) -> Path:
    """The site of a policy with so many departments."""
    root, out = folder / f"policy-{departments}", folder / f"site-{departments}"
    write_policy(root, departments, 2)
    command = [sys.executable, "-m", "scripts.build", "--root", str(root), "--out", str(out)]
    subprocess.run(command, cwd=Path(__file__).parents[3], check=True, capture_output=True)
    return out


def led_to(site: Path, page: str) -> set[str]:
    """The pages that the menus of a page lead to."""
    tree = BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = (str(link["href"]) for link in tree.select("nav a[href]"))
    return {normpath(join(page, link)) for link in links if "://" not in link}


@pytest.mark.slow
def test_no_page_grows_with_the_number_of_departments(tmp_path: Path) -> None:
    """The site of twice as many is at most twice as large, and a department's page is the same."""
    one, two = built(tmp_path, 40), built(tmp_path, 80)
    sizes = [sum(page.stat().st_size for page in site.rglob("*.html")) for site in (one, two)]
    assert sizes[1] < 2 * sizes[0]
    page = "indsatser/afd-7/index.html"
    assert (one / page).read_bytes() == (two / page).read_bytes()
    assert len(led_to(two, "indsatser/afd-7")) < 20


@pytest.mark.slow
@pytest.mark.parametrize("departments", [20, 40])
def test_every_page_can_be_reached_by_the_menus(tmp_path: Path, departments: int) -> None:
    """From the front page in two steps, without search, however many departments there are."""
    site = built(tmp_path, departments)
    first = led_to(site, ".")
    second = set().union(*(led_to(site, page) for page in first))
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert pages <= first | second
