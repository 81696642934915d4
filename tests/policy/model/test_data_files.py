"""The model of the data files: its keys, their help in editors, and immutability."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from policy.loading.loader import DATA_FILES
from policy.model import data_files
from policy.model.base import Record
from policy.model.data_files import Initiative, InitiativesFile
from policy.model.edition import Block, Edition, Page, Section
from policy.model.records import edition_notes, link_list, side_files
from policy.model.records.side_files import FrontMatter, SearchSettings

NOT_WRITTEN = {Block, Section, Page, Edition, Record}
"""Records that are made by the code and have no keys in a data file."""

WRITTEN = [
    each
    for module in (data_files, edition_notes, link_list, side_files)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Record) and each not in NOT_WRITTEN
]


def keys() -> Iterator[tuple[str, FieldInfo]]:
    """Every key of every mapping of the data files, with its field."""
    for kind in WRITTEN:
        for name, field in kind.model_fields.items():
            yield f"{kind.__name__}.{name}", field


KEYS = [pytest.param(field, id=name) for name, field in keys()]


def test_every_data_file_has_a_model_that_is_looked_at_here() -> None:
    """The tests below cover the model of every file."""
    assert set(DATA_FILES.values()) < set(WRITTEN)
    assert len(KEYS) > 40


@pytest.mark.parametrize("field", KEYS)
def test_every_key_explains_itself(field: FieldInfo) -> None:
    """An editor shows a title, a description in whole sentences, and an example.

    The example is valid, as editors offer it and validation substitutes it.
    """
    assert field.alias
    assert field.title
    assert field.title[0].isupper()
    assert field.description
    assert field.description.endswith(".")
    assert field.examples is not None
    kind: Any = field.rebuild_annotation()
    (example,) = field.examples
    written = str(example) if isinstance(example, int) else example
    for value in (example, written):  # as it stands in for a value, and as the file has it
        assert TypeAdapter(kind).validate_python(value) is not None


def test_every_key_is_danish() -> None:
    """The keys are the coordinator's interface: none is an English name of the code.

    Words that both languages have are listed, so that a new key is looked at once.
    """
    shared = {"id", "links", "note", "status"}
    for kind in set(WRITTEN) - {FrontMatter, SearchSettings}:  # whose keys are the generator's
        names = set(kind.model_fields) - shared
        aliases = {field.alias for field in kind.model_fields.values()} - shared
        assert not names & aliases, kind
    assert all(re.fullmatch("[a-zæøå_]+", str(field.alias)) for _, field in keys())


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_unknown_keys_are_refused(kind: type[Record]) -> None:
    """Misspelt keys and English names of keys are refused."""
    for key in ("ukendt", "theme"):
        with pytest.raises(ValidationError) as caught:
            kind.model_validate({key: "x"})
        assert (key,) in [e["loc"] for e in caught.value.errors() if e["type"] == "extra_forbidden"]


def test_values_never_change() -> None:
    """Editions are immutable."""
    row = Initiative.model_validate({"id": "I1", "tema": "Tema", "indsats": "Vi gør det."})
    with pytest.raises(ValidationError):
        row.text = "Noget andet."  # type: ignore[misc]
    data = {"id": "a", "navn": "A", "klassetrin": "0-3", "indsatser": [row]}
    department = data_files.Department.model_validate(data)
    assert isinstance(department.initiatives, tuple)
    assert isinstance(department.grades, tuple)


def test_keys_without_a_value_are_as_if_left_out() -> None:
    """«overgange:» with nothing behind it is an empty list; «på_tværs:» is no."""
    department = {"id": "a", "navn": "A", "klassetrin": "0-3", "indsatser": None, "på_tværs": None}
    data = {"temaer": [], "afdelinger": [department], "overgange": None, "udgåede": None}
    read = InitiativesFile.model_validate(data)
    assert (read.transitions, read.retired, read.departments[0].initiatives) == ((), (), ())
    assert read.departments[0].across is False


def edition(*pages: Page) -> Edition:
    """An edition with these pages and little else."""
    school = data_files.School.model_validate({"navn": "En skole", "klassetrin": "0-9"})
    info = data_files.EditionFile.model_validate({"skoleår": "2026/27", "status": "udkast"})
    return Edition(school=school, info=info, themes=(), departments=(), pages=pages)


def test_the_policy_is_called_what_its_first_page_is() -> None:
    """The policy's title is that of its first page, and empty without pages."""
    assert edition(Page(id="index", title="Sådan trives vi")).title == "Sådan trives vi"
    assert edition().title == ""


def test_a_reference_gives_the_text_at_its_place() -> None:
    """«side#id» is the plain text there, whichever page has the same id."""
    first = Page(id="a", title="A", anchors={"x": "Her.", "y": "Ja."})
    policy = edition(first, Page(id="b/c", title="C", anchors={"x": "Der."}))
    assert policy.anchor_text("a#x") == "Her."
    assert policy.anchor_text("b/c#x") == "Der."


@pytest.mark.parametrize("reference", ["a#z", "b#x", "a", "", "#x", "a#x#y"])
def test_a_reference_to_nowhere_gives_nothing(reference: str) -> None:
    """An unknown place has no text."""
    assert edition(Page(id="a", title="A", anchors={"x": "Her."})).anchor_text(reference) is None
