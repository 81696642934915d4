"""The redline of two texts: its laws, and examples read as a board member would read them."""

import re
import sys
import tracemalloc
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy.text.alignment import similarity
from policy.text.tokens import SMALL_WORDS, normal_form
from policy.text.word_diff import Mark, Piece, redline
from tests.policy.text.test_tokens import TOGETHER, anything, danish

SCHOOL = Path(__file__).parents[2] / "data" / "school"
POLICY = [
    sentence
    for path in sorted(SCHOOL.glob("docs/**/*.md"))
    for sentence in re.split(r"(?<=[.:]) |\n", path.read_text(encoding="utf-8"))
    if sentence.strip()
]
sentences = st.lists(st.sampled_from(POLICY), max_size=4).map(" ".join)

SWAPPED = {
    Mark.SAME: Mark.SAME,
    Mark.DELETED: Mark.INSERTED,
    Mark.INSERTED: Mark.DELETED,
}

EXAMPLES = [
    "Afholdelse af gallafest[+ for 9. årgang+].",
    "Tema på forældremøder[+ og elevmøder+].",
    "Tema[- på forældremøder-][+ i undervisningen+].",
    "[-Tema-][+Årligt tema+] på forældremøder.",
    "Afholdelse af[- en årlig trivselsdag-][+ to årlige trivselsdage+].",
    "Årligt teaterprojekt på[- 5.-][+ 6.+] årgang.",
    "[-SSP-lejr-][+SSP-dag+] på 7. årgang.",
    "fra[- 0. til 1.-][+ 3. til 4.+] klasse",
    "Afdelingen omfatter[- 0.-3.-][+ 0.–3.+] klasse.",
    "Politikken gælder for[- 2026/27-][+ 2027/28+].",
    "Trin For Trin samt[- barn til barn massage-][+ barn-til-barn-massage+].",
    "Alle elever har[+ ikke+] ret til en god skoledag.",
    "Mobiltelefoner[+ afleveres om morgenen og+] må ikke bruges i pauserne[+ eller i timerne+].",
    "Fokus på fællesskab[- og-][+,+] mangfoldighed[+ og trivsel+]",
    "[-Elever, lærere og forældre-][+Børn, voksne og pårørende+] mødes.",
    "[+Ja, +]vi tror på fællesskabet.",
    "[-Vi holder et møde. -]Vi taler om trivsel.",
    "Nul. Et.[+ Halvanden.+] To.",
    "leg[+ og sang+] og læring",
    "leg,[+ bevægelse,+] læring, ro",
    "Vi taler[+ ofte+] om trivsel og[+ altid+] om mobning.",
    "Vi leger[+ altid+] på[+ hele+] skolen.",
    "Børn[- læser-][+ skriver+] dansk[- indendørs-][+ udendørs+] hver dag.",
    "Fokus:[+ vi tror på leg,+] vi tror på alle.",
    "Her leger alle,[+ vi tror på leg,+] vi tror på alle.",
    "[-Klassen-][+Årgangen og holdene+] og legen[- slutter-][+ begynder+] tidligt.",
    "Se[- https://www.aula.dk/a-][+ https://www.aula.dk/b+].",
    'Vores værdi er[- tryghed-][+ "tryghed"+].',
    "Vi arbejder med[- bl.a.-][+ f.eks.+] trivsel.",
    "Læreren taler med[+ forældrene og+] klassen, når der er[- brug-][+ behov+] for det.",
    "[-Vi tror på fællesskabet.-][+Eleverne spiser frugt i pausen.+]",
    "[-Vi tror på fællesskabet, og vi tror på, at alle skal opleve at være en del af det.-]"
    "[+Skolen arbejder for, at den enkelte bliver set, hørt og mødt af de voksne i hverdagen.+]",
    "Vi viser hensyn.[- Alle har ansvar for, at ingen i klassen føler sig udenfor-]"
    "[+ Det enkelte barn bliver hørt, og de voksne griber ind i konflikter+]. Vi siger til.",
    "Skolens arbejde for trivsel[-,-][+ og+] mod mobning[-,-] behandles[- årligt-]"
    "[+ hvert andet år+] i samarbejde med[- henholdsvis-] medarbejdere, elevråd"
    "[+, forældreråd+] og skolebestyrelse.",
    "[-Afholdelse af gallafest.-]",
    "[+Afholdelse af gallafest.+]",
    "Afholdelse af gallafest.",
]


