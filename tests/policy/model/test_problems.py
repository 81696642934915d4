"""Problems are printed, sorted and serialised, with quotations and suggestions."""

import json
import random
import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.model.problems import Place, PolicyError, has_errors, problem, quoted, suggestion
from policy.words.problem_messages import MESSAGES, WARNINGS

PLACE = Place("data/initiatives.yaml", 14, 15)
THEMES = ("Digital trivsel", "Digital dannelse", "Trivselstimer")


def test_the_printed_form_is_the_contract() -> None:
    """``path:line:column: CODE message``, with what was found and a suggestion in guillemets."""
    found = problem(PLACE, "UKENDT-TEMA", found="Digital danelse", candidates=THEMES)
    assert str(found) == (
        "data/initiatives.yaml:14:15: UKENDT-TEMA «Digital danelse» findes ikke i temaer. "
        "Mente du «Digital dannelse»?"
    )


def test_a_warning_says_so_before_its_code() -> None:
    """Warnings are marked in the printed form."""
    found = problem(Place("docs/a.md"), "TOM-SIDE", found="A")
    assert str(found).startswith("docs/a.md:1:1: advarsel: TOM-SIDE Siden «A» har kun")
    assert found.severity == "advarsel"


def test_the_data_form_is_the_contract() -> None:
    """The JSON object has six keys and the printed message."""
    data = problem(PLACE, "UKENDT-TEMA", found="x").as_data()
    assert json.loads(json.dumps(data)) == {
        "path": "data/initiatives.yaml",
        "line": 14,
        "column": 15,
        "code": "UKENDT-TEMA",
        "message": "«x» findes ikke i temaer. Brug et tema fra listen, eller tilføj det der.",
        "severity": "fejl",
    }


def test_problems_sort_by_file_line_and_column() -> None:
    """Problems sort by line as a number."""
    places = [Place("a", 9, 2), Place("a", 10, 1), Place("a", 10, 11), Place("b", 1, 1)]
    problems = [problem(place, "TOM-TEKST") for place in places]
    shuffled = random.Random(1).sample(problems, len(problems))
    assert sorted(shuffled) == problems


def test_the_same_problem_found_twice_is_one() -> None:
    """Problems are equal where place and message are, whatever is quoted."""
    assert len({problem(PLACE, "TOM-TEKST"), problem(PLACE, "TOM-TEKST")}) == 1
    assert len({problem(PLACE, "TOM-TEKST"), problem(Place("b"), "TOM-TEKST")}) == 2


def test_an_error_of_a_policy_lists_its_problems_once_and_sorted() -> None:
    """The exception's text is the printed list of problems."""
    first, second = problem(Place("a"), "TOM-TEKST"), problem(Place("b"), "TOM-TEKST")
    error = PolicyError([second, first, second])
    assert str(error) == f"{first}\n{second}"


def test_warnings_and_faults_are_told_apart_by_the_code_alone() -> None:
    """Warnings are not errors."""
    for code, message in MESSAGES.items():
        names = {name for _, name, _, _ in Formatter().parse(message) if name}
        found = problem(PLACE, code, **dict.fromkeys(names, "x"))
        assert has_errors([found]) is (code not in WARNINGS), code
        assert not re.search(r"\{[a-z_]+\}", found.message), code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kort", "«kort»"),
        ("to\nlinjer\t her", "«to linjer her»"),
        ("a\x07b\u200bc", "«a\\u0007b\\u200bc»"),
        ("", "«»"),
        ("x" * 80, f"«{'x' * 80}»"),
        ("x" * 81, f"«{'x' * 79}…»"),
        ("x" * 78 + " yyy", f"«{'x' * 78}…»"),
    ],
)
def test_what_is_quoted_stays_short_and_on_one_line(text: str, shown: str) -> None:
    """Quotations are truncated, on one line, with invisible characters escaped."""
    assert quoted(text) == shown


@given(st.text(), st.sampled_from(["found", "reason"]))
def test_no_value_ever_breaks_the_line(text: str, name: str) -> None:
    """Any problem is one printable line."""
    values: dict[str, object] = {"reason": "", name: text}
    shown = str(problem(PLACE, "MAKRO-ARGUMENT", **values))
    assert shown.isprintable()
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize(
    ("found", "near"),
    [
        ("Digital danelse", "Digital dannelse"),
        ("digital TRIVSEL", "Digital trivsel"),
        ("Trivselstime", "Trivselstimer"),
    ],
)
def test_the_nearest_candidate_is_suggested(found: str, near: str) -> None:
    """A misspelt word, or one in another case, gets the right suggestion."""
    assert suggestion(found, THEMES) == f" Mente du «{near}»?"


@pytest.mark.parametrize(("found", "candidates"), [("Matematik", THEMES), ("x", ()), ("", THEMES)])
def test_nothing_is_suggested_where_nothing_is_near(
    found: str, candidates: tuple[str, ...]
) -> None:
    """Without a close candidate there is no suggestion."""
    assert suggestion(found, candidates) == ""
