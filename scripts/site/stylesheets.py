"""The stylesheets of a site: one for all pages, and the parts that only some pages need.

The sources are ``overrides/assets/stylesheets/``: ``site.css`` imports what every page needs; a
file of ``parts/`` is for the pages that have an element of its name, or one with its name as a
class; one of ``late/`` is fetched by the script that needs it. All are minified by lightningcss.
"""

import re
from functools import lru_cache
from hashlib import sha256

import lightningcss

from macros.render import stylesheet
from policy.model.edition import Edition
from policy.report.print_footer import sheets_of
from scripts.cli.places import REPOSITORY

SOURCES = REPOSITORY / "overrides" / "assets" / "stylesheets"
FOLDER = "assets/stylesheets"
BROWSERS = ["chrome 105", "firefox 121", "safari 15.4"]
"""The oldest browsers that draw the pages as meant, those that know ``:has()``."""

REDLINE = "kort-fortalt"
"""The class of the redline's summary: a page has it where there are changes to show."""

_UNUSED = re.compile(r"--lightningcss-(?:light|dark):[^;}]*;?")
"""What lightningcss adds to every ``color-scheme``, for a ``light-dark()`` that no source has."""
_IMPORT = re.compile(r'@import "([^"]*)";')
_CLASSES = re.compile(r"class=\"([^\"]*)\"")


def linked_styles(edition: Edition) -> dict[str, str]:
    """The stylesheets that are files of the site of ``edition``, by their paths.

    The first is the one that all pages link. Its name tells its content, so that browsers may
    keep it.
    """
    # Joined here: lightningcss does it in threads, and a process with threads begins no other one.
    site = _IMPORT.sub(lambda named: _read(named[1]), _read("site.css"))
    content = _UNUSED.sub("", _minified(site)) + _minified(sheets_of(edition))
    late = {path.stem: _minified(path.read_text("utf-8")) for path in SOURCES.glob("late/*.css")}
    files = {sha256(content.encode()).hexdigest()[:8]: content, **late}
    return {f"{FOLDER}/{name}.css": text for name, text in files.items()}


class PartStyles:
    """Called with the HTML of a page's content, gives the styles that it needs besides.

    ``given`` holds all that was given.
    """

    def __init__(self) -> None:
        paths = SOURCES.glob("parts/*.css")
        self._parts = {path.stem: _minified(path.read_text("utf-8")) for path in paths}
        redline = stylesheet("redline.css") + stylesheet("aendringer_side.css")
        self._parts[REDLINE] = _minified(redline)
        self._elements = re.compile(rf"<({'|'.join(self._parts)})[\s>]")
        self.given: set[str] = set()

    def __call__(self, content: str, part: str = "", own: str = "") -> str:
        """The styles of the parts that ``content`` has, of ``part``, and the page's ``own``."""
        found = {part, *_CLASSES.findall(content), *self._elements.findall(content)}
        names = {word for each in found for word in each.split()}
        styles = "".join(self._parts[name] for name in sorted(names & {*self._parts}))
        styles += _minified(own) if own else ""
        self.given.add(styles)
        return styles


def _read(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


@lru_cache(256)
def _minified(text: str) -> str:
    """``text`` minified; lightningcss ends what it reads, and so the build, where it is no CSS."""
    return lightningcss.process_stylesheet(text, browsers_list=BROWSERS)
