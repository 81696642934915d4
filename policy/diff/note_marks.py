"""The changes of where a footnote's mark stands: behind other words, or once more or less."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy.diff.change import Kind, NoteMarkChange, Place, SentenceChange
from policy.diff.pairing import Pairing, SectionText
from policy.text.alignment import Pair

MARK = "*"
"""What stands for the mark in the sentence that is told."""

_SIGNS = " .,:;!?…\"'()|"

_HEADING = -1
"""The number of a section's heading among its segments."""

Spot = tuple[Place, int]
"""A segment, by its section and its number there."""


@dataclass(frozen=True)
class _Mark:
    """A mark behind the first ``at`` characters of the segment ``spot``, which says ``text``."""

    spot: Spot
    text: str
    at: int

    @property
    def marked(self) -> str:
        """The sentence with the mark."""
        return self.text[: self.at] + MARK + self.text[self.at :]

    def stands_as(self, other: "_Mark") -> bool:
        """Whether it stands where ``other`` does in a text that may have been reworded since."""
        (before, behind), (was_before, was_behind) = self.around, other.around
        if not behind and not was_behind:
            return True
        if self.text == other.text:
            return self.at == other.at
        return before == was_before or bool(behind and behind == was_behind)

    @property
    def around(self) -> tuple[str, str]:
        """The words before and behind the mark."""
        before, behind = self.text[: self.at].split(), self.text[self.at :].strip(_SIGNS)
        return before[-1].strip(_SIGNS) if before else "", behind.partition(" ")[0]


_Note = tuple[str, str]
"""A footnote by its page's id and its label."""


class _Side:
    """The footnotes of an edition: their texts, the segments they are, and their marks in order."""

    def __init__(self, sections: Mapping[Place, SectionText | None]) -> None:
        self.texts: dict[_Note, str] = {}
        self.spots: dict[_Note, list[Spot]] = defaultdict(list)
        self.marks: dict[_Note, list[_Mark]] = defaultdict(list)
        for place, section in sections.items():
            if section:
                self._add(place, section)

    def _add(self, place: Place, section: SectionText) -> None:
        for each in section.section.marks or ():
            mark = _Mark((place, _HEADING), section.title, each.after)
            self.marks[place.page, each.note].append(mark)
        for number, segment in enumerate(section.segments):
            for label, at in segment.marks:
                self.marks[place.page, label].append(_Mark((place, number), segment.text, at))
            if segment.label:
                note = (place.page, segment.label)
                self.texts[note] = f"{self.texts.get(note, '')} {segment.text}".lstrip()
                self.spots[note].append((place, number))


def with_note_marks(
    pairing: Pairing, aligned: Mapping[Place, Sequence[Pair]], changes: Sequence[SentenceChange]
) -> Iterator[SentenceChange]:
    """``changes`` and those of the footnotes' marks; a footnote that only followed its mark is one.

    ``aligned`` are the segments of each section as they belong together. A footnote whose marks one
    of the editions does not know (an older ``udgave.json``) has no changes of its marks.
    """
    sections = {
        Place(p, key): each for p, of in pairing.sections.items() for key, each in of.items()
    }
    old = _Side({place: each.old for place, each in sections.items()})
    new = _Side({place: each.new for place, each in sections.items()})
    left = list(changes)
    if old.marks and new.marks:
        became = _became(aligned, changes)
        for was, now in _notes(old, new):
            found = _changes(old.marks[was], new.marks[now], became)
            for before, after in found:
                change = _change(pairing, before, after, new.texts[now])
                moves = [each for each in left if _is_move(each, old.spots[was], new.spots[now])]
                if moves and before and after:
                    left = [each for each in left if each not in moves]
                    change = _carrying(change, moves)
                yield change
    yield from left


def _became(
    aligned: Mapping[Place, Sequence[Pair]], changes: Sequence[SentenceChange]
) -> dict[Spot, set[Spot]]:
    """The new segments that each old one became."""
    found: dict[Spot, set[Spot]] = defaultdict(set)
    for place, pairs in aligned.items():
        found[place, _HEADING].add((place, _HEADING))
        for pair in pairs:
            for index in pair.old:
                found[place, index].update((place, each) for each in pair.new)
    for change in changes:
        if change.source:
            for before, after in zip(change.was_at, change.is_at, strict=True):
                found[change.source, before].add((change.place, after))
    return found


def _notes(old: _Side, new: _Side) -> Iterator[tuple[_Note, _Note]]:
    """The footnotes that are the same: by their page and text, else by their page and label."""
    known = {(page, text): (page, label) for (page, label), text in old.texts.items()}
    same = {now: known.get((now[0], text)) for now, text in new.texts.items()}
    taken = {*same.values()}
    for now, was in same.items():
        found = was or (now if now in old.texts and now not in taken else None)
        if found and old.marks[found] and new.marks[now]:
            yield found, now


def _changes(
    old: Sequence[_Mark], new: Sequence[_Mark], became: Mapping[Spot, set[Spot]]
) -> list[tuple[_Mark | None, _Mark | None]]:
    """The marks of a footnote that stand elsewhere, those that are gone, those that have come."""
    come, gone = [*new], list[_Mark]()
    for mark in old:
        images = became.get(mark.spot, set())
        still = (each for each in come if each.spot in images and each.stands_as(mark))
        if found := next(still, None):
            come.remove(found)
        else:
            gone.append(mark)
    both = min(len(gone), len(come))
    return [
        *zip(gone, come, strict=False),
        *((each, None) for each in gone[both:]),
        *((None, each) for each in come[both:]),
    ]


def _change(
    pairing: Pairing, before: _Mark | None, after: _Mark | None, note: str
) -> NoteMarkChange:
    mark = after or before
    assert mark
    kind = Kind.ADDED if not before else Kind.REMOVED if not after else Kind.MOVED
    place, at = mark.spot
    page, section = pairing.pages[place.page], pairing.sections[place.page][place.section]
    return NoteMarkChange(
        kind=kind,
        id=note,
        page=place.page,
        section=place.section,
        before=before.marked if before else None,
        after=after.marked if after else None,
        position=(page.is_at, section.at, 2, at, mark.at),
        source=before.spot[0] if before and after and before.spot[0] != place else None,
    )


def _is_move(change: SentenceChange, was: Sequence[Spot], now: Sequence[Spot]) -> bool:
    """Whether a change only moved segments of the footnote that stood at ``was``, to ``now``."""
    source = change.source or change.place
    return (
        change.kind is Kind.MOVED
        and all((source, each) in was for each in change.was_at)
        and all((change.place, each) in now for each in change.is_at)
    )


def _carrying(change: NoteMarkChange, moves: Sequence[SentenceChange]) -> NoteMarkChange:
    """The change of a mark that took the footnote's segments with it."""
    first = moves[0]
    return replace(
        change,
        section=first.section,
        source=first.source,
        was_at=tuple(at for each in moves for at in each.was_at),
        is_at=tuple(at for each in moves for at in each.is_at),
    )
