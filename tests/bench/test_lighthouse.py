"""Lighthouse in the bench: its reports are read as they are, and that it is missing is told."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as bench
from bench.lighthouse import FILES, SOURCE, NoLighthouse, Report, installed, read, version
from bench.reading import grouped, worst
from scripts.site import cache

GOOD = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
KEPT: Mapping[str, tuple[str, ...]] = dict.fromkeys(GOOD, ())
TOP = "http://127.0.0.1:8000/"


@pytest.fixture
def report(repository: Path) -> dict[str, Any]:
    """A real one of a page in the stock theme, most of what is well left out."""
    path = repository / "tests" / "data" / "lighthouse.json"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def page(name: str, *, paint: float = 0.9, shift: float = 0.0, **lacking: str) -> Report:
    """A page's report; ``lacking`` are rules by the category that they cost ten points."""
    categories = {key.replace("_", "-"): rule for key, rule in lacking.items()}
    return Report(
        TOP + name,
        GOOD | dict.fromkeys(categories, 90),
        paint,
        shift,
        {**KEPT, **{key: (rule,) for key, rule in categories.items()}},
    )


def program(folder: Path, name: str, script: str) -> None:
    """A program of that name that can be found in ``folder``."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_report_is_read(report: dict[str, Any]) -> None:
    """Scores of a hundred, seconds, and the rules that cost something, not those that do not."""
    found = read(report)
    assert found.scores == {
        "performance": 99,
        "accessibility": 93,
        "best-practices": 100,
        "seo": 100,
    }
    assert found.paint == pytest.approx(0.911, abs=0.001)
    assert found.shift == 0
    assert found.lacking == KEPT | {
        "performance": ("total-blocking-time",),
        "accessibility": ("aria-dialog-name", "color-contrast"),
    }


def test_a_page_that_was_not_loaded_is_no_report(report: dict[str, Any]) -> None:
    """Its words are told in place of scores that it has not."""
    failed = report | {"runtimeError": {"code": "NO_FCP", "message": "The page painted nothing."}}
    with pytest.raises(NoLighthouse, match="painted nothing"):
        read(failed)


def test_the_middle_of_several_runs_counts_and_the_most_of_the_shifts() -> None:
    """One slow run is the machine's, one shift is the page's."""
    runs = [
        page("a", paint=0.8, shift=0.1, performance="slow"),
        page("a", paint=5.0, performance="slower"),
        page("a", paint=0.9),
        page("b"),
    ]
    found = grouped(runs)
    assert [*found] == [f"{TOP}a", f"{TOP}b"]
    assert found[f"{TOP}a"].paint == 0.9
    assert found[f"{TOP}a"].shift == 0.1
    assert found[f"{TOP}a"].scores["performance"] == 90
    assert found[f"{TOP}a"].lacking["performance"] == ("slow", "slower")


def test_the_worst_page_speaks_for_all_and_what_it_lacks_is_named() -> None:
    """In each category, with the rule and where; a rule that costs no score is not."""
    pages = [
        page("a/", paint=1.2, seo="link-text"),
        page("b/", shift=0.02, seo="link-text"),
        Report(f"{TOP}c/", GOOD, 0.5, 0, {**KEPT, "performance": ("nearly",)}),
    ]
    judged = {each.address: each for each in pages}
    paint, shift, scores = worst(judged, page("stock/", paint=2.4, accessibility="x"), TOP)
    assert (paint.value, paint.ratio) == ("1.20 s, /a/", "0.50")
    assert shift.value == "0.020, /b/"
    assert scores.value == "100 / 100 / 100 / 90, link-text (/a/, 2 in all)"
    assert scores.against.endswith("100 / 90 / 100 / 100")


def test_a_machine_without_node_is_told_of_and_the_bench_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line of the table says that it is missing, and the command ends well."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("BROWSER_PATH", "")
    out = tmp_path / "bench.md"
    assert bench.main(["--only", "reading", "--out", str(out)]) == 0
    assert "missing: Node is not installed" in out.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == capsys.readouterr().out


def test_what_npm_says_of_an_install_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a network, for one; and nothing half installed is taken for whole."""
    program(tmp_path, "node", "exit 0")
    program(tmp_path, "npm", "echo 'npm error network: no way out' >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    for _ in range(2):
        with pytest.raises(NoLighthouse, match="no way out"):
            installed()


def test_it_is_installed_once_by_its_lock_and_again_when_that_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By ``npm ci``, which takes what the lock says or nothing."""
    said = tmp_path / "said"
    program(tmp_path, "node", "exit 0")
    program(tmp_path, "npm", f'echo "$@" >> "{said}"')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    folder = installed()
    assert installed() == folder
    assert {path.name for path in folder.iterdir()} == {*FILES}
    assert said.read_text() == "ci\n"
    (folder / "package-lock.json").write_text("{}", encoding="utf-8")
    installed()
    assert said.read_text() == "ci\nci\n"


def test_the_lock_is_exact_and_names_no_host() -> None:
    """Every package by its hash and none by an address; nothing asks for whatever is the latest."""
    lock = json.loads((SOURCE / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages["node_modules/lighthouse"]["version"] == version()
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert "resolved" not in each, name
        assert "hasInstallScript" not in each, name
    manifest = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    floating = {
        wanted
        for each in packages.values()
        for wanted, asked in each.get("dependencies", {}).items()
        if asked == "latest"
    }
    assert floating <= {*manifest["overrides"]}
