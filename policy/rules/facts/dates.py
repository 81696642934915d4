"""Checks the dates of the edition against each other, and against what the prose says of them.

A date may be a month or a year; two dates contradict each other only where no day fits both.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from policy.loading.loader import DOCS, Loaded
from policy.loading.yaml_file import Document, Path
from policy.model.data_files import EditionFile, Status
from policy.model.problems import Problem, place_of, problem
from policy.model.records.side_files import FrontMatter
from policy.model.treatment import DAYS_AHEAD, happened
from policy.rules.front_matter import read_front_matter
from policy.text.danish import date_in_words, on_date
from policy.text.dates import KnownDate, dates_in_prose
from policy.text.prose_mask import front_matter, mask_non_prose

EDITION = "data/edition.yaml"
_ADOPTION = re.compile(r"\b(?:vedtaget|vedtog|godkendt|godkendte)\b", re.IGNORECASE)
_LINE = re.compile(rf"^.*{_ADOPTION.pattern}.*$", re.IGNORECASE | re.MULTILINE)


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the dates, as far as the files could be read."""
    info = policy.info
    if info:
        document = policy.documents[EDITION]
        yield from check_order(info, document)
        if not document.is_substituted(("skoleår",)):
            yield from check_years(info, document)
        if info.status is not Status.DRAFT and not document.is_substituted(("status",)):
            yield from check_prose(policy, info)
    yield from check_pages(policy)


def check_ahead(policy: Loaded, today: date) -> Iterator[Problem]:
    """What has happened has a day that has come; publishing refuses the others."""
    for path, day in happened(policy.info) if policy.info else ():
        if day > today + timedelta(days=DAYS_AHEAD):
            document = policy.documents[EDITION]
            yield document.problem_at(path, "DATO-FORUD", found=day, today=date_in_words(today))


def check_order(info: EditionFile, document: Document) -> Iterator[Problem]:
    """The edition is in force after its adoption, and due for revision after both."""
    adopted, begins, due = info.adopted, info.valid_from, info.revised
    if adopted and begins and begins.last < adopted.first:
        dates = {"found": begins, "adopted": adopted}
        yield document.problem_at(("gælder_fra",), "GÆLDER-FØR-VEDTAGET", **dates)
    started = adopted or begins
    if due and started and due.last <= started.first:
        dates = {"found": due, "adopted": started}
        yield document.problem_at(("revideres",), "REVIDERES-FØR", **dates)
    elif due and due.last < date(int(info.year[:4]), 8, 1):
        yield document.problem_at(("revideres",), "REVIDERES-PASSERET", found=due, year=info.year)


def check_years(info: EditionFile, document: Document) -> Iterator[Problem]:
    """No date is years away from the edition's school year, as a mistyped one is.

    Allowed are the calendar years from the one before the school year starts to three after it. An
    older text, and one that says when it is due for revision, may have been adopted long before.
    """
    year = int(info.year[:4])
    is_old = info.status is Status.EARLIER or (info.revised and info.revised.year >= year)
    first = 0 if is_old else year - 1
    dates: list[tuple[Path, date | KnownDate | None]] = [
        (("vedtaget",), info.adopted),
        (("gælder_fra",), info.valid_from),
        *((("behandlet", key), day) for key, day in info.treated.items()),
        *((("rettelser", i, "dato"), each.date) for i, each in enumerate(info.corrections)),
    ]
    for path, day in dates:
        if day and not first <= day.year <= year + 3:
            yield document.problem_at(path, "DATO-LANGT-FRA", found=day, year=info.year)
    if info.revised and info.revised.year > year + _LONGEST:
        values = {"found": info.revised, "year": info.year}
        yield document.problem_at(("revideres",), "DATO-LANGT-FRA", **values)


_OWN_DATE = re.compile(r"^(?:vedtaget|revideres):", re.MULTILINE)
_LONGEST = 10
"""How many years ahead a revision is planned at most."""


def check_prose(policy: Loaded, info: EditionFile) -> Iterator[Problem]:
    """No line of the policy says that it was adopted on another day than the data does."""
    for page in policy.policy_pages:
        path = f"{DOCS}{page.id}.md"
        text = policy.texts[path]
        for match in _LINE.finditer(mask_non_prose(text)) if _ADOPTION.search(text) else ():
            named = [*dates_in_prose(match[0])]
            if not named or (info.adopted and any(info.adopted.may_be(day) for _, day in named)):
                continue
            place = place_of(path, text, match.start() + match[0].index(named[0][0]))
            if info.adopted:
                values = {"found": named[0][0], "adopted": on_date(info.adopted)}
                yield problem(place, "VEDTAGET-ANDEN-DATO", **values)
            elif info.status is Status.CARRIED_OVER:
                yield problem(place, "OVERFØRT-MED-DATO", found=named[0][0])


def check_pages(policy: Loaded) -> Iterator[Problem]:
    """A page outside the policy may have dates of its own, in order; one of the policy has none."""
    of_policy = {f"{DOCS}{page.id}.md" for page in policy.policy_pages}
    for path, page in sorted(policy.pages.items()):
        if not _OWN_DATE.search(front_matter(page.text)):
            continue
        own, document = read_front_matter(path, page.text)
        if own is None or not (own.adopted or own.revised):
            continue
        if path in of_policy:
            key = "vedtaget" if own.adopted else "revideres"
            yield problem(document.key_at((key,)), "SIDEHOVED-DATO", found=key)
        else:
            yield from check_own(own, document)


def check_own(own: FrontMatter, document: Document) -> Iterator[Problem]:
    """A page's own text is due for revision after its adoption."""
    if own.adopted and own.revised and own.revised.last <= own.adopted.first:
        dates = {"found": own.revised, "adopted": own.adopted}
        yield document.problem_at(("revideres",), "REVIDERES-FØR", **dates)
