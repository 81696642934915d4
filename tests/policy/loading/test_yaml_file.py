"""YAML is read into text with places, and unsupported syntax is refused."""

from collections.abc import Iterator

import pytest
import yaml

from policy.loading import yaml_file as yamlfile
from policy.loading.yaml_file import read_yaml
from policy.model.problems import Place


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test runs with both of PyYAML's parsers, as libyaml is not installed everywhere."""
    before = yamlfile._PARSER
    yamlfile._PARSER = yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader
    yield
    yamlfile._PARSER = before


def told(text: str) -> list[tuple[int, int, str]]:
    """The problems of ``text`` as line, column and code."""
    problems = read_yaml("f", text).problems
    return [(each.place.line, each.place.column, each.code) for each in problems]


@pytest.mark.parametrize("scalar", ["no", "12:30", "012", "0x1F", "1e3", "2026-02-30", "true"])
def test_every_scalar_stays_the_text_it_was_written_as(scalar: str) -> None:
    """Numbers, times and booleans stay text."""
    assert read_yaml("f", f"a: {scalar}\n").root == {"a": scalar}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_a_key_without_a_value_is_none(scalar: str) -> None:
    """Empty values and null are None; a quoted null is text."""
    assert read_yaml("f", f"a: {scalar}\nb: 'null'\n").root == {"a": None, "b": "null"}


def test_every_value_and_key_knows_its_place() -> None:
    """Lines and columns are 1-based and count characters, not bytes."""
    document = read_yaml("f", "æøå:\n  - ø: Én\n    b: [x, å]\n")
    assert document.value_at(("æøå", 0, "ø")) == Place("f", 2, 8)
    assert document.key_at(("æøå", 0, "b")) == Place("f", 3, 5)
    assert document.value_at(("æøå", 0, "b", 1)) == Place("f", 3, 12)


def test_a_place_that_does_not_exist_is_that_of_what_surrounds_it() -> None:
    """The place of a missing key is that of its mapping."""
    document = read_yaml("f", "a:\n  - b: 1\n")
    assert document.value_at(("a", 0, "c", 3)) == Place("f", 2, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: b: c\n", 1, 5, "YAML-KOLON"),
        ("a: 1\n\tb: 2\n", 2, 1, "YAML-TABULATOR"),
        ('a: "x\nb: 1\n', 1, 4, "YAML-CITATIONSTEGN"),
        ('l:\n  - a: "x\n    b: y\n  - a: "z"\n', 2, 8, "YAML-CITATIONSTEGN"),
        ("a: 'æ' y\n", 1, 8, "YAML-EFTER-CITAT"),
        ("a: 1\ntema Digital\nb: 2\n", 2, 1, "YAML-MANGLER-KOLON"),
        ("a:\n   b: c\n  d: e\n", 3, 3, "YAML-INDRYKNING"),
        ("a: [1, 2\n", 1, 9, "YAML-PARENTES"),
        ("a: @x\n", 1, 4, "YAML-SPECIALTEGN"),
        ("a: *fed* tekst\n", 1, 4, "YAML-SPECIALTEGN"),
        ("a: |x\n", 1, 5, "YAML-BLOK"),
        ("a: &x 1\n", 1, 4, "YAML-ANKER"),
        ("a: *x\n", 1, 4, "YAML-ANKER"),
        ("<<: {a: b}\n", 1, 1, "YAML-ANKER"),
        ("a: !!python/name:os.system x\n", 1, 4, "YAML-MÆRKE"),
        ("? [a]\n: b\n", 1, 3, "YAML-NØGLE"),
        ("a: - x\n", 1, 4, "YAML-LISTE-PÅ-LINJEN"),
        ("a: ? x\n", 1, 4, "YAML-LISTE-PÅ-LINJEN"),
        ("a: -\nb: 1\n", 1, 4, "YAML-LISTE-PÅ-LINJEN"),
        ("a: [x] y\n", 1, 4, "YAML-SPECIALTEGN"),
        ("a: {x: z} y\n", 1, 4, "YAML-SPECIALTEGN"),
        ("- [x](y) z\n", 1, 3, "YAML-SPECIALTEGN"),
        ("a: , x\n", 1, 4, "YAML-SPECIALTEGN"),
        ("- {a: b: c}\n", 1, 8, "YAML-TEKST-I-KLAMMER"),
        ("- {a: b [c] d}\n", 1, 9, "YAML-TEKST-I-KLAMMER"),
        ("- {a: b {c} d}\n", 1, 9, "YAML-TEKST-I-KLAMMER"),
        ("- {a: b} c\n", 1, 10, "YAML-TEKST-I-KLAMMER"),
        ("- {tema: Hold #3, a: b}\n", 1, 15, "TEKST-TABT"),
        ("a: x\n  b: y\n", 2, 3, "YAML-FOR-LANGT-INDE"),
        ("a:\n  - b\n    - c: d\n", 2, 5, "YAML-MANGLER-KOLON"),
        ('a: "b\\n c"\n', 1, 6, "YAML-BAGSTREG"),
        ('a: "b\n  c\\tc"\n', 2, 4, "YAML-BAGSTREG"),
        ("kort: #b\n", 1, 7, "TEKST-TABT"),
        ("mål: Nå #1.\n", 1, 9, "TEKST-TABT"),
        ("title: Hold #3\n", 1, 13, "TEKST-TABT"),
        ("a: 1\na: 2\n", 2, 1, "DOBBELT-NØGLE"),
        ("a: 1\n---\nb: 2\n", 2, 1, "YAML-TO-DOKUMENTER"),
        ("indsats: Mål #1 for alle.\n", 1, 14, "TEKST-TABT"),
        ("temaer:\n  - Mål #1\n", 2, 9, "TEKST-TABT"),
    ],
)
def test_what_people_mistype_is_told_where_it_stands(
    text: str, line: int, column: int, code: str
) -> None:
    """Each kind of mistake has its own message and place."""
    assert told(text) == [(line, column, code)]


