"""Open, update or close the one issue about dead external links.

Run by a workflow that may write issues, on the files that ``scripts.links --external`` writes to a
folder: ``resultat.json`` and ``forslag.diff``. Exit status 0, or 2 where GitHub refuses.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policy.words.command_messages import LINKS_ISSUE
from scripts.github.api import GitHub, GitHubError, harmless, keep_issue, run

MARK = "<!-- politik: links -->"
"""The issue's first line, by which the next run finds it."""

_FENCE = "~~~~~~"
_QUOTED = re.compile("«[^»]+»")
_KINDS = {
    "LINK-DØDT": "dead",
    "LINK-FLYTTET": "moved",
    "LINK-AFLØST": "replaced",
    "LINK-UPRØVET": "untried",
}


def keep(github: GitHub, result: Mapping[str, Any], patch: str) -> str:
    """Open, update or close the issue by ``result``; returns what was done, in Danish.

    An issue that somebody closed stays closed; links that die later get a new one.
    """
    is_dead = any(each["severity"] == "fejl" for each in result["problemer"])
    known = next(github.written("issues?state=open", MARK), None)
    if not is_dead and known and _is_in_doubt(result, str(known["body"])):
        return LINKS_ISSUE["in_doubt"]
    return keep_issue(github, MARK, text(result, patch) if is_dead else "", LINKS_ISSUE)


def _is_in_doubt(result: Mapping[str, Any], body: str) -> bool:
    """Whether a link named in the issue could not be checked this time."""
    untried = (each for each in result["problemer"] if each["code"] == "LINK-UPRØVET")
    named = (_QUOTED.search(each["message"]) for each in untried)
    return any(found and found[0] in body for found in named)


def text(result: Mapping[str, Any], patch: str) -> str:
    """Return the issue's body: dead, moved, replaced and unchecked links, and the patch."""
    return "\n\n".join(_parts(result, patch))


def _parts(result: Mapping[str, Any], patch: str) -> Iterator[str]:
    for code, name in _KINDS.items():
        lines = [_line(each) for each in result["problemer"] if each["code"] == code]
        if lines:
            yield LINKS_ISSUE[name]
            yield "\n".join(dict.fromkeys(lines))
    if patch:
        yield LINKS_ISSUE["proposal"]
        yield f"{_FENCE}diff\n{patch.rstrip()}\n{_FENCE}"


def _line(each: Mapping[str, Any]) -> str:
    """Format a problem as a list item: its path and line, then the message."""
    return f"- `{each['path']}:{each['line']}`\n  {each['message']}"


def _read(folder: Path) -> tuple[Mapping[str, Any], str]:
    """Read the other job's result and patch; raises GitHubError where they are unusable."""
    try:
        result = json.loads((folder / "resultat.json").read_text(encoding="utf-8"))
        patch = (folder / "forslag.diff").read_text(encoding="utf-8")
        return {"problemer": list(result["problemer"])}, patch
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GitHubError(LINKS_ISSUE["no_result"].format(path=folder)) from error


def tell(github: GitHub, folder: Path) -> str:
    """Show the result in ``folder`` with the run, and update the issue; returns what was done."""
    result, patch = _read(folder)
    said = text(result, patch) or LINKS_ISSUE["all_well"]
    if shown := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(shown).open("a", encoding="utf-8") as file:
            file.write(f"{harmless(said)}\n")
    return keep(github, result, patch)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(tell, (sys.argv[1:] if arguments is None else arguments) or ["links"])


if __name__ == "__main__":
    sys.exit(main())
