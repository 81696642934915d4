"""Any policy in Word becomes the first files of a school: whole, in order, guesses marked."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.importing.new_school.new_files import files_of
from policy.importing.new_school.word_blocks import read_blocks
from policy.importing.new_school.word_text import Paragraph, WordText
from policy.importing.word_package import open_word
from policy.loading.files import Folder
from policy.loading.loader import Loaded, load_files
from policy.model.problems import Problem, has_errors
from policy.rules.registry import check
from policy.text.tokens import normal_form
from policy.words.word_file_words import NEW_PAGES
from tests.support.any_word import BULLET, MORE, NUMBER, InMemory, any_word, paragraph, run, table
from tests.support.properties import fewer

DATA = Path(__file__).parents[3] / "data"
SCHOOL = Folder(DATA / "school")
TODAY = date(2026, 11, 28)
AT_HAND = {path: SCHOOL.read(path) for path in ("mkdocs.yml", *SCHOOL.names("data/schema", ""))}
ABOVE = "../../../mkdocs.yml"
"""What the settings at hand inherit."""
PROGRAMS = ("libreoffice", "pandoc")
TYPED = re.compile(r"(?:[•–*-]|\d{1,2}[.)])\s+")


def read(content: bytes, folder: Path) -> WordText:
    path = folder / "politik.docx"
    path.write_bytes(content)
    return read_blocks(open_word(path))


def made(files: Mapping[str, bytes]) -> Loaded:
    """The policy in ``files``."""
    return load_files(InMemory({ABOVE: SCHOOL.read(ABOVE), **files}))


def school(tmp_path: Path, *blocks: str, **parts: str) -> tuple[Loaded, dict[str, str]]:
    """The policy that is made of a Word file, and its texts."""
    files = files_of(read(any_word(*blocks, links={}, **parts), tmp_path), TODAY, AT_HAND)
    return made(files), {path: content.decode() for path, content in files.items()}


def faults(policy: Loaded) -> list[Problem]:
    return [each for each in check(policy, today=TODAY) if each.severity == "fejl"]


def said_by(text: WordText) -> str:
    """All words of a Word file, in order."""
    found = []
    for block in text.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found += [cell.text for row in block.rows for cell in row]
    return squeezed(found)


def said_on(policy: Loaded) -> str:
    """All words of the policy's pages, in the order of the menu."""
    assert policy.navigation
    pages = [policy.pages[f"docs/{each.path}"] for each in policy.navigation if each.is_policy]
    return squeezed(
        text.words for page in pages for text in page.rendered.texts if not text.is_code
    )


def squeezed(texts: Iterable[str]) -> str:
    return "".join(normal_form(" ".join(texts)).split())


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_policy_of_another_program_passes_the_check(program: str) -> None:
    """Its pages, initiatives, links and notes are there; what is guessed warns, and no more."""
    text = read_blocks(open_word(DATA / "word" / f"{program}.docx"))
    policy = made(files_of(text, TODAY, AT_HAND))
    assert faults(policy) == []
    assert policy.edition
    assert policy.initiatives
    assert len(policy.initiatives.active_ids()) == (3 if program == "libreoffice" else 4)
    assert len(policy.edition.links) == 2
    assert any(each.code == "SE-EFTER" for each in check(policy, today=TODAY))


