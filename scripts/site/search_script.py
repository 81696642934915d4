"""The script of the search: its sources joined in order and minified, one file for browsers."""

import rjsmin  # type: ignore[import-untyped]

from scripts.cli.places import REPOSITORY

SOURCES = REPOSITORY / "overrides" / "search"
SCRIPT_FILE = "assets/javascripts/soeg.js"


def search_script() -> str:
    """The text of ``SCRIPT_FILE``; the sources share names with each other and with no page."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.js")))
    return f"(function () {{\n{rjsmin.jsmin(''.join(sources))}\n}})();\n"
