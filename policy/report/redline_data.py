"""The data as a redline: each department's table, the themes, the links, the edition's facts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from policy.diff.change import (
    Change,
    DepartmentChange,
    EditionFact,
    InitiativeChange,
    Kind,
    LinkChange,
    PageChange,
    RetirementChange,
    ThemeChange,
)
from policy.diff.pairing import Paired, Pairing
from policy.diff.values import written
from policy.model.data_files import Department, Initiative
from policy.model.records.link_list import Link
from policy.report.redline_model import Labelled, Part, Row, Span, Table, apart, whole
from policy.text.danish import dates_in_words
from policy.text.tokens import normal_form
from policy.text.word_diff import Mark, Piece, redline
from policy.words.change_words import FIELD_LABELS, REDLINE_PARTS, REDLINE_WORDS

C = TypeVar("C", bound=Change)
Pieces = tuple[Piece, ...]

_DEPARTMENT = {
    each.alias or name: name
    for name, each in Department.model_fields.items()
    if name not in ("id", "name", "initiatives")
}
_LINK = {
    "titel": "title",
    "adresse": "address",
    "afløst_af": "replaced_by",
    "bemærkning": "remark",
}
_TAGS = {
    each.alias or name: name
    for name, each in Initiative.model_fields.items()
    if name not in ("id", "theme", "text")
}


class DataRedline:
    """The data of both editions with the changes to it, each at its place.

    With ``only_changed`` the rows and values that are as they were are left out.
    """

    def __init__(
        self, pairing: Pairing, changes: Iterable[Change], *, only_changed: bool = False
    ) -> None:
        self.pairing, self.only_changed = pairing, only_changed
        self._changes: dict[tuple[type[Change], str], list[Any]] = {}
        for each in changes:
            self._changes.setdefault((type(each), each.id or each.page), []).append(each)

    def _of(self, kind: type[C], name: str) -> list[C]:
        """The changes of one thing: at most one of its content and one of its place."""
        return self._changes.get((kind, name), [])

    def _all(self, kind: type[C]) -> Iterator[C]:
        """The changes of one kind of thing."""
        for (each, _), found in self._changes.items():
            if each is kind:
                yield from found

    def remarks(self, page: str) -> tuple[Span, ...]:
        """What happened to a page as a whole."""
        return tuple(Span((), each, _of_page(each)) for each in self._of(PageChange, page))

    def tables(self) -> dict[str, Table]:
        """The table of each department of either edition, by id."""
        return {name: self._table(name, each) for name, each in self.pairing.departments.items()}

    def _table(self, name: str, department: Paired[Department]) -> Table:
        changes = self._of(DepartmentChange, name)
        remarks = tuple(
            Span((), each, _of_department(each))
            for each in changes
            if each.kind is not Kind.CHANGED or each.address or each.name
        )
        told = {each.change for each in remarks}
        by_field = _by_field(changes)
        keys = {
            key: each
            for key, each in _DEPARTMENT.items()
            if key in by_field or not self.only_changed
        }
        facts = _facts(keys, department, by_field, told)
        old, new = department.old, department.new
        title = redline(old.name if old else "", new.name if new else "")
        rows = tuple(
            self._row(initiative, each) if each.new else self._row_left(initiative, each)
            for initiative, each in self.pairing.tables[name].items()
            if not self.only_changed or self._of(InitiativeChange, initiative)
        )
        return Table(title, tuple(facts), remarks, rows)

    def _row(self, name: str, here: Paired[Initiative]) -> Row:
        """An initiative where it stands now; it may have come from another department."""
        old = self.pairing.initiatives[name].old
        change = next(iter(self._of(InitiativeChange, name)), None)
        words = REDLINE_WORDS[f"row_{change.kind}"] if change else ""
        if change and change.department:
            words = REDLINE_WORDS["from"].format(place=change.department.before)
        cells = _cells(old.initiative if old else None, here.new)
        return Row(name, Span((), change, words), *cells, tuple(_more(change)), is_there=True)

    def _row_left(self, name: str, here: Paired[Initiative]) -> Row:
        """An initiative where it no longer stands: retired, or in another department."""
        change = self._of(InitiativeChange, name)[0]
        now = self.pairing.initiatives[name].new
        words = REDLINE_WORDS["row_removed"]
        if now:
            words = REDLINE_WORDS["to"].format(place=now.department.name)
        more = () if now else tuple(_more(change))
        state = Span((), change, words, is_main=not now)
        return Row(name, state, *_cells(here.old, None), more, is_there=False)

    def parts_before(self) -> Iterator[Part]:
        """What stands before the pages: the edition's facts that changed, the themes."""
        if values := tuple((_fact(each),) for each in self._all(EditionFact)):
            yield Part("udgaven", REDLINE_PARTS["edition"], values=values)
        if values := tuple((each,) for each in self._themes()):
            yield Part("temaerne", REDLINE_PARTS["themes"], values=values)

    def _themes(self) -> Iterator[Labelled]:
        for name, theme in self.pairing.themes.items():
            changes = self._of(ThemeChange, name)
            has_moved = any(each.kind is Kind.MOVED for each in changes)
            words = REDLINE_WORDS["row_moved"] if has_moved else ""
            for index, change in enumerate(changes or [None] * (not self.only_changed)):
                pieces = redline(theme.old or "", theme.new or "") if index == 0 else ()
                yield Labelled("", Span(pieces, change, words))

    def parts_behind(self) -> Iterator[Part]:
        """What stands after the pages: the links, the changes of earlier retirements."""
        links = (tuple(self._link(*each)) for each in self.pairing.links.items())
        if values := tuple(filter(None, links)):
            yield Part("links", REDLINE_PARTS["links"], values=values)
        retired = tuple(
            (Labelled(each.id, Span(redline(each.before or "", each.after or ""), each)),)
            for each in self._all(RetirementChange)
        )
        if retired:
            yield Part("udgaaede", REDLINE_PARTS["retired"], values=retired)

    def _link(self, name: str, link: Paired[Link]) -> Iterator[Labelled]:
        changes = self._of(LinkChange, name)
        if self.only_changed and not changes:
            return
        facts = list(_facts(_LINK, link, _by_field(changes)))
        for change in changes:
            if change.kind is not Kind.CHANGED and facts:
                words = REDLINE_WORDS["row_moved"] if change.kind is Kind.MOVED else ""
                if facts[0].span.change:  # it also has other values: both are shown
                    yield Labelled("", Span((), change, words))
                else:
                    first = facts.pop(0)
                    yield Labelled(first.label, Span(first.span.pieces, change, words))
        yield from facts


