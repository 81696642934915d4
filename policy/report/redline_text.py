"""The pages as a redline: each section's sentences as they are, with what left between them.

Laws, section by section: without what was deleted the passages are the new text, without what was
inserted the old one, both in their order.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from policy.diff.change import (
    Change,
    FormChange,
    HeadingChange,
    Kind,
    LinkTargetChange,
    NoteMarkChange,
    PictureChange,
    Place,
    SentenceChange,
)
from policy.diff.pairing import Paired, Pairing, SectionText
from policy.diff.segments import Segment
from policy.model.procedures import is_other_deadline
from policy.report.pictures.fates import SectionPictures
from policy.report.redline_model import Chapter, Passage, SourceOf, Span, apart, whole
from policy.text.alignment import longest_increasing_subsequence
from policy.text.shorten import EXCERPT, excerpt
from policy.text.word_diff import Mark, redline
from policy.words.change_words import REDLINE_WORDS

_SHOWN_ONCE = {Kind.CHANGED, Kind.SPLIT, Kind.JOINED}


@dataclass(frozen=True)
class _Match:
    """Segments of the old section and those of the new one that they became."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    change: SentenceChange | None = None


@dataclass(frozen=True)
class _Placed:
    """A segment's spans with the numbers of the blocks it stands in, before and now.

    A sentence has one span, a row one for each cell.
    """

    segment: Segment
    spans: tuple[Span, ...]
    old: int | None
    new: int | None


class TextRedline:
    """The text of both editions with the changes to it, each at its place.

    With ``only_changed`` the sections that are as they were have nothing in them.
    """

    def __init__(
        self,
        pairing: Pairing,
        changes: Iterable[Change],
        source_of: SourceOf = lambda _: "",
        *,
        only_changed: bool = False,
    ) -> None:
        self.pairing, self.source_of, self.only_changed = pairing, source_of, only_changed
        self.headings: dict[Place, HeadingChange] = {}
        self.links: dict[Place, list[LinkTargetChange]] = defaultdict(list)
        self.pictures: dict[Place, list[PictureChange]] = defaultdict(list)
        self.marks: dict[Place, list[NoteMarkChange]] = defaultdict(list)
        self.gone: dict[Place, dict[int, SentenceChange]] = defaultdict(dict)
        self.come: dict[Place, dict[int, SentenceChange]] = defaultdict(dict)
        self.forms: dict[Place, dict[int, FormChange]] = defaultdict(dict)
        for each in changes:
            match each:
                case HeadingChange():
                    self.headings[each.place] = each
                case PictureChange():
                    self.pictures[each.place].append(each)
                case LinkTargetChange():
                    self.links[each.place].append(each)
                case FormChange():
                    self.forms[each.place] |= dict.fromkeys(each.is_at, each)
                case SentenceChange():
                    if isinstance(each, NoteMarkChange):
                        self.marks[each.place].append(each)
                    self.gone[each.source or each.place] |= dict.fromkeys(each.was_at, each)
                    self.come[each.place] |= dict.fromkeys(each.is_at, each)

    def chapters(self, page: str) -> tuple[Chapter, ...]:
        """The sections of a page, in the new order with those that left."""
        sections = self.pairing.sections[page]
        return tuple(self._chapter(Place(page, key), each) for key, each in sections.items())

    def _chapter(self, place: Place, section: Paired[SectionText]) -> Chapter:
        if self.only_changed and not self._is_told_of(place):
            return Chapter(())
        heading = _heading(section, self.headings.get(place))
        page = self.pairing.pages[place.page]
        pictures = SectionPictures(section, page, self.pictures.get(place, ()), self.source_of)
        passages = pictures.in_place(_passages(self._spans(place, section), pictures))
        links = map(_link, self.links.get(place, ()))
        anchor = section.new.section.id if section.new else None
        marks = map(_mark, self.marks.get(place, ()))
        return Chapter((*heading, *passages, *links, *marks), anchor)

    def _is_told_of(self, place: Place) -> bool:
        """Whether anything that changed stands or stood there."""
        sentences = (self.gone, self.come, self.forms, self.marks)
        return any(place in each for each in (self.headings, self.links, self.pictures, *sentences))

    def _spans(self, place: Place, section: Paired[SectionText]) -> Iterator[_Placed]:
        old, new = (side.segments if side else () for side in (section.old, section.new))
        gone, come = self.gone.get(place, {}), self.come.get(place, {})
        i = j = 0
        end = _Match((len(old),), (len(new),))
        for match in (*_matches(len(old), len(new), gone, come), end):
            for index in range(i, match.old[0]):
                span = self._deleted(old[index], gone[index])
                yield _Placed(old[index], _cells(span, old[index]), old[index].block, None)
            for index in range(j, match.new[0]):
                is_first = index == come[index].is_at[0]
                span = self._inserted(new[index], come[index], is_first)
                yield _Placed(new[index], _cells(span, new[index]), None, new[index].block)
            if match is not end:
                was, now = old[match.old[0]], new[match.new[0]]
                form = self.forms.get(place, {}).get(match.new[0])
                spans = _spans(match, old, new, form)
                yield _Placed(now, spans, was.block, now.block)
            i, j = match.old[-1] + 1, match.new[-1] + 1

    def _deleted(self, segment: Segment, change: SentenceChange) -> Span:
        """A segment that stands here no longer; its change stands here if that is all."""
        is_main = change.kind is Kind.REMOVED
        words = "" if is_main else self._elsewhere("to", change, change.place)
        return Span(whole(segment.text, Mark.DELETED), change, words, is_main)

    def _inserted(self, segment: Segment, change: SentenceChange, is_first: bool) -> Span:
        """A segment that stands here now."""
        is_new = change.kind is Kind.ADDED
        words = "" if is_new else self._elsewhere("from", change, change.source or change.place)
        return Span(whole(segment.text, Mark.INSERTED), change, words, is_first)

    def _elsewhere(self, name: str, change: SentenceChange, place: Place) -> str:
        """Where the segment stands in the other edition."""
        if not change.source:
            return REDLINE_WORDS[f"{name}_near"]
        return REDLINE_WORDS[name].format(place=self.pairing.section_title(place))


