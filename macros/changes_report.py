"""Changes -> a report: Markdown for a pull request, JSON for programs. One list feeds both."""

import json
import re
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.change import Change
from macros.changes_view import groups
from macros.edition import Edition
from macros.redline import Mark, Piece

_SPECIAL = re.compile(r"[\\`*_\[\]|~@#<>&]")
_TAGS = {Mark.DELETED: "del", Mark.INSERTED: "ins"}


def as_json(old: Edition, new: Edition, changes: Iterable[Change]) -> str:
    """The contract's object: ``old``, ``new`` (the school years) and the list of changes."""
    content = {
        "old": old.info.year,
        "new": new.info.year,
        "changes": [change.as_data() for change in changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_markdown(old: Edition, new: Edition, changes: Iterable[Change]) -> str:
    """The changes in plain Danish, for a pull request: counts first, then each as a redline."""
    values = {"old": _name(old), "new": _name(new), "groups": groups(old, new, changes)}
    return _ENVIRONMENT.get_template("aendringer.md").render(values).rstrip("\n") + "\n"


def _name(edition: Edition) -> str:
    return f"{edition.info.year} ({edition.info.status.value})"


def plain(text: str) -> str:
    """``text`` as Markdown shows it unchanged, whatever marks or HTML it holds, on one line."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " / ".join(text.split("\n")))


def marked(pieces: Iterable[Piece]) -> str:
    """``pieces`` with ``<del>`` and ``<ins>``, which Markdown lets through."""
    return "".join(_tagged(piece) for piece in pieces)


def _tagged(piece: Piece) -> str:
    tag = _TAGS.get(piece.kind)
    text = plain(piece.text)
    inner = text.strip()
    if not tag or not inner:
        return text
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}<{tag}>{inner}</{tag}>{behind}"


def _environment() -> Environment:
    environment = Environment(  # Markdown: every value goes through a filter below
        loader=PackageLoader("macros"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"md": plain, "redline": marked}
    return environment


_ENVIRONMENT = _environment()
