"""The workflows and forms of GitHub: their shape, their rights, and what their steps run."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted((FOLDER / "ISSUE_TEMPLATE").glob("*.yml"))
PINNED = re.compile(r"(?P<name>[\w./-]+)@(?P<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+")
KNOWN = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97",
    "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128",
}
"""The commit of each action, seen in public repositories that use it."""


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    """What a tool of the environment says."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def workflow(path: Path) -> dict[str, Any]:
    """A workflow as data; YAML 1.1 reads its key ``on`` as a truth value."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """All steps of all jobs of a workflow."""
    for job in workflow(path)["jobs"].values():
        yield from job["steps"]


def test_there_are_workflows() -> None:
    """So that the tests below are about something."""
    names = {"changes", "changes-comment", "ci", "links", "publish"}
    assert {path.stem for path in WORKFLOWS} == names
    assert len(FORMS) == 3


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_the_shape_of_one(path: Path) -> None:
    """By GitHub's own schema, as check-jsonschema carries it."""
    done = ran("check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path))
    assert done.returncode == 0, done.stdout


def test_the_bot_that_proposes_updates_is_set_up_right() -> None:
    """By its schema; it looks after the actions and the packages."""
    path = FOLDER / "dependabot.yml"
    done = ran("check_jsonschema", "--builtin-schema", "vendor.dependabot", str(path))
    assert done.returncode == 0, done.stdout
    kinds = {each["package-ecosystem"] for each in workflow(path)["updates"]}
    assert kinds == {"github-actions", "pip"}


def test_no_weakness_is_known_in_the_workflows() -> None:
    """Zizmor finds nothing, offline and with every audit."""
    tool = Path(sys.executable).with_name("zizmor")
    command = [str(tool), "--offline", "--persona=pedantic", "--format=plain", str(FOLDER)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_given_job_by_job(path: Path) -> None:
    """None at the top; each job names what it may do."""
    data = workflow(path)
    assert data["permissions"] == {}
    assert all("permissions" in job for job in data["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_a_commit_that_is_known(path: Path) -> None:
    """With the version in a comment, so that a person and the bot can read it."""
    lines = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    used = [each["uses"] for each in steps(path) if "uses" in each]
    assert len(lines) == len(used)
    for line in lines:
        found = PINNED.fullmatch(line)
        assert found, line
        assert KNOWN[found["name"]] == found["commit"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_command_is_one_of_the_project_s_own(path: Path) -> None:
    """A make target or a script that is there, so that it is tested like everything else."""
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    for step in steps(path):
        if command := step.get("run"):
            assert "${{" not in command
            words = command.split()
            if words[0] == "make":
                assert words[1] in targets
            else:
                assert words[:2] == ["python", "-m"]
                assert all(_is_there(f"scripts.{name}") for name in _names(words))


def test_every_make_step_comes_down_to_scripts_that_are_there() -> None:
    """As make itself says of it, with the arguments that the workflow gives."""
    commands = {step.get("run", "") for path in WORKFLOWS for step in steps(path)}
    outer = ("ARGS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "QUICK")  # of the make that runs the tests
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    for command in sorted(each for each in commands if each.startswith("make ")):
        done = subprocess.run(
            [*shlex.split(command), "--dry-run"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        called = re.findall(r"-m ((?:scripts|bench)[\w.]*|pytest|ruff|mypy)", done.stdout)
        assert any(called), command
        ours = [name for name in called if name.startswith(("scripts", "bench"))]
        assert all(map(_is_there, ours)), ours


def _is_there(module: str) -> bool:
    """Whether ``python -m`` finds a module, or a package that can be run."""
    path = ROOT / module.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def _names(words: list[str]) -> list[str]:
    name = words[2].removeprefix("scripts.")
    return [name, words[3]] if name == "install" else [name]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_questions_that_can_be_answered(path: Path) -> None:
    """Each question has an id and a label; every form says that all can read it."""
    data = workflow(path)
    if path.stem == "config":
        assert data["blank_issues_enabled"] is False
        return
    assert {"name", "description", "body"} <= set(data)
    asked = [each for each in data["body"] if each["type"] != "markdown"]
    ids = [each["id"] for each in asked]
    assert len(ids) == len(set(ids)) > 2
    assert all(each["attributes"]["label"] for each in asked)
    assert "kan læses af alle" in path.read_text(encoding="utf-8")


def test_the_editor_s_settings_point_at_schemas_that_are_there() -> None:
    """And at the data that they are for; the development container starts the preview."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, data in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert (ROOT / data).is_file()
    named = {Path(schema).name.partition(".")[0] for schema in settings["yaml.schemas"]}
    assert named == {path.stem for path in (ROOT / "data").glob("*.yaml")}
    container = json.loads(
        (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    )
    assert container["postAttachCommand"] == {"preview": "make serve"}
