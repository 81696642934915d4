"""Procedures: numbered steps of the text with who, what and a deadline."""

import pytest

from policy.loading.markdown_page import read_page
from policy.model.procedures import NO_NUMBER, deadline_in, is_other_deadline, steps_of

PAGE = """# Når { #naar }

1. Klasselæreren: taler med barnet samme dag.
2. Ledelsen: holder et møde inden 10 arbejdsdage.
    1. Er det svært, ringes der hjem.
    2. Sundhedsplejersken: er med.
3. Der følges op efter tre uger.

Vi lover hinanden to ting.

- Vi er rolige: altid.
"""


def test_the_steps_of_a_list_say_who_does_what_by_when() -> None:
    """A step within another is done by the same where it names nobody; bullets are no steps."""
    (section,) = read_page("naar", PAGE).sections
    assert [(e.number, e.who, e.deadline) for e in steps_of(section.blocks)] == [
        ("1", "Klasselæreren", "samme dag"),
        ("2", "Ledelsen", "inden 10 arbejdsdage"),
        ("2.1", "Ledelsen", ""),
        ("2.2", "Sundhedsplejersken", ""),
        ("3", "", "efter tre uger"),
    ]
    assert steps_of(section.blocks)[0].what == "taler med barnet samme dag."


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Svar gives inden for 14 dage.", "inden for 14 dage"),
        ("Mødet holdes senest to uger efter.", "senest to uger"),
        ("Vi ringer Straks.", "Straks"),
        ("Inden arbejdsdage er gået.", ""),
        ("Vi ses hver dag i 2 uger.", ""),
    ],
)
def test_a_deadline_is_found_in_a_sentence(text: str, deadline: str) -> None:
    """Numbers in digits and in letters; a time that is no limit is no deadline."""
    assert deadline_in(text) == deadline
    assert bool(NO_NUMBER.search(text)) is text.startswith("Inden")


def test_only_the_deadline_differs() -> None:
    """Where other words differ, too, the sentence is another."""
    before, after = "Ledelsen: mødes inden 10 arbejdsdage.", "Ledelsen: mødes inden 5 arbejdsdage."
    assert is_other_deadline(before, after)
    assert not is_other_deadline(before, before)
    assert not is_other_deadline(before, after.replace("mødes", "ringer"))
    assert not is_other_deadline(before, "Ledelsen: mødes.")
