"""Two lists of texts: what was kept, moved, reworded, split, joined, added and removed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.text.alignment import align, longest_increasing_subsequence, merged, moved, similarity
from tests.policy.text.test_tokens import anything

TEXTS = st.lists(st.sampled_from(["en", "to", "tre", "fire", "fem", "seks og syv"]), max_size=12)
ORDERS = st.lists(st.integers(0, 9), unique=True)
REST = "Alle elever skal opleve at være en del af fællesskabet på skolen."


def told(old: list[str], new: list[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """Every pair but those that were kept."""
    pairs = align(old, new)
    return sorted((pair.kind, pair.old, pair.new) for pair in pairs if pair.kind != "kept")


def test_a_reordered_list_is_a_move_and_nothing_else() -> None:
    """As few as can be are moved; none is removed and added."""
    assert told(["a", "b", "c", "d"], ["b", "c", "d", "a"]) == [("moved", (0,), (3,))]


def test_a_reworded_text_is_found_among_its_neighbours() -> None:
    """The text most like it is its successor, not the one in its place."""
    old = ["Tema på forældremøder for alle klasser.", REST]
    new = [REST, "Gåtur til skoven i maj.", "Tema på forældremøder for alle årgange."]
    assert told(old, new) == [("added", (), (1,)), ("changed", (0,), (2,))]


def test_two_strangers_are_no_rewording() -> None:
    """Texts with nothing in common are one removed and one added."""
    assert told(["Lejrskoler"], ["Sociogram"]) == [("added", (), (0,)), ("removed", (0,), ())]


def test_a_sentence_split_in_two_is_told_as_that() -> None:
    """And two that were joined as that, the other way round."""
    whole = "Vi holder en trivselsdag i august, og forældrene er inviteret med om aftenen."
    parts = ["Vi holder en trivselsdag i august.", "Forældrene er inviteret med om aftenen."]
    assert told([whole], parts) == [("split", (0,), (0, 1))]
    assert told(parts, [whole]) == [("joined", (0, 1), (0,))]


def test_equal_texts_are_paired_in_order() -> None:
    """Of several equal texts the first stays the first: taking one away removes only one."""
    assert told(["x", "x", "x"], ["x", "x"]) == [("removed", (2,), ())]


@given(old=TEXTS, new=TEXTS)
def test_every_text_is_told_of_exactly_once(old: list[str], new: list[str]) -> None:
    """Nothing is lost and nothing is said twice."""
    pairs = align(old, new)
    assert sorted(index for pair in pairs for index in pair.old) == list(range(len(old)))
    assert sorted(index for pair in pairs for index in pair.new) == list(range(len(new)))
    assert all(
        old[pair.old[0]] == new[pair.new[0]] for pair in pairs if pair.kind in ("kept", "moved")
    )


@given(st.permutations(range(8)))
def test_what_did_not_move_rises(order: list[int]) -> None:
    """What is left when the moved ones are taken out stands in its old order."""
    run = [order[position] for position in sorted(longest_increasing_subsequence(order))]
    assert run == sorted(run)
    stayed = [each for each in order if each not in moved(range(8), order)]
    assert stayed == sorted(stayed)


def test_a_long_page_rewritten_throughout_is_answered() -> None:
    """Thousands of sentences against as many others: none is compared with all of them."""
    old = [f"Sætning nummer {number} om trivsel på skolen." for number in range(2_000)]
    new = [f"Linje {number} handler om noget helt andet nu." for number in range(2_000)]
    assert len(align(old, new)) == 4_000


@given(anything, anything)
def test_similarity_is_symmetric_and_bounded(old: str, new: str) -> None:
    """From 0 to 1, to the last digit the same in both directions."""
    found = similarity(old, new)
    assert 0 <= found <= 1
    assert found == similarity(new, old)


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        ("", "", 1, 1),
        ("…", "…", 1, 1),
        ("", "Trivsel.", 0, 0),
        ("Tema på forældremøder.", "På\u00a0forældremøder, tema!", 1, 1),
        ("5. klasse: forældre- og elevmøde", "klasse 5, forældre og elevmøde", 1, 1),
        ("Afholdelse af gallafest.", "Afholdelse af gallafest for 9. årgang.", 0.7, 0.9),
        ("Vi tror på at være der.", "Vi skal på skolen være der for børn.", 0.2, 0.55),
        ("Tema på forældremøder.", "Tema i undervisningen.", 0.1, 0.4),
        ("Vi tror på fællesskabet.", "Eleverne spiser frugt i pausen.", 0, 0.05),
    ],
)
def test_similarity_counts_long_words_most(old: str, new: str, least: int, most: int) -> None:
    """Order, capitals and punctuation count nothing, small words little."""
    assert least <= similarity(old, new) <= most


@given(ORDERS, ORDERS)
def test_two_orders_merged_keep_the_new_one_and_lose_nothing(
    old: list[int], new: list[int]
) -> None:
    """All of the new in its order, and each that only the old has exactly once."""
    found = list(merged(old, new))
    assert [each for each in found if each in new] == new
    assert sorted(found) == sorted({*old, *new})


def test_what_is_gone_stands_after_what_it_followed() -> None:
    """A removed page is shown where the reader remembers it."""
    assert list(merged("abcde", "aed")) == ["a", "b", "c", "e", "d"]
    assert list(merged("xa", "a")) == ["x", "a"]
