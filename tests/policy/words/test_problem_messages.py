"""The Danish messages: each is used, each can be met, and each is a sentence."""

import ast
import re
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy.words import change_words, command_messages, problem_messages, publication_words
from policy.words.command_messages import FILE_REASONS, REFUSALS, SAYINGS, TRIED
from policy.words.hearing_messages import ANSWERS
from policy.words.page_messages import MACRO_REASONS
from policy.words.problem_messages import (
    ACTUAL,
    BUILT,
    EXPECTED,
    MESSAGES,
    WARNINGS,
)
from policy.words.publication_words import ARCHIVE_REASONS

TESTS = Path(__file__).parents[2]
CODE = re.compile(r"[A-ZÆØÅ]{2,}(-[A-ZÆØÅ0-9]+)+")

ELSEWHERE = {
    "SIDE-ULÆSELIG": "test_loader",
    **dict.fromkeys(ANSWERS, "test_answers"),
    **dict.fromkeys(BUILT, "test_planted_faults"),
    "HØRING-FØR-UDKAST": "test_hearing",
    "SIDE-BLANDET-UDGAVE": "test_audit",
    "SIDE-UDEN-TITEL": "test_audit",
    "BILLEDE-FOR-TUNGT": "test_audit",
    "FIL-MANGLER": "test_hostile_input",
    "FIL-ER-MAPPE": "test_hostile_input",
    "FIL-KAN-IKKE-LÆSES": "test_hostile_input",
    "FIL-FOR-STOR": "test_hostile_input",
    "FIL-IKKE-ALMINDELIG": "test_file_rules",
    "FILTYPE-IKKE-TILLADT": "test_file_rules",
    "FILNAVN-OPTAGET": "test_file_rules",
    "FIL-ANDET-NAVN": "test_file_rules",
    "FIL-REST": "test_file_rules",
    "BILLEDE-FOR-STORT": "test_file_rules",
    "USIKKERT-ORD": "test_spelling",
    "FILNAVN-TEGN": "test_fix_pages",
    "SVG-IKKE-TILLADT": "test_file_rules",
    "FIL-KAN-IKKE-SKRIVES": "test_fix_pages",
    "YAML-FOR-DYBT": "test_hostile_input",
    "YAML-NØGLE": "test_yaml_file",
    "ID-FORSVUNDET": "test_rules",
    "OVERFØRT-IGEN": "test_rules",
    "OVERFØRT-MED-DATO": "test_facts",
    "VEDTAGET-ANDEN-DATO": "test_facts",
    "GRUPPE-UDENFOR": "test_facts",
    "FORLØB-UDEN-TRIN": "test_facts",
    "TRIN-UDEN-HVEM": "test_facts",
    "FRIST-UDEN-TAL": "test_facts",
    "OVERLAP-GRUPPE": "test_facts",
    "DATO-FORUD": "test_facts",
    "FLERE-FEJL": "test_flood",
    "FLERE-ADVARSLER": "test_flood",
    "BESKRIVELSE-MANGLER": "test_front_matter",
    "NOTE-UDEN-ÆNDRING": "test_rules",
    "UKENDT-ORD": "test_spelling",
    "LINK-DØDT": "test_check_links",
    "LINK-AFLØST": "test_external_links",
    "LINK-FLYTTET": "test_external_links",
    "LINK-UPRØVET": "test_external_links",
    "LINK-STED-VÆK": "test_check_links",
    **dict.fromkeys(
        ("ARVET-FIL-MANGLER", "ARVET-FIL-I-RING", "ARVET-FIL-FORM"), "test_inherited_settings"
    ),
    "ARKIV-MANGLER": "test_rules",
    "ARKIV-ULÆSELIGT": "test_editions",
}
"""Codes that no small file of ``tests/data/invalid`` can show, and the test that meets them."""


def constants(*folders: str) -> Iterator[tuple[str, str]]:
    """Every text in the code with the name of its module, the Danish ones left out."""
    for folder in folders:
        for path in sorted((TESTS.parent / folder).rglob("*.py")):
            if path.parent.name != "words":
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield path.stem, node.value


@pytest.fixture(scope="module")
def used() -> frozenset[str]:
    """Every text in the code."""
    return frozenset(text for _, text in constants("policy", "macros", "scripts"))


