"""The schemas that editors read: fresh, complete, Danish, and of one mind with the check."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policy.diff.compare import compare
from policy.loading.edition_json import as_json
from policy.loading.loader import DATA_FILES, load
from policy.loading.yaml_file import read_yaml
from policy.model.edition import Lifecycle
from policy.report.formats import as_json as changes_as_json
from scripts.regenerate.schema import main, schemas
from scripts.site.beside.data_files import PUBLISHED

NAMES = sorted(schemas())
OF_THE_SITE = ("udgave.schema.json", "indsatser.schema.json")
KNOWN = {
    *("$schema", "$defs", "$ref", "title", "description", "examples", "default", "type", "enum"),
    *("properties", "required", "additionalProperties", "items", "anyOf", "pattern", "format"),
    *("minLength", "minItems", "minimum", "maximum"),
}
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "array": list,
    "object": dict,
    "null": type(None),
}
ENGLISH = re.compile(r"\b(the|of|and|which|with|where|values?|keys?)\b")


def schema(name: str) -> dict[str, Any]:
    """The schema ``name`` as it is generated now."""
    read: dict[str, Any] = json.loads(schemas()[name])
    return read


def keys(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of every mapping that ``node`` describes."""
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            yield from keys(child)


def faults(value: Any, rule: dict[str, Any], whole: dict[str, Any]) -> list[str]:
    """Why ``value`` breaks ``rule``: the part of JSON schema that these schemas use."""
    if "$ref" in rule:
        rule = {**whole["$defs"][rule["$ref"].rpartition("/")[2]], **rule}
    if "anyOf" in rule:
        parts = [faults(value, part, whole) for part in rule["anyOf"]]
        return [] if [] in parts else [f"{value!r}: {parts}"]
    types = rule.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, TYPES[each]) for each in types):
        return [f"{value!r} is no {types}"]
    if "enum" in rule and value not in rule["enum"]:
        return [f"{value!r} is none of {rule['enum']}"]
    if isinstance(value, str):
        found = [] if re.search(rule.get("pattern", ""), value) else [f"{value!r}: pattern"]
        return found + (["too short"] if len(value) < rule.get("minLength", 0) else [])
    if isinstance(value, list):
        return [fault for each in value for fault in faults(each, rule.get("items", {}), whole)]
    return _faults_of_mapping(value, rule, whole) if isinstance(value, dict) else []


def _faults_of_mapping(
    value: dict[str, Any], rule: dict[str, Any], whole: dict[str, Any]
) -> list[str]:
    known, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    found = [f"{key} is missing" for key in rule.get("required", ()) if key not in value]
    for key, each in value.items():
        if key in known or isinstance(others, dict):
            found += faults(each, known.get(key, others), whole)
        elif not others:
            found.append(f"{key} is unknown")
    return found


def as_editors_read(path: Path) -> Any:
    """A data file as an editor reads it: YAML 1.2, in which a bare 5 is a number."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        if isinstance(value, list):
            return [plain(each) for each in value]
        is_number = isinstance(value, str) and re.fullmatch("0|[1-9][0-9]*", value)
        return int(value) if is_number else value

    return plain(read_yaml(path.name, path.read_text(encoding="utf-8")).root)


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_in_the_repository_are_fresh(name: str, repository: Path) -> None:
    """Run ``make schema`` after the model has changed."""
    folder = PUBLISHED if name in OF_THE_SITE else repository / "data" / "schema"
    assert (folder / name).read_text(encoding="utf-8") == schemas()[name]


def test_there_is_a_schema_for_each_data_file_and_no_other(repository: Path) -> None:
    """A file whose model is gone would go on advising."""
    folders = (repository / "data" / "schema", PUBLISHED)
    assert sorted(path.name for each in folders for path in each.iterdir()) == NAMES
    files = sorted(path.stem for path in (repository / "tests/data/school/data").glob("*.yaml"))
    assert [name.removesuffix(".schema.json") for name in NAMES] == sorted(
        [*files, "udgave", "indsatser", "changes"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_has_the_shape_that_editors_know(name: str) -> None:
    """Draft 7, an object that refuses unknown keys, references that lead somewhere."""
    root = schema(name)
    assert root["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (root["type"], root["additionalProperties"]) == ("object", False)
    text = json.dumps(root)
    for target in re.findall(r'"\$ref": "([^"]*)"', text):
        assert target.rpartition("/")[2] in root["$defs"]
    for node in (root, *root.get("$defs", {}).values()):
        assert set(node) <= KNOWN
        assert set(node.get("required", ())) <= set(node.get("properties", ()))
        for rule in node.get("properties", {}).values():
            assert set(rule) <= KNOWN
            re.compile(rule.get("pattern", ""))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_tells_what_it_is_in_danish(name: str) -> None:
    """Title, description and example: what an editor shows and completes."""
    for key, rule in keys(schema(name)):
        assert rule["title"], key
        assert rule["description"].endswith("."), key
        assert rule["examples"], key
        assert not ENGLISH.search(rule["title"] + " " + rule["description"]), key


@pytest.mark.parametrize("name", NAMES)
def test_no_words_of_the_code_are_shown(name: str) -> None:
    """The models' English docstrings are for those who read the code."""
    for node in schema(name).get("$defs", {}).values():
        assert "description" not in node
        assert "title" not in node