def _heading(section: Paired[SectionText], change: HeadingChange | None) -> tuple[Passage, ...]:
    """The heading, with what its words do not show: a new address, a new place on the page."""
    old, new = (side.section if side else None for side in (section.old, section.new))
    pieces = redline(old.title if old else "", new.title if new else "")
    words = []
    if change and (address := change.address):
        text = REDLINE_WORDS["section_address"]
        words.append(text.format(before=address.before, after=address.after))
    if change and (deeper := change.level):
        text = REDLINE_WORDS["section_level"]
        words.append(text.format(before=deeper.before, after=deeper.after))
    if change and change.order:
        words.append(REDLINE_WORDS["section_moved"])
    level = max(each.level for each in (old, new) if each)
    passage = Passage("heading", (Span(pieces, change, ", ".join(words)),), level)
    return (passage,) if pieces else ()


def _link(change: LinkTargetChange) -> Passage:
    """Where words of the section lead, before and now."""
    pieces = apart((*whole(change.before, Mark.DELETED), *whole(change.after, Mark.INSERTED)))
    words = REDLINE_WORDS["link"].format(text=change.id)
    return Passage("link", (Span(pieces, change, words),))


def _mark(change: NoteMarkChange) -> Passage:
    """The sentence in which a footnote's mark stood, and the one in which it stands."""
    pieces = apart((*whole(change.before, Mark.DELETED), *whole(change.after, Mark.INSERTED)))
    words = REDLINE_WORDS["note_mark"].format(note=excerpt(change.id, EXCERPT))
    return Passage("mark", (Span(pieces, change, words, is_main=not change.is_at),))


