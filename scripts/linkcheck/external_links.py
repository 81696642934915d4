"""Collects a site's external links, and turns the answers into problems and JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from policy.loading.loader import load
from policy.model.problems import Place, Problem, problem
from scripts.linkcheck.external import Answer, Outcome
from scripts.linkcheck.link_sources import Sources
from scripts.linkcheck.site_links import BuiltSite, DeadLink

_CODES = {
    Outcome.DEAD: "LINK-DØDT",
    Outcome.MOVED: "LINK-FLYTTET",
    Outcome.UNTRIED: "LINK-UPRØVET",
}

Written = Mapping[str, Sequence[tuple[str, str]]]
"""Pairs of (page, address as written) by the address without its anchor."""


def external_addresses(root: Path, site: BuiltSite) -> Written:
    """Return the HTTP addresses that ``site`` links to and those in the data of ``root``.

    An address that is only in the data is attributed to the front page.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for name, page in site.pages.items():
        for address in sorted(page.links):
            if site.target(name, address) is None and (asked := _asked(address)):
                found.setdefault(asked, []).append((name, address))
    data = load(root).links
    for link in data.links if data else ():
        for address in filter(None, (link.address, link.replaced_by)):
            if asked := _asked(address):
                found.setdefault(asked, [("index.html", address)])
    return found


def _asked(address: str) -> str | None:
    """Return the URL that a browser requests for a link, or None where it is not HTTP."""
    whole = urldefrag(f"https:{address}" if address.startswith("//") else address).url
    try:
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def external_problems(root: Path, written: Written, answers: Sequence[Answer]) -> Iterator[Problem]:
    """Yield a problem for each place where an address is written that is dead, moved or untried."""
    sources = Sources(root)
    replaced = _replaced(root)
    for answer in answers:
        if answer.outcome not in _CODES:
            continue
        is_known = answer.outcome is Outcome.DEAD and answer.address in replaced
        code = "LINK-AFLØST" if is_known else _CODES[answer.outcome]
        for place, (page, address) in _places(sources, written[answer.address]).items():
            yield problem(
                place,
                code,
                found=address,
                page=page,
                reason=answer.reason,
                target=answer.leads_to or "",
            )


def _replaced(root: Path) -> frozenset[str]:
    """Return the addresses for which the policy's data names a replacement."""
    data = load(root).links
    links = data.links if data else ()
    return frozenset(_asked(each.address) or "" for each in links if each.replaced_by)


def _places(
    sources: Sources, written: Sequence[tuple[str, str]]
) -> Mapping[Place, tuple[str, str]]:
    """Return the places in the source of an address, each with one (page, address) that has it."""
    found: dict[Place, tuple[str, str]] = {}
    for page, address in written:
        found.setdefault(sources.place(DeadLink(page, address, address)), (page, address))
    return found


def as_json(
    written: Written, answers: Sequence[Answer], problems: Sequence[Problem], day: date
) -> str:
    """Return the result as JSON: the day, each address with its pages, and the problems."""
    data = {
        "dato": day.isoformat(),
        "adresser": [
            {**each.as_data(), "sider": sorted({page for page, _ in written[each.address]})}
            for each in answers
        ],
        "problemer": [each.as_data() for each in problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
