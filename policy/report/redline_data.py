"""The data as a redline: each department's table, the themes, the links, the edition's facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from policy.diff.change import Change, Field, Kind, Type
from policy.diff.data import rows, written
from policy.diff.pairing import by_new_id, renamed_departments, renamed_links
from policy.model.data_files import Department, Initiative, Link
from policy.model.edition import Edition
from policy.report.redline_model import Labelled, Part, Row, Span, Table, apart, merged, whole
from policy.text.tokens import normal_form
from policy.text.word_diff import Mark, redline
from policy.words.change_words import FIELD_LABELS, REDLINE_PARTS, REDLINE_WORDS

_LINK = {
    "titel": "title",
    "adresse": "address",
    "afløst_af": "replaced_by",
    "bemærkning": "remark",
}
_AS_A_WHOLE = {"rækkefølge": "moved", "navn": "changed", "id": "address"}
"""What is said of a whole department by the key that changed."""

_TAGS = {"hyppighed": "frequency", "klassetrin": "grades", "overgang": "step", "kort": "short"}


class DataChanges:
    """The changes of the data by what they are about."""

    def __init__(self, old: Edition, new: Edition, changes: Iterable[Change]) -> None:
        self.old, self.new = old, new
        self.by_id: dict[tuple[Type, str], list[Change]] = {}
        for each in changes:
            self.by_id.setdefault((each.type, each.id), []).append(each)
        self.renamed = renamed_departments(old, new)
        self.rows = rows(old), rows(new)

    def of(self, kind: Type, name: str) -> list[Change]:
        """What became of the thing ``name``: nothing, or one change of content and one of place."""
        return self.by_id.get((kind, name), [])

    def tables(self) -> dict[str, Table]:
        """A table a department that either edition has, by its id, in their order."""
        before = by_new_id(self.old.departments, self.renamed)
        after = by_new_id(self.new.departments, {})
        order = merged(list(before), list(after))
        return {name: self._table(name, before.get(name), after.get(name)) for name in order}

    def _table(self, name: str, old: Department | None, new: Department | None) -> Table:
        changes = self.of(Type.DEPARTMENT, name)
        keys = {
            each.alias or key: key
            for key, each in Department.model_fields.items()
            if key not in ("id", "name", "initiatives")
        }
        changed = {field.key: each for each in changes for field in each.details}
        said = tuple(
            Span((), each, _of_whole(each, "department"))
            for each in changes
            if each.kind is not Kind.CHANGED or {"id", "navn"} & {*each.fields}
        )
        facts = tuple(_facts(keys, old, new, changed, {each.change for each in said}))
        title = redline(old.name if old else "", new.name if new else "")
        return Table(title, facts, said, tuple(self._rows(old, new)))

    def _rows(self, old: Department | None, new: Department | None) -> Iterator[Row]:
        before = [each.id for each in old.initiatives] if old else []
        after = {each.id for each in new.initiatives} if new else set()
        order = [each.id for each in new.initiatives] if new else []
        for name in merged(before, order):
            if name in after:
                yield self._row(name)
            else:
                yield self._left(name)

    def _row(self, name: str) -> Row:
        """An initiative where it stands now."""
        was = self.rows[0].get(name)
        now = self.rows[1][name].initiative
        change = next(iter(self.of(Type.INITIATIVE, name)), None)
        words = ""
        if change:
            words = REDLINE_WORDS[f"row_{change.kind}"]
            for each in change.details:
                if each.key == "afdeling":
                    words = REDLINE_WORDS["from"].format(place=each.before)
        old = was.initiative if was else None
        more = tuple(_more(change)) if change else ()
        return Row(name, Span((), change, words), *_cells(old, now), more, is_there=True)

    def _left(self, name: str) -> Row:
        """An initiative where it no longer stands: retired, or in another department."""
        was = self.rows[0][name].initiative
        change = self.of(Type.INITIATIVE, name)[0]
        now = self.rows[1].get(name)
        words = REDLINE_WORDS["row_removed"]
        if now:
            words = REDLINE_WORDS["to"].format(place=now.department.name)
        more = () if now else tuple(_more(change))
        state = Span((), change, words, is_main=not now)
        return Row(name, state, *_cells(was, None), more, is_there=False)

    def parts_before(self) -> Iterator[Part]:
        """What is said of the edition before its pages: its facts that changed, the themes."""
        about = (found for (kind, _), found in self.by_id.items() if kind is Type.EDITION)
        if values := tuple((_fact(each),) for found in about for each in found):
            yield Part("udgaven", REDLINE_PARTS["edition"], values=values)
        if self.old.themes or self.new.themes:
            values = tuple((each,) for each in self._themes())
            yield Part("temaerne", REDLINE_PARTS["themes"], values=values)

    def _themes(self) -> Iterator[Labelled]:
        changes = {name: found for (kind, name), found in self.by_id.items() if kind is Type.THEME}
        earlier = {
            found.before: name
            for name, each in changes.items()
            for found in each
            if found.kind is Kind.CHANGED
        }
        before = [earlier.get(theme, theme) for theme in self.old.themes]
        names = {name: theme for theme, name in earlier.items()}
        for theme in merged(before, self.new.themes):
            was = names.get(theme, theme) if theme in before else ""
            now = theme if theme in self.new.themes else ""
            found = changes.get(theme, [])
            words = ", ".join(
                REDLINE_WORDS["row_moved"] for each in found if each.kind is Kind.MOVED
            )
            for index, each in enumerate(found or [None]):
                pieces = redline(was or "", now) if index == 0 else ()
                yield Labelled("", Span(pieces, each, words))

    def parts_behind(self) -> Iterator[Part]:
        """What stands after the pages: the links, and what became of earlier retirements."""
        before = by_new_id(self.old.links, renamed_links(self.old, self.new))
        after = by_new_id(self.new.links, {})
        values = tuple(
            self._link(name, before.get(name), after.get(name))
            for name in merged(list(before), list(after))
        )
        if values:
            yield Part("links", REDLINE_PARTS["links"], values=values)
        here = {*self.rows[0], *self.rows[1]}
        retired = tuple(
            (Labelled(name, Span(redline(each.before or "", each.after or ""), each)),)
            for (kind, name), found in self.by_id.items()
            for each in found
            if kind is Type.INITIATIVE and name not in here
        )
        if retired:
            yield Part("udgaaede", REDLINE_PARTS["retired"], values=retired)

    def _link(self, name: str, old: Link | None, new: Link | None) -> tuple[Labelled, ...]:
        changes = self.of(Type.LINK, name)
        changed = {field.key: each for each in changes for field in each.details}
        whole_change = next((each for each in changes if each.kind is not Kind.CHANGED), None)
        found = list(_facts(_LINK, old, new, changed))
        if whole_change and found:
            first = found[0]
            words = REDLINE_WORDS["row_moved"] if whole_change.kind is Kind.MOVED else ""
            if first.span.change:  # renamed and moved: both are told
                found.insert(0, Labelled("", Span((), whole_change, words)))
            else:
                found[0] = Labelled(first.label, Span(first.span.pieces, whole_change, words))
        return tuple(found)


def _facts(
    keys: Mapping[str, str],
    old: Any,
    new: Any,
    changed: Mapping[str, Change],
    told: Iterable[Change | None] = (),
) -> Iterator[Labelled]:
    """The values of ``keys`` before and now; a change of several is told at the first of them."""
    known = {*told}
    for key, name in keys.items():
        was, now = (written(getattr(each, name)) if each else None for each in (old, new))
        if isinstance(getattr(new or old, name), bool):
            was, now = (each if each == "ja" else None for each in (was, now))
        if not was and not now and key not in changed:
            continue
        change = changed.get(key)
        span = Span(apart(redline(was or "", now or "")), change, is_main=change not in known)
        known.add(change)
        yield Labelled(FIELD_LABELS.get(key, key), span)


def _cells(old: Initiative | None, new: Initiative | None) -> tuple[Any, Any, tuple[Labelled, ...]]:
    """The theme, the text and the tags of a row, word by word."""
    theme, text = (
        redline(getattr(old, name) if old else "", getattr(new, name) if new else "")
        for name in ("theme", "text")
    )
    tags = []
    for key, name in _TAGS.items():
        was, now = (written(getattr(each, name)) if each else None for each in (old, new))
        if (was or now) and (key != "kort" or (old and new and was != now)):
            label = "" if key == "hyppighed" else FIELD_LABELS.get(key, key)
            tags.append(Labelled(label, Span(_values(was, now))))
    return theme, text, tuple(tags)


def _values(was: str | None, now: str | None) -> tuple[Any, ...]:
    """A short value as it was and as it is, never mixed inside."""
    if was == now:
        return whole(was, Mark.SAME)
    return apart((*whole(was, Mark.DELETED), *whole(now, Mark.INSERTED)))


def _more(change: Change) -> Iterator[Labelled]:
    """What the row's cells do not show: why it was retired."""
    for each in change.details:
        if each.key == "udgåede":
            yield Labelled(_label(each), Span(redline(each.before or "", each.after or "")))


def _label(field: Field) -> str:
    return FIELD_LABELS.get(field.key, field.key)


def _of_whole(change: Change, name: str) -> str:
    """What became of a department or page as a whole."""
    said = [
        REDLINE_WORDS[f"{name}_{what}"].format(before=each.before, after=each.after)
        for each in change.details
        if (what := _AS_A_WHOLE.get(each.key))
    ]
    return ". ".join(said) or REDLINE_WORDS[f"{name}_{change.kind}"]


def _fact(change: Change) -> Labelled:
    (field,) = change.details
    return Labelled(_label(field), Span(_values(field.before, field.after), change))


def page_remarks(changes: Sequence[Change]) -> tuple[Span, ...]:
    """What became of a page as a whole."""
    found = []
    for each in changes:
        if each.kind is Kind.CHANGED:
            words = REDLINE_WORDS["page_address"].format(
                before=normal_form(each.before or ""), after=normal_form(each.after or "")
            )
        else:
            words = _of_whole(each, "page")
        found.append(Span((), each, words))
    return tuple(found)
