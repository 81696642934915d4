"""Characters that are invisible or look like others are found, and plain ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.characters import Kind, mended, plain_name, strangers

SIGNS = st.sampled_from(
    "aåæ –—-\u00a0\u00ad\u200b\u200d\u2011\ufb01\u0430\u030a\ufffc\uf0b7\ufffd\n:.👩🏫&;"
)


@pytest.mark.parametrize(
    ("text", "kind", "plain"),
    [
        ("sko\u00adle\u200bdag", "page", "skoledag"),
        ("sko&shy;le", "page", "skole"),
        ("sko\u2028le", "page", "sko le"),
        ("et \ufffc billede", "page", "et billede"),
        ("a\u030argang", "page", "årgang"),
        ("\ufb01n", "page", "fin"),
        ("Sk\u043ele", "page", "Skole"),
        ("lege\u2011hus", "page", "lege-hus"),
        ("\uf0b7\tVi taler", "page", "- Vi taler"),
        ("-\u00a0Vi taler", "page", "- Vi taler"),
        ("tema:\u00a0Leg", "data", "tema: Leg"),
        ("\u00a0 tema: Leg", "data", "  tema: Leg"),
        ("- id: A\n– id: B", "data", "- id: A\n- id: B"),
        ("- Leg\n– Ro", "data", "- Leg\n- Ro"),
        ("bo\u00adg.png", "name", "bog.png"),
        ("a\u030ar.png", "name", "år.png"),
    ],
)
def test_a_strange_character_is_mended(text: str, kind: Kind, plain: str) -> None:
    """What is to stand there is known wherever the meaning is."""
    assert mended(text, strangers(text, kind)) == plain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5.\u00a0klasse", "page"),
        ("👩\u200d🏫 og ❤\ufe0f", "page"),
        ("Москва og Ελλάδα", "page"),
        ("Vi leger – og ler.\n– Vi læser.", "page"),
        ("tekst: Vi leger\n  – og ler.", "data"),
        ("Ærø, é, ü, ¨", "page"),
        ("billeder/å – 1.png", "name"),
    ],
)
def test_what_is_written_on_purpose_is_left_alone(text: str, kind: Kind) -> None:
    """Fixed spaces in a text, pictures made of several characters, other alphabets, dashes."""
    assert strangers(text, kind) == []


@pytest.mark.parametrize(
    ("text", "code"), [("f\ufffdlles", "TEGN-TABT"), ("a \uf028", "TEGN-FRA-SKRIFTTYPE")]
)
def test_what_only_a_person_knows_is_told_and_stays(text: str, code: str) -> None:
    """A lost letter and a sign of one font are not guessed at."""
    assert [each.code for each in strangers(text, "page")] == [code]
    assert mended(text, strangers(text, "page")) == text


@given(st.text(SIGNS, max_size=20), st.sampled_from(["page", "data", "name"]))
def test_any_text_is_mended_to_its_end(text: str, kind: Kind) -> None:
    """After a few rounds nothing is left but what cannot be mended."""
    for _ in range(4):
        text = mended(text, strangers(text, kind))
    assert all(each.new is None for each in strangers(text, kind))


def test_the_name_of_a_file_is_plain() -> None:
    """As it is to be called."""
    assert plain_name("docs/a\u030ar\u00a0et.md") == "docs/år et.md"
