"""The last step of a build: every page without idle white space, with its security policy.

A page that loads a file which is not in the site ends the build.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from macros.security_policy import with_policy
from scripts.cli.places import REPOSITORY

ICON = REPOSITORY / "overrides" / "ikon.svg"

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\s*\n)", re.MULTILINE)
_NAMED = '<svg xmlns="http://www.w3.org/2000/svg"'  # within HTML the name says it
_LOADED = re.compile(
    r"<(?:link\b[^>]*\srel=\"(?:stylesheet|icon)\"|script\b|img\b)[^>]*?\s(?:href|src)=\"([^\"]*)\""
)


class MissingFileError(Exception):
    """A page loads a file that is not in the site; the text names both."""


def finish(site_dir: Path) -> None:
    """Finish every page of the built site; raises MissingFileError."""
    for path in sorted(site_dir.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        _check_files(site_dir, path.relative_to(site_dir).as_posix(), page)
        path.write_text(with_policy("".join(_tight(page))), encoding="utf-8", newline="\n")


def icon_address() -> str:
    """The pages' icon as an address that holds it, so that it is no request."""
    return f"data:image/svg+xml,{quote(ICON.read_text('utf-8').strip(), safe='=:/;,()!*')}"


def _check_files(site_dir: Path, name: str, page: str) -> None:
    """Each address of the site that ``page`` loads is a file."""
    for address in _LOADED.findall(page):
        parts = urlsplit(urljoin(f"http://site/{name}", address))
        steps = unquote(parts.path).strip("/").split("/")
        # Where on its host the site will be, a page does not know; the page of errors says it.
        ends = range(len(steps) if address.startswith("/") else 1)
        if parts.netloc == "site" and not any(
            site_dir.joinpath(*steps[at:]).is_file() for at in ends
        ):
            raise MissingFileError(f"{name}: {address}")


def _tight(page: str) -> Iterator[str]:
    """Yield the parts of the page without what no browser reads, except in ``pre``."""
    for number, part in enumerate(_KEPT.split(page)):
        if number % 3 == 1:
            yield part
        elif number % 3 == 0:
            yield _INDENT.sub("", part).replace(_NAMED, "<svg")
