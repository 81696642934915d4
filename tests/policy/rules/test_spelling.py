"""Unknown words are found, reported at their place, and accepted by the policy's word list.

The tests use a dictionary of a few words; the real policy is checked with the installed one.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy.checking.hunspell import SUGGESTED, NoDictionaryError, is_installed, unknown
from policy.loading.loader import WORD_LIST as LIST
from policy.rules.spelling import words_of
from scripts.check import main
from scripts.setup import dictionary
from tests.support.repositories import write

Run = Callable[..., tuple[int, list[str]]]
FRONT = "# Politik {{ #politik }}\n\n{}\n"


@pytest.fixture
def few_words(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary of a few words that replaces any installed one."""
    monkeypatch.setenv("DICPATH", str(repository / "tests" / "data" / "ordbog"))


@pytest.fixture
def policy(repository: Path, tmp_path: Path) -> Path:
    """A policy whose data and front page use only words of that dictionary."""
    root = shutil.copytree(repository / "tests" / "data" / "base", tmp_path / "policy")
    write(root, {LIST: "Digital # et tema\ndannelse fællesskab\nførste anden\n"})
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The exit status of the check and its printed lines on spelling."""

    def ran(root: Path, *arguments: str) -> tuple[int, list[str]]:
        status = main(["--root", str(root), *arguments])
        said = capsys.readouterr()
        lines = (said.out + said.err).splitlines()
        return status, [line for line in lines if "ORD " in line or "ordbog" in line]

    return ran


def test_a_word_is_letters_with_what_joins_them() -> None:
    """Words keep hyphens, apostrophes and abbreviation dots; digits and entities are skipped."""
    text = "Børn i 4.a, bl.a. SSP-lejr,&nbsp;hos\nforældre’s «hus»."
    assert [word for word, _ in words_of(text)] == [
        *("Børn", "i", "a", "bl.a.", "SSP-lejr", "hos", "forældre’s", "hus"),
    ]
    assert all(text[at:].startswith(word) for word, at in words_of(text))


@pytest.mark.slow
@pytest.mark.usefixtures("few_words")
def test_an_unknown_word_is_told_of_where_it_stands(policy: Path, run: Run) -> None:
    """Unknown words in pages and data are warnings with suggestions; the check still succeeds."""
    write(policy, {"docs/index.md": FRONT.format("Børn leger i den gode skoel, trivsel.")})
    links = policy / "data" / "links.yaml"
    links.write_text(
        links.read_text("utf-8").replace("Et link", "Et hus\n      og skoele"), "utf-8"
    )
    status, lines = run(policy)
    wrong = [line for line in lines if "skoe" in line]
    told = (
        "advarsel: UKENDT-ORD Ordet «{}» findes ikke i ordbogen. Ret det, eller skriv det i "
        "data/ordliste.txt, hvis det er rigtigt. Mente du «skole»?"
    )
    assert wrong == [
        f"data/links.yaml:4:10: {told.format('skoele')}",
        f"docs/index.md:3:23: {told.format('skoel')}",
    ]
    assert status == 1  # the front page lost the place that a transition names


@pytest.mark.slow
@pytest.mark.usefixtures("few_words")
def test_what_is_no_prose_is_not_looked_up(policy: Path, run: Run) -> None:
    """Code, addresses, calls, markup and the names in the school's data are not checked."""
    prose = "Børn [leger](xyzzy.md) i `xyzzy`, <https://xyzzy.dk>, {{ xyzzy() }} bl.a. nr. 4."
    write(policy, {"docs/index.md": FRONT.format(prose)})
    school = policy / "data" / "school.yaml"
    school.write_text(school.read_text("utf-8").replace("En skole", "Xyzzy Skole"), "utf-8")
    write(policy, {"docs/indsatser/anden.md": "# Anden { #anden }\n\nXyzzys hus.\n"})
    assert [line for line in run(policy)[1] if "yzzy" in line] == []


@pytest.mark.slow
@pytest.mark.usefixtures("few_words")
def test_the_projects_own_words_are_known(policy: Path, run: Run) -> None:
    """A listed word is accepted in any case and as a part of a hyphenated word."""
    write(policy, {"docs/index.md": FRONT.format("SSP i skole-ssp, og SPP.")})
    (policy / LIST).open("a", encoding="utf-8").write("ssp\n")
    assert [line.split("«")[1][:3] for line in run(policy)[1] if "S" in line] == ["SPP"]