def test_what_libreoffice_wrote_is_told_in_its_own_words() -> None:
    """The front page and the list of a policy, as the coordinator finds them."""
    text = read_blocks(open_word(DATA / "word" / "libreoffice.docx"))
    files = {path: each.decode() for path, each in files_of(text, TODAY, AT_HAND).items()}
    assert files["docs/index.md"].endswith(
        "# Trivselspolitik for Bakkeskolen { #trivselspolitik-for-bakkeskolen }\n\n"
        "## Indledning { #indledning }\n\n"
        "Alle skal have det **godt** her.\nVi hjælper hinanden.\n\n"
        "6\\. klasse er venner for de små.\n\n"
        "{{ find_klassetrin() }}\n\n{{ afdelinger() }}\n"
    )
    assert (
        "- Frikvarterer\n    - Lege i gården\n- Nye elever\n\nSådan gør vi:\n\n1. Vi"
        in (files["docs/fokus.md"])
    )
    assert "| Kontoret | Kl. 8 \\| kl. 14 |" in files["docs/hvem-ringer-man-til.md"]
    assert "status: ældre\nvedtaget: 2024-06-12\n" in files["data/edition.yaml"]
    assert "navn: Bakkeskolen\n" in files["data/school.yaml"]
    assert "kommune: Fabelby Kommune\n" in files["data/school.yaml"]


def test_a_table_of_three_columns_is_the_initiatives(tmp_path: Path) -> None:
    """In any order of columns; what is left out or merged is that of the row above."""
    rows = (
        ("Indsats", "Målgruppe", "Emne"),
        ("Vi leger.", "De små (0.-3. klasse)", "Leg"),
        ("Vi læser.", "", "Ro"),
        ("Vi synger.", "^", "^"),
        ("Vi rejser.", "Klubben", "Leg"),
        ("Vi fester.", "Hele skolen", "Fest"),
    )
    policy, texts = school(tmp_path, paragraph("Trivsel", style="heading1"), table(*rows))
    assert policy.initiatives
    small, club, everybody = policy.initiatives.departments
    assert [(row.id, row.theme, row.text) for row in small.initiatives] == [
        ("D1", "Leg", "Vi leger."),
        ("D2", "Ro", "Vi læser."),
        ("D3", "Ro", "Vi synger."),
    ]
    assert (small.grades, club.is_apart, everybody.is_for_all) == ((0, 1, 2, 3), True, True)
    assert faults(policy) == []
    assert "# Se efter: «Klubben» har ingen klassetrin" in texts["data/initiatives.yaml"]


def test_a_table_below_a_department_s_heading_is_its_own(tmp_path: Path) -> None:
    """As in the documents that this project makes, with the numbers that stand there."""
    rows = (("Nr.", "Tema", "Indsats"), ("X4", "Leg", "Vi leger."), ("X7", "Ro", "Vi læser."))
    policy, texts = school(
        tmp_path,
        paragraph("Trivsel", style="heading1"),
        paragraph("Vi vil hinanden."),
        paragraph("Indskoling", style="heading2"),
        table(*rows),
        paragraph("Slut", style="heading2"),
        paragraph("Tak."),
    )
    assert policy.initiatives
    assert policy.initiatives.active_ids() == ["X4", "X7"]
    assert 'indsatstabel("indskoling")' in texts["docs/indsatser/indskoling.md"]
    assert "docs/slut.md" in texts
    assert faults(policy) == []


def test_links_that_stand_alone_are_the_link_list_and_others_stay(tmp_path: Path) -> None:
    """With their names; links to a place of the file lead there; what leads to a file is told."""

    def link(name: str, words: str) -> str:
        return f'<w:hyperlink r:id="{name}">{run(words)}</w:hyperlink>'

    files = files_of(
        read(
            any_word(
                paragraph("Trivsel", style="heading1"),
                paragraph("Læs ", link("a", "om leg"), " og ", link("c", "skemaet"), "."),
                paragraph("Mere", style="heading1"),
                paragraph("Leg: ", link("a", "https://leg.example.dk")),
                paragraph(link("b", "Om ro")),
                links={
                    "a": "https://leg.example.dk",
                    "b": "https://ro.example.dk",
                    "c": "skema.xlsx",
                },
            ),
            tmp_path,
        ),
        TODAY,
        AT_HAND,
    )
    policy = made(files)
    assert policy.edition
    assert [(each.id, each.title, each.address) for each in policy.edition.links] == [
        ("leg", "Leg", "https://leg.example.dk"),
        ("om-ro", "Om ro", "https://ro.example.dk"),
    ]
    front = files["docs/index.md"].decode()
    assert "Læs [om leg](https://leg.example.dk) og skemaet." in front
    assert "# Se efter: linket «skemaet» pegede på en fil" in front
    assert faults(policy) == []


