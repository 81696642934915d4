"""Carries what a file proposes for an earlier state of a policy over to the policy of today.

Only where both say the same: a passage that somebody has changed since is told, and stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from policy.archive.git import run_git
from policy.importing.carrying import Carried, carry_menu, carry_out
from policy.importing.earlier.origin import Origin
from policy.importing.edits import Answers, Left, MenuEdit, Proposal, RowEdit
from policy.importing.row_facts import values_of
from policy.loading.loader import DOCS, Loaded
from policy.loading.navigation import CONFIG
from policy.model.edition import Edition
from policy.text.shorten import truncated
from policy.text.tokens import normal_form
from policy.words.word_file_words import LEFT

_CONFLICT = re.compile(r"^<{7} .*?^={7}\n(.*?)^>{7} [^\n]*\n?", re.MULTILINE | re.DOTALL)
_LONGEST = 80


def carry_over(
    policy: Loaded, edition: Edition, origin: Origin, proposal: Proposal, answers: Answers
) -> Carried:
    """The texts of today's ``policy`` after the edits that ``proposal`` makes of ``origin``."""
    rows = Proposal(rows=[*_rows(edition, origin.edition, proposal)])
    found = carry_out(policy, edition, rows, answers)
    found.left += _conflicts(edition, origin.edition, proposal)
    pages = Proposal(pages=proposal.pages, menu=proposal.menu)
    proposed = carry_out(origin.policy, origin.edition, pages, answers)
    found.left += proposed.left
    for each in proposal.facts:
        found.left.append(Left(each.path, LEFT["data"].format(words=_short(each.value))))
    for path, text in proposed.texts.items():
        if path != CONFIG:
            _carry_page(policy, origin, path, text, found)
    carry_menu(policy, [*_menu(policy, origin, proposal.menu, answers.remove, found)], found)
    return found


def _carry_page(policy: Loaded, origin: Origin, path: str, text: str, found: Carried) -> None:
    """What a page says after the edits, that of today with what they change."""
    name = path.removeprefix(DOCS).removesuffix(".md")
    if path not in origin.policy.texts:
        if path in policy.texts:
            found.left.append(Left(name, LEFT["page_is_there"]))
        else:
            found.texts[path] = text
        return
    if path not in policy.texts:
        found.left.append(Left(name, LEFT["gone_page"]))
        return
    merged, conflicts = _merged(policy.texts[path], origin.policy.texts[path], text)
    found.left += (Left(name, LEFT["since"].format(words=_short(each))) for each in conflicts)
    if merged != policy.texts[path]:
        found.texts[path] = merged


def _menu(
    policy: Loaded,
    origin: Origin,
    edits: Iterable[MenuEdit],
    remove: Collection[str],
    found: Carried,
) -> Iterator[MenuEdit]:
    """The pages that still come, go and move today; others are told."""
    is_same_order = _order(policy) == _order(origin.policy)
    for each in edits:
        path = f"{DOCS}{each.id}.md"
        is_since = policy.texts.get(path) != origin.policy.texts.get(path)
        if each.kind == "new" and path in found.texts:
            yield each
        elif each.kind == "gone" and each.id in remove and path in policy.texts:
            if is_since:
                found.left.append(Left(each.id, LEFT["since"].format(words=each.id)))
            else:
                yield each
        elif each.kind == "moved" and is_same_order:
            yield each
        elif each.kind == "moved":
            found.left.append(Left(each.id, LEFT["order"].format(words=each.id)))


def _order(policy: Loaded) -> list[str]:
    return [each.page_id for each in policy.navigation or () if each.is_policy]


def still_there(proposal: Proposal, edition: Edition) -> Proposal:
    """``proposal`` without the rows and pages that went and are not in ``edition`` any more."""
    names = {row.id for each in edition.departments for row in each.initiatives}
    pages = {each.id for each in edition.pages}
    rows = [each for each in proposal.rows if not each.is_gone or each.id in names]
    menu = [each for each in proposal.menu if each.kind != "gone" or each.id in pages]
    return replace(proposal, rows=rows, menu=menu)


def _short(lines: str) -> str:
    return truncated(" ".join(lines.split()), _LONGEST)


def _merged(today: str, before: str, proposed: str) -> tuple[str, list[str]]:
    """``today`` with what ``proposed`` changes of ``before``; the lines that both changed."""
    with TemporaryDirectory() as folder:
        names = ("today", "before", "proposed")
        for name, text in zip(names, (today, before, proposed), strict=True):
            Path(folder, name).write_bytes(text.encode())
        clean, marked = (
            run_git(Path(folder), "merge-file", "-p", "-q", *more, *names).stdout.decode()
            for more in (("--ours",), ())
        )
    return clean, [each[1] for each in _CONFLICT.finditer(marked)]


def _rows(today: Edition, before: Edition, proposal: Proposal) -> Iterator[RowEdit]:
    """The edits of rows that are still to be made today, and can be."""
    told = {id(each) for each, _ in _hindered(today, before, proposal)}
    homes = {row.id: each.id for each in today.departments for row in each.initiatives}
    now = {row.id: values_of(row) for each in today.departments for row in each.initiatives}
    for edit in proposal.rows:
        if id(edit) in told:
            continue
        said = now.get(edit.id, {})
        left = tuple(each for each in edit.values if _said(said, each[0]) != _same(each[1]))
        after = edit.after if homes.get(edit.after) == edit.department else ""
        if not after and edit.after:
            own = [name for name, home in homes.items() if home == edit.department]
            after = own[-1] if own else ""
        if left or edit.is_gone or edit.is_moved or not edit.id:
            yield RowEdit(
                edit.id,
                edit.authors,
                left,
                edit.department,
                after,
                edit.is_gone,
                edit.is_moved,
            )


def _same(value: str | None) -> str:
    return normal_form(value or "")


def _said(row: Mapping[str, str], key: str) -> str:
    return normal_form(row.get(key, ""))


def _hindered(today: Edition, before: Edition, proposal: Proposal) -> Iterator[tuple[RowEdit, str]]:
    """The edits of rows that somebody has changed since, each with its words."""
    departments = {each.id for each in today.departments}
    now = {row.id: values_of(row) for each in today.departments for row in each.initiatives}
    was = {row.id: values_of(row) for each in before.departments for row in each.initiatives}
    for edit in proposal.rows:
        is_gone = edit.id and edit.id not in now and not edit.is_gone
        is_homeless = edit.department and edit.department not in departments
        said, known = now.get(edit.id, {}), was.get(edit.id, {})
        is_other = any(
            _said(said, key) not in (_said(known, key), _same(value)) for key, value in edit.values
        )
        if is_gone or is_homeless or (edit.id and is_other):
            yield edit, " ".join(filter(None, (edit.id, *(value for _, value in edit.values))))


def _conflicts(today: Edition, before: Edition, proposal: Proposal) -> Iterator[Left]:
    for _, words in _hindered(today, before, proposal):
        yield Left("data/initiatives.yaml", LEFT["since"].format(words=_short(words)))
