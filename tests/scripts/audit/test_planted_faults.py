"""One fault of each kind, planted in data, text, built pages and workflows.

Each is caught by the check that is meant for it, at its place, and by no other; the sound policy,
the built site and the workflows give nothing. Data and text are the small policy's in
``tests/data/base``, the pages those of the fictional school.
"""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from policy.checking.check import check_root
from scripts.audit.__main__ import audit
from scripts.linkcheck.site_links import BuiltSite
from scripts.links import check_links

ROOT = Path(__file__).parents[3]
INITIATIVES = "data/initiatives.yaml"
EDITION = "data/edition.yaml"
INDEX = "docs/index.md"
SENTENCE = "Her er noget at læse."


@dataclass(frozen=True)
class Fault:
    """In ``file``, ``old`` becomes ``new``; what is told is ``caught``, ``line:column: CODE``."""

    file: str
    old: str
    new: str
    caught: str

    def plant(self, root: Path) -> Path:
        """Make it in the copy in ``root``; returns the file."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        assert self.old in text, self
        path.write_text(text.replace(self.old, self.new, 1), encoding="utf-8")
        return path


def said(new: str, caught: str) -> Fault:
    """The policy's sentence becomes ``new``."""
    return Fault(INDEX, SENTENCE, new, caught)


DATA = (
    Fault(INITIATIVES, "tema: Digital dannelse", "tema: Digital danelse", "10:15: UKENDT-TEMA"),
    Fault(INITIATIVES, "id: F2", "id: F1", "12:13: DOBBELT-ID"),
    Fault(INITIATIVES, "id: A1", "id: F9", "21:13: GENBRUGT-ID"),
    Fault(INITIATIVES, "klassetrin: 4-6", "klassetrin: 3-6", "19:17: OVERLAP-KLASSETRIN"),
    Fault(INITIATIVES, "klassetrin: 4-6", "klassetrin: 6-4", "19:17: KLASSETRIN-ORDEN"),
    Fault(INITIATIVES, "klassetrin: 5\n", "klassetrin: 2\n", "24:21: INDSATS-KLASSETRIN"),
    Fault(INITIATIVES, "hyppighed:", "hypighed:", "15:9: UKENDT-NØGLE"),
    Fault(INITIATIVES, "        hyppighed:", "\thyppighed:", "15:1: YAML-TABULATOR"),
    Fault(INITIATIVES, "5. årgang.", "5. årgang. #sceneskift", "23:39: TEKST-TABT"),
    Fault(INITIATIVES, "indsats: Teater på", "indsats: Teater: på", "23:24: YAML-KOLON"),
    Fault(INITIATIVES, "udgået: 2026/27", "udgået: 2027/28", "31:13: UDGÅET-FREMTID"),
    Fault(INITIATIVES, "index#overgange", "index#overgang", "28:12: UKENDT-STED"),
    Fault(INITIATIVES, "dag for alle.", "dag for alle", "14:18: MANGLER-PUNKTUM"),
    Fault(INITIATIVES, "  - Fællesskab\n", "  - Fællesskab\n  - Ro\n", "4:5: UBRUGT-TEMA"),
    Fault(EDITION, "2026-05-04", "2026-02-30", "7:12: DATO-FINDES-IKKE"),
    Fault(EDITION, "2026-05-04", "2016-05-04", "7:12: DATO-LANGT-FRA"),
    Fault(EDITION, "2026/27", "2026/28", "1:10: SKOLEÅR-SPRING"),
    Fault(EDITION, "elevråd:", "elevraad:", "7:3: UKENDT-PART"),
    Fault("data/school.yaml", "udkast: nej", "udkast: måske", "8:22: JA-NEJ"),
    Fault("data/links.yaml", "https://example.dk/a", "javascript:a()", "4:14: ADRESSE-SKEMA"),
    Fault("data/links.yaml", "    titel:", "    titel: To\n    titel:", "4:5: DOBBELT-NØGLE"),
)

TEXT = (
    Fault(INDEX, " { #politik }", "", "1:3: OVERSKRIFT-UDEN-ID"),
    said(f"## Igen {{ #politik }}\n\n{SENTENCE}", "3:12: DOBBELT-ID"),
    said(f"### Noget {{ #noget }}\n\n{SENTENCE}", "3:5: OVERSKRIFT-NIVEAU"),
    said("Her er noget. Det er til at læse.", "3:15: FLERE-SÆTNINGER"),
    said('Her er "noget" at læse.', "3:8: ANFØRSELSTEGN-FORM"),
    said("Her er noget - at læse.", "3:8: TANKESTREG-MANGLER"),
    Fault(INDEX, "4. klasse", "4.\N{NO-BREAK SPACE}klasse", "5:40: FAST-MELLEMRUM"),
    said("Her er [noget](tredje.md) at læse.", "3:16: LINK-UDEN-MÅL"),
    said("Her er [noget](indsatser/anden.md#nej) at læse.", "3:16: LINK-UDEN-STED"),
    said("Her er noget[^1] at læse.", "3:13: FODNOTE-UDEN-TEKST"),
    said(f"{SENTENCE}\n\n[^1]: En note.", "5:1: FODNOTE-UDEN-HENVISNING"),
    said("Her er ![](indsatser/anden.md) at læse.", "3:8: BILLEDE-UDEN-TEKST"),
    said("Her er <script>noget</script> at læse.", "3:8: HTML-IKKE-TILLADT"),
    said("| Nr. | Indsats |\n|---|---|\n| 1 | mere |", "3:1: TABEL-I-TEKSTEN"),
    said("Her er {{ noget() }} at læse.", "3:8: UKENDT-MAKRO"),
    said("Her er {{ noget at læse.", "3:8: SKABELONFEJL"),
    Fault("docs/indsatser/foerste.md", "# Første", "# Den", "1:1: AFDELING-ANDET-NAVN"),
)


