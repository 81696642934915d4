"""The archive's own address, from the environment's ``SITE_URL``, and what it was before."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from policy.archive.publication import PublicationError
from policy.archive.revision import Revision
from policy.model.problems import quoted
from policy.words.publication_words import DONE

ROBOTS = "robots.txt"
_SITE_MAP = re.compile(r"^Sitemap: (\S+)/sitemap\.xml$", re.MULTILINE)


def checked_address(address: str) -> str:
    """``address`` itself; PublicationError where it is given and is none of the web."""
    try:
        parts = urlsplit(address)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_good = False
    if address and (not is_good or re.search(r"[\s<>\"']", address)):
        raise PublicationError.because("address", found=quoted(address))
    return address


def told_address(archive: Revision | None, files: Mapping[str, str]) -> list[str]:
    """A Danish sentence where the address at the archive's root is another than it was, or gone."""
    if archive is None or ROBOTS not in files:
        return []
    try:
        before = _SITE_MAP.search(archive.read(ROBOTS).decode("utf-8", "replace"))
    except OSError:
        return []
    after = _SITE_MAP.search(files[ROBOTS])
    old, new = (found[1] if found else "" for found in (before, after))
    if not old or old == new:
        return []
    return [DONE["address_changed" if new else "address_gone"].format(old=old, new=new)]
