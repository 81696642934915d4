"""Runs LinkChecker on a served site or on given addresses.

Every page of a site is a start address, because nothing links to 404 pages and to archived ones.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from scripts.linkcheck.site_links import BuiltSite, DeadLink
from scripts.site.webserver import serving

_AT_HOME = {"threads": "4", "maxrequestspersecond": "1000", "maxrunseconds": "1800"}
"""LinkChecker settings for a local site: no throttling."""

Row = Mapping[str, str]
"""A row of LinkChecker's CSV output by column name."""


class CrawlError(Exception):
    """LinkChecker could not be run; the text is its last line of output."""


def crawl(site: BuiltSite) -> list[DeadLink]:
    """Return the dead internal links of ``site``; external links are not followed."""
    with serving(site.root) as address:
        starts = [address + quote(name) for name in site.pages]
        rows = linkchecker(starts, _AT_HOME)
        dead = {_dead(site, row, address) for row in rows if row["valid"] == "False"}
    return sorted(dead)


def linkchecker(
    starts: Sequence[str], checking: Mapping[str, str], seconds: float | None = None
) -> list[Row]:
    """Run LinkChecker from the addresses ``starts``; returns a row for each link it meets.

    ``checking`` is the section of that name in its configuration. Raises CrawlError where it cannot
    be run, and subprocess.TimeoutExpired where it takes longer than ``seconds``.
    """
    with tempfile.TemporaryDirectory(prefix="links-") as folder:
        Path(folder).chmod(0o755)  # LinkChecker drops root and becomes nobody
        configuration = Path(folder) / "linkcheckerrc"
        settings = "".join(f"{name}={value}\n" for name, value in checking.items())
        configuration.write_text(f"[checking]\n{settings}", encoding="utf-8")
        command = [str(Path(sys.executable).with_name("linkchecker")), "-f", str(configuration)]
        command += ["--no-status", "--stdin", "--verbose", "-o", "csv/utf-8"]
        done = subprocess.run(
            command,
            input="".join(f"{each}\n" for each in starts),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    if done.returncode not in (0, 1) or not lines or not lines[0].startswith("urlname;"):
        raise CrawlError((done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2])
    return list(csv.DictReader(lines, delimiter=";"))


def _dead(site: BuiltSite, row: Row, address: str) -> DeadLink:
    """Convert a row to a dead link; a page that nothing links to is reported on itself."""
    parent = row["parentname"] or row["urlname"]
    page = unquote(parent.removeprefix(address)) or "index.html"
    page = f"{page}index.html" if page.endswith("/") else page
    found = site.target(page, row["urlname"])
    target = "#".join(filter(None, found)) if found else row["urlname"]
    return DeadLink(page, row["urlname"], target, row["result"].strip())
