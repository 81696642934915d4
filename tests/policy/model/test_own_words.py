"""Words are found where they stand as whole words."""

import pytest

from policy.model.own_words import normal, whole_words

WORDS = ["AKT", "ssp", "SSP-lejr", "bl.a.", "gode venner", "Q&A"]


@pytest.mark.parametrize(
    ("text", "match", "word"),
    [
        ("Vi har AKT.", "AKT", "AKT"),
        ("(AKT)", "AKT", "AKT"),
        ("AKT-vejleder kommer", "AKT-vejleder", "AKT"),
        ("anti-AKT-folk", "anti-AKT-folk", "AKT"),
        ("AKT- og andre", "AKT-", "AKT"),
        ("Ssp er med", "Ssp", "Ssp"),
        ("en SSP-lejr", "SSP-lejr", "SSP-lejr"),
        ("bl.a. os", "bl.a.", "bl.a."),
        ("gode\u00a0 venner", "gode\u00a0 venner", "gode\u00a0 venner"),
        ("en Q&A", "Q&A", "Q&A"),
    ],
)
def test_a_whole_word_is_found_with_what_hyphens_join(text: str, match: str, word: str) -> None:
    """The longest of the words, a first letter in upper case, any white space between two."""
    found = whole_words(WORDS).search(text)
    assert found
    assert (found[0], found["word"]) == (match, word)
    assert normal(found["word"]) in {normal(each) for each in WORDS}


@pytest.mark.parametrize(
    "text", ["AKTer", "TAKT", "akt", "x@ssp.dk", "www.ssp.dk", "ssp@example.dk", "/ssp/", "SSP"]
)
def test_a_part_of_a_word_or_of_an_address_is_none(text: str) -> None:
    """Nor is a word of other capitals: «akt» is no «AKT»."""
    assert not whole_words(["AKT", "ssp"]).search(text)


def test_a_long_chain_is_read_once() -> None:
    """No text keeps the search from coming to an end."""
    assert not whole_words(["AKT"]).search("a-" * 20_000)
