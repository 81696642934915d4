"""The hearing of a draft: whether it is over, and the ready answer by mail."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from urllib.parse import quote

from policy.archive.editions import HEARD_FILE
from policy.archive.history import History
from policy.diff.change import Change
from policy.diff.compare import Comparison
from policy.loading.edition_json import as_json
from policy.model.data_files import Status
from policy.model.edition import Edition
from policy.model.hearing import Hearing
from policy.report.summary import Entry
from policy.words.year_words import HEARING
from policy.year.ics import Event, calendar_file

PAGE = "hoering"
"""The page of the hearing, and its folder below the edition's address."""

DEADLINE_FILE = f"{PAGE}/frist.ics"


def is_over(hearing: Hearing, today: date | None) -> bool:
    """Whether nobody can answer any more on the day ``today``; False where no day is known."""
    return today is not None and today > hearing.ends


def numbered(changes: Iterable[Change], heard: Comparison | None) -> list[Change]:
    """``changes`` with the numbers that they had when the hearing began; new ones come after.

    A change that was put in other words since then keeps the number of its place.
    """
    if heard is None:
        return list(changes)
    found = list(changes)
    known = {each.fingerprint: each.number for each in heard.policy_changes}
    kept = {each.fingerprint for each in found}
    reworded: dict[str, list[int]] = {}
    for each in heard.policy_changes:
        if each.fingerprint not in kept:
            reworded.setdefault(each.target, []).append(each.number)
    fresh = count(max(known.values(), default=0) + 1)

    def number(each: Change) -> int:
        if each.fingerprint in known:
            return known[each.fingerprint]
        left = reworded.get(each.target)
        return left.pop(0) if left else next(fresh)

    return [replace(each, number=number(each)) for each in found]


def mail_to(address: str, subject: str, body: str) -> str:
    """``address`` with a ready letter where it is one of mail; any other address as it is."""
    if not address.lower().startswith("mailto:") or "?" in address:
        return address
    return (
        f"{address}?subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    )


def answer_mail(edition: Edition, about: str) -> str:
    """The address of a ready answer ``about`` a part of the draft; empty where nobody is named."""
    hearing = edition.info.hearing
    if hearing is None or hearing.reply_to is None:
        return ""
    words = {"policy": edition.title, "year": edition.info.year, "about": about}
    subject, body = HEARING["mail_subject"].format(**words), HEARING["mail_body"].format(**words)
    return mail_to(hearing.reply_to.address, subject, body)


def deadline(edition: Edition, address: str = "") -> Event | None:
    """The last day of the hearing as an event, whose page is at ``address``; None without one."""
    hearing = edition.info.hearing
    if hearing is None:
        return None
    words = {"policy": edition.title, "year": edition.info.year}
    title, text = HEARING["deadline"].format(**words), HEARING["deadline_text"].format(**words)
    return Event(f"{edition.info.year}/hoering", hearing.ends, title, text, address)


def hearing_files(edition: Edition, history: History) -> dict[str, str]:
    """The files of a hearing beside its page, by their paths: the deadline, the heard draft."""
    event = deadline(edition)
    if event is None:
        return {}
    title = HEARING["calendar"].format(policy=edition.title)
    files = {DEADLINE_FILE: calendar_file(edition.school.name, title, [event])}
    heard = history.heard or (edition if edition.info.status is Status.DRAFT else None)
    return files | ({HEARD_FILE: as_json(heard)} if heard else {})


def named(entry: Entry) -> str:
    """What happened to what, in a few words: «Omformuleret U6», «Tilføjet i I pauserne»."""
    about = entry.subject or (f"i «{entry.place}»" if entry.place else entry.words)
    return " ".join(filter(None, (entry.name, about)))
