"""The live preview: a saved change shows by itself, a mistake as its Danish problem."""

import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from scripts.cli.places import REPOSITORY
from scripts.site.webserver import free_port
from tests.support.background import sigint_ignored
from tests.support.previewed import DEADLINE, command, serving, wait_for


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """A copy of the fictional school's policy, to be edited."""
    root = shutil.copytree(repository / "tests" / "data" / "school", tmp_path / "policy")
    replace(root / "mkdocs.yml", "../../../mkdocs.yml", f"{repository.as_posix()}/mkdocs.yml")
    replace(root / "mkdocs.yml", "../../../overrides", f"{repository.as_posix()}/overrides")
    return root


def replace(path: Path, old: str, new: str) -> None:
    """Save ``path`` with ``new`` for ``old``, as an editor does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_a_mistake_shows_as_its_problem_and_goes_when_it_is_mended(
    policy: Path, tmp_path: Path
) -> None:
    """Every page shows what is wrong and where; the next good save brings the site with it."""
    data = policy / "data/initiatives.yaml"
    line = data.read_text(encoding="utf-8").split("\n").index("      - id: B3") + 2
    with serving(policy, tmp_path / "log") as front:
        wait_for(front, "Eventyrbakken", "</nav>")
        replace(data, "        tema: Udeliv", "        tema: Udelv")
        problem = f"data/initiatives.yaml:{line}:15: UKENDT-TEMA «Udelv»"
        page = wait_for(front, problem, "Mente du «Udeliv»?")
        assert 'lang="da"' in page
        wait_for(f"{front}indsatser/blaa-floej/", problem)
        wait_for(f"{front}no-such-page/", problem)
        replace(data, "tema: Udelv", "tema: Udeliv")
        replace(data, "Udedag i skoven:", "Nyt i skoven:")
        page = wait_for(f"{front}indsatser/blaa-floej/", "Nyt i skoven:")
        assert "UKENDT-TEMA" not in page


@pytest.mark.slow
def test_a_preview_that_begins_with_broken_data_shows_that(policy: Path, tmp_path: Path) -> None:
    """Starting is no harder than going on: the problem shows, and the site when it is mended."""
    replace(policy / "data/edition.yaml", "\nstatus: ", "\nstatsu: ")
    with serving(policy, tmp_path / "log") as front:
        wait_for(front, "UKENDT-NØGLE Nøglen «statsu»", "Mente du «status»?")
        replace(policy / "data/edition.yaml", "\nstatsu: ", "\nstatus: ")
        wait_for(front, "Eventyrbakken", "</nav>")


@pytest.mark.slow
def test_a_changed_sentence_a_new_page_and_broken_yaml_show(policy: Path, tmp_path: Path) -> None:
    """Markdown and the menu are followed, too, and YAML that cannot be read hangs nothing."""
    with serving(policy, tmp_path / "log") as front:
        wait_for(f"{front}hverdagen/", "Pladserne i klassen skifter")
        replace(policy / "docs/hverdagen.md", "Pladserne i klassen", "Stolene i klassen")
        wait_for(f"{front}hverdagen/", "Stolene i klassen skifter")
        (policy / "docs/ny.md").write_text("# Ny side { #ny }\n\nNyt.\n", encoding="utf-8")
        wait_for(front, "docs/ny.md:1:1: SIDE-UDEN-NAV")
        replace(
            policy / "mkdocs.yml",
            "      - Data: data.md\n",
            "      - Data: data.md\n  - ny.md\n",
        )
        wait_for(f"{front}ny/", "Ny side")
        replace(policy / "mkdocs.yml", "  - ny.md\n", "  - ny.md: [\n")
        wait_for(front, "mkdocs.yml:", "YAML-")


def test_a_port_in_use_is_told_of(policy: Path, repository: Path) -> None:
    """Another preview is running: exit status 2, and the way out in Danish."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = subprocess.run(
            command(policy, port),
            cwd=repository,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=DEADLINE,
        )
    assert done.returncode == 2
    assert f"Siden kan ikke vises på port {port}" in done.stderr
    assert "Prøv en anden med --port." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_policy_is_not_served(tmp_path: Path, repository: Path) -> None:
    """Nothing to show: exit status 2, at once."""
    done = subprocess.run(
        command(tmp_path, 1), cwd=repository, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Angiv mappen med --root." in done.stderr


@pytest.mark.slow
def test_a_plugin_that_is_not_there_does_not_hang_the_preview(policy: Path, tmp_path: Path) -> None:
    """A mistake in mkdocs.yml shows as a page in Danish, and the site is back when it is mended."""
    with serving(policy, tmp_path / "log") as address:
        wait_for(address, "<title>")
        replace(policy / "mkdocs.yml", "site_name:", "plugins: [macross]\nsite_name:")
        wait_for(address, "Der er noget at rette", "macross")
        replace(policy / "mkdocs.yml", "plugins: [macross]\n", "")
        wait_for(address, "sidefod")


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_can_be_stopped_wherever_it_was_started(policy: Path, end: signal.Signals) -> None:
    """Also in the background of a script, whose children inherit that SIGINT is ignored."""
    port = free_port()
    with sigint_ignored():
        process = subprocess.Popen(command(policy, port), cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    wait_for(f"http://127.0.0.1:{port}/", "Eventyrbakken")
    process.send_signal(end)
    assert process.wait(DEADLINE) == 0
