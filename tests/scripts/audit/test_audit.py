"""Trying every page of a built site: what the command says, of a site and of an archive."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.security_policy import with_policy
from scripts.audit import validity
from scripts.audit.__main__ import main
from scripts.audit.built_page import BuiltPage
from scripts.audit.rules import check_pictures, check_weight
from scripts.linkcheck.site_links import BuiltSite
from tests.support.repositories import write

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, list[str]]]
HEAD = '<meta charset="utf-8"><title>x</title><meta name="description" content="x">'
EDITION = json.dumps({"udgave": {"skoleår": "2026/27"}})


def page(body: str, head: str = "", label: str = "2026/27") -> str:
    """A sound page of an edition, with its policy."""
    aside = f'<aside class="udgave"><p>Udgave {label}</p></aside>' if label else ""
    text = f'<!doctype html><html lang="da"><head>{HEAD}{head}</head><body>{aside}</body></html>'
    return with_policy(text).replace("</body>", f"{body}</body>")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: its exit status and the lines it printed."""

    def ran(*arguments: str | Path) -> tuple[int, list[str]]:
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return status, (said.out + said.err).splitlines()

    return ran


def test_a_built_site_is_as_it_should_be(school_site: Path, run: Run) -> None:
    """The fictional school's; ``tests/content`` audits this repository's own."""
    assert run(school_site) == (0, ["Ingen problemer."])


def test_what_is_accepted_of_the_validator_is_met(school_site: Path) -> None:
    """Each line that does not count is said of the built pages; none outlives its reason."""
    said = {each["message"] for each in validity._said(school_site) if each["type"] == "error"}
    for pattern in validity.ACCEPTED:
        assert any(re.fullmatch(pattern, each) for each in said), pattern


def test_an_edition_takes_nothing_from_another(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its style, nor its name, nor the address that it says it has."""
    monkeypatch.setenv("SITE_URL", "https://example.dk/s/")
    own = "https://example.dk/s/2026-27/"
    canonical = f'<link rel="canonical" href="{own}">'
    style = '<link rel="stylesheet" href="{}x.css">'
    other = json.dumps({"udgave": {"skoleår": "2027/28"}})
    site = write(
        tmp_path / "web",
        {
            "index.html": page("<h1>x</h1>", label=""),
            "2026-27/udgave.json": EDITION,
            "2026-27/index.html": page("<h1>x</h1>", canonical + style.format("")),
            "2026-27/x.css": "",
            "gaeldende/udgave.json": EDITION,
            "gaeldende/index.html": page("<h1>x</h1>", canonical),
            "2027-28/udgave.json": other,
            "2027-28/index.html": page("<h1>x</h1>", canonical, "2027/28"),
            "2027-28/b/index.html": page("<h1>x</h1>", style.format("../../2026-27/"), "2027/28"),
        },
    )
    status, lines = run(site)
    assert status == 1
    assert [line.split(" ", 2)[1] for line in lines[:2]] == ["SIDE-BLANDET-UDGAVE"] * 2
    assert lines[2:] == ["2 fejl."]
    assert lines[0].startswith("2027-28/b/index.html:1:")
    assert lines[1].startswith("2027-28/index.html:1:")


def test_a_page_weighs_what_it_loads_and_not_its_words(tmp_path: Path) -> None:
    """A long text is no fault; the same bytes in a script are, and so is a heavy picture."""
    words = " ".join(str(number * number) for number in range(30_000))
    picture = '<img src="p.png" alt="x">'
    write(tmp_path, {"a/index.html": page(f"<main><h1>x</h1>{words}</main>"), "s.js": words})
    write(tmp_path, {"b/index.html": page('<h1>x</h1><script src="../s.js"></script>')})
    write(tmp_path, {"c/index.html": page(f"<h1>x</h1>{picture}")})
    (tmp_path / "c" / "p.png").write_bytes(words.encode())
    site = BuiltSite(tmp_path)
    told = {
        name: [each.code for rule in (check_weight, check_pictures) for each in rule(page)]
        for name, page in ((name, BuiltPage(site, name)) for name in site.pages)
    }
    assert told == {
        "a/index.html": [],
        "b/index.html": ["SIDE-FOR-TUNG"],
        "c/index.html": ["BILLEDE-FOR-TUNGT"],
    }


def test_a_style_asks_nothing_of_another_host(tmp_path: Path, run: Run) -> None:
    """Its pictures and its fonts are the site's own, or stand in it."""
    style = "a { background: url(data:image/gif;base64,R0lGOD) }\n  @import url(//a.example/x);\n"
    site = write(tmp_path, {"404.html": page("<h1>x</h1>", label=""), "x.css": style})
    status, lines = run(site)
    assert (status, len(lines)) == (1, 2)
    assert lines[0].startswith("x.css:2:15: SIDE-FREMMED-VÆRT «//a.example/x»")


def test_code_may_show_anything(tmp_path: Path, run: Run) -> None:
    """A call that is shown as an example is no rest of one."""
    body = "<h1>x</h1><pre><code>{{ navn() }}</code></pre><p>Skriv <code>{% raw %}</code></p>"
    site = write(tmp_path, {"index.html": page(body, label="")})
    assert run(site) == (0, ["Ingen problemer."])


def test_a_page_has_a_title(tmp_path: Path, run: Run) -> None:
    """One that says something; the validator misses it, too."""
    sound = page("<h1>x</h1>", label="")
    site = write(tmp_path, {"index.html": sound.replace("<title>x</title>", "")})
    status, lines = run(site)
    assert status == 1
    assert [line.split(" ", 2)[1] for line in lines[:2]] == ["HTML-UGYLDIG", "SIDE-UDEN-TITEL"][
        ::-1
    ]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_what_is_no_built_site_cannot_be_tried(tmp_path: Path, run: Run, name: str) -> None:
    """With what to do instead."""
    (tmp_path / "empty").mkdir()
    status, lines = run(tmp_path / name)
    assert (status, len(lines)) == (2, 1)
    assert "make site" in lines[0]


def test_without_the_validator_nothing_is_said_to_be_well(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Java that cannot start is reported, with another exit status than a fault's."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1k")
    site = write(tmp_path, {"index.html": page("<h1>x</h1>", label="")})
    status, lines = run(site)
    assert status == 2
    assert lines[0].startswith("Siderne kan ikke efterprøves: ")
