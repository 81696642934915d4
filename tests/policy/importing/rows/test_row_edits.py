"""Edits of initiatives in their file: what was meant is said, and no other byte is touched."""

import pytest

from policy.importing.edits import RowEdit
from policy.importing.rows.row_edits import CarriedRows, carry_rows
from policy.loading.yaml_file import read_yaml

FILE = """\
temaer:
  - Leg
  - Ro   # det andet
afdelinger:
  - id: ude
    navn: Ude
    klassetrin: 0-3
    indsatser:
      # Den første.
      - id: U1
        tema: Leg
        indsats: Vi leger.
        hyppighed: årlig   # efter aftale
        kort: Leg

      - id: U2  # husk den
        tema: Ro
        indsats: >-
          Vi
          hviler.
      - {id: U3, tema: Ro, indsats: Vi sover.}
  - id: inde
    navn: Inde
    indsatser: []  # endnu ingen
  - id: loft
    navn: Loft
udgåede:
  - id: U4
    udgået: 2026/27
    begrundelse: Slut.
"""
NOBODY: frozenset[str] = frozenset()


def carried(*edits: RowEdit, text: str = FILE, **retire: str) -> CarriedRows:
    return carry_rows(text, edits, retire, "2027/28")


def value(name: str, key: str, to: str | None) -> RowEdit:
    return RowEdit(name, NOBODY, ((key, to),))


def new(department: str, after: str = "", **values: str) -> RowEdit:
    return RowEdit("", NOBODY, tuple(values.items()), department, after)


def moved(name: str, department: str, after: str = "") -> RowEdit:
    return RowEdit(name, NOBODY, (), department, after, is_moved=True)


