"""Pages come into the menu, go and move; comments and all other lines stay byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.importing.edits import MenuEdit
from policy.importing.pages.markdown import NoEditError
from policy.importing.pages.menu import order_after, with_pages
from policy.loading.navigation import CONFIG, read_navigation
from policy.loading.yaml_file import read_yaml
from tests.support.properties import fewer

MENU = """\
site_name: Skolen   # til fanen
edit_uri: !ENV [EDIT_URI, ""]
nav:
  # Det er politikken.
  - Politikken:
      - Forside: index.md   # begynd her
      # Om gården.
      - gaarden.md

      - Indsatser:  # alle
          - indsatser/index.md
          # De mindste.
          - Små: indsatser/smaa.md
          - Store: indsatser/store.md
      - Bilag:
          - bilag/a.md
  # Om siden.
  - Om: om.md
extra:
  a: [1,   2]
"""
PAGES = ["index", "gaarden", "indsatser/index", "indsatser/smaa", "indsatser/store", "bilag/a"]


def policy_pages(text: str) -> list[str]:
    entries, _ = read_navigation(read_yaml(CONFIG, text, tags=True))
    return [each.page_id for each in entries if each.is_policy]


def test_a_page_comes_where_those_around_it_share_a_group() -> None:
    """Within a group, between two of them, first and last; a title with a colon is quoted."""
    pages = ["ny", *PAGES[:4], "midt", "indsatser/store", "mellem", "bilag/a", "til-sidst"]
    titles = {"ny": "Nyt: alt", "midt": "Midt i", "mellem": "Mellem", "til-sidst": "Sidst"}
    found = with_pages(MENU, pages, titles)
    added = (
        ("      - Forside", '      - "Nyt: alt": ny.md\n'),
        ("          - Store", "          - Midt i: midt.md\n"),
        ("      - Bilag", "      - Mellem: mellem.md\n"),
        ("  # Om siden.", "      - Sidst: til-sidst.md\n"),
    )
    expected = MENU
    for place, line in added:
        expected = expected.replace(place, line + place)
    assert found == expected


def test_a_page_goes_with_the_comment_above_it_and_an_empty_group() -> None:
    """Nothing else is touched."""
    found = with_pages(MENU, ["index", "indsatser/index", "indsatser/smaa", "indsatser/store"], {})
    expected = MENU.replace("      # Om gården.\n      - gaarden.md\n", "")
    assert found == expected.replace("      - Bilag:\n          - bilag/a.md\n", "")


def test_a_group_moves_as_a_whole_and_a_page_out_of_it_alone() -> None:
    """With their comments, at the depth of the place where they are then."""
    found = with_pages(MENU, [*PAGES[:2], "bilag/a", *PAGES[2:5]], {})
    bilag = "      - Bilag:\n          - bilag/a.md\n"
    start = MENU.index("\n      - Indsatser")
    assert found == MENU[:start] + bilag + MENU[start:].replace(bilag, "")
    small = "          # De mindste.\n          - Små: indsatser/smaa.md\n"
    found = with_pages(MENU, ["indsatser/smaa", *(e for e in PAGES if e != "indsatser/smaa")], {})
    moved = "      # De mindste.\n      - Små: indsatser/smaa.md\n"
    assert found == MENU.replace(small, "").replace("      - Forside", f"{moved}      - Forside")


@fewer(60)
@given(data=st.data())
def test_any_order_of_any_pages_is_written(data: st.DataObject) -> None:
    """Pages that stay, go and come in any order; what is not of the policy is as it was."""
    kept = data.draw(st.lists(st.sampled_from(PAGES), min_size=1, unique=True))
    new = data.draw(st.lists(st.sampled_from(["ny", "mere", "bilag/b"]), unique=True))
    pages = data.draw(st.permutations([*kept, *new]))
    found = with_pages(MENU, pages, {each: each.title() for each in new})
    assert policy_pages(found) == pages
    for part in (MENU[: MENU.index("      - Forside")], MENU[MENU.index("  # Om siden.") :]):
        assert part in found


@pytest.mark.parametrize(
    "menu",
    [
        "nav: [{Politikken: [index.md]}]\n",
        "nav:\n  - Politikken: [index.md, a.md]\n",
        "nav:\n  - Politikken:\n      - {Forside: index.md}\n      - a.md\n",
        "nav:\n  - Forside: index.md\n",
    ],
)
def test_a_menu_in_another_form_is_left_alone(menu: str) -> None:
    """It is told instead, and nothing is guessed."""
    try:
        found = with_pages(menu, ["ny", "index", "a"], {"ny": "Ny"})
    except NoEditError:
        return
    assert policy_pages(found) == ["ny", "index", "a"]


def test_edits_of_pages_make_an_order() -> None:
    """In the order of the document; one behind a page that is gone stands first."""
    edits = [
        MenuEdit("ny", frozenset(), "new", "a"),
        MenuEdit("c", frozenset(), "moved", "ny"),
        MenuEdit("b", frozenset(), "gone"),
        MenuEdit("hest", frozenset(), "moved", "a"),
    ]
    assert order_after(["a", "b", "c", "d"], edits) == ["a", "ny", "c", "d"]
