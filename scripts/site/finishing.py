"""The last step of a build: every page without idle white space, with its security policy.

A page that loads a file which is not in the site ends the build, and so does one with a script, a
style or a handler that is not of the site's own templates.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import jinja2
import rjsmin  # type: ignore[import-untyped]

from macros.security_policy import ForeignCodeError, inline_code, with_policy
from scripts.cli.places import REPOSITORY

THEME = REPOSITORY / "overrides"
ICON = THEME / "ikon.svg"
SCRIPTS = "partials/javascripts/alle.html"
FIRST_SCRIPT = "partials/javascripts/palette.html"

_KEPT = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*)</script>", re.DOTALL)
_NAMED = '<svg xmlns="http://www.w3.org/2000/svg"'  # within HTML the name says it
_LOADED = re.compile(
    r"<(?:link\b[^>]*\srel=\"(?:stylesheet|icon)\"|script\b|img\b)[^>]*?\s(?:href|src)=\"([^\"]*)\""
)


class MissingFileError(Exception):
    """A page loads a file that is not in the site; the text names both."""


class ForeignPageError(Exception):
    """A page has code that is not the site's own; the text names the page and shows the code."""


def finish(site_dir: Path, styles: Iterable[str]) -> None:
    """Finish every page of the built site, whose own ``styles`` within pages are these.

    Raises MissingFileError and ForeignPageError.
    """
    own = {*_own_scripts(), *("".join(_tight(each)) for each in styles)}
    for path in sorted(site_dir.rglob("*.html")):
        page, name = path.read_text(encoding="utf-8"), path.relative_to(site_dir).as_posix()
        _check_files(site_dir, name, page)
        page = "".join(_tight(page))
        try:
            page = with_policy(page, own)
        except ForeignCodeError as error:
            raise ForeignPageError(f"{name}: {error}") from error
        path.write_text(page, encoding="utf-8", newline="\n")


def _own_scripts() -> Iterator[str]:
    """The scripts within pages, as the theme's templates write them for any page."""
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), autoescape=True)
    yield from _scripts_of(templates.get_template(FIRST_SCRIPT).render())
    for has_references, has_editions in product((False, True), repeat=2):
        values = {"har_henvisninger": has_references, "har_udgaver": has_editions}
        yield from _scripts_of(templates.get_template(SCRIPTS).render(values))


def _scripts_of(part: str) -> Iterator[str]:
    return (text for _, text in inline_code("".join(_tight(part))))


def icon_address() -> str:
    """The pages' icon as an address that holds it, so that it is no request."""
    drawing = ICON.read_text("utf-8").strip().replace('"', "'")
    return "data:image/svg+xml," + quote(drawing, safe="=:/;,()!*'")


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
    """Yield the parts of the page without what no browser reads, except in ``pre``.

    A script within the page is minified; data in a script element stays as it is.
    """
    for number, part in enumerate(_KEPT.split(page)):
        if number % 3 == 1:
            script = _SCRIPT.fullmatch(part)
            yield f"<script>{rjsmin.jsmin(script[1])}</script>" if script else part
        elif number % 3 == 0:
            yield _dense(part).replace(_NAMED, "<svg")


def _dense(text: str) -> str:
    """``text`` without indentation, spaces at the ends of lines, and blank lines."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    last = len(lines) - 1  # the first and the last continue what is beside
    return "\n".join(line for at, line in enumerate(lines) if line or at in (0, last))
