"""The scripts that pages fetch when asked for: the search, and the choice of an edition."""

import rjsmin  # type: ignore[import-untyped]

from scripts.cli.places import REPOSITORY

SEARCH = REPOSITORY / "overrides" / "search"
EDITIONS = REPOSITORY / "overrides" / "udgaver.js"
FOLDER = "assets/javascripts"


def late_scripts() -> dict[str, str]:
    """The scripts by their paths in the site, minified.

    The sources of the search are joined in order and share names with each other alone.
    """
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(SEARCH.glob("*.js")))
    return {
        f"{FOLDER}/soeg.js": f"(function () {{\n{rjsmin.jsmin(sources)}\n}})();\n",
        f"{FOLDER}/{EDITIONS.name}": rjsmin.jsmin(EDITIONS.read_text(encoding="utf-8")),
    }