def shown(pieces: tuple[Piece, ...]) -> str:
    """The pieces as they are written in the examples."""
    marks = {Mark.SAME: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "[+{}+]"}
    return "".join(marks[each.kind].format(each.text) for each in pieces)


def joined(pieces: tuple[Piece, ...], *kinds: Mark) -> str:
    """The text of the pieces of some kinds."""
    return "".join(each.text for each in pieces if each.kind in kinds)


def swapped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of the other direction: the deleted first, as in both."""
    found = [Piece(SWAPPED[each.kind], each.text) for each in pieces]
    for index, (one, two) in enumerate(pairwise(found)):
        if (one.kind, two.kind) == (Mark.INSERTED, Mark.DELETED):
            found[index : index + 2] = two, one
    return tuple(found)


def cuts(pieces: tuple[Piece, ...], kind: Mark) -> set[int]:
    """Where a piece ends in the text of «same» and ``kind``, but for the text's ends."""
    found, place = set(), 0
    for each in pieces:
        if each.kind in (Mark.SAME, kind):
            place += len(each.text)
        found.add(place)
    return found - {0, place}


def check_laws(old: str, new: str) -> None:
    """Everything that holds for any two texts."""
    pieces = redline(old, new)
    assert joined(pieces, Mark.SAME, Mark.INSERTED) == normal_form(new)
    assert joined(pieces, Mark.SAME, Mark.DELETED) == normal_form(old)
    assert all(each.text for each in pieces)
    assert all(one.kind is not two.kind for one, two in pairwise(pieces))
    assert (Mark.INSERTED, Mark.DELETED) not in pairwise(each.kind for each in pieces)
    assert redline(new, old) == swapped(pieces)
    for text, kind in ((normal_form(old), Mark.DELETED), (normal_form(new), Mark.INSERTED)):
        for cut in cuts(pieces, kind):
            before, after = text[cut - 1], text[cut]
            assert not (before.isalnum() and after.isalnum())
            assert before == " " or not unicodedata.category(after).startswith("M")
            assert not any(
                start < cut < start + len(each)
                for each in TOGETHER
                if len(each) > 1
                for start in [text.find(f" {each} ", max(0, cut - len(each) - 1)) + 1]
                if start
            )


@st.composite
def edited(draw: Callable[[st.SearchStrategy[str]], str]) -> tuple[str, str]:
    """A text of the real policy, and the same with some words taken out, put in or exchanged."""
    old = draw(sentences)
    found = old.split(" ")
    for _ in range(int(draw(st.sampled_from("1234")))):
        place = int(draw(st.integers(0, len(found)).map(str)))
        length = int(draw(st.sampled_from("001135")))
        found[place : place + length] = draw(st.one_of(danish, st.just(""))).split(" ")[:6]
    return old, " ".join(found)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_redline_reads_as_a_person_would_mark_it(example: str) -> None:
    """Real changes small, rewritten passages whole; in the other direction the same, swapped."""
    old = re.sub(r"\[\+.*?\+\]", "", example).replace("[-", "").replace("-]", "")
    new = re.sub(r"\[-.*?-\]", "", example).replace("[+", "").replace("+]", "")
    assert shown(redline(old, new)) == example
    assert redline(new, old) == swapped(redline(old, new))


@given(anything, anything)
def test_the_laws_hold_for_any_two_texts(old: str, new: str) -> None:
    """Also for texts that no school would write."""
    check_laws(old, new)


@example(("\u0300", "0 \u0300"))  # an accent after a space belongs to no letter
@given(edited())
def test_the_laws_hold_for_edits_of_a_policy(texts: tuple[str, str]) -> None:
    """Words taken out, put in and exchanged anywhere."""
    check_laws(*texts)


@given(sentences, sentences)
def test_the_laws_hold_for_any_two_passages_of_the_real_policy(old: str, new: str) -> None:
    """What they share is there by chance."""
    check_laws(old, new)


@given(anything)
def test_a_text_against_itself_has_no_change(text: str) -> None:
    """One piece that stays, or nothing of nothing; so for a text in another spelling of it."""
    other = text.replace('"', "”").replace(" ", "\u00a0\n").replace("a", "a\u00ad")
    expected = (Piece(Mark.SAME, normal_form(text)),) if normal_form(text) else ()
    assert redline(text, text) == expected
    assert redline(text, other) == expected


