"""The reports: plain Danish for a pull request, JSON for programs, from one list."""

import base64
import cProfile
import hashlib
import json
import pstats
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from policy.diff.compare import compare
from policy.model.edition import Edition
from policy.report.formats import as_html, as_json, as_markdown, as_text, marked
from policy.report.markdown_text import plain
from policy.text.word_diff import redline
from tests.support.edited import DATA, Edited

BASE = DATA / "base"


def edition(*replacements: str) -> Edition:
    """The sound policy after replacements: file, old text, new text, and so on."""
    triples = zip(*[iter(replacements)] * 3, strict=True)
    return Edited(
        BASE, ({"file": name, "from": old, "to": new} for name, old, new in triples)
    ).edition()


INITIATIVES, PAGE, YEAR = "data/initiatives.yaml", "docs/index.md", "data/edition.yaml"
F2 = """      - id: F2
        tema: Fællesskab
        indsats: En årlig dag for alle.
        hyppighed: årlig
        klassetrin: 2
"""
GONE = "{id: F2, udgået: 2027/28, begrundelse: Væk.}"
REVISIONS: dict[str, tuple[str, ...]] = {
    "nothing": (),
    "a-year": (
        *(YEAR, "2026/27", "2027/28"),
        *(YEAR, "medarbejdere:", "medarbejdere: 2027-05-04"),
        *(YEAR, "ændringsnoter: []", "ændringsnoter:\n  - {gælder: F1, note: Nu i alle timer.}"),
        *(INITIATIVES, "Tema i undervisningen.", "Tema i alle timer i undervisningen."),
        *(INITIATIVES, F2, ""),
        *(
            INITIATIVES,
            "udgåede:\n",
            "udgåede:\n  - {id: F2, udgået: 2027/28, begrundelse: Væk.}\n",
        ),
        *(INITIATIVES, "klassetrin: 5\n", "klassetrin: 5-6\n        hyppighed: årlig\n"),
        *(PAGE, "Her er noget at læse.", "Her er noget godt at læse.\nOg lidt til."),
    ),
    "marks": (
        *(INITIATIVES, "Tema i undervisningen.", '"<b>Tema</b> | `i` *alle* @timer [x](y) #1."'),
        *(PAGE, "# Politik {", "# Vores politik {"),
    ),
}


@pytest.mark.parametrize("name", REVISIONS)
def test_the_report_says_what_changed(name: str, golden: Callable[..., None]) -> None:
    """The Markdown report of a revision, read as the board would."""
    old, new = edition(), edition(*REVISIONS[name])
    golden(f"aendringer-{name}.md", as_markdown(compare(old, new)))


def test_the_json_has_the_contracts_keys() -> None:
    """``old``, ``new`` and a list of changes, each with type, kind, fields, texts, fingerprint."""
    old, new = edition(), edition(*REVISIONS["a-year"])
    data = json.loads(as_json(compare(old, new)))
    assert (data["old"], data["new"]) == ("2026/27", "2027/28")
    for change in data["changes"]:
        assert {"type", "kind", "fields", "before", "after", "fingerprint"} <= change.keys()
        assert "id" in change or "page" in change
    assert len({change["fingerprint"] for change in data["changes"]}) == len(data["changes"])


@pytest.mark.parametrize("name", REVISIONS)
def test_the_file_for_the_board_shows_the_whole_policy(
    name: str, golden: Callable[..., None]
) -> None:
    """The summary, then every page and table word by word; its style is left out here."""
    old, new = edition(), edition(*REVISIONS[name])
    html = as_html(compare(old, new))
    bare = re.sub(r"<style>.*?</style>|'sha256-[^']*'", "", html, flags=re.DOTALL)
    golden(f"aendringer-{name}.html", bare)


def test_the_file_needs_nothing_else_and_runs_nothing() -> None:
    """It asks for no address, holds no script, and allows only the style that it carries."""
    old, new = edition(), edition(*REVISIONS["marks"])
    page = BeautifulSoup(as_html(compare(old, new)), "html5lib")
    assert not page.select("script, link, img, iframe, object, [src], [onclick], [style]")
    assert {each["href"][0] for each in page.select("a[href]")} == {"#"}
    (meta,) = page.select("meta[http-equiv]")
    policy = meta["content"]
    assert page.style
    digest = hashlib.sha256(str(page.style.string).encode()).digest()
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "<b>Tema</b> | `i` *alle* @timer [x](y) #1." in page.get_text()


def test_every_change_in_the_summary_leads_to_its_place() -> None:
    """Each link of the file has the one element that it points to."""
    old, new = edition(), edition(*REVISIONS["a-year"])
    comparison = compare(old, new)
    page = BeautifulSoup(as_html(comparison), "html5lib")
    targets = [each["href"][1:] for each in page.select(".kort-fortalt a")]
    assert len(targets) == len(comparison.changes)
    assert [len(page.find_all(id=name)) for name in targets] == [1] * len(targets)


def test_no_mark_of_a_text_is_read_as_markdown_or_html() -> None:
    """What is special in Markdown and HTML comes out as an entity, which is shown as the sign."""
    assert plain("<b>*x*</b> `y` [z](#1)") == (
        "&#60;b&#62;&#42;x&#42;&#60;/b&#62; &#96;y&#96; &#91;z&#93;(&#35;\u200c1)"
    )


def test_the_space_before_a_word_stays_outside_its_tag() -> None:
    """Markdown does not let a tag begin with a space."""
    text = marked(redline("Afholdelse af gallafest.", "Afholdelse af gallafest for 9. årgang."))
    assert text == "Afholdelse af gallafest <ins>for 9. årgang</ins>."


def test_all_reports_read_one_comparison() -> None:
    """Editions are paired once, each page once, and no section is cut into segments twice."""
    old, new = edition(), edition(*REVISIONS["a-year"])

    def reports() -> None:
        comparison = compare(old, new)
        for write in (as_json, as_markdown, as_html):
            write(comparison)

    profile = cProfile.Profile()
    profile.runcall(reports)
    calls = {
        (Path(file).name, name): count
        for (file, _, name), (_, count, *_) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    }
    sections = sum(len(page.sections) for each in (old, new) for page in each.pages)
    assert calls["pairing.py", "pair"] == 1
    assert calls["pairing.py", "_sections"] == len(new.pages)
    assert calls.get(("segments.py", "segments"), 0) <= sections


def test_dates_and_status_are_told_apart_from_the_policy() -> None:
    """In each format: nothing of the policy is changed, and what is noted of the edition is."""
    old = Edited(DATA / "base", ()).edition()
    school = {"file": "data/school.yaml", "from": "offentliggør_udkast: nej", "to": ""}
    treated = {"file": "data/edition.yaml", "from": "2026-05-04", "to": "2026-05-05"}
    comparison = compare(old, Edited(DATA / "base", [school, treated]).edition())
    for said in (as_markdown(comparison), as_text(comparison), as_html(comparison)):
        assert "Ingen ændringer i politikken, kun i det, der er noteret om udgaven." in said
        assert "(noteret om udgaven, ikke en del af politikken)" in said
