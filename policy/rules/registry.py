"""Runs all rules over a policy: every problem once, sorted by place.

A rule is a small function that yields problems; each module of this package holds the rules of one
subject. A rule does not run where its data could not be read, so consequences of an earlier problem
are not reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from policy.archive.editions import Archive
from policy.loading.loader import ACCEPTED, Loaded
from policy.model.edition import Edition
from policy.model.problems import Problem, has_errors, problem
from policy.rules import (
    data,
    edition,
    front_matter,
    headings,
    html,
    links,
    lookalikes,
    pages,
    sentence_lines,
    typography,
)
from policy.rules.facts import dates, definitions, leftovers, plain_text, procedures, units
from policy.rules.files import listing, persons, settings
from policy.rules.year import answers, hearing

if TYPE_CHECKING:
    from policy.archive.history import History

MOST = 200
"""The problems of one file that are told; nobody reads more before mending some."""

_SUBJECTS = (
    listing.check,
    persons.check,
    data.check,
    dates.check,
    hearing.check,
    units.check,
    plain_text.check,
    leftovers.check,
    procedures.check,
    definitions.check,
    answers.check,
    front_matter.check,
    pages.check,
    links.check,
    headings.check,
    lookalikes.check,
    html.check,
)
_OF_THE_SITE = (settings.check,)
"""Rules of how the site is made; an edition is read without them, whatever it was made with."""
_STYLE = (sentence_lines.check, typography.check)
"""Rules whose problems are all warnings."""


def check(
    policy: Loaded,
    archive: Archive | None = None,
    earlier: Edition | None = None,
    today: date | None = None,
    history: History | None = None,
) -> tuple[Problem, ...]:
    """All problems of ``policy``, including those of reading it, sorted by place.

    ``archive`` holds the published editions, where known, and ``earlier`` the one published before
    this one. What is dated after ``today`` is a problem where the day is given. ``history`` is that
    of this edition, where its answers to a hearing need it. Warnings accepted in
    ``data/accepted.yaml`` are left out.
    """
    found = {*edition.check(policy, archive or Archive())}
    for check_subject in (*_SUBJECTS, *_OF_THE_SITE, *_STYLE):
        found.update(check_subject(policy))
    if today:
        found.update(dates.check_ahead(policy, today))
    if earlier and not has_errors(policy.problems):
        from policy.rules import notes  # comparing editions is slow to import, and few have notes

        found.update(notes.check(policy, earlier))
        found.update(hearing.check_after(policy, earlier))
    if history and not has_errors(policy.problems):
        from policy.rules.year import outcomes  # the same

        found.update(outcomes.check(policy, history))
    told = _without_accepted(policy, _with_reading(policy, found))
    return tuple(_first_of_each_file(sorted(told)))


def _first_of_each_file(problems: Iterable[Problem]) -> Iterator[Problem]:
    """``problems``, sorted, at most ``MOST`` of each file, and then how many more it has."""
    for _, group in groupby(problems, key=lambda each: each.place.path):
        found = list(group)
        yield from found[:MOST]
        if rest := found[MOST:]:
            code = "FLERE-FEJL" if has_errors(rest) else "FLERE-ADVARSLER"
            yield problem(rest[0].place, code, count=len(rest))


def is_sound(policy: Loaded) -> bool:
    """Whether ``policy``, checked alone, has no errors; rules that only warn are not run.

    Whether each exception in ``data/accepted.yaml`` is used is not known without the warnings.
    """
    found = {*edition.check(policy, Archive())}
    for check_subject in _SUBJECTS:
        found.update(check_subject(policy))
    return not has_errors(_with_reading(policy, found))


def _with_reading(policy: Loaded, found: set[Problem]) -> set[Problem]:
    """``found`` and the problems of reading ``policy``.

    An unreadable value was replaced by an example; problems of the example are no one's fault.
    """
    unread = {each.place for each in policy.problems}
    return {*policy.problems, *(each for each in found if each.place not in unread)}


def _without_accepted(policy: Loaded, problems: Iterable[Problem]) -> Iterator[Problem]:
    """``problems`` without the accepted warnings; an entry that accepts nothing is a problem."""
    accepted = [(each.code, each.path, each.text) for each in policy.accepted.accepted]
    used = set()
    for each in problems:
        key = (each.code, each.place.path, each.found)
        if each.severity == "advarsel" and key in accepted:
            used.add(key)
        else:
            yield each
    for index, entry in enumerate(accepted):
        if entry not in used:
            path = ("accepteret", index, "kode")
            yield policy.documents[ACCEPTED].problem_at(path, "UBRUGT-UNDTAGELSE", found=entry[0])
