"""Values that the model refuses are reported in Danish at their place, and the rest is kept."""

import copy
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from policy.loading.loader import DATA_FILES, OPTIONAL
from policy.loading.validation import validate
from policy.loading.yaml_file import PROSE_KEYS, Document, read_yaml
from policy.model.data_files import EditionFile, InitiativesFile, School
from policy.model.problems import Problem
from policy.model.records.link_list import LinksFile
from policy.words.problem_messages import MESSAGES

KINDS: dict[str, type[BaseModel]] = {**DATA_FILES, **OPTIONAL}
WRONG: tuple[Any, ...] = (
    *(None, "", "  ", "tekst", "Æ", "12", "3-0", "2026-02-30", "2026/28", "javascript:x"),
    *("x" * 5000, "a\nb", "a\x07b", "a\u200bb", "<script>", "{found}", "%s"),
    *([], ["a"], [None], [[]], {}, {"a": "b"}, {"id": None}, {"": "b"}),
)
ENGLISH = re.compile(
    r"\b(input|should|field|required|valid|value|error|string|list|tuple|dict|none|type|extra|"
    r"inputs|permitted|instance|least|item|must|expected|object|enum|is|not)\b",
    re.IGNORECASE,
)

SOUND = {
    "data/initiatives.yaml": """\
temaer: [Et tema]
afdelinger:
  - id: a
    navn: A
    klassetrin: 0-3
    på_tværs: nej
    indsatser:
      - {id: A1, tema: Et tema, indsats: Vi., hyppighed: ja, klassetrin: 1, overgang: 1-2, kort: K}
overgange:
  - {fra: 3, til: 4, tekst: Her.}
udgåede:
  - {id: A9, udgået: 2026/27, begrundelse: Derfor.}
""",
    "data/edition.yaml": """\
skoleår: 2026/27
status: udkast
vedtaget: 2026-06-01
gælder_fra: 2026-08
revideres: 2029
behandlet: {elevråd: 2026-05-01}
rettelser:
  - {dato: 2026-09-01, note: Rettet.}
høring:
  begynder: 2026-04-01
  slutter: 2026-05-01
  spørgsmål: [Klart nok.]
  parter: [elevråd]
  svar_til: {rolle: Kontoret, adresse: "mailto:a@example.dk"}
ændringsnoter:
  - {gælder: A1, note: Nyt.}
""",
    "data/links.yaml": """\
links:
  - id: a
    titel: A
    adresse: https://example.dk
    afløst_af: https://example.dk/ny
    efterprøvet: 2026-11-01
    bemærkning: Tja.
""",
    "data/school.yaml": """\
navn: En skole
kommune: En kommune
klassetrin: 0-9
grupper: [Børnehaven]
parter: [{id: elevråd, navn: elevrådet}]
kontakt: [{rolle: Kontoret, adresse: "mailto:a@example.dk"}]
tilgængelighedserklæring: https://example.dk
påmindelse: 3
offentliggør_udkast: nej
""",
    "data/accepted.yaml": """\
accepteret:
  - {kode: TOM-SIDE, fil: docs/a.md, tekst: A, begrundelse: Derfor.}
""",
    "data/hoering.yaml": """\
svar:
  - part: elevråd
    gruppe: 5. klasserne
    dato: 2026-04-20
    gælder: A1
    svar: Godt.
    udfald: fulgt
    begrundelse: Derfor.
    afgjort: 2026-05-01
""",
    "data/soegeord.yaml": """\
søgeord:
  - {ord: mobil, finder: [telefon]}
""",
    "data/ordforklaring.yaml": """\
ordforklaringer:
  - {ord: SSP, forklaring: Noget.}
""",
}
"""A valid file of each kind in which every key has a value."""


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of ``value`` itself, then those of all values below it."""
    yield path
    children: Any = value.items() if isinstance(value, dict) else ()
    for step, child in enumerate(value) if isinstance(value, list) else children:
        yield from paths(child, (*path, step))


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> str:
    """YAML text of ``data`` with ``value`` at ``path``."""
    data = {"": copy.deepcopy(data)}
    node, steps = data, ("", *path)
    for step in steps[:-1]:
        node = node[step]
    node[steps[-1]] = value
    return str(yaml.safe_dump(data[""], allow_unicode=True, sort_keys=False, width=10**6))


def read(file: str, text: str) -> tuple[Any, list[Problem], Document]:
    """``text`` as the data file ``file``: the model, all problems, the document."""
    document = read_yaml(file, text)
    model, problems = validate(KINDS[file], document)
    return model, [*document.problems, *problems], document


def told(file: str, text: str) -> list[tuple[int, int, str]]:
    """The problems of ``text`` as line, column and code."""
    return [(each.place.line, each.place.column, each.code) for each in read(file, text)[1]]


@pytest.mark.parametrize("file", SOUND)
def test_the_sound_file_is_whole_and_without_problem(file: str) -> None:
    """The complete example files have no problems and leave no key out."""
    model, problems, _ = read(file, SOUND[file])
    assert model is not None
    assert problems == []
    assert set(yaml.safe_load(SOUND[file])) == {f.alias for f in KINDS[file].model_fields.values()}


@pytest.mark.parametrize("file", SOUND)
def test_every_wrong_value_at_every_key_is_told_in_danish_inside_the_file(file: str) -> None:
    """No value gives a traceback, an English message or a place outside the file."""
    data = yaml.load(SOUND[file], yaml.BaseLoader)
    for path in paths(data):
        for value in WRONG:
            text = with_value(data, path, value)
            model, problems, _ = read(file, text)
            assert model is not None or problems, (path, value)
            lines = text.split("\n")
            for each in problems:
                shown = re.sub("«[^»]*»", "", each.message)
                assert each.code in MESSAGES
                assert not ENGLISH.search(shown), (path, value, str(each))
                assert not re.search(r"skulle stå (en \w+)\b.*, men der står \1", shown)
                assert "\n" not in str(each)
                assert len(each.message) < 300
                assert 1 <= each.place.line <= len(lines)
                assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1


@pytest.mark.parametrize("file", SOUND)
def test_no_quotation_shows_how_the_code_sees_a_value(file: str) -> None:
    """Messages quote the text as written, never a Python «None», «[…]» or «{…}»."""
    data = yaml.load(SOUND[file], yaml.BaseLoader)
    for path in paths(data):
        for value in (None, [], ["a"], {}, {"a": "b"}):
            for each in read(file, with_value(data, path, value))[1]:
                assert not re.search(r"«(None|\[.*|\{.*)»", each.message), (path, value, str(each))


@pytest.mark.parametrize("file", SOUND)
def test_a_refused_value_does_not_hide_the_other_problems(file: str) -> None:
    """A second mistake at the file's end is reported whatever is wrong before it.

    Only where the file's own root is no mapping is there nothing more to look at.
    """
    data = yaml.load(SOUND[file], yaml.BaseLoader)
    for path in paths(data):
        for value in WRONG:
            if path:
                text = with_value(data, path, value) + "ukendt_nøgle: x\n"
                found = [each.found for each in read(file, text)[1] if each.code == "UKENDT-NØGLE"]
                assert "ukendt_nøgle" in found, (path, value)


@pytest.mark.parametrize("file", SOUND)
def test_every_required_key_that_is_left_out_is_reported(file: str) -> None:
    """A missing key is reported at its mapping, by its Danish name."""
    data = yaml.load(SOUND[file], yaml.BaseLoader)
    missing = 0
    for path in paths(data):
        if not path or not isinstance(path[-1], str):
            continue
        without = copy.deepcopy(data)
        node = without
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]
        problems = read(file, yaml.safe_dump(without, allow_unicode=True, sort_keys=False))[1]
        assert all(each.message.startswith(f"«{path[-1]}» mangler") for each in problems)
        missing += len(problems)
    required = {
        "initiatives": 12,
        "edition": 9,
        "links": 3,
        "school": 5,
        "accepted": 4,
        "hoering": 3,
        "soegeord": 2,
        "ordforklaring": 2,
    }
    assert missing == required[file.removeprefix("data/").removesuffix(".yaml")]


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("edition", "skoleår: 2026/27\nstatus:\n", [(2, 1, "TOM-VÆRDI")]),
        ("edition", "skoleår: 2026/27\nstatus: [udkast]\n", [(2, 9, "FORKERT-TYPE")]),
        ("edition", 'skoleår: 2026/27\nstatus: ""\n', [(2, 9, "TOM-TEKST")]),
        ("edition", "skoleår: 2026/27\nstatus: udkast\nvedtaget: ''\n", [(3, 11, "TOM-TEKST")]),
        ("links", "links:\n  -\n", [(2, 4, "TOMT-PUNKT")]),
        ("links", "links: x\n", [(1, 8, "FORKERT-TYPE")]),
        ("links", "", [(1, 1, "FORKERT-TYPE")]),
        ("links", "- links\n", [(1, 1, "FORKERT-TYPE")]),
        ("links", "link:\n", [(1, 1, "UKENDT-NØGLE")]),
        ("school", "klassetrin: 0-9\nnavn: x\nparter:\n  - navn: y\n", [(4, 5, "MANGLER-NØGLE")]),
    ],
)
def test_each_mistake_is_told_by_its_own_code_at_its_place(
    file: str, text: str, expected: list[tuple[int, int, str]]
) -> None:
    """Empty values, wrong types and misspellings have different messages."""
    assert told(f"data/{file}.yaml", text) == expected


@pytest.mark.parametrize(
    ("file", "text", "suggested"),
    [
        ("edition", "skoleår: 2026/27\nstatus: udkats\n", "udkast"),
        ("edition", "skoleår: 2026/27\nstatus: Vedtaget\n", "vedtaget"),
        ("school", "Navn: x\nklassetrin: 0-9\n", "navn"),
        ("school", "navn: x\nklassetrin: 0-9\nparter:\n- {id: a, nvan: y}\n", "navn"),
        ("links", "links:\n- {id: a, titel: T, adrese: 'https://x.dk'}\n", "adresse"),
    ],
)
def test_a_near_match_is_suggested(file: str, text: str, suggested: str) -> None:
    """A misspelt key or status is suggested correctly, also inside lists."""
    messages = [each.message for each in read(f"data/{file}.yaml", text)[1]]
    assert any(each.endswith(f"Mente du «{suggested}»?") for each in messages), messages


def test_every_text_of_the_data_is_kept_from_being_cut_at_a_number_sign() -> None:
    """What is free text in a model is one of the keys whose comment is told as lost text."""
    assert free_texts(*KINDS.values()) - {"kode", "fil", "gælder"} <= PROSE_KEYS


def free_texts(*kinds: type[BaseModel]) -> set[str]:
    """The keys of ``kinds``, and of what they hold, whose value is any text or a list of them."""
    keys = set[str]()
    for kind in kinds:
        for field in kind.model_fields.values():
            shown = f"{field.annotation} {field.metadata}"
            inner = [each for each in inner_types(field.annotation) if issubclass(each, BaseModel)]
            keys |= free_texts(*inner)
            if not inner and "function _text" in shown and shown.count("Validator") == 1:
                keys.add(str(field.alias))
    return keys


def inner_types(annotation: Any) -> list[type]:
    """The classes in an annotation such as ``tuple[Model, ...] | None``."""
    parts = [part for each in get_args(annotation) for part in inner_types(each)]
    return parts + ([annotation] if isinstance(annotation, type) else [])


def test_what_is_left_when_a_value_is_refused_is_sound() -> None:
    """A refused optional value or list item is removed."""
    text = SOUND["data/initiatives.yaml"].replace("overgang: 1-2", "overgang: 1-9")
    model, _, document = read("data/initiatives.yaml", text)
    assert isinstance(model, InitiativesFile)
    assert model.departments[0].initiatives[0].step is None
    assert document.damaged
    assert document.substituted == set()
    model, _, _ = read("data/links.yaml", "links: [x, {id: a, titel: A, adresse: 'http://a.dk'}]\n")
    assert isinstance(model, LinksFile)
    assert [link.id for link in model.links] == ["a"]


def test_a_refused_value_of_a_required_key_is_substituted() -> None:
    """A refused required value is replaced by a marked example, so that rules can still run."""
    model, problems, document = read("data/school.yaml", "navn: [En skole]\nkommune: X\n")
    assert isinstance(model, School)
    assert [each.code for each in problems] == ["FORKERT-TYPE"]
    assert document.is_substituted(("navn",))
    assert not document.is_substituted(("kommune",))


def test_what_follows_from_a_mistake_of_the_yaml_is_no_second_problem() -> None:
    """A key left out by the YAML reader is not also reported as missing."""
    text = "skoleår: &x 2026/27\nstatus: *x\n"
    assert told("data/edition.yaml", text) == [(1, 10, "YAML-ANKER"), (2, 9, "YAML-ANKER")]


def test_two_mistakes_in_one_list_keep_their_own_places() -> None:
    """Removing an item does not change the places of the others."""
    text = "links:\n  - x\n  - {id: a, titel: A, adresse: http://a.dk}\n  - y\n"
    model, _, document = read("data/links.yaml", text)
    assert told("data/links.yaml", text) == [(2, 5, "FORKERT-TYPE"), (4, 5, "FORKERT-TYPE")]
    assert isinstance(model, LinksFile)
    assert document.value_at(("links", 0)).line == 3


def test_a_usable_edition_keeps_its_parties_dates() -> None:
    """Any key of «behandlet» is accepted here; only its value is validated."""
    text = "skoleår: 2026/27\nstatus: udkast\nbehandlet: {a: i går, b: 2026-05-01, c: }\n"
    model, problems, _ = read("data/edition.yaml", text)
    assert [each.code for each in problems] == ["DATO-FORM"]
    assert isinstance(model, EditionFile)
    assert set(model.treated) == {"b", "c"}
