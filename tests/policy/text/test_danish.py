"""Grades, dates and lists in Danish words."""

from datetime import date

import pytest

from policy.text import danish
from policy.text.danish import capitalised, counted


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        ((), ""),
        ((5,), "5. klasse"),
        ((0, 1), "0. til 1. klasse"),
        (tuple(range(10)), "0. til 9. klasse"),
        ((3, 5), "3. og 5. klasse"),
        ((0, 1, 4, 6, 7, 8), "0. til 1., 4. og 6. til 8. klasse"),
    ],
)
def test_grades_are_named_by_runs(grades: tuple[int, ...], words: str) -> None:
    """A run is a range with an en dash, and the word never stands alone on a line."""
    assert danish.grades_in_words(grades) == words


def test_dates_are_danish() -> None:
    """The month has its Danish name, whatever the machine's language."""
    assert danish.date_in_words(date(2026, 11, 22)) == "22. november 2026"
    assert danish.date_in_words(date(2027, 5, 3)) == "3. maj 2027"


def test_a_step_names_both_grades() -> None:
    """The grade that is left comes first."""
    assert danish.step_in_words((0, 1)) == "fra 0. til 1. klasse"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_lists_end_with_og(words: list[str], text: str) -> None:
    """Commas between, «og» before the last."""
    assert danish.listed(words) == text


def test_only_the_first_letter_is_raised() -> None:
    """An abbreviation keeps its letters."""
    assert capitalised("ældre SFO-børn") == "Ældre SFO-børn"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 advarsler"), (1, "1 advarsel"), (2, "2 advarsler")]
)
def test_a_number_has_its_noun(number: int, said: str) -> None:
    """One is one, all others are many."""
    assert counted(number, "advarsel", "advarsler") == said