def test_what_is_no_text_is_told_where_it_was(tmp_path: Path) -> None:
    """A picture, a comment, hidden text; a text box is read as text."""
    picture = '<w:r><w:drawing><x descr="Glade børn" xmlns=""/></w:drawing></w:r>'
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('I en boks.')}</w:txbxContent></w:pict></w:r>"
    _, texts = school(
        tmp_path,
        paragraph("Trivsel", style="heading1"),
        paragraph("Her er vi.", picture, run("hemmeligt", "vanish"), box),
        paragraph("Vi leger.", '<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=f'<w:comment w:id="1" w:author="Ole">{paragraph("Er det nu også rigtigt?")}'
        "</w:comment>",
    )
    front = texts["docs/index.md"]
    assert "# Se efter: et billede «Glade børn» ved «Her er vi.» er ikke kommet med." in front
    assert "# Se efter: skjult tekst ved «Her er vi.» er ikke kommet med." in front
    assert "# Se efter: en kommentar ved «Vi leger.» er ikke kommet med." in front
    assert "\nI en boks.\n" in front
    assert not {"hemmeligt", "Ole"} & {*front.split()}


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    """Deleted words, paragraphs and rows are gone; inserted ones are there, without an author."""
    gone = '<w:del w:author="Ole"><w:r><w:delText>ikke </w:delText></w:r></w:del>'
    mark = '<w:p><w:pPr><w:rPr><w:del w:author="Ole"/></w:rPr></w:pPr>'
    row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    _, texts = school(
        tmp_path,
        paragraph("Trivsel", style="heading1"),
        paragraph("Vi leger ", gone, f'<w:ins w:author="Ole">{run("altid")}</w:ins>', "."),
        f"{mark}{run('Vi ')}</w:p>",
        paragraph("løber."),
        table(("Hvem", "Hvad"), ("Vi", "Løb")).replace("</w:tbl>", f"{row}</w:tbl>"),
    )
    assert "\nVi leger altid.\n\nVi løber.\n" in texts["docs/index.md"]
    assert texts["docs/index.md"].count("\n|") == 3
    assert "Ole" not in texts["docs/index.md"]


def test_a_policy_without_styles_is_read_by_its_look(tmp_path: Path) -> None:
    """Short bold lines are headings, typed bullets and numbers lists; each is told."""
    policy, texts = school(
        tmp_path,
        paragraph(run("Trivsel på Engskolen", "b")),
        paragraph("Vi vil hinanden."),
        paragraph(run("Det gør vi", "b")),
        paragraph("• Vi leger."),
        paragraph("• Vi læser."),
        paragraph("Og så:"),
        paragraph("1. Vi lytter."),
        paragraph("2. Vi taler."),
    )
    assert (
        "- Vi leger.\n- Vi læser.\n\nOg så:\n\n1. Vi lytter.\n2. Vi taler.\n"
        in (texts["docs/det-goer-vi.md"])
    )
    assert "# Se efter: «Det gør vi» er læst som en overskrift" in texts["docs/index.md"]
    assert "# Se efter: listen, der begynder med «• Vi leger.»" in texts["docs/index.md"]
    assert faults(policy) == []


def test_notes_stand_where_their_marks_do(tmp_path: Path) -> None:
    """In the text as notes; one in the table of initiatives is told, for none can be there."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    lost = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    rows = (("Afdeling", "Tema", "Indsats"), ("Klubben", "Leg", "Vi leger."))
    last = "</w:r></w:p></w:tc></w:tr></w:tbl>"
    policy, texts = school(
        tmp_path,
        paragraph("Trivsel", style="heading1"),
        paragraph("Vi vil", mark, " hinanden."),
        table(*rows).replace(last, f"</w:r>{lost}{last[6:]}"),
        footnotes=f'<w:footnote w:id="2">{paragraph("Altid.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{paragraph("Ude.")}</w:endnote>',
    )
    assert "Vi vil[^1] hinanden.\n" in texts["docs/index.md"]
    assert texts["docs/index.md"].endswith("\n[^1]: Altid.\n")
    assert "ved «Vi leger.» er ikke kommet med: «Ude.»" in texts["docs/index.md"]
    assert faults(policy) == []


def test_what_points_at_a_person_is_told_and_never_quoted(tmp_path: Path) -> None:
    """The check refuses a CPR number and a person's own address; no mark repeats them."""
    number = "010190" + "-1234"
    policy, texts = school(
        tmp_path,
        paragraph(run(f"Ring til {number}", "b")),
        paragraph("Skriv til anne.hansen@example.dk."),
    )
    codes = {each.code for each in faults(policy)}
    assert codes == {"CPR-NUMMER", "PERSON-ADRESSE"}
    assert not any(number in line for line in texts["docs/index.md"].split("\n") if "# Se" in line)


WORDS = st.sampled_from(
    """6. klasse|1. ting|- a|a) b|**fed**|_x_|[ord](x)|<b>|{{ x }}|{% x %}|{# x #}|# x|> x|`x`|+|=
    ---|***|1)|: x|[^1]|{ #x }|!!! x|2026. Vi|&amp;|\\|snake_case|https://a.example.dk/x_y|!
    www.example.dk|kontor@skole.example.dk|Vi leger. Børn|Alle har en ven.|§ 2|12. december|[TOC]
    <!-- x -->|» x «""".replace("\n", "|").split("|")
).map(str.strip)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LOOKS = st.sampled_from([(), (), ("b",), ("i",)])
RUNS = st.lists(st.builds(lambda text, looks: run(f"{text} ", *looks), TEXTS, LOOKS), min_size=1)
BLOCKS = st.one_of(
    st.builds(
        lambda text, level: paragraph(f"Om {text}", style=f"heading{level}"),
        TEXTS,
        st.integers(1, 3),
    ),
    RUNS.map(lambda runs: paragraph("Vi ", *runs[:3])),
    st.builds(
        lambda text, number, depth: paragraph(f"Vi {text}", item=(number, depth)),
        TEXTS,
        st.sampled_from([BULLET, BULLET, NUMBER, MORE]),
        st.integers(0, 2),
    ),
    st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=3).map(
        lambda rows: table(*((f"Vi {a}", f"Vi {b}") for a, b in rows))
    ),
)


@fewer(2)
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=7))
def test_the_pages_say_what_the_word_file_says(
    blocks: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever signs are in it, nothing is lost, moved, or taken for a mark; twice the same."""
    text = read(any_word(*blocks), tmp_path_factory.mktemp("word"))
    files = files_of(text, TODAY, AT_HAND)
    said = said_on(made(files))
    assert said in (said_by(text), squeezed([NEW_PAGES["index"]]) + said_by(text))
    again = read(any_word(*blocks), tmp_path_factory.mktemp("word"))
    assert files == files_of(again, TODAY, AT_HAND)


def test_an_address_that_is_no_scheme_of_the_site_is_words(tmp_path: Path) -> None:
    """A link that would run something or leave the page's text is not carried over."""
    for address in ("javascript:alert", "file:///c:/hemmeligt", "data:text/html,x"):
        files = files_of(
            read(
                any_word(
                    paragraph("Trivsel", style="heading1"),
                    paragraph(f'<w:hyperlink r:id="a">{run("her")}</w:hyperlink>'),
                    links={"a": address},
                ),
                tmp_path,
            ),
            TODAY,
            AT_HAND,
        )
        assert address not in files["docs/index.md"].decode()
        assert not has_errors(check(made(files), today=TODAY))
