"""Comparing two editions: all that changed, told as what it is, and nothing more."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.diff.change import Change, Kind
from policy.diff.compare import compare
from policy.loading.loader import load
from policy.model.edition import Edition

BASE = Path(__file__).parents[2] / "data" / "base"
SCHOOL = Path(__file__).parents[2] / "data" / "school"

Edit = Callable[..., Edition]

SWAPPED = {
    Kind.ADDED: Kind.REMOVED,
    Kind.REMOVED: Kind.ADDED,
    Kind.SPLIT: Kind.JOINED,
    Kind.JOINED: Kind.SPLIT,
}
"""What each kind is when the editions are compared the other way round; others stay."""


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """An edition of the sound policy after replacements: file, old text, new text, and so on."""

    def edit(*replacements: str) -> Edition:
        shutil.copytree(BASE, tmp_path / "new")
        for name, old, new in zip(*[iter(replacements)] * 3, strict=True):
            path = tmp_path / "new" / name
            text = path.read_text(encoding="utf-8")
            assert old in text, old
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        edition = load(tmp_path / "new").edition
        assert edition
        return edition

    return edit


@pytest.fixture(scope="session")
def base() -> Edition:
    """The sound policy."""
    edition = load(BASE).edition
    assert edition
    return edition


def told(changes: tuple[Change, ...]) -> list[str]:
    """Each change in a line: type, kind, what it is about, the keys."""
    return [
        " ".join(filter(None, (c.type, c.kind, c.id or str(c.place), ",".join(c.fields))))
        for c in changes
    ]


INITIATIVES = "data/initiatives.yaml"
PAGE = "docs/index.md"
F1 = "      - id: F1\n        tema: Digital dannelse\n        indsats: Tema i undervisningen.\n"
A1 = """      - id: A1
        tema: Fællesskab
        indsats: Teater på 5. årgang.
        klassetrin: 5
