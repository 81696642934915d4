"""Keep one issue on the links outside that have died: opened, renewed, closed when all is well.

Run by a workflow with the right to write issues, on what ``scripts.links --external`` has left in
a folder: ``resultat.json`` and ``forslag.diff``. Exit status 0, and 2 where GitHub does not do it.
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
"""Begins the issue, so that the next run finds it."""

_FENCE = "~~~~~~"
_QUOTED = re.compile("«[^»]+»")
_KINDS = {
    "LINK-DØDT": "dead",
    "LINK-FLYTTET": "moved",
    "LINK-AFLØST": "replaced",
    "LINK-UPRØVET": "untried",
}


def keep(github: GitHub, result: Mapping[str, Any], patch: str) -> str:
    """Open, renew or close the issue as ``result`` asks for; returns what was done, in words.

    One that somebody has closed is left; what dies later has an issue of its own.
    """
    is_dead = any(each["severity"] == "fejl" for each in result["problemer"])
    known = next(github.written("issues?state=open", MARK), None)
    if not is_dead and known and _is_in_doubt(result, str(known["body"])):
        return LINKS_ISSUE["in_doubt"]
    return keep_issue(github, MARK, text(result, patch) if is_dead else "", LINKS_ISSUE)


def _is_in_doubt(result: Mapping[str, Any], body: str) -> bool:
    """Whether something that the issue names could not be tried this time."""
    untried = (each for each in result["problemer"] if each["code"] == "LINK-UPRØVET")
    named = (_QUOTED.search(each["message"]) for each in untried)
    return any(found and found[0] in body for found in named)


def text(result: Mapping[str, Any], patch: str) -> str:
    """What the issue says: what is dead, what has moved, what is not known, and the proposal."""
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
    """A problem as a point of a list: the line that it stands on, then what is wrong."""
    return f"- `{each['path']}:{each['line']}`\n  {each['message']}"


def _read(folder: Path) -> tuple[Mapping[str, Any], str]:
    """What the other job left; raises GitHubError where it left nothing that can be used."""
    try:
        result = json.loads((folder / "resultat.json").read_text(encoding="utf-8"))
        patch = (folder / "forslag.diff").read_text(encoding="utf-8")
        return {"problemer": list(result["problemer"])}, patch
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GitHubError(LINKS_ISSUE["no_result"].format(path=folder)) from error


def tell(github: GitHub, folder: Path) -> str:
    """Show what lies in ``folder`` with the run, and keep the issue by it; what was done."""
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