def test_every_message_is_used(used: frozenset[str]) -> None:
    """No message outlives the rule that gave it."""
    assert set(MESSAGES) - used == set()


def test_every_code_that_is_used_has_a_message(used: frozenset[str]) -> None:
    """A rule cannot name a code that would end in a traceback."""
    named = {text for text in used if CODE.fullmatch(text)} - {"UTF-8"}
    assert named <= set(MESSAGES), named - set(MESSAGES)


def test_every_code_has_the_form_of_a_code() -> None:
    """Upper case, words joined by hyphens: what an editor and a search can find."""
    single = {"SKABELONFEJL", "SKABELONKOMMENTAR"}
    assert all(CODE.fullmatch(code) for code in set(MESSAGES) - single)
    assert all(code.isalpha() and code.isupper() for code in single)


def test_the_warnings_are_codes() -> None:
    """A misspelt code among the warnings would turn a warning into a fault."""
    assert set(MESSAGES) > WARNINGS


def test_every_message_is_made_of_sentences() -> None:
    """Each begins with a capital or a quotation and ends as a sentence does."""
    for code, message in MESSAGES.items():
        assert message[0].isupper() or message.startswith(("{", "«")), code
        assert message.endswith((".", "?")), message
        assert "  " not in message


def test_every_message_can_be_met() -> None:
    """A bad file shows it among its whole list of problems, or a test names it."""
    lists = (
        path.read_text(encoding="utf-8") for path in (TESTS / "data" / "invalid").glob("*.txt")
    )
    shown = {code for text in lists for code in re.findall(r": (?:advarsel: )?([\w-]+) ", text)}
    assert ELSEWHERE.keys() & shown == set(), "shown by a file: take it out of ELSEWHERE"
    assert set(MESSAGES) - shown == set(ELSEWHERE)
    tests: defaultdict[str, str] = defaultdict(str)
    for path in TESTS.rglob("test_*.py"):
        tests[path.stem] += path.read_text(encoding="utf-8")
    for code, name in ELSEWHERE.items():
        assert re.search(rf"\b{code}\b", tests[name]), code


def test_no_shown_message_has_a_placeholder_left() -> None:
    """The golden lists are what people read: nothing in them waits to be filled in."""
    for path in (TESTS / "data" / "invalid").glob("*.txt"):
        shown = re.sub("«[^»]*»", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\{[a-z_]+\}|None|\bNaN\b", shown), path


WORDS = {
    f"{module.__name__.rpartition('.')[2]}.{name}.{key}": str(key)
    for module in (problem_messages, command_messages, change_words, publication_words)
    for name, catalogue in vars(module).items()
    if isinstance(catalogue, dict) and not name.startswith("_") and catalogue is not MESSAGES
    for key in catalogue
}
"""The key of every text in every catalogue, by where it stands."""


def test_every_text_is_used(used: frozenset[str]) -> None:
    """No text outlives the code that said it; a key may be put together from two used words."""
    for where, key in WORDS.items():
        parts = key.partition("_")[::2] if "_" in key else (key,)
        named = {part for part in parts if {part, f"{part}_", f"_{part}"} & used}
        assert key in used or key.isdigit() or named == {*parts}, where


def test_every_refusal_is_made_of_sentences() -> None:
    """What is wrong, then what to do."""
    for text in (*REFUSALS.values(), *TRIED.values()):
        assert text[0].isupper() or text.startswith("{")
        assert text.endswith((".", "?"))
        assert "  " not in text


def test_every_reason_is_a_part_of_a_sentence() -> None:
    """Reasons and names of kinds stand inside messages: no capital, no full stop."""
    reasons = (*MACRO_REASONS.values(), *ARCHIVE_REASONS.values(), *FILE_REASONS.values())
    for text in (*reasons, *EXPECTED.values()):
        assert text[0].islower() or text.startswith("{")
        assert not text.endswith(".")
    assert set(EXPECTED) < set(ACTUAL)


def test_placeholders_are_plain_names() -> None:
    """A message is filled by name only: no position, no attribute, no format of Python."""
    refusals = (*REFUSALS.values(), *FILE_REASONS.values(), *TRIED.values())
    for text in (*MESSAGES.values(), *SAYINGS.values(), *MACRO_REASONS.values(), *refusals):
        for _, name, form, _ in string.Formatter().parse(text):
            assert name is None or (name.isidentifier() and not form)
