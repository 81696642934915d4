"""The stylesheets of a site: one for all pages, and the parts that only some pages need.

The sources are ``overrides/assets/stylesheets/``: ``site.css`` imports what every page needs; a
file of ``parts/`` is for the pages that have an element of its name, or one with its name as a
class; one of ``late/`` is fetched by the script that needs it. All are minified by lightningcss.
"""

import re
from collections.abc import Callable
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

_NAMES = re.compile(r"<([a-z]+)|\sclass=\"([^\"]*)\"")


def linked_styles(edition: Edition) -> dict[str, str]:
    """The stylesheets that are files of the site of ``edition``, by their paths.

    The first is the one that all pages link. Its name tells its content, so that browsers may
    keep it.
    """
    bundled = lightningcss.bundle_css(str(SOURCES / "site.css"), browsers_list=BROWSERS)
    content = bundled + _minified(sheets_of(edition))
    late = {path.stem: _minified(path.read_text("utf-8")) for path in SOURCES.glob("late/*.css")}
    files = {sha256(content.encode()).hexdigest()[:8]: content, **late}
    return {f"{FOLDER}/{name}.css": text for name, text in files.items()}


def part_styles() -> Callable[[str], str]:
    """A function from the HTML of a page's content to the styles that it needs besides."""
    parts = {path.stem: _minified(path.read_text("utf-8")) for path in SOURCES.glob("parts/*.css")}
    parts[REDLINE] = _minified(stylesheet("redline.css") + stylesheet("aendringer_side.css"))

    def styles(content: str) -> str:
        names = {word for pair in _NAMES.findall(content) for part in pair for word in part.split()}
        return "".join(parts[name] for name in sorted(names & {*parts}))

    return styles


def _minified(text: str) -> str:
    """``text`` minified; lightningcss ends what it reads, and so the build, where it is no CSS."""
    return lightningcss.process_stylesheet(text, browsers_list=BROWSERS)
