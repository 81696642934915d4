"""Changes -> a report: Markdown for a pull request, HTML for the board, JSON for programs."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policy.diff.change import Change
from policy.model.edition import Edition
from policy.report.grouping import groups
from policy.report.print_footer import sheets_between
from policy.report.redline import notes_once
from policy.report.redline_model import trimmed
from policy.report.report import report
from policy.report.templating import REPORT
from policy.text.word_diff import Mark, Piece

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
    values = {"old": _name(old), "new": _name(new), "groups": groups(old, new, notes_once(changes))}
    return _ENVIRONMENT.get_template("aendringer.md").render(values).rstrip("\n") + "\n"


def as_html(old: Edition, new: Edition, changes: Iterable[Change]) -> str:
    """One file that needs nothing else: the summary, then the whole policy as a redline."""
    style = "".join(REPORT.stylesheet(name) for name in ("redline.css", "aendringer_fil.css"))
    style += sheets_between(old, new)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return REPORT.page(
        "aendringer_fil",
        report=report(old, new, changes),
        style=Markup(style),  # noqa: S704 — our own stylesheet
        style_hash=f"sha256-{digest}",
    )


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
    before, words, behind = trimmed(piece)
    if not tag or not words:
        return plain(piece.text)
    return f"{before}<{tag}>{plain(words)}</{tag}>{behind}"


def _environment() -> Environment:
    environment = Environment(  # noqa: S701 — Markdown: every value goes through a filter below
        loader=PackageLoader("policy.report"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"md": plain, "redline": marked}
    return environment


_ENVIRONMENT = _environment()
