"""The addresses outside: which are asked for, where they are reported, and what is kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.linkcheck.external import RequestPolicy
from scripts.linkcheck.external_links import external_addresses as addresses
from scripts.linkcheck.site_links import BuiltSite
from scripts.links import main
from tests.support.faults import outside
from tests.support.repositories import write

pytestmark = pytest.mark.slow
QUICK = RequestPolicy(pause=0, timeout=2, longest=20, retry_after=0)
PAGE = '<!doctype html><html lang="da"><title>x</title><body>'
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: its exit status and the lines it printed."""

    def ran(root: Path, *arguments: str | Path) -> tuple[int, list[str]]:
        command = ["--root", str(root), str(root / "site"), "--external", *map(str, arguments)]
        status = main(command, QUICK)
        said = capsys.readouterr()
        return status, (said.out + said.err).splitlines()

    return ran


def policy(folder: Path, address: str) -> Path:
    """A policy with a site that leads to ``address`` and its faults, and its data to more."""
    return write(
        folder,
        {
            "mkdocs.yml": "nav:\n  - Politikken:\n      - Forside: index.md\n",
            "docs/index.md": f"# P {{ #p }}\n\nSe [én]({address}ok#sted),\n[to]({address}404)\n"
            f"og [tre]({address}once).\n",
            "data/links.yaml": f"links:\n  - id: a\n    titel: A\n    adresse: {address}403\n"
            f"    afløst_af: {address}410\n",
            "site/index.html": f"{PAGE}<a href='{address}ok#sted'>én</a>"
            f"<a href='{address}404'>to</a><a href='{address}once'>tre</a>"
            f"<a href='{address}403'>A</a><a href='{address}410'>A</a>",
            "site/om/index.html": f"{PAGE}<a href='{address}404'>to</a><a href='../'>P</a>"
            "<a href='mailto:a@example.dk'>b</a><a href='http://['>c</a><a href='tel:1'>d</a>",
        },
    )


def test_only_addresses_outside_are_asked_for(tmp_path: Path) -> None:
    """Each once, without its anchor; neither letters nor telephones, nor what is no address."""
    root = policy(tmp_path, "https://a.example/")
    found = addresses(root, BuiltSite(root / "site"))
    assert sorted(found) == [
        f"https://a.example/{name}" for name in ("403", "404", "410", "ok", "once")
    ]
    assert found["https://a.example/ok"] == [("index.html", "https://a.example/ok#sted")]
    assert [page for page, _ in found["https://a.example/404"]] == ["index.html", "om/index.html"]


def test_the_site_s_own_address_is_no_place_outside(tmp_path: Path) -> None:
    """It is the other check that knows what is there."""
    site = write(tmp_path, {"index.html": f"{PAGE}<a href='https://b.example/s/om/'>x</a>"})
    write(tmp_path, {"docs/index.md": ""})
    assert addresses(tmp_path, BuiltSite(site, "https://b.example/s/")) == {}


def test_what_is_wrong_is_told_of_where_it_is_written(tmp_path: Path, run: Run) -> None:
    """The dead in the text and in the data, what has moved and where to, what cannot be known."""
    with outside() as (_, address):
        status, lines = run(policy(tmp_path, address))
    assert status == 1
    assert [line.split(" ")[:3] for line in lines[:-1]] == [
        ["data/links.yaml:4:14:", "advarsel:", "LINK-UPRØVET"],
        ["data/links.yaml:5:16:", "LINK-DØDT", "Linket"],
        ["docs/index.md:4:6:", "LINK-DØDT", "Linket"],
        ["docs/index.md:5:10:", "advarsel:", "LINK-FLYTTET"],
        ["om/index.html:1:1:", "LINK-DØDT", "Linket"],
    ]
    assert "siden er fjernet (410)" in lines[1]
    assert f"fører videre til {address}ok." in lines[3]
    assert lines[-1] == "3 fejl, 2 advarsler."


def test_the_result_is_written_as_data(tmp_path: Path, run: Run) -> None:
    """The day, every address with its pages and its outcome, and the problems."""
    out = tmp_path / "resultat.json"
    with outside() as (_, address):
        run(policy(tmp_path, address), "--out", out, "--today", "2026-11-23")
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["dato"] == "2026-11-23"
    assert len(data["problemer"]) == 5
    assert data["adresser"][1] == {
        "adresse": f"{address}404",
        "udfald": "død",
        "status": 404,
        "fører_til": None,
        "varigt": False,
        "grund": "siden findes ikke (404)",
        "sider": ["index.html", "om/index.html"],
    }


def test_an_adopted_address_that_was_replaced_may_be_dead(tmp_path: Path, run: Run) -> None:
    """Its readers have the new one; as a fault it could not be mended without a new edition."""
    with outside() as (_, address):
        root = policy(tmp_path, address)
        links = f"links:\n  - id: a\n    titel: A\n    adresse: {address}404\n"
        write(root, {"data/links.yaml": f"{links}    afløst_af: {address}ok\n"})
        write(root, {"site/index.html": f"{PAGE}<a href='{address}404'>A</a>"})
        (root / "site" / "om" / "index.html").unlink()
        write(root, {"docs/index.md": "# P { #p }\n"})
        status, lines = run(root)
    assert status == 0
    assert lines[0].startswith("data/links.yaml:4:14: advarsel: LINK-AFLØST ")


def test_warnings_alone_end_well(tmp_path: Path, run: Run) -> None:
    """Nothing is known to be dead."""
    with outside() as (server, address):
        server.well = True
        status, lines = run(policy(tmp_path, address))
    assert (status, lines[-1]) == (0, "Ingen fejl, 1 advarsel.")


def test_a_machine_that_is_cut_off_says_so_and_writes_nothing(tmp_path: Path, run: Run) -> None:
    """No link is called dead because a cable is out."""
    out = tmp_path / "resultat.json"
    status, lines = run(policy(tmp_path, "http://nobody.invalid/"), "--out", out)
    assert (status, len(lines), out.exists()) == (2, 1, False)
    assert "ikke er på nettet" in lines[0]


def test_a_result_that_cannot_be_written_is_told_of(tmp_path: Path, run: Run) -> None:
    """Without a traceback."""
    with outside() as (_, address):
        root = policy(tmp_path, address)
        status, lines = run(root, "--out", root / "mkdocs.yml" / "x.json")
    assert (status, len(lines)) == (2, 1)
