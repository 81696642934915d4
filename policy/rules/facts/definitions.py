"""Checks the definitions in the text: each term is one, has a meaning, and is defined once."""

from collections.abc import Iterator
from itertools import zip_longest

from policy.loading.loader import DOCS, EXPLAINED_WORDS, Loaded
from policy.model.own_words import definitions, normal
from policy.model.problems import Place, Problem, place_of, problem
from policy.rules.sentence_lines import first_words
from policy.text.sentences import ends_sentence

LONGEST = 80
"""The characters of the longest term; what is longer is a sentence."""
_HELD = frozenset({"item", "head", "row"})
"""What may stand in a definition instead of a text."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the definitions on the policy's pages, and of the same words in the data."""
    seen: dict[str, tuple[str, int]] = {}
    for index, known in enumerate(policy.explained_words.words):
        place = policy.documents[EXPLAINED_WORDS].value_at(("ordforklaringer", index, "ord"))
        seen.setdefault(normal(known.word), (place.path, place.line))
    for each in definitions(policy.policy_pages):
        place = Place(f"{DOCS}{each.page}.md", each.line)
        if len(each.term) > LONGEST or ends_sentence(each.term):
            yield problem(place, "BEGREB-ER-SÆTNING", found=each.term)
        elif found := seen.get(normal(each.term)):
            path, line = found
            yield problem(place, "BEGREB-IGEN", found=each.term, path=path, line=line)
        seen.setdefault(normal(each.term), (place.path, place.line))
    yield from _without_meaning(policy)
    for path, page in sorted(policy.pages.items()):
        for text in page.rendered.texts:
            if text.kind == "definition" and not text.row:
                place = place_of(path, page.text, text.start)
                yield problem(place, "BEGREB-MANGLER", found=first_words(text.words))


def _without_meaning(policy: Loaded) -> Iterator[Problem]:
    for page in policy.policy_pages:
        for section in page.sections:
            for block, behind in zip_longest(section.blocks, section.blocks[1:]):
                is_held = behind is not None and behind.kind in _HELD
                term, *meanings = block.cells or ("",)
                if block.kind == "definition" and not any(meanings) and not is_held:
                    place = Place(f"{DOCS}{page.id}.md", block.line)
                    yield problem(place, "BEGREB-UDEN-FORKLARING", found=term)
