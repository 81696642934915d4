"""The pages as a redline: each section's sentences as they are, with what left between them.

Laws, section by section: without what was deleted the passages are the new text, without what was
inserted the old one, both in their order.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy.diff.change import Change, Kind, Type
from policy.diff.data import ORDER
from policy.diff.links import LINK
from policy.diff.pairing import Place, paired_sections
from policy.diff.segments import Segment, segments
from policy.diff.text import HEADING
from policy.model.edition import Page, Section
from policy.report.redline_model import Chapter, Passage, Span, apart, merged, whole
from policy.text.alignment import longest_increasing_subsequence
from policy.text.word_diff import Mark, Piece, redline
from policy.words.change_words import REDLINE_WORDS

_ONE_TEXT = {Kind.CHANGED, Kind.SPLIT, Kind.JOINED}


@dataclass(frozen=True)
class _Link:
    """Sentences of the old section that the new one has, as they were or changed."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    change: Change | None


@dataclass(frozen=True)
class _Placed:
    """A span with the kind and numbers of the blocks it stands in, before and now."""

    span: Span
    kind: str
    old: int | None
    new: int | None


class TextChanges:
    """The changes of the text by where they are: each section's headings and sentences."""

    def __init__(self, changes: Iterable[Change], titles: Mapping[Place, str]) -> None:
        self.titles = titles
        self.headings: dict[Place, Change] = {}
        self.links: dict[Place, list[Change]] = defaultdict(list)
        self.gone: dict[Place, dict[int, Change]] = defaultdict(dict)
        self.come: dict[Place, dict[int, Change]] = defaultdict(dict)
        for each in changes:
            if each.type is not Type.TEXT:
                continue
            here = (each.page, each.section)
            if HEADING & {*each.fields}:
                self.headings[here] = each
            if LINK in each.fields:
                self.links[here].append(each)
            self.gone[_source(each)] |= dict.fromkeys(each.was_at, each)
            self.come[here] |= dict.fromkeys(each.is_at, each)

    def chapters(self, name: str, old: Page | None, new: Page | None) -> tuple[Chapter, ...]:
        """The sections of the page ``name``, in the new order with those that left."""
        before, after = paired_sections(old, new)
        return tuple(
            self._chapter((name, key), before.get(key), after.get(key))
            for key in merged(list(before), list(after))
        )

    def _chapter(self, place: Place, old: Section | None, new: Section | None) -> Chapter:
        was, now = segments(old) if old else [], segments(new) if new else []
        heading = self._heading(place, old, new)
        passages = _passages(self._spans(place, was, now))
        links = map(_link, self.links.get(place, ()))
        return Chapter((*heading, *passages, *links), new.id if new else None)

    def _heading(
        self, place: Place, old: Section | None, new: Section | None
    ) -> tuple[Passage, ...]:
        pieces = redline(old.title if old else "", new.title if new else "")
        change = self.headings.get(place)
        level = max(each.level for each in (old, new) if each)
        span = Span(pieces, change, _of_heading(change) if change else "")
        return (Passage("heading", (span,), level),) if pieces else ()

    def _spans(
        self, place: Place, old: Sequence[Segment], new: Sequence[Segment]
    ) -> Iterator[_Placed]:
        gone, come = self.gone.get(place, {}), self.come.get(place, {})
        i = j = 0
        for link in [
            *_links(len(old), len(new), gone, come),
            _Link((len(old),), (len(new),), None),
        ]:
            for index in range(i, link.old[0]):
                span = self._one_sided(old[index].text, gone[index], Mark.DELETED)
                yield _Placed(span, old[index].kind, old[index].block, None)
            for index in range(j, link.new[0]):
                is_first = index == come[index].is_at[0]
                span = self._one_sided(new[index].text, come[index], Mark.INSERTED, is_first)
                yield _Placed(span, new[index].kind, None, new[index].block)
            if link.old[0] < len(old):
                first_old, first_new = old[link.old[0]], new[link.new[0]]
                span = _span(link, old, new)
                yield _Placed(span, first_new.kind, first_old.block, first_new.block)
            i, j = link.old[-1] + 1, link.new[-1] + 1

    def _one_sided(self, text: str, change: Change, mark: Mark, is_first: bool = False) -> Span:
        is_main = is_first or (mark is Mark.DELETED and change.kind is Kind.REMOVED)
        return Span(whole(text, mark), change, self._moved(change, mark), is_main)

    def _moved(self, change: Change, mark: Mark) -> str:
        """What is said of a text that stands elsewhere in the other edition."""
        if change.kind in (Kind.ADDED, Kind.REMOVED):
            return ""
        here, source = (change.page, change.section), _source(change)
        name = "from" if mark is Mark.INSERTED else "to"
        if source == here:
            return REDLINE_WORDS[f"{name}_near"]
        place = source if mark is Mark.INSERTED else here
        return REDLINE_WORDS[name].format(place=self.titles.get(place, place[0]))


