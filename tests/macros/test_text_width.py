"""Estimated widths of text and its breaking into lines."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pictures import text_width as lettering

NAMES = [f"python3.{minor}" for minor in range(11, 15) if minor != sys.version_info.minor]
"""The other versions that are promised, as their programs are called."""


@given(st.text("abcæøåMW- ", max_size=80), st.floats(16, 400))
def test_lines_keep_every_letter_and_their_room(text: str, room: float) -> None:
    """Nothing is cut, and no line is wider than the room (one letter at 15 is at most 15.75)."""
    found = lettering.lines(text, 15, room)
    said, written = ("".join("".join(each).split()).replace("-", "") for each in (found, [text]))
    assert said == written
    assert all(lettering.width(line, 15) <= room + 1e-6 for line in found)


def test_words_that_fit_are_not_divided() -> None:
    """Lines break between words."""
    assert lettering.lines("Trivsel og relationer", 15, 110) == ("Trivsel og", "relationer")


def test_a_word_without_room_is_divided_as_danish_is() -> None:
    """With a hyphen at the end of each line but the last, between the parts of the word."""
    found = lettering.lines("Trivselsundersøgelser i Ungdomsklubben", 15, 110)
    assert found == ("Trivselsun-", "dersøgelser", "i Ungdoms-", "klubben")
    assert lettering.lines("Mmmmmmmmmmmm", 15, 60)[0] == "Mm-"


@given(st.text("Trivsel æøåMW.-", max_size=60))
def test_a_width_does_not_depend_on_the_order_of_the_letters(text: str) -> None:
    """Whole numbers are added: sums of fractions differ by their order and by Python's version."""
    assert lettering.width(text, 15) == lettering.width(text[::-1], 15)


def interpreters() -> list[str]:
    """Other versions of Python at hand, newer than the oldest promised; else this one again."""
    folders = [*map(str, Path.home().glob(".pyenv/versions/*/bin")), os.environ["PATH"]]
    found = (shutil.which(name, path=os.pathsep.join(folders)) for name in NAMES)
    return [path for path in found if path] or [sys.executable]


@pytest.mark.slow
def test_widths_are_the_same_on_every_python(repository: Path) -> None:
    """The digits of every theme's width, on whichever other versions there are."""
    script = "import sys; from macros.pictures.text_width import width; "
    script += "print([width(text, 15) for text in sys.argv[1:]])"
    texts = [str(number * 7919) + "Trivsel og fællesskab"[number:] for number in range(20)]
    environment = {**os.environ, "PYTHONPATH": str(repository), "PYTHONDONTWRITEBYTECODE": "1"}
    for python in interpreters():
        command = [python, "-c", script, *texts]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == str([lettering.width(text, 15) for text in texts]), python
