"""The note of a hearing in a redline's documents: each answer, its outcome, what it became.

The note is no part of either edition, so its words are marked as the redline's are, and nothing in
it is a tracked change.
"""

from collections.abc import Callable, Iterable, Iterator

from policy.diff.change import Change
from policy.documents.inline import tidy
from policy.documents.tree import Block, Break, Chapter, Heading, Inline, Paragraph, Run, Style
from policy.text.danish import capitalised, date_in_words
from policy.text.word_diff import Piece
from policy.words.document_words import NOTE_HEADING
from policy.words.year_words import NOTE
from policy.year.hearing import named
from policy.year.note import Answered, Note

Pieces = Callable[[Iterable[Piece]], Iterable[Run]]
"""Makes runs of the words that stayed, left and came."""

Line = tuple[Inline, ...]

_BOLD: frozenset[Style] = frozenset({"bold"})


def note_chapter(note: Note, pieces: Pieces, anchor: Callable[[Change], str]) -> Chapter:
    """The note as a chapter; ``anchor`` names the place of a change, or nothing."""
    blocks: list[Block] = [Heading(1, (Run(NOTE_HEADING),)), *map(Paragraph, ended(note))]
    for each in note.answers:
        blocks.append(Heading(2, (Run(title_of(each)),), is_listed=False))
        place = anchor(each.change) if each.change else ""
        blocks.extend(Paragraph(tidy(line)) for line in lines_of(each, pieces, place))
    return Chapter("hoeringsnotat", NOTE_HEADING, tuple(blocks))


def ended(note: Note) -> Iterator[Line]:
    """When the hearing was over, and how often each outcome was given."""
    if hearing := note.edition.info.hearing:
        yield (Run(NOTE["ended"].format(day=date_in_words(hearing.ends))),)
    counts = " · ".join(f"{words}: {count}" for words, count in note.counts())
    yield (Run(counts),)


def title_of(each: Answered) -> str:
    """From whom an answer is, and when."""
    day = date_in_words(each.answer.date)
    return NOTE["answer"].format(number=each.number, sender=each.sender, day=day)


def lines_of(each: Answered, pieces: Pieces, place: str = "") -> Iterator[Line]:
    """What an answer concerns and says, what became of it and why, the passage as it became.

    ``place`` is the id of the change that it is on, where there is one.
    """
    yield Run(f"{NOTE['about']}: ", _BOLD), Run(each.about, target=place)
    yield Run(f"{NOTE['text']}: ", _BOLD), Run(" ".join(each.answer.text.split()))
    yield Run(f"{NOTE['outcome']}: ", _BOLD), Run(each.outcome)
    if each.answer.reason:
        yield Run(f"{NOTE['reason']}: ", _BOLD), Run(" ".join(each.answer.reason.split()))
    for entry in each.since:
        line: list[Inline] = [Run(f"{NOTE['became']}: ", _BOLD), Run(named(entry))]
        for words in entry.lines:
            label = f"{capitalised(words.label)}: " if words.label else ""
            line += [Break(), Run(label), *pieces(words.pieces)] if words.pieces else []
        yield tuple(part for part in line if not isinstance(part, Run) or part.text)