@given(st.lists(st.sampled_from(sorted(SMALL_WORDS)), min_size=1, max_size=3))
def test_small_words_do_not_break_up_a_rewriting(island: list[str]) -> None:
    """Whatever they are: one deletion and one insertion between what stays."""
    stay = " ".join(island)
    old = f"Hver mandag begynder gymnasiet morgensangen {stay} fællestimerne udendørs, slutter vi."
    new = f"Hver mandag opfordres bestyrelsen skriftligt {stay} madordningen herefter, slutter vi."
    kinds = [each.kind for each in redline(old, new)]
    assert kinds == [Mark.SAME, Mark.DELETED, Mark.INSERTED, Mark.SAME]


def test_a_sentence_that_stays_stays_among_much_that_is_new() -> None:
    """However little of the whole it is."""
    stays = "Klassens faste pædagoger følger børnene ved overgangen."
    old = " ".join(["Eleverne spiser frugt udendørs."] * 20)
    new = " ".join(["Skolens bestyrelse mødes jævnligt!"] * 20)
    pieces = redline(f"{old} {stays} {old}", f"{new} {stays} {new}")
    assert stays in [each.text.strip(" .!") + "." for each in pieces if each.kind is Mark.SAME]


def long_text(size: int, seed: int, vocabulary: list[str]) -> str:
    """About ``size`` characters of words in a random order."""
    random = Random(seed)
    return " ".join(random.choices(vocabulary, k=size // 6))


def vocabulary() -> list[str]:
    """The words of the policy and five thousand others."""
    random = Random(0)
    made = ["".join(random.choices("adefgiklmnoprstuvæøå", k=7)) for _ in range(5000)]
    return made + " ".join(POLICY).split()


def test_a_long_text_with_few_changes_shows_just_these() -> None:
    """A word in a hundred, each marked by itself."""
    old = long_text(60_000, 1, vocabulary()).split()
    new = [f"ny{place}" if place % 100 == 50 else each for place, each in enumerate(old)]
    pieces = redline(" ".join(old), " ".join(new))
    inserted = [each.text.strip() for each in pieces if each.kind is Mark.INSERTED]
    assert inserted == [each for each in new if re.fullmatch(r"ny\d+", each)]


def hostile(size: int) -> list[tuple[str, str]]:
    """Pairs of texts in which there is much to look for."""
    known, half = vocabulary(), size // 2
    text = long_text(size, 1, known)
    random = Random(3)
    numbers = [str(each) for each in range(size // 6)]
    return [
        (text, long_text(size, 2, known)),
        (text, " ".join(w if i % 20 else "nyt" for i, w in enumerate(text.split(" ")))),
        (" ".join(numbers), " ".join(random.sample(numbers, len(numbers)))),
        (
            long_text(size, 4, ["ja", "nej", "ved", "ikke"]),
            long_text(size, 5, ["ja", "nej", "ikke"]),
        ),
        ("a" * size, "b" * size),
        (".!" * half, "!?" * half),
        ("a." * half, "1." * half),
        ("http://" * (size // 7), "www." * (size // 4)),
        ("a\u0332" * half, "\u0332" * size),
        ("👩\u200d" * half, "-" * size + "a"),
    ]


def test_long_texts_reworded_throughout_are_compared() -> None:
    """With the laws, and nearly as one deletion and one insertion where nothing is left.

    What stays by chance in thousands of random words is a few runs as long as a sentence.
    """
    for index, (old, new) in enumerate(hostile(200_000)):
        pieces = redline(old, new)
        assert 0 <= similarity(old, new) <= 1, index
        assert joined(pieces, Mark.SAME, Mark.INSERTED) == normal_form(new)
        assert joined(pieces, Mark.SAME, Mark.DELETED) == normal_form(old)
        assert index == 1 or len(pieces) <= 100, index


def calls(old: str, new: str) -> int:
    """How many calls of functions, those of Python's own included, a comparison takes."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        redline(old, new)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_with_the_text_not_with_its_square() -> None:
    """Twice the text takes at most about twice the work: a megabyte is answered, too."""
    for small, large in zip(hostile(40_000), hostile(80_000), strict=True):
        assert calls(*large) < 2.6 * calls(*small) + 1000


def test_memory_grows_with_the_text_not_with_its_square() -> None:
    """Twice the text takes at most about twice the memory."""
    for small, large in zip(hostile(15_000), hostile(30_000), strict=True):
        peaks = []
        for texts in (small, large):
            tracemalloc.start()
            redline(*texts)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert peaks[1] < 2.6 * peaks[0] + 200_000
