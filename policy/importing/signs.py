"""What a text says and how its words look, so that two texts can be compared.

The look of a space between words of one look is theirs, of any other space none; programs that save
a file move it about.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from urllib.parse import unquote

from policy.documents.tree import Break, Inline, InlinePicture, NoteMark, Run, Style
from policy.text.tokens import normal_form
from policy.words.word_file_words import WORD

CARRIED: frozenset[Style] = frozenset(
    {"bold", "italic", "struck", "inserted", "code", "raised", "lowered"}
)
"""The looks that stand in a Word file and come back from it."""

Signs = tuple[tuple[str, str], ...]
"""Pieces of a text in normal form, each with how it looks and where it leads."""


def signs_of(
    content: Iterable[Inline],
    place_of: Callable[[Run], str],
    note_of: Callable[[int], str],
    *,
    is_plain: bool = False,
) -> Signs:
    """The pieces of ``content``; ``place_of`` tells where a run leads, ``note_of`` names a note.

    With ``is_plain`` without bold and italic type, as of headings, which have a look of their own.
    """
    signs: list[tuple[str, str]] = []
    for each in content:
        match each:
            case Run(text, styles):
                looks = (styles & CARRIED) - ({"bold", "italic"} if is_plain else set())
                look = " ".join((*sorted(looks), place_of(each)))
            case Break():
                text, look = " ", ""
            case NoteMark(number):
                text, look = "\ufffc", f"note {note_of(number)}"
            case InlinePicture(alt):
                text, look = WORD["picture"].format(alt=alt), ""
        signs += ((sign, look) for sign in text)
    pieces = groupby(_spaced(signs), key=lambda each: each[1])
    found = ((_normal("".join(sign for sign, _ in group)), look) for look, group in pieces)
    return tuple(each for each in found if each[0])


def _normal(text: str) -> str:
    """``text`` in normal form, with the spaces at its ends."""
    start, end = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{start}{normal_form(text)}{end}" if text.strip() else start


def _spaced(signs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """``signs`` with single spaces between words."""
    found: list[tuple[str, str]] = []
    has_space = False
    for sign, look in signs:
        if sign.isspace():
            has_space = True
            continue
        if has_space and found:
            found.append((" ", look if look == found[-1][1] else " "))
        found.append((sign, look))
        has_space = False
    return found


def address_of(address: str) -> str:
    """``address`` as compared: programs write its signs as codes, or codes as signs."""
    return unquote(address).removesuffix("/")
