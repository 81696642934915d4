"""Two texts with looks, links and notes -> one with the words of both: the project's word diff.

The diff compares the texts in their normal form. Here its pieces are found again in the texts as
they are written. Words that stayed look as they do now; where a link leads, a note, and whether
words are struck out belong to what is said: a word that lost its link is deleted and inserted.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from policy.documents.tree import Break, Inline, InlinePicture, NoteMark, Run
from policy.documents.word.marked import Words
from policy.text.tokens import normal_form
from policy.text.word_diff import Mark, redline

PARAGRAPH = "\ue000"
"""Stands for the end of a paragraph where a text is compared with two."""
_BREAK, _PICTURE = "\ue001", "\ue002"
_GAP = Run(" ")
"""The space around the end of a paragraph in a text that is compared; no part of either text."""
_FIRST_NOTE = 0xE100
_PRIVATE = range(0xE000, 0xF8FF)


@dataclass(frozen=True)
class _Letter:
    """A character of a text and what it is a part of."""

    text: str
    part: Inline | None
    meaning: object = None


@dataclass(frozen=True)
class Meaning:
    """What parts of both texts mean: the same number for the same note, one name for a place."""

    note: Callable[[int], int] = field(default=lambda number: number)
    place: Callable[[str], str] = field(default=lambda name: name)

    def of(self, part: Inline) -> object:
        """What is compared of ``part`` beside its words."""
        if isinstance(part, Run):
            return self.place(part.target), part.address, "struck" in part.styles
        return part if isinstance(part, InlinePicture) else None


def merged_words(
    old: Sequence[Inline | None],
    new: Sequence[Inline | None],
    was: Meaning,
    now: Meaning,
) -> list[Words | Mark]:
    """The words of both texts in reading order, each with its fate.

    None in a text is the end of a paragraph; it comes back as the fate of that paragraph mark.
    """
    one, two = list(_letters(old, was)), list(_letters(new, now))
    (text_one, at_one), (text_two, at_two) = _folded(one), _folded(two)
    plain_one, plain_two = ("".join(each.text for each in side) for side in (one, two))
    if (text_one, text_two) != (normal_form(plain_one), normal_form(plain_two)):
        return list(_words([*_marked(one, Mark.DELETED), *_marked(two, Mark.INSERTED)]))
    pieces = redline(plain_one, plain_two)
    found: list[tuple[_Letter, Mark]] = []
    i = j = 0
    for piece in pieces:
        length = len(piece.text)
        if piece.kind is Mark.SAME:
            found += _same(one, at_one[i : i + length], two, at_two[j : j + length])
        elif piece.kind is Mark.DELETED:
            found += _marked((one[at] for at in at_one[i : i + length]), Mark.DELETED)
        else:
            found += _marked((two[at] for at in at_two[j : j + length]), Mark.INSERTED)
        i += length if piece.kind is not Mark.INSERTED else 0
        j += length if piece.kind is not Mark.DELETED else 0
    return list(_words(found))


def _letters(content: Sequence[Inline | None], meaning: Meaning) -> Iterator[_Letter]:
    for part in content:
        match part:
            case None:
                yield from (_Letter(" ", _GAP), _Letter(PARAGRAPH, None), _Letter(" ", _GAP))
            case Run():
                about = meaning.of(part)
                for each in unicodedata.normalize("NFC", part.text):
                    is_private = ord(each) in _PRIVATE
                    yield _Letter("\ufffd" if is_private else each, part, about)
            case Break():
                yield _Letter(_BREAK, part)
            case InlinePicture():
                yield _Letter(_PICTURE, part, meaning.of(part))
            case NoteMark(number):
                yield _Letter(chr(_FIRST_NOTE + meaning.note(number) % 0x1700), part)


def _folded(letters: Sequence[_Letter]) -> tuple[str, list[int]]:
    """The normal form of the text, and for each of its characters the letter that it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for at, each in enumerate(letters):
        sign = _sign(each.text)
        if sign and not (sign == " " and (not signs or signs[-1] == " ")):
            signs.append(sign)
            places.append(at)
    if signs and signs[-1] == " ":
        signs.pop()
        places.pop()
    return "".join(signs), places


@lru_cache(maxsize=1024)
def _sign(letter: str) -> str:
    return " " if letter.isspace() else normal_form(letter)


def _same(
    one: Sequence[_Letter], at_one: Sequence[int], two: Sequence[_Letter], at_two: Sequence[int]
) -> Iterator[tuple[_Letter, Mark]]:
    """The letters that stayed, as they are now; those that mean something else came and went."""
    pairs = [(one[i], two[j]) for i, j in zip(at_one, at_two, strict=True)]
    for is_same, group in groupby(pairs, key=_is_said_alike):
        both = list(group)
        if is_same:
            yield from ((now, Mark.SAME) for _, now in both)
        else:
            yield from _marked((was for was, _ in both), Mark.DELETED)
            yield from _marked((now for _, now in both), Mark.INSERTED)


def _is_said_alike(pair: tuple[_Letter, _Letter]) -> bool:
    was, now = pair
    return was.meaning == now.meaning and was.part is not _GAP and now.part is not _GAP


def _marked(
    letters: Iterator[_Letter] | Sequence[_Letter], mark: Mark
) -> Iterator[tuple[_Letter, Mark]]:
    return ((each, mark) for each in letters if each.part is not _GAP)


def _words(letters: Sequence[tuple[_Letter, Mark]]) -> Iterator[Words | Mark]:
    """The letters of one part and fate together again."""
    for (number, mark), group in groupby(letters, key=lambda each: (id(each[0].part), each[1])):
        del number
        found = [letter for letter, _ in group]
        match found[0].part:
            case None:
                yield from (mark for _ in found)
            case Run() as run:
                yield Words(replace(run, text="".join(each.text for each in found)), mark)
            case part:
                yield from (Words(part, mark) for _ in found)