def test_a_text_that_a_program_folded_is_read() -> None:
    """In double quotes, with a backslash before each part and letters by their numbers."""
    text = "Børnene læser højt for de yngste. " * 9
    written = yaml.safe_dump({"indsats": text.strip()})
    assert "\n  \\ " in written
    assert told(written) == []


@pytest.mark.parametrize(
    "text",
    [
        "id: I1  # et nummer\n",
        "indsats: Tekst.\n# en kommentar\nb: 1\n",
        "kort:   # endnu ikke\nb: 1\n",
        "indsats: 'Mål #1.'  # citeret\n",
        "indsats: Hold#1.\n",
        "kort: # endnu ikke\n",
        "indsats: 'a' # b\n",
    ],
)
def test_a_comment_that_costs_no_text_is_welcome(text: str) -> None:
    """Comments are allowed above values and after short, quoted and empty ones."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        r'a: "b \\ c"',
        r'a: "b \" c"',
        r'a: "B\xf8rn"',
        r"a: 'C:\temaer'",
        r"a: C:\temaer",
        "a: -b",
        "a: b - c",
        "a: b [c] {d} & * ! % @",
        "a: b, c",
        "a: kl. 8:30",
        "a: {b: 'c, d: e', f: g}",
        "a: [b, c]",
        "a: |\n  b: c #d\n  - e",
        "a: >-\n  b: c",
        'a: "b\n  c: d"',
        "a:\n  b\n  c",
    ],
)
def test_what_is_written_rightly_is_read_in_silence(text: str) -> None:
    """Signs inside a text, quoted ones and blocks of text are as free as YAML lets them be."""
    document = read_yaml("f", text + "\n")
    assert (document.problems, document.usable) == ([], True)


def test_a_comment_in_the_menu_is_no_title() -> None:
    """In the settings, a title that its number sign cuts off is told, a comment is not."""
    text = "nav:\n  - a.md  # se b.md\n  - Hold #3: c.md\nx: y  # z\n"
    told = [(each.place.line, each.code) for each in read_yaml("f", text, tags=True).problems]
    assert told == [(3, "TEKST-TABT")]


def test_the_first_of_two_equal_keys_counts() -> None:
    """Of duplicate keys the first one is used."""
    assert read_yaml("f", "a: 1\na: 2\n").root == {"a": "1"}


def test_tags_pass_where_they_are_expected() -> None:
    """mkdocs.yml may say !ENV."""
    document = read_yaml("f", 'a: !ENV [X, ""]\n', tags=True)
    assert (document.root, document.problems) == ({"a": ["X", ""]}, [])
    assert document.tagged == {Place("f", 1, 4)}


@pytest.mark.parametrize(
    "text",
    [
        "a: !andet x\n",
        "a:\n  - b: !!str x\n",
        "a:\n  - !!andet\n    b: [c]\n",
        "a:\n  - !ENV b: c\n",
        "a:\n  - !<!andet> b: c\n",
        "%TAG ! !andet\n---\na:\n  !ENV b\n",
    ],
)
def test_no_other_tag_passes_there_and_none_on_a_key(text: str) -> None:
    """What reads the file after the check makes of a tag whatever it names."""
    (problem,) = read_yaml("f", text, tags=True).problems
    assert problem.code == "YAML-MÆRKE"