"""
Z9 = "  - {id: Z9, udgået: 2026/27, begrundelse: Nej.}\n"
HTML = "Her er noget at læse.\n\n<p>Og <b>dette</b>.</p>\n\n```\nog her\n```\n"
CASES = {
    "reworded": (
        [INITIATIVES, "Tema i undervisningen.", "Tema i hver time."],
        ["initiative changed F1 indsats"],
    ),
    "another theme": (
        [INITIATIVES, "tema: Digital dannelse", "tema: Fællesskab"],
        ["initiative changed F1 tema"],
    ),
    "several keys at once are one change": (
        [INITIATIVES, "hyppighed: årlig\n        klassetrin: 2", "klassetrin: 1-2"],
        ["initiative changed F2 hyppighed,klassetrin"],
    ),
    "a new one": (
        [INITIATIVES, "  - id: anden", F1.replace("F1", "F3") + "  - id: anden"],
        ["initiative added F3"],
    ),
    "retired with its reason": (
        [
            *(INITIATIVES, F1, ""),
            *(
                INITIATIVES,
                "udgåede:\n",
                "udgåede:\n  - {id: F1, udgået: 2026/27, begrundelse: Væk.}\n",
            ),
        ],
        ["initiative removed F1 udgåede"],
    ),
    "moved to another department": (
        [INITIATIVES, A1, "", INITIATIVES, "  - id: anden", A1 + "  - id: anden"],
        ["initiative moved A1 afdeling"],
    ),
    "a theme renamed is no change of its initiatives": (
        [
            *(INITIATIVES, "  - Digital dannelse", "  - Dannelse på nettet"),
            *(INITIATIVES, "tema: Digital dannelse", "tema: Dannelse på nettet"),
        ],
        ["theme changed Dannelse på nettet temaer"],
    ),
    "themes in another order": (
        [
            INITIATIVES,
            "  - Digital dannelse\n  - Fællesskab\n",
            "  - Fællesskab\n  - Digital dannelse\n",
        ],
        ["theme moved Fællesskab rækkefølge"],
    ),
    "a department renamed and widened": (
        [INITIATIVES, "navn: Anden\n    klassetrin: 4-6", "navn: Den anden\n    klassetrin: 3-6"],
        ["department changed anden navn,klassetrin"],
    ),
    "a transition's own text reworded": (
        [INITIATIVES, "tekst: index#overgange", "tekst: Vi besøger den nye klasse."],
        ["edition changed overgang 3-4 overgang 3-4"],
    ),
    "a link's replacement": (
        ["data/links.yaml", "/a\n", "/a\n    afløst_af: https://example.dk/ny\n"],
        ["link changed et-link afløst_af"],
    ),
    "a link's last check is no change of the policy": (
        ["data/links.yaml", "/a\n", "/a\n    efterprøvet: 2026-11-01\n"],
        [],
    ),
    "the edition's treatment": (
        ["data/edition.yaml", "medarbejdere:", "medarbejdere: 2026-05-01"],
        ["edition changed behandlet behandlet"],
    ),
    "a sentence added": (
        [PAGE, "at læse.", "at læse.\nOg mere til."],
        ["text added index#politik"],
    ),
    "a sentence reworded": (
        [PAGE, "Her er noget at læse.", "Her er noget godt at læse."],
        ["text changed index#politik"],
    ),
    "a list item reworded, from which a transition takes its text": (
        [PAGE, "- Vi hjælper ved", "- Vi hjælper altid ved"],
        ["text changed index#politik"],
    ),
    "a heading renamed with its id kept": (
        [PAGE, "# Politik {", "# Vores politik {"],
        ["text changed index#politik overskrift"],
    ),
    "white space, no-break spaces, line ends and quotation marks": (
        [PAGE, "Her er noget at læse.", "Her  er\nnoget\u00a0at læse."],
        [],
    ),
    "a call that renders the same": (
        [
            "docs/indsatser/foerste.md",
            '{{ indsatstabel("foerste") }}',
            "{{ indsatstabel('foerste') }}",
        ],
        [],
    ),
    "text before the first heading": (
        [PAGE, "# Politik {", "Et forord.\n\n# Politik {"],
        ["text added index#"],
    ),
    "the page's heading taken out": (
        [PAGE, "# Politik { #politik }\n", ""],
        ["text removed index# overskrift"],
    ),
    "a transition that points to another text": (
        [INITIATIVES, "tekst: index#overgange", "tekst: foerste#foerste"],
        ["edition changed overgang 3-4 overgang 3-4"],
    ),
    "a section without an id before the others": (
        [PAGE, "Her er noget at læse.", "## Nyt\n\nHer er noget at læse."],
        ["text added index#nyt overskrift", *["text moved index#nyt sted"] * 2],
    ),
    "another id of a heading is another address of the same section": (
        [PAGE, "# Politik { #politik }", "# Politik { #vores }"],
        ["text changed index#vores anker"],
    ),
    "another id of a link in the list is nothing that anybody sees": (
        ["data/links.yaml", "id: et-link", "id: linket"],
        [],
    ),
    "an initiative that never was, called retired": (
        [INITIATIVES, "  - id: F9\n", Z9 + "  - id: F9\n"],
        ["initiative changed Z9 udgåede"],
    ),
    "raw HTML, code and what stands in a box are text": (
        [PAGE, "Her er noget at læse.", HTML],
        ["text added index#politik", "text added index#politik"],
    ),
    "words that lead somewhere for the first time": (
        [PAGE, "Her er noget at læse.", "Her er [noget](https://example.dk/) at læse."],
        ["text changed noget link"],
    ),
    "the menu's title is no text": (["mkdocs.yml", "Forside", "Velkommen"], []),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_change_is_told_as_what_it_is(base: Edition, edited: Edit, name: str) -> None:
    """What was edited is found, under its own name, once."""
    edits, expected = CASES[name]
    assert told(compare(base, edited(*edits)).changes) == expected


@pytest.mark.parametrize("folder", [BASE, SCHOOL], ids=["base", "school"])
def test_an_edition_is_no_change_of_itself(folder: Path) -> None:
    """Comparing with itself gives nothing."""
    edition = load(folder).edition
    assert edition
    assert compare(edition, edition).changes == ()


def test_everything_is_told_of_between_two_strangers(base: Edition) -> None:
    """Two schools with nothing in common: all of one is removed, all of the other added.

    What neither has and only one calls retired is neither.
    """
    other = load(SCHOOL).edition
    assert other
    changes = [change for change in compare(base, other).changes if change.type == "initiative"]
    assert {c.kind for c in changes if c.fields != ("udgåede",)} == {Kind.ADDED, Kind.REMOVED}
    assert {c.kind for c in changes if c.fields == ("udgåede",)} == {Kind.CHANGED}


def test_the_other_way_round_added_and_removed_change_places(base: Edition) -> None:
    """Swapping old and new swaps added and removed, split and joined; what was read too."""
    other = load(SCHOOL).edition
    assert other
    there = {
        (c.type, c.kind, c.id, c.place, c.before, c.after) for c in compare(base, other).changes
    }
    back = {
        (c.type, SWAPPED.get(c.kind, c.kind), c.id, c.place, c.after, c.before)
        for c in compare(other, base).changes
    }
    assert there == back


def test_a_fingerprint_stays_while_its_change_stays(base: Edition, edited: Edit) -> None:
    """Another change beside it, even above it, leaves a change's fingerprint alone."""
    one = compare(base, edited(PAGE, "at læse.", "at læse.\nOg mere til.")).changes
    (only,) = one
    other = Path(BASE, PAGE).read_text(encoding="utf-8")
    assert "Her er" in other
    assert len(only.fingerprint) == 16
    assert only.fingerprint == compare(base, _with_both(base, one)).changes[-1].fingerprint


def _with_both(base: Edition, _: tuple[Change, ...]) -> Edition:
    """The base with the added sentence and a theme more."""
    page = base.pages[0]
    section = page.sections[0]
    block = section.blocks[0].model_copy(update={"text": f"{section.blocks[0].text} Og mere til."})
    sections = (section.model_copy(update={"blocks": (block, *section.blocks[1:])}),)
    pages = (page.model_copy(update={"sections": sections}), *base.pages[1:])
    return base.model_copy(update={"pages": pages, "themes": ("Nyt", *base.themes)})


def test_a_note_stands_by_the_change_it_explains(base: Edition, edited: Edit) -> None:
    """A note on an initiative or a section is found with its change, and nowhere else."""
    new = edited(
        *(INITIATIVES, "Tema i undervisningen.", "Tema i hver time."),
        *(PAGE, "at læse.", "at læse.\nOg mere til."),
        "data/edition.yaml",
        "ændringsnoter: []",
        "ændringsnoter:\n  - {gælder: F1, note: Nyt.}\n  - {gælder: index#politik, note: Mere.}",
    )
    changes = compare(base, new).changes
    assert [(c.id or str(c.place), c.note) for c in changes] == [
        ("F1", "Nyt."),
        ("index#politik", "Mere."),
    ]
