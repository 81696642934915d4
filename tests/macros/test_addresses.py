"""Which links need their address on paper: those whose words are something else."""

import pytest
from markdown import markdown


def html(text: str) -> str:
    """``text`` as the site's Markdown makes it."""
    return str(markdown(text, extensions=["attr_list", "macros.addresses"]))


@pytest.mark.parametrize(
    "text",
    [
        "<https://example.dk/a_b?x=1&y=2>",
        "[https://example.dk/a](https://example.dk/a)",
        "[example.dk](https://example.dk/)",
        "[https://example.dk/a\\_b](https://example.dk/a_b)",
        "[*example.dk*](http://example.dk)",
        "<kontoret@example.dk>",
        "[kontoret@example.dk](mailto:kontoret@example.dk)",
    ],
)
def test_words_that_are_the_address_are_marked(text: str) -> None:
    """With or without the protocol and the last slash, whatever they are set in."""
    assert '<a class="adresse" href=' in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "[her](https://example.dk/)",
        "[example.dk](https://example.dk/andet)",
        "[kontoret](mailto:kontoret@example.dk)",
        "[fokus](fokus.md)",
        "[](https://example.dk/)",
    ],
)
def test_other_words_are_not(text: str) -> None:
    """Paper shows what they lead to."""
    assert "class" not in html(text)


def test_a_link_keeps_the_classes_it_has() -> None:
    """What the coordinator wrote stands first."""
    assert 'class="genvej adresse"' in html("[a.dk](https://a.dk){ .genvej }")
