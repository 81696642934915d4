"""Where a sentence begins and whether a line ends one, in Danish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.sentences import ABBREVIATIONS, ends_sentence, sentences, starts
from policy.text.tokens import normal_form


@pytest.mark.parametrize(
    ("line", "further"),
    [
        ("Vi læser. Vi skriver.", ["Vi skriver."]),
        ("Læser vi? Ja! Og hvad så … Så skriver vi.", ["Ja! ", "Og hvad så … ", "Så skriver vi."]),
        ("Vi siger ”hej.” Og går.", ["Og går."]),
        ("Se bilag.) Derefter.", ["Derefter."]),
        ("”En.” «To.» (Tre.)", ["«To.» ", "(Tre.)"]),
        ("Vi bruger f.eks. Trin For Trin, bl.a. Perspekt m.m. Det er godt.", []),
        ("Den 5. Maj og kl. 8. Så", []),
        ("Fra 0. til 9. klasse.", []),
        ("Jf. A. B. Christensen.", []),
        ("Adressen er x.Y og tallet 1.000.", []),
        ("", []),
    ],
)
def test_a_further_sentence_begins_after_a_mark_and_with_a_capital(
    line: str, further: list[str]
) -> None:
    """Not after an abbreviation, a number or an initial: in doubt it is one sentence."""
    begun = starts(line)
    assert [line[a:b] for a, b in zip(begun, [*begun[1:], None], strict=False)] == further


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mellem 0. og 1. klasse. Vi følges.", ["Mellem 0. og 1. klasse.", "Vi følges."]),
        ("Hun sagde «kom.» Så gik vi.", ["Hun sagde «kom.»", "Så gik vi."]),
        ("Hun sagde ’kom.’ ‘Nej.’", ["Hun sagde ’kom.’", "‘Nej.’"]),
        ("(En parentes.) En til.", ["(En parentes.)", "En til."]),
        ("Vi bruger bl.a. SSP-dage. Og mere.", ["Vi bruger bl.a. SSP-dage.", "Og mere."]),
        ("Vi bruger bl.a. SSP.", ["Vi bruger bl.a. SSP."]),
        ("Vi bruger: Trin For Trin.", ["Vi bruger: Trin For Trin."]),
        ("I 5. B, jf. Loven, kl. 8. Vi går.", ["I 5. B, jf. Loven, kl. 8. Vi går."]),
        ("Uden punktum", ["Uden punktum"]),
        ("  ", []),
    ],
)  # fmt: skip
def test_the_comparison_cuts_prose_where_the_linter_does(text: str, expected: list[str]) -> None:
    """Whether the quotation marks are typographic or in the comparison's normal form."""
    assert sentences(text) == expected
    assert sentences(normal_form(text)) == [normal_form(each) for each in expected]


@given(st.text("abÆ. !?:…\"'()\n«»0", max_size=60))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """The sentences together are the text in its normal form."""
    assert " ".join(sentences(normal_form(text))) == normal_form(text)


def test_a_megabyte_in_one_paragraph_is_cut_in_linear_time() -> None:
    """Many sentences, many marks or many gaps: only a few characters before each gap are read."""
    assert len(sentences("Vi går nu. " * 100_000)) == 100_000
    assert len(sentences("." * 500_000 + " " * 500_000 + "A")) == 2


@pytest.mark.parametrize(
    ("line", "ends"),
    [("Slut.", True), ("Er det slut?", True), ("Som her:", True), ("”Slut.”", True),
     ("Slut.)  ", True), ("Ikke slut,", False), ("ikke", False), ("", False), ("og –", False)],
)  # fmt: skip
def test_a_line_ends_a_sentence_with_its_last_mark(line: str, ends: bool) -> None:
    """Quotation marks and brackets may close behind it."""
    assert ends_sentence(line) is ends


def test_abbreviations_are_written_as_they_are_looked_up() -> None:
    """Lower case, each with its full stop."""
    assert all(each == each.lower() and each.endswith(".") for each in ABBREVIATIONS)
