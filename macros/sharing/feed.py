"""Renders the feed of published editions and their corrections, in the Atom format (RFC 4287).

It is made anew at each publication from what the archive holds. An entry keeps its id and its date:
those of an undated text are taken from the feed before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from macros.render import page
from policy.archive.editions import DRAFT
from policy.archive.publication import FEED, Entry
from policy.model.data_files import EditionFile, Status
from policy.model.treatment import treatment_of
from policy.text.danish import counted, listed, on_date
from policy.words.publication_words import FEED_WORDS

_NAMESPACE = UUID("8d9ab1ae-2b5c-5f0e-9a53-5b7b2d0c6f11")
_DATED = re.compile(r"<id>([^<]+)</id>\s*<updated>([0-9TZ:-]+)</updated>")


@dataclass(frozen=True)
class FeedEntry:
    """An entry as the feed shows it; ``day`` is None where the text has no date."""

    id: str
    title: str
    href: str
    text: str
    day: date | None


def feed(entries: Mapping[str, Entry], policy: str, address: str, before: str, day: date) -> str:
    """The feed of the archive with ``entries`` by folder, drafts left out.

    ``policy`` is what the policy is called; ``address`` the archive's own, or nothing where it is
    not known, and then links are relative; ``before`` the feed that is replaced; ``day`` the day
    of what is published, which an undated entry gets where it is new.
    """
    known = dict(_DATED.findall(before))
    published = [entries[name] for name in sorted(entries) if name != DRAFT]
    found = [each for entry in published for each in _entries(entry, policy)]
    undated = _time(day)
    dated = [(e, _time(e.day) if e.day else known.get(e.id, undated)) for e in found]
    dated.sort(key=lambda pair: pair[1], reverse=True)
    told = published or [*entries.values()]
    own, school = _id(told[0], "feed"), told[-1].school.name
    updated = dated[0][1] if dated else known.get(own, undated)
    base = f"{address.rstrip('/')}/" if address else ""
    return page(
        "arkiv_feed",
        id=own,
        title=FEED_WORDS["title"].format(policy=policy, school=school),
        school=school,
        base=base,
        own=base and base + FEED,
        updated=updated,
        entries=dated,
    )


def _entries(entry: Entry, policy: str) -> Iterator[FeedEntry]:
    """The edition, and then each of its corrections."""
    info, href = entry.info, f"{entry.folder}/"
    values = {"policy": policy, "year": info.year}
    title = FEED_WORDS[info.status.value].format(**values)
    text = " ".join(_sentences(entry))
    yield FeedEntry(_id(entry, entry.folder), title, href, text, _adopted(info))
    for number, each in enumerate(info.corrections):
        name = _id(entry, f"{entry.folder}/{number}")
        yield FeedEntry(name, FEED_WORDS["correction"].format(**values), href, each.note, each.date)


def _sentences(entry: Entry) -> Iterator[str]:
    """What is known of an edition: its dates, its treatment, its changes."""
    told = treatment_of(entry.info, entry.school)
    if told.adopted:
        yield FEED_WORDS["adopted"].format(day=on_date(told.adopted))
    if told.valid_from:
        yield FEED_WORDS["valid"].format(day=on_date(told.valid_from))
    if told.is_recorded:
        yield FEED_WORDS["treated"].format(parties=listed(told.treated_by))
    if entry.changes is not None:
        count = counted(entry.changes, "ændring", "ændringer") if entry.changes else ""
        yield FEED_WORDS["changes" if count else "unchanged"].format(count=count)
    yield from (f"{line}." for line in entry.summary)
    if entry.info.status is Status.CARRIED_OVER:
        yield FEED_WORDS["undated"]


def _adopted(info: EditionFile) -> date | None:
    """The day of adoption, where it is known as a day."""
    return info.adopted.first if info.adopted and info.adopted.day else None


def _id(entry: Entry, name: str) -> str:
    """A permanent id that does not depend on where the archive is."""
    of_what = "\n".join((entry.school.municipality or "", entry.school.name, name))
    return f"urn:uuid:{uuid5(_NAMESPACE, of_what)}"


def _time(day: date) -> str:
    """Noon, which is on the same day everywhere in Europe."""
    return f"{day.isoformat()}T12:00:00Z"
