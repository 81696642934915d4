"""Renders the files at the archive's root, which all editions share.

The list of editions, the redirect to the one in force, the 404 page, robots.txt and the index of
site maps. They are rendered again at each publication.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from macros.render import page, stylesheet
from macros.security_policy import with_policy
from policy.archive.editions import DRAFT, IN_FORCE
from policy.archive.publication import Entry, titles
from policy.model.data_files import Status
from policy.model.treatment import Treatment, treatment_of
from policy.report.print_footer import sheets
from policy.year.dates import CALENDAR_FILE, year_calendar

LIST = "udgaver/"
"""The address of the list of editions below the archive's root."""

STYLE = "udgaver/udgaver.css"


@dataclass(frozen=True)
class Listed:
    """An edition in the list: its folder and title, its treatment, its number of changes."""

    folder: str
    title: str
    is_draft: bool
    is_carried_over: bool
    is_in_force: bool
    treatment: Treatment
    changes: int | None
    has_hearing: bool
    is_older: bool


class Look(NamedTuple):
    """The stylesheet of the colours, and the address of the pages' icon."""

    tokens: str
    icon: str


def archive_pages(
    entries: Mapping[str, Entry],
    in_force: str,
    policy: str,
    address: str,
    look: Look,
    today: date | None = None,
) -> dict[str, str]:
    """The texts of the shared files by their paths below the root.

    ``in_force`` is the folder of the edition in force, or nothing; ``policy`` what the policy is
    called; ``address`` the archive's own, or nothing where it is not known; ``today`` the day of
    publication, None where nothing is published.
    """
    listed = tuple(_listed(entries, in_force, today))
    target = IN_FORCE if in_force else listed[0].folder
    newest = entries[in_force or listed[0].folder]
    dates = _calendar(entries, policy, address)
    values = {
        "has_dates": bool(dates),
        "school": newest.school.name,
        "policy": policy,
        "target": f"{target}/",
        "listed": listed,
        "icon": look.icon,
        "base": urlsplit(address).path.rstrip("/") + "/",
    }
    files = {
        ".nojekyll": "",
        "index.html": with_policy(page("arkiv_rod", **values)),
        "404.html": with_policy(page("arkiv_404", **values)),
        f"{LIST}index.html": with_policy(page("arkiv_udgaver", **values)),
        STYLE: look.tokens + stylesheet("arkiv.css") + sheets(policy, newest.school.name),
        "robots.txt": _robots(address),
    }
    files |= {CALENDAR_FILE: dates} if dates else {}
    return files | (_site_map(listed, address.rstrip("/")) if address else {})


def _site_map(listed: Iterable[Listed], root: str) -> dict[str, str]:
    """The index of the editions' site maps at the address ``root``."""
    maps = [f"{root}/{each.folder}/sitemap.xml" for each in listed if not each.is_draft]
    return {"sitemap.xml": page("arkiv_sitemap", maps=maps)}


def _listed(entries: Mapping[str, Entry], in_force: str, today: date | None) -> list[Listed]:
    """Return the editions, newest first, with the draft before them."""
    names = titles(entries, in_force)
    newest = in_force or max(entries)
    order = sorted(entries, key=lambda name: (name == DRAFT, name), reverse=True)
    return [
        Listed(
            folder=name,
            title=names[name],
            is_draft=name == DRAFT,
            is_carried_over=entries[name].info.status is Status.CARRIED_OVER,
            is_in_force=name == in_force,
            treatment=treatment_of(
                entries[name].info, entries[name].school, today if name == newest else None
            ),
            changes=entries[name].changes,
            has_hearing=entries[name].info.hearing is not None,
            is_older=name != DRAFT and name < in_force,
        )
        for name in order
    ]


def _calendar(entries: Mapping[str, Entry], policy: str, address: str) -> str:
    """The days of every treatment, with the draft's last; empty where none is known."""
    order = sorted(entries, key=lambda name: (name == DRAFT, name))
    editions = [(entries[name].info, entries[name].school) for name in order]
    return year_calendar(policy, editions, f"{address.rstrip('/')}/{LIST}" if address else "")


def _robots(address: str) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {address.rstrip('/')}/sitemap.xml")
    return "\n".join(lines) + "\n"