@pytest.mark.slow
@pytest.mark.usefixtures("few_words")
def test_a_list_that_cannot_be_read_is_reported(policy: Path, capsys: object) -> None:
    """The problem says what to do, and the rest of the check continues."""
    (policy / LIST).write_bytes("fællesskab".encode("latin-1"))
    assert main(["--root", str(policy)]) == 1
    assert f"{LIST}:1:2: IKKE-UTF-8" in capsys.readouterr().out  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.usefixtures("few_words")
def test_many_unknown_words_take_no_longer_to_guess_at() -> None:
    """Only a limited number of words get suggestions; all are reported."""
    words = frozenset(
        f"skole{chr(97 + first)}{chr(97 + last)}" for first in range(9) for last in range(9)
    )
    found = unknown(words)
    assert set(found) == words
    assert len([guess for guess in found.values() if guess]) == SUGGESTED


@pytest.mark.slow
def test_another_dictionary_is_asked_anew(
    repository: Path, policy: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is kept of an earlier check counts only for the dictionary that was asked."""
    known = shutil.copytree(repository / "tests/data/ordbog", tmp_path / "ordbog")
    monkeypatch.setenv("DICPATH", str(known))
    first = run(policy)
    assert run(policy) == first
    assert "Ordet «Tema»" in "".join(first[1])
    with (known / "da_DK.dic").open("a", encoding="utf-8") as words:
        words.write("tema\n")
    _, told = run(policy)
    assert "Ordet «Tema»" not in "".join(told)


def test_without_a_dictionary_the_check_goes_on_and_says_so(
    policy: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without hunspell a spelling check says so; other checks do not mention it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    status, lines = run(policy)
    assert (status, len(lines)) == (0, 1)
    assert "make dictionary" in lines[0]
    assert run(policy, "--no-spelling") == (0, [])
    assert not is_installed()


@pytest.mark.slow
def test_a_program_without_its_dictionary_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hunspell without its Danish dictionary counts as not installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "hunspell"
    script.write_text('#!/bin/sh\ncat >/dev/null\necho "Can\'t open dictionary" >&2\nexit 1\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NoDictionaryError):
        unknown(frozenset({"hus"}))


def test_where_no_dictionary_can_be_had_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the packages cannot be installed, the message names the dictionary."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dictionary.main() == 2
    assert "da_DK" in capsys.readouterr().err


@pytest.mark.slow
def test_a_policy_is_spelled_right_by_a_real_dictionary(repository: Path, run: Run) -> None:
    """Debian's dictionary and the policy's own list know all words of the policy."""
    assert dictionary.main() == 0
    assert run(repository / "tests" / "data" / "school") == (0, [])


@pytest.mark.slow
def test_a_word_put_together_of_others_is_asked_about_once(policy: Path, run: Run) -> None:
    """Unless it stands elsewhere, in another form too, or in the list; a like word is suggested."""
    assert dictionary.main() == 0
    text = "Vores trivelsmåling. Elvråd og gadehjørnetelte."
    write(
        policy,
        {
            "docs/index.md": FRONT.format(text),
            "docs/indsatser/anden.md": "# Anden { #anden }\n\nTrivselsmåling, gadehjørneteltet.\n",
            LIST: "trivselsmåling\n",
        },
    )
    asked = [line.split("USIKKERT-ORD ")[1] for line in run(policy)[1] if "USIKKERT-ORD" in line]
    assert [line.split("»")[0] for line in asked] == ["Ordet «trivelsmåling", "Ordet «Elvråd"]
    assert asked[0].endswith("Mente du «trivselsmåling»?")
    (policy / LIST).write_text("elvråd\ntrivselsmåling\ntrivelsmåling\n", encoding="utf-8")
    assert [line for line in run(policy)[1] if "USIKKERT-ORD" in line] == []


@pytest.mark.slow
def test_a_word_with_a_hyphen_is_looked_up_by_its_parts(policy: Path, run: Run) -> None:
    """«SSP-lejr» is known where the list has «SSP», and a slip in a part is found."""
    assert dictionary.main() == 0
    write(policy, {"docs/index.md": FRONT.format("SSP-lejr og SSP-lejrr."), LIST: "SSP\n"})
    found = [line.split("«")[1].split("»")[0] for line in run(policy)[1] if "SSP" in line]
    assert found == ["SSP-lejrr"]
