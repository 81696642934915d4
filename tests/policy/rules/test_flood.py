"""A file with very many problems: the first are told, and finding them takes linear work."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.loading.loader import load
from policy.rules.registry import MOST, check
from tests.policy.rules.test_facts import problems

PIECES = {
    "sentences": "Vi leger. Vi læser. ",
    "calls": "{{ ukendt() }} ",
    "open-calls": "{{ ",
    "comments": "<!-- x -->",
    "open-comments": "<!-- x ",
    "notes": "ord[^a] ",
    "stops": "... ",
    "marks": "**a* _b ",
    "code": "`a ",
    "links": "[a](b.md) ",
    "open-links": "[a](",
    "addresses": "https://example.dk/a ",
    "mails": "kontor@example.dk ",
    "tags": "<b>a ",
    "lists": "\n\n5. klasse leger",
    "bullets": "\n• a",
    "headings": "\n\n## A\n\n",
    "rows": "\n| a | b |",
    "invisible": "a\u200bb ",
}


def work(act: Callable[[], object]) -> int:
    """How many functions ``act`` calls, those of the interpreter's own modules included."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_length_is_at_most_twice_the_work(piece: str, tmp_path: Path) -> None:
    """For what was slow once, and its kind: pieces repeated on lines of a page."""

    def checked(count: int) -> int:
        root = tmp_path / str(count)
        lines = "\n\n".join([piece * 20] * count)
        problems(root, {"docs/index.md": f"\n\n{count}\n\n{lines}\n"})
        page = root / "docs/index.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n\nSlut.\n", encoding="utf-8")
        return work(lambda: check(load(root)))

    once = checked(15)
    assert checked(30) < 2.4 * once


def test_a_file_with_very_many_problems_is_told_of_in_part(tmp_path: Path) -> None:
    """The first problems, and a last one at the place of the next that counts the rest."""
    found = problems(tmp_path, {"docs/index.md": "\n" + "Se www.example.dk/a.\n\n" * (MOST + 50)})
    assert len(found) == MOST + 1
    last = found[-1]
    assert (last.code, last.severity, last.place.path) == ("FLERE-FEJL", "fejl", "docs/index.md")
    assert " 50 fejl" in last.message
    assert last.place > found[-2].place


def test_warnings_beyond_the_limit_stop_nothing(tmp_path: Path) -> None:
    """Only what is left out decides whether the rest are errors."""
    text = "\n" + "Vi leger. Vi ler.\n\n" * (MOST + 9)
    *_, last = problems(tmp_path, {"docs/index.md": text})
    assert (last.code, last.severity) == ("FLERE-ADVARSLER", "advarsel")
    assert " 9 advarsler" in last.message
