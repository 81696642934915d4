"""A Word file that came back: what was changed in it is carried into the files, or told.

The law: exporting, editing, importing is the edit; what of it cannot be carried is named.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.diff.change import Change, RetirementChange, ThemeChange
from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.word.word_file import as_word, as_word_redline
from policy.importing.carrying import Carried, Overlay, carry_out
from policy.importing.edits import Answers, Proposal, RowEdit
from policy.importing.pages.menu import with_pages
from policy.importing.proposal import propose
from policy.importing.rows.row_edits import carry_rows
from policy.importing.rows.yaml_rows import FILE
from policy.importing.word_package import DOCUMENT, open_word
from policy.importing.word_reading import read_word
from policy.loading.files import Files, Folder
from policy.loading.loader import load_files
from policy.loading.navigation import CONFIG
from policy.model.edition import Edition
from tests.policy.diff.test_change_pairs import PAIRS, pair
from tests.support.office import saved_as
from tests.support.properties import fewer
from tests.support.revisions import SENTENCES, TEXTS, reworded
from tests.support.word import parts_of, with_parts
from tests.support.word_kinds import KINDS, PICTURES
from tests.support.word_pages import blocks, revised

DATA = Path(__file__).parents[2] / "data"
SCHOOL = Folder(DATA / "school")
TOLD = {
    *("adoption", "efterskole", "groups", "links", "one-year"),
    *("page-with-a-new-address", "units"),
}
"""The pairs of which something is told: what is no text of a page and no row."""
NOBODY = frozenset[str]()
PLAIN = re.compile(r"(?:- )?\w[^\[{<*]*\Z")
"""A line of words alone."""


def edition_of(files: Files) -> Edition:
    found = load_files(files).edition
    assert found
    return found


def imported(files: Files, word: bytes, folder: Path) -> tuple[Edition, Proposal, Carried]:
    """The edition in ``files`` after what ``word`` proposes; rows that went are retired."""
    path = folder / "forslag.docx"
    path.write_bytes(word)
    policy = load_files(files)
    edition = policy.edition
    assert edition
    proposal = propose(policy, edition, read_word(open_word(path)))
    retire = {each.id: "Afløst." for each in proposal.removed}
    carried = carry_out(policy, edition, proposal, Answers(retire, proposal.removed_pages))
    return edition_of(Overlay(files, carried.texts, carried.gone)), proposal, carried


def differences(one: Edition, other: Edition) -> list[Change]:
    """What differs of the policy, but for what no document shows: vocabulary, names, reasons."""
    changes = compare(*map(shown, (one, other))).policy_changes
    return [each for each in changes if not isinstance(each, ThemeChange | RetirementChange)]


def shown(edition: Edition) -> Edition:
    """The edition without the short names, which stand in the picture alone."""
    departments = (
        each.model_copy(
            update={
                "initiatives": tuple(
                    row.model_copy(update={"short": None}) for row in each.initiatives
                )
            }
        )
        for each in edition.departments
    )
    return edition.model_copy(update={"departments": tuple(departments)})


def words(old: Files, new: Files) -> Iterator[bytes]:
    """The new policy as a redline and as a file without changes."""
    yield redline(old, new)
    yield untracked(new)


def redline(old: Files, new: Files) -> bytes:
    """The new policy as a redline."""
    comparison = compare(edition_of(old), edition_of(new))
    return as_word_redline(comparison, None, PICTURES, PICTURES)


def untracked(new: Files) -> bytes:
    """The new policy as a file without changes."""
    after = edition_of(new)
    return as_word(document_of(after), after, PICTURES)


def holds(word: bytes, old: Files, new: Files, folder: Path) -> bool:
    """Whether all that was changed is carried; what is not must be told."""
    found, proposal, carried = imported(old, word, folder)
    left = proposal.left + carried.left
    differs = differences(edition_of(new), found)
    assert not differs or left
    return not differs and not left


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_year_of_changes_is_carried_or_told(path: Path, tmp_path: Path) -> None:
    """With tracked changes or without; nothing is told that is carried."""
    old, new = pair(path)
    for word in words(old, new):
        assert holds(word, old, new, tmp_path) is (path.stem not in TOLD)


def page(markdown: str) -> Overlay:
    """The school with another page."""
    return Overlay(SCHOOL, {"docs/opsamling.md": f"# Opsamling {{ #opsamling }}\n\n{markdown}\n"})


@pytest.mark.parametrize("kind", [each for each in KINDS if "picture" not in each])
def test_every_kind_of_change_is_carried_or_told(kind: str, tmp_path: Path) -> None:
    """Both ways round: links, notes, tables, lists and headings."""
    before, after = map(page, KINDS[kind])
    assert holds(redline(before, after), before, after, tmp_path)
    assert holds(untracked(before), after, before, tmp_path)


@pytest.mark.parametrize("kind", ["a picture", "a picture in a sentence", "a picture in a cell"])
def test_a_picture_that_stays_is_no_proposal(kind: str, tmp_path: Path) -> None:
    """One that came is told; one that went is carried where it was a paragraph, else told."""
    before, after = map(page, KINDS[kind])
    assert not holds(redline(before, after), before, after, tmp_path)
    assert holds(untracked(before), after, before, tmp_path) is (kind == "a picture")
    _, proposal, carried = imported(after, untracked(after), tmp_path)
    assert (proposal.pages, proposal.left, carried.texts) == ([], [], {})


FURTHER = {
    "reworded": ("- Leg\n\n    Hver dag.\n- Spil", "- Leg\n\n    Hver dag ude.\n- Spil"),
    "of a nested item": (
        "- Leg\n    - i gården\n- Spil",
        "- Leg\n    - i gården\n\n        Også om vinteren.\n- Spil",
    ),
    "two of a numbered item": ("1. Leg\n2. Spil", "1. Leg\n\n    Et.\n\n    To.\n2. Spil"),
    "that was an item": ("- Leg\n- Spil\n- Sang", "- Leg\n\n    Spil\n\n- Sang"),
    "that was a paragraph": ("- Leg\n\nSpil", "- Leg\n\n    Spil"),
    "of a new item": ("Leg.", "Leg.\n\n- Spil\n\n    Hver dag.\n\n- Sang"),
}


@pytest.mark.parametrize("kind", FURTHER)
def test_a_further_paragraph_of_an_item_is_carried(kind: str, tmp_path: Path) -> None:
    """It stays with its item, and the list is one."""
    before, after = map(page, FURTHER[kind])
    for word in words(before, after):
        assert holds(word, before, after, tmp_path)


@fewer(14)
@given(old=st.lists(blocks(), min_size=2, max_size=6), data=st.data(), tracked=st.booleans())
def test_any_revision_of_a_page_is_carried_or_told(
    old: list[str],
    data: st.DataObject,
    tracked: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Blocks of every kind that come, go, move and change, with their links, notes and looks."""
    new = data.draw(revised(old))
    before, after = (page("\n\n".join(each)) for each in (old, new))
    made = redline(before, after) if tracked else untracked(after)
    holds(made, before, after, tmp_path_factory.mktemp("import"))


