"""The changes of form: a text that stands as it was, but in another kind of block.

A paragraph that became an item, a list that was moved a level in, a paragraph that was split or
joined to the one before. The words are the same, so nothing was added or removed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy.diff.change import Field, FormChange, Kind, Place
from policy.diff.segments import Segment
from policy.words.change_words import FORMS

_ROWS = frozenset({"head", "row"})

Kept = tuple[int, int]
"""The numbers of a segment that was kept, in the old and the new section."""


def form_changes(
    place: Place, old: Sequence[Segment], new: Sequence[Segment], kept: Sequence[Kept]
) -> Iterator[FormChange]:
    """The changes of form of the segments ``kept`` (in the order of ``new``) of a section.

    Neighbours that changed alike are one change.
    """
    run: list[Kept] = []
    form: Field | None = None
    for before, pair in pairwise([None, *kept, None]):
        now = _form(before, pair, old, new) if pair else None
        is_next = before is not None and pair is not None and pair[1] == before[1] + 1
        if run and form and not (now == form and is_next and _is_kind(now)):
            yield _change(place, form, run, new)
            run = []
        if pair and now:
            run.append(pair)
        form = now


def _form(
    before: Kept | None, pair: Kept, old: Sequence[Segment], new: Sequence[Segment]
) -> Field | None:
    """How the form of a segment changed; None where it did not."""
    was, now = old[pair[0]], new[pair[1]]
    if (was.cells and now.cells) or {was.kind, now.kind} & _ROWS:
        return None
    if _known(was, now):
        return Field("form", _name(was), _name(now))
    if not before or (pair[0] - before[0], pair[1] - before[1]) != (1, 1):
        return None
    together, still = (
        side[at].block == side[at - 1].block for side, at in ((old, pair[0]), (new, pair[1]))
    )
    if together == still:
        return None
    joined, apart = FORMS["together"], FORMS[f"new_{now.kind}"]
    return Field("form", joined if together else apart, apart if together else joined)


def _known(was: Segment, now: Segment) -> bool:
    """Whether both forms are known and differ."""
    if was.kind != now.kind:
        return True
    is_known = was.level is not None and now.level is not None
    return is_known and (was.level, was.number is None) != (now.level, now.number is None)


def _is_kind(form: Field | None) -> bool:
    """Whether the form is a kind of block, which neighbours can share."""
    return bool(form and FORMS["together"] not in (form.before, form.after))


def _name(segment: Segment) -> str:
    """What a reader calls the form of a segment."""
    name = FORMS["numbered" if segment.number is not None else segment.kind]
    is_nested = segment.kind == "item" and (segment.level or 1) > 1
    return FORMS["nested"].format(name=name, level=segment.level) if is_nested else name


def _change(place: Place, form: Field, run: Sequence[Kept], new: Sequence[Segment]) -> FormChange:
    text = "\n".join(new[at].text for _, at in run)
    boundary = Kind.SPLIT if form.before == FORMS["together"] else None
    boundary = Kind.JOINED if form.after == FORMS["together"] else boundary
    return FormChange(
        kind=Kind.CHANGED,
        page=place.page,
        section=place.section,
        before=text,
        after=text,
        form=form,
        boundary=boundary,
        was_at=tuple(at for at, _ in run),
        is_at=tuple(at for _, at in run),
    )
