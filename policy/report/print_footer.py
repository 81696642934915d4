"""What every printed sheet says at its edges: the policy, its edition, the sheet's own number.

Only a stylesheet can repeat words on every sheet (CSS Paged Media, level 3, page margin boxes), so
they stand there as strings. A browser that knows no margin boxes leaves them out; the edition then
stands at the top of the document alone.
"""

import re

from policy.model.data_files import EditionFile, Status
from policy.model.edition import Edition
from policy.report.templating import REPORT, edition_name
from policy.text.danish import date_in_words, on_date
from policy.text.shorten import truncated
from policy.text.typography import NBSP
from policy.words.publication_words import SHEETS

LONGEST = 60
"""How many characters of a name a sheet has room for."""

_NOT_PLAIN = re.compile(r"[^0-9A-Za-z .,:/()-]")


def sheets(policy: str, school: str, edition: str = "", *, draft: bool = False) -> str:
    """The stylesheet of a document's sheets.

    ``policy`` is what the document is called, ``edition`` what is said of its edition, nothing
    where it belongs to none; a ``draft`` says so at the head of each sheet.
    """
    names = (truncated(policy, LONGEST), truncated(school, LONGEST))
    foot = " · ".join(filter(None, (*names, edition)))
    boxes = f"@bottom-left{{content:{css_string(foot)}}}"
    if draft:
        boxes += f"@top-right{{content:{css_string(SHEETS['draft'])}}}"
    return f"{REPORT.stylesheet('sheets.css')}@page{{{boxes}}}\n"


def sheets_of(edition: Edition) -> str:
    """The stylesheet of the sheets of an edition's pages."""
    return sheets(
        edition.title, edition.school.name, name_of(edition.info), draft=_is_draft(edition)
    )


def sheets_between(old: Edition, new: Edition) -> str:
    """The stylesheet of the sheets of a redline from ``old`` to ``new``."""
    told = SHEETS["compared"].format(old=edition_name(old.info), new=edition_name(new.info))
    title = SHEETS["changes"].format(policy=new.title)
    return sheets(title, new.school.name, told, draft=_is_draft(new))


def _is_draft(edition: Edition) -> bool:
    return edition.info.status is Status.DRAFT


def name_of(info: EditionFile) -> str:
    """An edition and where it stands; each part of it is kept on one line."""
    day = on_date(info.adopted) if info.adopted else ""
    text = SHEETS[info.status.value].format(year=info.year, day=day)
    if info.corrections:
        text += SHEETS["corrected"].format(day=date_in_words(info.corrections[-1].date))
    return text.replace(" ", NBSP).replace(f"{NBSP}·{NBSP}", " · ")


def css_string(text: str) -> str:
    """``text`` as a string of CSS that nothing in it can end, nor the element that it stands in.

    Every character that is not plain is escaped (CSS Syntax, level 3, 4.3.7).
    """
    return f'"{_NOT_PLAIN.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    return f"\\{ord(match[0]):x} "