PAGES = [each.id for each in edition_of(SCHOOL).pages if not each.id.startswith("indsatser/")]
FREE = ["opsamling", "laes-mere"]
"""The pages that nothing leads to: a dead link is told by the check, and nothing is written."""


@fewer(8)
@given(data=st.data())
def test_any_revision_of_the_pages_is_carried(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages that come with a text of any kind, move and go; the departments' stay together."""
    every = [each.id for each in edition_of(SCHOOL).pages]
    gone = data.draw(st.lists(st.sampled_from(FREE), max_size=2, unique=True))
    order = [each for each in every if each not in gone]
    moved = data.draw(st.sampled_from([each for each in order if each in PAGES]))
    order.remove(moved)
    order.insert(data.draw(st.integers(1, len(order))), moved)
    name = data.draw(st.sampled_from(["ny", "ude-paa-bakken", "bilag/et-nyt"]))
    order.insert(data.draw(st.integers(1, len(order))), name)
    text = "\n\n".join(data.draw(st.lists(blocks(), min_size=1, max_size=2, unique=True)))
    text = text.replace("(hverdagen", "(../hverdagen" if "/" in name else "(hverdagen")
    anchor = name.rpartition("/")[2]
    texts = {
        f"docs/{name}.md": f"# Alt om {anchor} {{ #{anchor} }}\n\n{text}\n",
        CONFIG: with_pages(SCHOOL.read(CONFIG).decode(), order, {name: "Nyt"}),
    }
    after = Overlay(SCHOOL, texts, [f"docs/{each}.md" for each in gone])
    made = untracked(after) if data.draw(st.booleans()) else redline(SCHOOL, after)
    folder = tmp_path_factory.mktemp("import")
    holds(made, SCHOOL, after, folder)
    found, _, carried = imported(SCHOOL, made, folder)
    assert [each.id for each in found.pages] == order
    assert carried.gone == {f"docs/{each}.md" for each in gone}


KEYS: dict[str, st.SearchStrategy[str | None]] = {
    "indsats": TEXTS,
    "hyppighed": st.sampled_from(["årlig", "ugentlig", None]),
    "klassetrin": st.sampled_from(["1", "0-1", None]),
    "ansvarlig": st.sampled_from(["Lærerne", None]),
    "mål": st.one_of(SENTENCES, st.none()),
}


@fewer(8)
@given(data=st.data())
def test_any_revision_of_the_rows_is_carried(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Texts, facts and who is responsible; rows that move, come and go."""
    departments = {each.id: each for each in edition_of(SCHOOL).departments if each.grades}
    homes = {row.id: name for name, each in departments.items() for row in each.initiatives}
    edits: list[RowEdit] = []
    for name in data.draw(st.lists(st.sampled_from([*homes]), max_size=3, unique=True)):
        values = data.draw(st.fixed_dictionaries({}, optional=KEYS))
        is_moved = data.draw(st.booleans())
        edits.append(RowEdit(name, NOBODY, (*values.items(),), homes[name], "", is_moved=is_moved))
    home = data.draw(st.sampled_from([*departments]))
    theme = departments[home].initiatives[0].theme
    new = (("tema", theme), ("indsats", data.draw(TEXTS)), ("hyppighed", "årlig"))
    edits.append(RowEdit("", NOBODY, new, home, ""))
    text = carry_rows(SCHOOL.read(FILE).decode(), edits, {}, "2026/27").text
    after = Overlay(SCHOOL, {FILE: text})
    made = untracked(after) if data.draw(st.booleans()) else redline(SCHOOL, after)
    assert holds(made, SCHOOL, after, tmp_path_factory.mktemp("import"))


@fewer(5)
@given(data=st.data())
def test_any_rewording_is_carried_or_told(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Sentences and items reworded, in any page."""
    names = ("hverdagen", "vores-loefter", "opsamling")
    path = data.draw(st.sampled_from([f"docs/{name}.md" for name in names]))
    lines = SCHOOL.read(path).decode().split("\n")
    plain = [at for at, each in enumerate(lines) if PLAIN.match(each)]
    for at in data.draw(st.lists(st.sampled_from(plain), max_size=3, unique=True)):
        mark = "- " if lines[at].startswith("- ") else ""
        lines[at] = mark + data.draw(reworded(lines[at].removeprefix("- ")))
    new = Overlay(SCHOOL, {path: "\n".join(lines)})
    holds(redline(SCHOOL, new), SCHOOL, new, tmp_path_factory.mktemp("import"))


def test_a_table_of_steps_is_told_where_it_says_other_than_they_do(tmp_path: Path) -> None:
    """It is made of the steps; changed as they are it needs no word."""
    school = Folder(DATA / "schools/efterskole")
    edition = edition_of(school)
    plain = as_word(document_of(edition), edition)
    told = []
    for words in (b"aler med eleven inden 2 dage", b"Taler med eleven inden 2 dage"):
        text = parts_of(plain)[DOCUMENT].replace(words, words.replace(b"2", b"4"))
        text = text.replace(b">inden 2 dage<", b">inden 4 dage<")
        _, proposal, _ = imported(school, with_parts(plain, {DOCUMENT: text}), tmp_path)
        told.append([each for each in proposal.left if "trinene" in each.what])
    assert [len(each) for each in told] == [0, 1]


def test_every_byte_that_nobody_changed_is_kept(tmp_path: Path) -> None:
    """A changed row changes its line, a changed sentence its own; comments stay."""
    old, new = pair(DATA / "changes" / "notes.yaml")
    _, _, carried = imported(old, redline(old, new), tmp_path)
    for path, text in carried.texts.items():
        before = old.read(path).decode().split("\n")
        after = text.split("\n")
        assert len({*before} - {*after}) <= 2
        assert [each for each in before if "#" in each] == [each for each in after if "#" in each]


def test_a_document_that_nobody_changed_proposes_nothing(tmp_path: Path) -> None:
    """Also after another program has saved it."""
    edition = edition_of(SCHOOL)
    word = as_word(document_of(edition), edition, PICTURES)
    _, proposal, carried = imported(SCHOOL, word, tmp_path)
    assert (proposal.pages, proposal.rows, proposal.left, carried.texts) == ([], [], [], {})


WORDS = '<w:t xml:space="preserve">Vi leger.</w:t></w:r>'
ODD = {
    "a table without rows": ("<w:p>", "<w:tbl><w:tr/></w:tbl><w:p>"),
    "a table of nothing": ("<w:p>", "<w:tbl/><w:p>"),
    "a note that is not there": (WORDS, f'{WORDS}<w:r><w:footnoteReference w:id="77"/></w:r>'),
    "an item as deep as the sea": (
        "<w:p>",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="9999999999999999999"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr><w:r><w:t>Nyt</w:t></w:r></w:p><w:p>",
    ),
    "an indent that is no number": (
        "<w:p>",
        '<w:p><w:pPr><w:ind w:left="1e9"/></w:pPr></w:p><w:p>',
    ),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_no_word_processor_writes_counts_for_nothing(kind: str, tmp_path: Path) -> None:
    """Nothing breaks, and the rest of the file is read."""
    files = page("Vi leger.")
    edition = edition_of(files)
    made = as_word(document_of(edition), edition)
    document = parts_of(made)[DOCUMENT].decode()
    old, new = ODD[kind]
    assert old in document
    odd = with_parts(made, {DOCUMENT: document.replace(old, new, 1).encode()})
    _, proposal, _ = imported(files, odd, tmp_path)
    assert (proposal.rows, proposal.menu) == ([], [])


@pytest.mark.parametrize("path", PAIRS[::2], ids=lambda path: path.stem)
def test_a_redline_that_nobody_changed_proposes_nothing(path: Path, tmp_path: Path) -> None:
    """The file for the board is known again as the new edition, whatever had changed in it."""
    old, new = pair(path)
    _, proposal, carried = imported(new, redline(old, new), tmp_path)
    assert (proposal.pages, proposal.rows, proposal.left, carried.texts) == ([], [], [], {})


@pytest.mark.slow
def test_what_libreoffice_saved_is_read_alike(tmp_path: Path) -> None:
    """Styles, bookmarks and changes under other ids say the same."""
    old, new = pair(DATA / "changes" / "one-year.yaml")
    sent = redline(old, new)
    (tmp_path / "redline.docx").write_bytes(sent)
    saved = saved_as("docx", tmp_path / "redline.docx", tmp_path / "out").read_bytes()
    results = [imported(old, word, tmp_path)[2].texts for word in (sent, saved)]
    assert results[0] == results[1]