def _matches(
    old: int, new: int, gone: Mapping[int, SentenceChange], come: Mapping[int, SentenceChange]
) -> list[_Match]:
    """The segments that both editions have in the same order, so that they are shown once.

    ``old`` and ``new`` are the numbers of segments.
    """
    still = [index for index in range(old) if index not in gone]
    now = [index for index in range(new) if index not in come]
    kept = [_Match((o,), (n,)) for o, n in zip(still, now, strict=True)]
    both = {id(each): each for each in come.values() if each.kind in _SHOWN_ONCE}.values()
    fitting = [
        _Match(each.was_at, each.is_at, each)
        for each in both
        if bisect_left(still, each.was_at[0]) == bisect_left(now, each.is_at[0])
    ]
    fitting.sort(key=lambda each: each.new)
    in_order = longest_increasing_subsequence([each.old[0] for each in fitting])
    return sorted(
        [*kept, *(each for at, each in enumerate(fitting) if at in in_order)],
        key=lambda each: each.old,
    )


def _spans(
    match: _Match, old: Sequence[Segment], new: Sequence[Segment], form: FormChange | None
) -> tuple[Span, ...]:
    """What stands in both editions: a row cell by cell, anything else as one text."""
    was, now = old[match.old[0]], new[match.new[0]]
    if was.cells and now.cells:
        width = max(len(was.cells), len(now.cells))
        sides = ((*each.cells, *[""] * (width - len(each.cells))) for each in (was, now))
        return tuple(
            Span(redline(*cells), match.change, is_main=not at)
            for at, cells in enumerate(zip(*sides, strict=True))
        )
    if form:
        words = REDLINE_WORDS[f"form_{form.boundary or 'kind'}"].format(
            before=form.form.before, after=form.form.after
        )
        is_main = match.new[0] == form.is_at[0]
        return (Span(redline(was.text, now.text), form, words if is_main else "", is_main),)
    before = " ".join(old[index].text for index in match.old)
    after = " ".join(new[index].text for index in match.new)
    kind = match.change.kind if match.change else None
    words = REDLINE_WORDS[kind] if kind in (Kind.SPLIT, Kind.JOINED) else ""
    if kind is Kind.CHANGED and is_other_deadline(before, after):
        words = REDLINE_WORDS["deadline"]
    return (Span(redline(before, after), match.change, words),)


def _cells(span: Span, segment: Segment) -> tuple[Span, ...]:
    """The span of a row that came or left, cell by cell; any other span as it is."""
    if not segment.cells:
        return (span,)
    mark = span.pieces[0].kind if span.pieces else Mark.SAME
    first, *rest = (whole(each, mark) for each in segment.cells)
    return (replace(span, pieces=first), *(Span(each, span.change, is_main=False) for each in rest))


def _passages(placed: Iterable[_Placed], pictures: SectionPictures) -> Iterator[Passage]:
    """The sentences of a block together, those that left it where they stood."""
    block, old, new = None, None, None
    gathered: list[_Placed] = []
    for each in placed:
        is_same_block = each.new == new if None not in (each.new, new) else each.old == old
        is_row = bool(each.segment.cells)
        if not (block and each.segment.kind == block.kind and is_same_block and not is_row):
            if block and gathered:
                yield _passage(block, gathered, pictures)
            gathered, block, old, new = [], each.segment, None, None
        gathered.append(each)
        old = each.old if each.old is not None else old
        new = each.new if each.new is not None else new
    if block and gathered:
        yield _passage(block, gathered, pictures)


def _passage(segment: Segment, placed: Sequence[_Placed], pictures: SectionPictures) -> Passage:
    kind = "picture" if segment.is_picture else segment.kind
    spans = tuple(span for each in placed for span in each.spans)
    old, new = {each.old for each in placed}, {each.new for each in placed}
    return Passage(kind, pictures.put(spans, old, new), segment.level or 0, segment.number)
