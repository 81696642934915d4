"""The command ``scripts.check``: what it prints and how it ends, run as a person runs it."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.checking.output import report, summary
from policy.model.problems import Place, problem
from scripts.check import main
from scripts.cli import cache
from tests.support.properties import fewer
from tests.support.repositories import git, repository_at, write

THEME = (
    "data/initiatives.yaml:13:15: UKENDT-TEMA «Digital danelse» findes ikke i temaer. "
    "Mente du «Digital dannelse»?"
)


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of a sound policy, with no repository around it."""
    return shutil.copytree(repository / "tests/data/base", tmp_path / "policy")


def misspell(policy: Path) -> None:
    """Misspell a theme where it is used."""
    path = policy / "data/initiatives.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Fællesskab\n        indsats: En", "Digital danelse\n        indsats: En")
    path.write_text(text, encoding="utf-8")


def run(
    repository: Path, *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with these arguments; the code is found wherever it is run.

    How words are spelled has its own tests, in ``test_spelling``.
    """
    return subprocess.run(
        [sys.executable, "-m", "scripts.check", "--no-spelling", *arguments],
        cwd=cwd or repository,
        env={**os.environ, "PYTHONPATH": str(repository), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_policy_ends_well(policy: Path, repository: Path) -> None:
    """Exit status 0 and one line that says so."""
    done = run(repository, "--root", str(policy))
    assert (done.returncode, done.stdout, done.stderr) == (0, "Ingen problemer.\n", "")


def test_a_fault_ends_with_one_and_the_contracts_line(policy: Path, repository: Path) -> None:
    """Path below the root, line, column, code, quotation, suggestion; then the count."""
    misspell(policy)
    done = run(repository, "--root", str(policy))
    assert done.stdout == f"{THEME}\n1 fejl.\n"
    assert (done.returncode, done.stderr) == (1, "")


def test_paths_are_relative_to_the_root_wherever_the_command_is_run(
    policy: Path, repository: Path
) -> None:
    """From inside the folder, from above it, and with a path that goes up and down."""
    misspell(policy)
    expected = run(repository, "--root", str(policy)).stdout
    assert run(repository, cwd=policy).stdout == expected
    assert run(repository, "--root", "policy", cwd=policy.parent).stdout == expected
    assert run(repository, "--root", "../../policy/.", cwd=policy / "data").stdout == expected


def test_json_is_a_list_of_the_contracts_objects(policy: Path, repository: Path) -> None:
    """Nothing but JSON is printed, and the exit status is the same."""
    misspell(policy)
    done = run(repository, "--root", str(policy), "--format", "json")
    (found,) = json.loads(done.stdout)
    assert list(found) == ["path", "line", "column", "code", "message", "severity"]
    assert (found["line"], found["column"], found["code"]) == (13, 15, "UKENDT-TEMA")
    assert done.returncode == 1


def test_json_of_a_sound_policy_is_an_empty_list(policy: Path, repository: Path) -> None:
    """A program that reads it need not know a closing line."""
    done = run(repository, "--root", str(policy), "--format", "json")
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_github_shows_each_problem_at_its_line(policy: Path, repository: Path) -> None:
    """Workflow commands, read by the runner that shows them in a pull request."""
    misspell(policy)
    done = run(repository, "--root", str(policy), "--format", "github")
    command, closing = done.stdout.splitlines()
    assert command.startswith(
        "::error file=data/initiatives.yaml,line=13,col=15,title=UKENDT-TEMA::«Digital danelse»"
    )
    assert (closing, done.returncode) == ("1 fejl.", 1)


def test_github_cannot_be_led_astray_by_what_a_file_holds() -> None:
    """A value brings no command of its own and no other property."""
    place = Place("docs/a,b:c\n.md", 2, 3)
    shown = report([problem(place, "UKENDT-TEMA", found="100 % ::error::\nx")], "github")
    assert shown == (
        "::error file=docs/a%2Cb%3Ac%0A.md,line=2,col=3,title=UKENDT-TEMA"
        "::«100 %25 ::error:: x» findes ikke i temaer. "
        "Brug et tema fra listen, eller tilføj det der.\n1 fejl."
    )


def test_a_warning_of_github_is_a_warning() -> None:
    """Only faults are errors there, too."""
    assert report([problem(Place("a"), "TOM-SIDE")], "github").startswith("::warning file=a,line=1")


@pytest.mark.parametrize(
    ("codes", "closing"),
    [
        ((), "Ingen problemer."),
        (("TOM-SIDE",), "Ingen fejl, 1 advarsel."),
        (("TOM-SIDE", "TOM-SIDE"), "Ingen fejl, 2 advarsler."),
        (("TOM-TEKST",), "1 fejl."),
        (("TOM-TEKST", "TOM-SIDE", "TOM-TEKST"), "2 fejl, 1 advarsel."),
    ],
)
def test_the_closing_line_counts(codes: tuple[str, ...], closing: str) -> None:
    """How many of each, in plain Danish."""
    assert summary([problem(Place("a"), code) for code in codes]) == closing


@pytest.mark.parametrize("name", ["empty", "nowhere", "file"])
def test_a_folder_that_is_no_policy_ends_with_two(
    name: str, tmp_path: Path, repository: Path
) -> None:
    """Nothing to check is told from problems, with the way out, and not on standard output."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    done = run(repository, "--root", str(tmp_path / name))
    assert (done.returncode, done.stdout) == (2, "")
    assert str(tmp_path / name) in done.stderr
    assert "Angiv mappen med --root." in done.stderr


def test_a_folder_that_cannot_be_read_ends_with_two_and_the_reason(
    tmp_path: Path, repository: Path
) -> None:
    """The system's, in Danish, and no traceback."""
    done = run(repository, "--root", str(tmp_path / ("x" * 300)))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("kan ikke læses: navnet er for langt.\n")


def test_danish_letters_are_printed_whatever_the_terminal_says(
    policy: Path, repository: Path
) -> None:
    """Also where the locale knows only ASCII, as on many servers."""
    misspell(policy)
    plain: dict[str, Any] = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "",
    }
    done = run(repository, "--root", str(policy), **plain)
    assert "«Digital danelse»" in done.stdout
    assert done.returncode == 1