VALUES = {
    "another": (value("U1", "indsats", "Vi løber."), "Vi leger.", "Vi løber."),
    "quoted": (value("U1", "tema", "Ro: stort"), "tema: Leg", 'tema: "Ro: stort"'),
    "gone, its comment stays": (
        value("U1", "hyppighed", None),
        "        hyppighed: årlig   # efter aftale\n",
        "        # efter aftale\n",
    ),
    "new, in its place": (
        value("U1", "klassetrin", "1-2"),
        "# efter aftale\n",
        "# efter aftale\n        klassetrin: 1-2\n",
    ),
    "new, last": (value("U1", "mål", "Ro."), "kort: Leg\n", "kort: Leg\n        mål: Ro.\n"),
    "a list": (
        value("U1", "grupper", "Rød, Blå"),
        "# efter aftale\n",
        "# efter aftale\n        grupper: [Rød, Blå]\n",
    ),
    "folded": (
        value("U2", "indsats", "Vi hviler."),
        ">-\n          Vi\n          hviler.",
        "Vi hviler.",
    ),
    "in braces": (value("U3", "indsats", "Ja, vi sover."), "Vi sover.", '"Ja, vi sover."'),
    "new in braces": (value("U3", "kort", "Søvn"), "Vi sover.}", "Vi sover., kort: Søvn}"),
    "gone in braces": (value("U3", "tema", None), ", tema: Ro, ind", ", ind"),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_changes_and_nothing_else(kind: str) -> None:
    """Another value, a new key, a key that goes, however the row is written."""
    edit, before, after = VALUES[kind]
    assert FILE.count(before) == 1
    assert carried(edit) == CarriedRows(FILE.replace(before, after))


def test_new_rows_get_the_next_free_number_and_keep_their_order() -> None:
    """Also in a department that has no rows, or no list of them; a comment stays in its line."""
    found = carried(
        new("ude", "U1", indsats="Et."),
        new("ude", "U1", indsats="To."),
        new("inde", indsats="Tre."),
        new("loft", indsats="Fire."),
    )
    assert found.new == {0: "U5", 1: "U6", 2: "I1", 3: "L1"}
    row = "      - id: {}\n        indsats: {}\n"
    both = row.format("U5", "Et.") + row.format("U6", "To.")
    text = FILE.replace("kort: Leg\n", f"kort: Leg\n{both}")
    text = text.replace(
        "indsatser: []  # endnu ingen\n", "indsatser:  # endnu ingen\n" + row.format("I1", "Tre.")
    )
    text = text.replace("navn: Loft\n", "navn: Loft\n    indsatser:\n" + row.format("L1", "Fire."))
    assert found.text == text


def test_a_row_moves_with_its_comments_and_its_changes() -> None:
    """Into another department, and behind a row that came."""
    found = carried(
        moved("U2", "inde"), value("U2", "tema", "Leg"), new("inde", "U2", indsats="Ny.")
    )
    lines = FILE[FILE.index("      - id: U2") : FILE.index("      - {id: U3")]
    came = lines.replace("Ro", "Leg") + "      - id: I1\n        indsats: Ny.\n"
    text = FILE.replace(lines, "").replace(
        "indsatser: []  # endnu ingen\n", f"indsatser:  # endnu ingen\n{came}"
    )
    assert (found.text, found.left) == (text, [])


RETIRED = {
    "behind the others": (FILE, "    begrundelse: Slut.\n", "    begrundelse: Slut.\n{}"),
    "an empty list": (
        FILE[: FILE.index("udg")] + "udgåede: []  # ingen\n",
        "udgåede: []  # ingen\n",
        "udgåede:  # ingen\n{}",
    ),
    "no list": (FILE[: FILE.index("udg")], "navn: Loft\n", "navn: Loft\n\nudgåede:\n{}"),
    "no last line end": (FILE[:-1], "    begrundelse: Slut.", "    begrundelse: Slut.\n{}"),
}


@pytest.mark.parametrize("kind", RETIRED)
def test_a_row_is_retired_with_its_reason(kind: str) -> None:
    """However the list of retired ones is written; without a reason the row stays."""
    text, before, after = RETIRED[kind]
    gone = RowEdit("U3", NOBODY, is_gone=True)
    assert carried(gone, text=text).text == text
    row = "      - {id: U3, tema: Ro, indsats: Vi sover.}\n"
    assert text.count(row) == 1
    said = "  - id: U3\n    udgået: 2027/28\n    begrundelse: Vågen.\n"
    wanted = text.replace(row, "")
    wanted = wanted[: wanted.rindex(before)] + after.format(said)
    assert carried(gone, text=text, U3="Vågen.").text == wanted


def test_a_new_theme_stands_behind_the_others() -> None:
    """In the list's own way of writing."""
    assert carry_rows(FILE, [], {}, "2027/28", ["Mod"]).text == FILE.replace(
        "# det andet\n", "# det andet\n  - Mod\n"
    )
    text = FILE.replace("temaer:\n  - Leg\n  - Ro   # det andet", "temaer: [Leg, Ro]")
    assert carry_rows(text, [], {}, "2027/28", ["Mod"]).text == text.replace("Ro]", "Ro, Mod]")


NOT_MADE = {
    "a list in brackets": (
        "afdelinger:\n  - id: a\n    indsatser: [{id: A1, indsats: Vi.}]\n",
        new("a", "A1", indsats="Ny."),
    ),
    "the first key": (
        "afdelinger:\n  - id: a\n    indsatser:\n      - tema: Leg\n        id: A1\n",
        value("A1", "tema", None),
    ),
}


@pytest.mark.parametrize("kind", NOT_MADE)
def test_what_cannot_be_made_is_left(kind: str) -> None:
    """Nothing is written, and the edit is told."""
    text, edit = NOT_MADE[kind]
    assert carried(edit, text=text) == CarriedRows(text, left=[edit])


def test_many_edits_say_together_what_each_means() -> None:
    """Values, rows that come, go and move, in one file at once."""
    found = carried(
        value("U1", "kort", None),
        new("ude", "", indsats="Først."),
        moved("U3", "loft"),
        RowEdit("U2", NOBODY, is_gone=True),
        U2="Væk.",
    )
    document = read_yaml("", found.text)
    rows = [
        [row["id"] for row in each.get("indsatser") or ()] for each in document.root["afdelinger"]
    ]
    assert (rows, found.left) == ([["U5", "U1"], [], ["U3"]], [])
    assert [each["id"] for each in document.root["udgåede"]] == ["U4", "U2"]
