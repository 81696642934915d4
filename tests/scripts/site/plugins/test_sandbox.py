"""The engine of the pages' calls: the site's macros, and nothing else."""

import subprocess
from pathlib import Path

import pytest
from jinja2 import TemplateError

from bench.policies import write_policy
from scripts.site.mkdocs_runner import make
from scripts.site.plugins.sandbox import CallsOnly


def engine() -> CallsOnly:
    """One with a single macro, and a value that is none."""
    made = CallsOnly()
    made.globals, made.filters, made.tests = {"makro": lambda *words: "|".join(words)}, {}, {}
    return made


def test_macros_are_called() -> None:
    """With texts; what is no call stays as it is."""
    assert engine().from_string('Her {{ makro("a", "b") }}.').render() == "Her a|b."


@pytest.mark.parametrize(
    "written",
    ['{{ "mærkeord".upper() }}', "{{ makro.navn() }}", "{{ gave() }}", '{{ "a" | upper }}'],
)
def test_nothing_else_is(written: str) -> None:
    """No method of a text, no attribute of a macro, no function that came along, no filter."""
    with pytest.raises(TemplateError):
        engine().from_string(written).render(gave=lambda: "mærkeord")


def test_the_plugin_runs_no_git_for_what_no_page_may_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would tell of the last commit, by twelve processes for each build."""
    asked: list[object] = []
    monkeypatch.setattr(subprocess, "check_output", lambda command, **_: asked.append(command))
    make(write_policy(tmp_path / "root", 1, 1), tmp_path / "site", None)
    assert asked == []