def test_a_file_name_that_is_no_text_is_no_traceback(policy: Path, repository: Path) -> None:
    """Names on a disk are bytes; one that is not UTF-8 is shown as well as can be."""
    try:
        os.close(os.open(os.fsencode(policy / "docs") + b"/\xe6.md", os.O_CREAT))
    except OSError:
        return  # this disk takes no such name
    done = run(repository, "--root", str(policy))
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


PAGE = "docs/index.md"
EDITS: dict[str, Callable[[Path], object]] = {
    "as it was": lambda at: shutil.copytree("tests/data/base", at, dirs_exist_ok=True),
    "an error in the data": misspell,
    "a warning on a page": lambda at: write(at, {PAGE: "# Politik { #politik }\n\n#ord\n"}),
    "an accepted warning": lambda at: write(
        at, {"data/accepted.yaml": "accepteret: [{kode: TOM-SIDE, fil: a.md, tekst: x}]\n"}
    ),
    "none accepted": lambda at: (at / "data/accepted.yaml").unlink(missing_ok=True),
    "a page without a menu": lambda at: write(at, {"docs/ny.md": "# Ny\n\nTekst.\n"}),
    "a page that is gone": lambda at: (at / "docs/ny.md").unlink(missing_ok=True),
    "a link for a page": lambda at: (at / "docs/link.md").symlink_to("index.md"),
    "a published edition": lambda at: git(at, "branch", "gh-pages", "published"),
    "a remote": lambda at: git(at, "remote", "add", "origin", "../nowhere"),
}


@fewer(25)
@given(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=6, unique=True))
def test_what_is_kept_of_an_earlier_check_never_changes_the_answer(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After any edit of any file, the repository's included, it says what an empty cache says."""
    root = tmp_path_factory.mktemp("kept") / "policy"
    repository_at(root, {"2025-26/udgave.json": "{}"})
    git(root, "branch", "-m", "gh-pages", "published")
    EDITS["as it was"](root)
    kept = [answer(root, root.parent / "cache")]
    for number, name in enumerate(names):
        EDITS[name](root)
        anew = answer(root, root.parent / f"empty-{number}")
        kept += [answer(root, root.parent / "cache"), answer(root, root.parent / "cache")]
        assert kept[-2:] == [anew, anew], names[: number + 1]


def answer(root: Path, folder: Path) -> tuple[int, str]:
    """The exit status and the output of a check with the cache in ``folder``."""
    said = io.StringIO()
    with patch.object(cache, "FOLDER", folder), redirect_stdout(said):
        return main(["--no-spelling", "--root", str(root)]), said.getvalue()


def test_the_check_never_loads_the_site_generator(policy: Path, repository: Path) -> None:
    """It must answer at once, and the generator will be replaced one day."""
    script = (
        "import sys; from scripts.check import main; "
        "main(['--no-spelling', '--root', sys.argv[1]]); "
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in "
        "('mkdocs', 'mkdocs_macros', 'material', 'babel', 'watchdog')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(policy)],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "Ingen problemer.\n\n"
