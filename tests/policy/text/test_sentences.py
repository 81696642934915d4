"""Where a sentence begins and whether a line ends one, in Danish."""

import pytest

from policy.text.sentences import ABBREVIATIONS, ends_sentence, starts


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
