"""The initiatives as JSON: nothing is lost, and the schema describes it."""

import json
from functools import lru_cache
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft7Validator

from policy.loading.edition_json import as_json, from_json
from policy.model.data_files import Initiative
from policy.model.edition import Lifecycle, content
from policy.sheets.json_form import InitiativeList, as_list
from scripts.regenerate.schema import schemas
from tests.support.sample import departments, edition


@lru_cache
def validator(name: str) -> Draft7Validator:
    """The validator of the published schema of a file."""
    return Draft7Validator(json.loads(schemas()[f"{name}.schema.json"]))


@given(departments())
@settings(max_examples=25)
def test_the_list_loads_back_equal(found: list[dict[str, Any]]) -> None:
    """Every initiative with every key, in its department, in order."""
    made = edition(found)
    text = as_list(made, {})
    validator("indsatser").validate(json.loads(text))
    read = InitiativeList.model_validate_json(text)
    again: dict[str, list[dict[str, Any]]] = {each.id: [] for each in read.departments}
    for each in read.initiatives:
        again[each.department].append(each.model_dump(include={*Initiative.model_fields}))
    assert again == {d.id: [i.model_dump() for i in d.initiatives] for d in made.departments}
    facts = {"initiatives"}
    assert [d.model_dump(exclude=facts) for d in read.departments] == [
        d.model_dump(exclude=facts) for d in made.departments
    ]


@given(departments())
@settings(max_examples=25)
def test_an_edition_loads_back_equal(found: list[dict[str, Any]]) -> None:
    """All of ``udgave.json``, which its own schema describes."""
    made = edition(found)
    text = as_json(made)
    validator("udgave").validate(json.loads(text))
    assert from_json(text) == content(made)


def test_an_initiative_has_its_address_and_its_life() -> None:
    """The address is relative to the file; what is not known is left out."""
    life = {"U1": Lifecycle(since="2025/26", changed="2026/27")}
    first, second, *_ = json.loads(as_list(edition(), life))["indsatser"]
    assert first["adresse"] == "indsatser/ude/#u1"
    assert (first["siden"], first["ændret"]) == ("2025/26", "2026/27")
    assert "siden" not in second