def _source(change: Change) -> Place:
    """Where what changed stood before."""
    for field in change.details:
        if field.key == "sted" and field.before:
            page, _, section = field.before.partition("#")
            return page, section
    return change.page, change.section


def _of_heading(change: Change) -> str:
    """What the words of a heading do not show: that its section moved or has another address."""
    said = [
        REDLINE_WORDS["section_address"].format(before=each.before, after=each.after)
        for each in change.details
        if each.key == "anker"
    ]
    is_moved = change.kind is Kind.MOVED or ORDER in change.fields
    return ", ".join([*said, *([REDLINE_WORDS["section_moved"]] if is_moved else [])])


def _link(change: Change) -> Passage:
    """Where words of the section lead, as it was and is."""
    pieces = apart((*whole(change.before, Mark.DELETED), *whole(change.after, Mark.INSERTED)))
    return Passage(LINK, (Span(pieces, change, REDLINE_WORDS[LINK].format(text=change.id)),))


def _links(
    old: int, new: int, gone: Mapping[int, Change], come: Mapping[int, Change]
) -> list[_Link]:
    """What stands in both and in the same order, so that it is shown once."""
    still = [index for index in range(old) if index not in gone]
    now = [index for index in range(new) if index not in come]
    kept = [_Link((o,), (n,), None) for o, n in zip(still, now, strict=True)]
    both = {id(each): each for each in come.values() if each.kind in _ONE_TEXT}.values()
    fitting = [
        _Link(each.was_at, each.is_at, each)
        for each in both
        if bisect_left(still, each.was_at[0]) == bisect_left(now, each.is_at[0])
    ]
    fitting.sort(key=lambda each: each.new)
    in_order = longest_increasing_subsequence([each.old[0] for each in fitting])
    return sorted(
        [*kept, *(each for at, each in enumerate(fitting) if at in in_order)],
        key=lambda each: each.old,
    )


def _span(link: _Link, old: Sequence[Segment], new: Sequence[Segment]) -> Span:
    before = " ".join(old[index].text for index in link.old)
    after = " ".join(new[index].text for index in link.new)
    kind = link.change.kind if link.change else None
    words = REDLINE_WORDS[kind] if kind in (Kind.SPLIT, Kind.JOINED) else ""
    pieces: tuple[Piece, ...] = redline(before, after)
    return Span(pieces, link.change, words)


def _passages(spans: Iterable[_Placed]) -> Iterator[Passage]:
    """The sentences of a paragraph together, those that left it where they stood."""
    kind, old, new = "", None, None
    gathered: list[Span] = []
    for each in spans:
        stays = each.kind == kind == "paragraph" and (
            each.new == new if None not in (each.new, new) else each.old == old or each.new == new
        )
        if not stays:
            if gathered:
                yield Passage(kind, tuple(gathered))
            gathered, kind, old, new = [], each.kind, None, None
        gathered.append(each.span)
        old = each.old if each.old is not None else old
        new = each.new if each.new is not None else new
    if gathered:
        yield Passage(kind, tuple(gathered))
