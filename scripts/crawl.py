"""Run LinkChecker over a served site, every page a start of its own.

The pages of an archived edition and those for what is not found are linked from nowhere.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from scripts.site_links import BuiltSite, Dead
from scripts.webserver import serving

_CONFIGURATION = """
[checking]
threads=4
maxrequestspersecond=1000
maxrunseconds=1800

[output]
warnings=0
"""
_FIELDS = ("urlname", "parentname", "baseref", "result", "warningstring", "infostring", "valid")


class CrawlError(Exception):
    """LinkChecker could not be run; the text is what it said."""


def crawl(site: BuiltSite) -> list[Dead]:
    """The links of ``site`` that LinkChecker finds dead, those to other places not followed."""
    with serving(site.root) as address:
        starts = [address + quote(name) for name in site.pages]
        rows = _rows(starts)
        dead = {_dead(site, row, address) for row in rows if row["valid"] == "False"}
    return sorted(dead)


def _rows(starts: Sequence[str]) -> list[dict[str, str]]:
    """What LinkChecker says of each link, a row each."""
    with tempfile.TemporaryDirectory(prefix="links-") as folder:
        Path(folder).chmod(0o755)  # as root, LinkChecker goes on as nobody
        configuration = Path(folder) / "linkcheckerrc"
        configuration.write_text(_CONFIGURATION, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("linkchecker")), "-f", str(configuration)]
        command += ["--no-status", "--stdin", "--verbose", "-o", "csv/utf-8"]
        text = "".join(f"{each}\n" for each in starts)
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8", check=False
        )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    if done.returncode not in (0, 1) or not lines or not lines[0].startswith("urlname;"):
        raise CrawlError((done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2])
    return list(csv.DictReader(lines, delimiter=";"))


def _dead(site: BuiltSite, row: dict[str, str], address: str) -> Dead:
    """A row as a dead link: on the page it stands on, or the page itself where none links to it."""
    parent = row["parentname"] or row["urlname"]
    page = unquote(parent.removeprefix(address)) or "index.html"
    page = f"{page}index.html" if page.endswith("/") else page
    found = site.target(page, row["urlname"])
    target = "#".join(filter(None, found)) if found else row["urlname"]
    return Dead(page, row["urlname"], target, row["result"].strip())