def _by_field(changes: Iterable[Change]) -> dict[str, Change]:
    """The change of each key."""
    return {field.key: each for each in changes for field in each.details}


def _facts(
    keys: Mapping[str, str],
    both: Paired[Any],
    changes: Mapping[str, Change],
    told: Iterable[Change | None] = (),
) -> Iterator[Labelled]:
    """The values of ``keys`` before and now; a change of several stands at the first of them.

    The changes that are ``told`` stand elsewhere.
    """
    known = {*told}
    for key, name in keys.items():
        was, now = (written(getattr(side, name)) if side else None for side in (both.old, both.new))
        if isinstance(getattr(both.latest, name), bool):
            was, now = (each if each == "ja" else None for each in (was, now))
        if was or now or key in changes:
            change = changes.get(key)
            span = Span(apart(redline(was or "", now or "")), change, is_main=change not in known)
            known.add(change)
            yield Labelled(FIELD_LABELS.get(key, key), span)


def _cells(
    old: Initiative | None, new: Initiative | None
) -> tuple[Pieces, Pieces, tuple[Labelled, ...]]:
    """The theme, the text and the tags of a row, word by word."""
    theme = redline(_theme(old), _theme(new))
    text = redline(old.text if old else "", new.text if new else "")
    tags = []
    for key, name in _TAGS.items():
        was, now = (written(getattr(each, name)) if each else None for each in (old, new))
        if (was or now) and (key != "kort" or (old and new and was != now)):
            label = "" if key == "hyppighed" else FIELD_LABELS.get(key, key)
            tags.append(Labelled(label, Span(_values(was, now))))
    return theme, text, tuple(tags)


def _theme(each: Initiative | None) -> str:
    return (each.theme if each else None) or ""


def _values(was: str | None, now: str | None) -> Pieces:
    """A short value before and now, replaced as a whole."""
    if was == now:
        return whole(was, Mark.SAME)
    return apart((*whole(was, Mark.DELETED), *whole(now, Mark.INSERTED)))


def _more(change: InitiativeChange | None) -> Iterator[Labelled]:
    """What the cells of a row do not show: why the initiative was retired."""
    if change and (each := change.retirement):
        pieces = redline(each.before or "", each.after or "")
        yield Labelled(FIELD_LABELS[each.key], Span(pieces))


def _fact(change: EditionFact) -> Labelled:
    label = FIELD_LABELS.get(change.id, change.id)
    sides = [dates_in_words(each or "") for each in (change.before, change.after)]
    pieces = apart(redline(*sides)) if change.is_policy else _values(*sides)
    return Labelled(label, Span(pieces, change))


def _of_department(change: DepartmentChange) -> str:
    """What happened to a department as a whole."""
    if change.kind is not Kind.CHANGED:
        return REDLINE_WORDS[f"department_{change.kind}"]
    said = []
    if change.address:
        before, after = change.address.before, change.address.after
        said.append(REDLINE_WORDS["department_address"].format(before=before, after=after))
    if change.name:
        said.append(REDLINE_WORDS["department_changed"])
    return ". ".join(said)


def _of_page(change: PageChange) -> str:
    """What happened to a page as a whole."""
    if change.kind is not Kind.CHANGED:
        return REDLINE_WORDS[f"page_{change.kind}"]
    before, after = normal_form(change.before or ""), normal_form(change.after or "")
    return REDLINE_WORDS["page_address"].format(before=before, after=after)
