"""Whatever passes the check is built: files of a school with a line changed, dropped or doubled."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from policy.loading.loader import load
from policy.model.problems import has_errors
from policy.rules.registry import check
from scripts.site import mkdocs_runner
from tests.support.properties import fewer

VALUES = ["", "[]", "{}", "12", "nej", "~", "true", "[a, b]", "{a: b}", "!ENV [X, y]", "2026-01-01"]
WORDS = ["{{ x }}", "{% raw %}", "<b>", "</div>", "[x](y.md)", "[^9]", "# ", "```", "| a |", "---"]
"""What is written behind a key of YAML, and into a line of a page."""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A copy of this policy and its theme."""
    made = tmp_path_factory.mktemp("passing")
    for name in ("overrides", "data", "docs"):
        shutil.copytree(repository / name, made / name)
    shutil.copy(repository / "mkdocs.yml", made)
    return made


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """``text`` with one to three lines left out, doubled, exchanged, indented or with new words."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["drop", "double", "value", "word", "indent", "swap"]))
        line = lines[at]
        if kind == "value":
            lines[at] = f"{line.partition(':')[0]}: {draw(st.sampled_from(VALUES))}"
        elif kind == "word":
            cut = draw(st.integers(0, len(line)))
            lines[at] = line[:cut] + draw(st.sampled_from(WORDS)) + line[cut:]
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(1, 4)) + line
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], line
        else:
            lines[at : at + 1] = [line, line] if kind == "double" else []
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.slow
@fewer(25, HealthCheck.function_scoped_fixture)
@given(data=st.data())
def test_what_passes_the_check_is_built(
    policy: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Settings, front matter, text and data: what the generator would refuse is told before."""
    names = ["mkdocs.yml", *(p.relative_to(policy).as_posix() for p in _pages(policy))]
    names += [f"data/{name}.yaml" for name in ("edition", "initiatives", "links", "school")]
    path = policy / data.draw(st.sampled_from(["mkdocs.yml", *names]))
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(data.draw(changed(text)), encoding="utf-8")
        if not has_errors(check(load(policy))):
            out = tmp_path_factory.mktemp("site") / "site"
            mkdocs_runner.build(policy, out, documents=False)
            assert (out / "index.html").exists()
            shutil.rmtree(out.parent)
    finally:
        path.write_text(text, encoding="utf-8")


def _pages(policy: Path) -> list[Path]:
    return sorted(policy.glob("docs/**/*.md"))
