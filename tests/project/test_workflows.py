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
    names = {"changes", "changes-comment", "ci", "fuzz", "links", "publish", "revision"}
    assert {path.stem for path in WORKFLOWS} >= names
    assert len(FORMS) == 3


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_the_shape_of_one(path: Path) -> None:
    """By GitHub's own schema, as check-jsonschema carries it."""
    done = ran("check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path))
    assert done.returncode == 0, done.stdout


def test_the_bot_that_proposes_updates_is_set_up_right() -> None:
    """By its schema; it looks after the actions, the packages and Lighthouse."""
    path = FOLDER / "dependabot.yml"
    done = ran("check_jsonschema", "--builtin-schema", "vendor.dependabot", str(path))
    assert done.returncode == 0, done.stdout
    kinds = {each["package-ecosystem"] for each in workflow(path)["updates"]}
    assert kinds == {"github-actions", "npm", "pip"}


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


def pins(path: Path) -> dict[str, set[str]]:
    """The commits that a workflow uses of each action; every use is pinned, with its version."""
    lines = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    used = [each["uses"] for each in steps(path) if "uses" in each]
    assert len(lines) == len(used)
    found: dict[str, set[str]] = {}
    for line in lines:
        pin = PINNED.fullmatch(line)
        assert pin, line
        found.setdefault(pin["name"], set()).add(pin["commit"])
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_a_commit(path: Path) -> None:
    """With the version in a comment, so that a person and the bot can read it."""
    assert all(len(commits) == 1 for commits in pins(path).values())


def test_an_action_has_one_pin_throughout() -> None:
    """An update that left a workflow behind would be seen here."""
    found: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, commits in pins(path).items():
            found.setdefault(name, set()).update(commits)
    assert {name for name, commits in found.items() if len(commits) > 1} == set()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_job_has_a_time_limit(path: Path) -> None:
    """A job that hangs is stopped within an hour, not after GitHub's six."""
    limits = [job.get("timeout-minutes") for job in workflow(path)["jobs"].values()]
    assert all(isinstance(each, int) and each <= 60 for each in limits)


def test_the_fast_tests_run_on_every_system_and_python_that_is_supported() -> None:
    """From the oldest Python that the project names to the newest that it is known to work with."""
    matrix = workflow(FOLDER / "workflows" / "ci.yml")["jobs"]["fast"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {each.partition("-")[0] for each in matrix["os"]} == {"ubuntu", "windows", "macos"}
    oldest = re.search(r'requires-python = ">=(.*)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert oldest
    assert oldest[1] == matrix["python"][0]


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
                assert all(map(_is_there, _modules(words)))


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
    """Whether ``python -m`` finds a module, or a package that can be run; pytest is installed."""
    path = ROOT / module.replace(".", "/")
    here = path.with_suffix(".py").exists() or (path / "__main__.py").exists()
    return here or module == "pytest"


def _modules(words: list[str]) -> list[str]:
    """The modules that ``python -m`` runs, the one that the installer starts included."""
    if words[2] != "scripts.install":
        return words[2:3]
    command = [each for each in words[3:] if each != "--tests"]
    return ["scripts.install", command[1] if command[0] == "-m" else f"scripts.{command[0]}"]


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
