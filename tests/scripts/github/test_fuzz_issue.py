"""The one issue on disproved properties, kept on a server that answers as GitHub does."""

import json
from pathlib import Path

import pytest

from policy.words.command_messages import FUZZ_ISSUE
from scripts.fuzz import failures
from scripts.github.fuzz_issue import MARK, main
from tests.scripts.github.test_links_issue import Server, github

__all__ = ["github"]

PYTEST_SAID = """<testsuites><testsuite>
<testcase classname="tests.test_a" name="test_sound"/>
<testcase classname="tests.test_a" name="test_b"><failure message="x">    def test_b(
&gt;       assert values
E       assert []
E       Failing test case: test_b(
E           values=[],
E       )

tests/test_a.py:7: AssertionError</failure></testcase></testsuite></testsuites>"""


def test_what_failed_is_read_with_its_smallest_example(tmp_path: Path) -> None:
    """From the file that pytest writes; a test that held is not named."""
    path = tmp_path / "pytest.xml"
    path.write_text(PYTEST_SAID, encoding="utf-8")
    (found,) = failures(path)
    assert found["test"] == "tests.test_a.test_b"
    assert "values=[]," in found["example"]
    assert "AssertionError" not in found["example"]


def test_one_issue_is_opened_renewed_and_closed(github: Server, tmp_path: Path) -> None:
    """With the example as it is; closed with a word when no example is found any longer."""
    result = tmp_path / "resultat.json"
    for example in ("values=[]", "values=[0]"):
        failed = {"failures": [{"test": "tests.a.b", "example": example}]}
        result.write_text(json.dumps(failed), encoding="utf-8")
        assert main([str(tmp_path)]) == 0
        (issue,) = github.issues
        assert (issue["title"], issue["state"]) == (FUZZ_ISSUE["title"], "open")
        assert issue["body"].startswith(f"{MARK}\n{FUZZ_ISSUE['failed']}")
        assert f"`tests.a.b`\n\n~~~~~~\n{example}\n~~~~~~" in issue["body"]
    result.write_text('{"failures": []}', encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert (issue["state"], github.comments) == ("closed", [(1, FUZZ_ISSUE["well_again"])])


def test_a_result_that_is_none_changes_nothing(
    github: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An issue is not closed because the tests could not be run."""
    assert main([str(tmp_path)]) == 2
    assert "intet resultat" in capsys.readouterr().err
    assert github.asked == []
