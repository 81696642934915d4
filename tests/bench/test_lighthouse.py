"""Lighthouse in the bench: what is read from its reports, and what is said where it is missing."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as bench
from bench.lighthouse import CATEGORIES, RUNNER, audit, score, worst

TOP = "http://127.0.0.1:8000/"


@pytest.fixture
def report(repository: Path) -> dict[str, Any]:
    """A real one of a page in the stock theme, most of what is well left out."""
    path = repository / "tests" / "data" / "lighthouse.json"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def page(report: dict[str, Any], name: str, paint: float, seo: float) -> dict[str, Any]:
    """The report of another page, with another paint (in milliseconds) and score."""
    other = deepcopy(report) | {"requestedUrl": TOP + name}
    other["audits"]["largest-contentful-paint"]["numericValue"] = paint
    other["categories"]["seo"]["score"] = seo
    return other


def test_a_report_is_read(report: dict[str, Any]) -> None:
    """Scores of a hundred, times in milliseconds."""
    assert [score(name, report) for name in CATEGORIES] == [99, 93, 100, 100]
    assert audit("largest-contentful-paint", report) == pytest.approx(911, abs=1)
    assert audit("cumulative-layout-shift", report) == 0


def test_the_worst_page_of_each_kind_is_named(report: dict[str, Any]) -> None:
    """The slowest, and the one with the lowest score, each against the stock page."""
    pages = [page(report, "a/", 1200, 0.9), page(report, "b/", 800, 0.58)]
    paint, *_, seo = worst(pages, page(report, "stock/", 2400, 1), TOP)
    assert paint.what == "largest contentful paint, the worst of 2 pages: /a/"
    assert (paint.value, paint.against) == (1200, 2400)
    assert seo.what == "Lighthouse seo, the worst of 2 pages: /b/"
    assert (seo.value, seo.against) == (58, 100)


@pytest.mark.slow
def test_without_node_the_table_says_so_and_the_bench_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line of the table says what is missing, and the command ends well."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("BROWSER_PATH", "")
    out = tmp_path / "bench.md"
    assert bench.main(["--only", "lighthouse", "--out", str(out)]) == 0
    assert "missing: [Errno 2] No such file or directory: 'npm'" in out.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == capsys.readouterr().out


def test_the_lock_is_exact_and_names_no_host() -> None:
    """Every package by its hash and none by an address; nothing asks for whatever is the latest."""
    manifest = json.loads((RUNNER / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((RUNNER / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages["node_modules/lighthouse"]["version"] == manifest["dependencies"]["lighthouse"]
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert "resolved" not in each, name
        assert "hasInstallScript" not in each, name
    floating = {
        wanted
        for each in packages.values()
        for wanted, asked in each.get("dependencies", {}).items()
        if asked == "latest"
    }
    assert floating <= {*manifest["overrides"]}
