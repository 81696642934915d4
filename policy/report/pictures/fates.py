"""The pictures of a redline: which left, which came, which are others behind the same words.

A picture that both editions have is shown once, where it stands now.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from policy.diff.change import PictureChange
from policy.diff.links import is_other_picture
from policy.diff.pairing import Paired, SectionText
from policy.model.edition import Page, Picture
from policy.report.redline_model import Passage, ShownPicture, SourceOf, Span
from policy.text.tokens import normal_form
from policy.text.word_diff import Mark
from policy.words.change_words import REDLINE_WORDS

_Standing = tuple[int, Picture]
"""The number of a block, and a picture in it."""


class SectionPictures:
    """The pictures of a section in both editions, for the spans that hold their words.

    ``changes`` tell which are others than before behind the same words, ``source_of`` where each
    can be seen.
    """

    def __init__(
        self,
        section: Paired[SectionText],
        page: Paired[Page],
        changes: Sequence[PictureChange],
        source_of: SourceOf,
    ) -> None:
        self._source_of = source_of
        self._old_page, self._new_page = (side.id if side else "" for side in (page.old, page.new))
        self._old, self._new = (_standing(side) for side in (section.old, section.new))
        self._changes = {each.id: each for each in changes}
        self._was = dict(_pairs(self._old, self._new, self._changes))
        self._stay = frozenset(self._was.values())

    def put(
        self, spans: tuple[Span, ...], old: Collection[int | None], new: Collection[int | None]
    ) -> tuple[Span, ...]:
        """``spans``, which hold the text of these blocks, with the pictures of their words."""
        if not (self._old or self._new):
            return spans
        found = list(spans)
        for each in self._of(_fate(spans), old, new):
            words = normal_form(each.picture.text)
            holding = [at for at, span in enumerate(found) if words in _said(span, each.mark)]
            at = holding[0] if holding else -1
            shown = replace(each, source=self._source_of(each))
            found[at] = replace(found[at], pictures=(*found[at].pictures, shown))
        return tuple(found)

    def _of(
        self, fate: Mark | None, old: Collection[int | None], new: Collection[int | None]
    ) -> Iterator[ShownPicture]:
        """The pictures of these blocks, without those that ``in_place`` tells of."""
        for at, (block, picture) in enumerate(self._old):
            if block in old and (fate is Mark.DELETED or at not in self._stay):
                yield ShownPicture(Mark.DELETED, self._old_page, picture)
        for at, (block, picture) in enumerate(self._new):
            was = self._was.get(at)
            is_told = was is not None and is_other_picture(self._old[was][1], picture)
            if block in new and not is_told:
                is_new = was is None or fate is Mark.INSERTED
                mark = Mark.INSERTED if is_new else Mark.SAME
                yield ShownPicture(mark, self._new_page, picture)

    def in_place(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """``passages`` with what became of each picture where it stands, else at their end."""
        left = dict(self._changes)
        for each in passages:
            words = _said(each.spans[0], Mark.SAME)
            is_its = each.kind == "picture" and len(each.spans) == 1 and words in left
            if is_its and not each.spans[0].change:
                yield replace(each, spans=(self._changed(each.spans[0], left.pop(words)),))
            else:
                yield each
        for change in left.values():
            yield Passage("link", (self._changed(Span(()), change),))

    def _changed(self, span: Span, change: PictureChange) -> Span:
        """``span`` with the picture before and the one now."""
        pictures = []
        for mark, page, side, name in (
            (Mark.DELETED, self._old_page, self._old, change.before),
            (Mark.INSERTED, self._new_page, self._new, change.after),
        ):
            # The last one of the same words is the one that was compared.
            found = [it for _, it in side if normal_form(it.text) == change.id][-1]
            shown = ShownPicture(mark, page, found, name or found.address)
            pictures.append(replace(shown, source=self._source_of(shown)))
        key = "this_picture" if span.pieces else "other_picture"
        words = REDLINE_WORDS[key].format(text=change.id)
        return replace(span, change=change, words=words, pictures=tuple(pictures))


def _standing(side: SectionText | None) -> tuple[_Standing, ...]:
    blocks = enumerate(side.section.blocks if side else ())
    return tuple((number, each) for number, block in blocks for each in block.pictures or ())


def _pairs(
    old: Sequence[_Standing], new: Sequence[_Standing], told: Collection[str]
) -> Iterator[tuple[int, int]]:
    """The number of each picture of ``new`` that is one of ``old``, and that one's.

    First those of the same file and words, then those of the same file, then those of the same
    words that are ``told`` to be others.
    """
    left = dict(enumerate(old))
    rest = dict(enumerate(new))
    for is_file, is_words in ((True, True), (True, False), (False, True)):
        for at, (_, now) in list(rest.items()):
            words = normal_form(now.text)
            for number, (_, was) in left.items():
                is_same = normal_form(was.text) == words and (is_file or words in told)
                if (is_same or not is_words) and not (is_file and is_other_picture(was, now)):
                    yield at, number
                    del left[number], rest[at]
                    break


def _fate(spans: Iterable[Span]) -> Mark | None:
    """What became of all of the text, None where it is not one thing."""
    fates = {piece.kind for span in spans for piece in span.pieces}
    return fates.pop() if len(fates) == 1 else None


def _said(span: Span, mark: Mark) -> str:
    """What ``span`` says in the edition that has what is so marked."""
    left = Mark.INSERTED if mark is Mark.DELETED else Mark.DELETED
    return normal_form("".join(each.text for each in span.pieces if each.kind is not left))