@pytest.mark.parametrize("name", NAMES)
def test_every_example_keeps_its_own_rule(name: str) -> None:
    """What an editor offers, it does not underline."""
    root = schema(name)
    for key, rule in keys(root):
        for example in rule["examples"]:
            assert faults(example, rule, root) == [], key


@pytest.mark.parametrize("folder", ["tests/data/base/data", "tests/data/school/data"])
def test_what_the_check_accepts_an_editor_accepts(folder: str, repository: Path) -> None:
    """No line of a sound file is underlined."""
    paths = list((repository / folder).glob("*.yaml"))
    assert len(paths) >= len(DATA_FILES)
    for path in paths:
        root = schema(f"{path.stem}.schema.json")
        assert faults(as_editors_read(path), root, root) == [], path


@pytest.mark.parametrize("folder", ["tests/data/base", "tests/data/school"])
def test_a_published_edition_keeps_its_schema(folder: str, repository: Path) -> None:
    """What other programs learn about udgave.json is what is written; a line number is not."""
    edition = load(repository / folder).edition
    assert edition is not None
    written, root = json.loads(as_json(edition)), schema("udgave.schema.json")
    assert faults(written, root, root) == []
    assert faults({**written, "format": 1}, root, root) != []
    written["sider"][0]["markdown"] = ""
    assert faults(written, root, root) != []


def test_the_lives_of_a_published_edition_keep_the_schema(repository: Path) -> None:
    """They stand beside the edition, by the initiatives' ids."""
    edition = load(repository / "tests/data/base").edition
    assert edition is not None
    lives = {"F1": Lifecycle(since="2026/27", changed="2027/28"), "F2": Lifecycle(since="2026/27")}
    written, root = json.loads(as_json(edition, lives)), schema("udgave.schema.json")
    assert faults(written, root, root) == []
    written["liv"]["F1"]["slut"] = "2028/29"
    assert faults(written, root, root) != []


def test_the_changes_as_json_keep_their_schema(repository: Path) -> None:
    """Whatever the kind of change; a key that is not documented is no part of the form."""
    old, new = (load(repository / "tests/data" / name).edition for name in ("base", "school"))
    assert old
    assert new
    written = json.loads(changes_as_json(compare(old, new)))
    root = schema("changes.schema.json")
    assert len(written["changes"]) > 100
    assert faults(written, root, root) == []
    written["changes"][0]["position"] = [1]
    assert faults(written, root, root) != []


@pytest.mark.parametrize(
    "bad",
    [
        *("misspelt-key", "misspelt-department-key", "missing-text", "grade-in-letters", "bad-id"),
        *("list-for-text", "text-for-list", "mapping-for-text", "bad-department-id"),
    ],
)
def test_what_can_be_told_without_the_other_files_an_editor_tells(
    bad: str, repository: Path
) -> None:
    """A mistake in the form of one value is underlined while it is typed."""
    root = schema("initiatives.schema.json")
    path = repository / "tests/data/invalid" / f"initiatives.{bad}.yaml"
    assert faults(as_editors_read(path), root, root) != []


def test_the_command_writes_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into the folder that is named, which need not be there; and it says where."""
    out = tmp_path / "a" / "b"
    assert main(["--out", str(out)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == schemas()
    assert capsys.readouterr().out == f"Skemaerne ligger i {out}.\n"