@pytest.mark.parametrize("fault", [*DATA, *TEXT], ids=lambda fault: fault.caught)
def test_a_fault_in_data_or_text_is_caught_by_its_own_rule(fault: Fault, tmp_path: Path) -> None:
    """Exactly one problem is reported, the planted one, where it was planted."""
    root = shutil.copytree(ROOT / "tests/data/base", tmp_path / "policy")
    fault.plant(root)
    found = [f"{each.place.line}:{each.place.column}: {each.code}" for each in check_root(root)]
    assert found == [fault.caught]
    assert {each.place.path for each in check_root(root)} == {fault.file}


TITLE = '<h1 id="hverdagen">Hverdagen</h1>'
BODY = "</body>"
BUILT = (
    Fault("html", '<html lang="da"', "<html", "her: SIDE-UDEN-SPROG"),
    Fault(
        "beskrivelse", '<meta name="description"', '<meta name="x"', "top: SIDE-UDEN-BESKRIVELSE"
    ),
    Fault("overskrift", TITLE, TITLE.replace("h1", "h2"), "top: SIDE-UDEN-OVERSKRIFT"),
    Fault("to", BODY, "<h1>To</h1></body>", "her: SIDE-TO-OVERSKRIFTER"),
    Fault("rest", BODY, "<p>{{ navn }}</p></body>", "her: SIDE-SKABELONREST"),
    Fault("fejl", BODY, "<p>Macro Rendering Error</p></body>", "her: SIDE-SKABELONREST"),
    Fault("billede", BODY, "<img alt=x src=//example.dk/x></body>", "her: SIDE-FREMMED-VÆRT"),
    Fault("stil", BODY, "<p style='color: red'>x</p></body>", "her: SIDE-INDLEJRET"),
    Fault("klik", BODY, "<p onclick='x()'>x</p></body>", "her: SIDE-INDLEJRET"),
    Fault("adresse", BODY, "<a href='javascript:x()'>x</a></body>", "her: SIDE-INDLEJRET"),
    Fault("script", BODY, "<script>x()</script></body>", "politik: SIDE-FORKERT-POLITIK"),
    Fault("loesnet", "script-src 'self'", "script-src 'self' *", "politik: SIDE-FORKERT-POLITIK"),
    Fault("hul", "base-uri 'none'; ", "", "politik: SIDE-FORKERT-POLITIK"),
    Fault("uden", 'http-equiv="Content-Security-Policy"', 'name="y"', "top: SIDE-UDEN-POLITIK"),
    Fault("fra", 'content="no-referrer"', 'content="origin"', "politik: SIDE-RØBER-LÆSER"),
    Fault("foer", "<meta charset", "<link rel=help href=.><meta charset", "her: SIDE-FØR-POLITIK"),
    Fault("aar", "Udgave 2026/27", "Udgave 2025/26", "her: SIDE-ANDEN-UDGAVE"),
    Fault("ugyldig", BODY, "<ul><p>x</p></ul></body>", "her: HTML-UGYLDIG"),
    Fault("dobbelt", BODY, "<i id=samme></i><i id=samme></i></body>", "her: HTML-UGYLDIG"),
    Fault("tung", BODY, "<script src=tung.js></script></body>", "top: SIDE-FOR-TUNG"),
    Fault("doed", BODY, "<a href='../intet/'>x</a></body>", "top: LINK-DØDT"),
    Fault("sted", BODY, "<a href='#intet'>x</a></body>", "top: LINK-STED-VÆK"),
)


def line_of(fault: Fault, page: Path) -> str:
    """What is to be reported of a fault in ``page``, with the line that it stands on."""
    where, _, code = fault.caught.partition(": ")
    sign = {"her": fault.new, "politik": 'http-equiv="Content-Security', "top": ""}[where]
    text = page.read_text(encoding="utf-8")
    return f"{text[: text.index(sign)].count(chr(10)) + 1}: {code}"


@pytest.mark.slow
def test_a_fault_in_a_built_page_is_caught_by_its_own_rule(
    school_site: Path, tmp_path: Path
) -> None:
    """Of each planted page one problem is told, at its line; of all the others none."""
    site = shutil.copytree(school_site, tmp_path / "site")
    expected = {}
    for fault in BUILT:
        folder = shutil.copytree(site / "hverdagen", site / fault.file)
        page = replace(fault, file=f"{fault.file}/index.html").plant(site)
        expected[fault.file] = [line_of(fault, folder / page.name)]
    noise = "".join(f"f{number * 7919 % 104729}();" for number in range(60_000))
    (site / "tung" / "tung.js").write_text(noise, encoding="utf-8")
    found: dict[str, list[str]] = {}
    built = BuiltSite(site)
    for each in sorted({*audit(built), *check_links(ROOT / "tests/data/school", built)}):
        page_name = each.place.path.removesuffix("/index.html")
        found.setdefault(page_name, []).append(f"{each.place.line}: {each.code}")
    assert found == expected
