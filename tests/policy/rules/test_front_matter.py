"""The rules of what stands at the top of the pages, where they need more than one file."""

from pathlib import Path

import pytest

from policy.model.problems import Place
from tests.policy.rules.test_facts import problems

DESCRIBED = """---
title: Side
description: Hvad siden handler om.
---

# Side { #side }

Vi lytter.
"""


@pytest.mark.parametrize("line", ["", "description:\n", "description: # kommer\n", "beskrivelse\n"])
def test_a_page_without_a_description_is_told_where_most_have_one(
    line: str, tmp_path: Path
) -> None:
    """A warning at the top of the page; no page of a policy without descriptions is told of."""
    pages = {f"docs/side-{number}.md": DESCRIBED for number in range(5)}
    bare = DESCRIBED.replace("description: Hvad siden handler om.\n", line)
    told = [each for each in problems(tmp_path, {**pages, "docs/bar.md": bare}) if _is(each.code)]
    base = {f"docs/{name}.md" for name in ("index", "indsatser/anden", "indsatser/foerste")}
    assert {each.place for each in told} == {Place(path) for path in {"docs/bar.md", *base}}
    assert {each.severity for each in told} == {"advarsel"}


def test_a_policy_without_descriptions_is_not_told_of_each_page(tmp_path: Path) -> None:
    """What no page says is no slip of one."""
    assert problems(tmp_path, {}) == []


def _is(code: str) -> bool:
    return code == "BESKRIVELSE-MANGLER"
