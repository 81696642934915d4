"""A comparison as Markdown for a pull request, HTML for the board, JSON for programs."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policy.diff.compare import Comparison
from policy.diff.json_form import as_data
from policy.model.edition import Edition
from policy.report.print_footer import sheets_between
from policy.report.redline_model import trimmed
from policy.report.report import Report
from policy.report.templating import REPORT
from policy.text.word_diff import Mark, Piece

_SPECIAL = re.compile(r"[\\`*_\[\]|~@#<>&]")
_TAGS = {Mark.DELETED: "del", Mark.INSERTED: "ins"}


def as_json(comparison: Comparison) -> str:
    """The contract's object: ``old``, ``new`` (the school years) and the list of changes."""
    content = {
        "old": comparison.old.info.year,
        "new": comparison.new.info.year,
        "changes": [as_data(change) for change in comparison.changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_markdown(comparison: Comparison) -> str:
    """The changes in plain Danish: counts first, then each as a word diff."""
    names = {"old": _name(comparison.old), "new": _name(comparison.new)}
    values = {**names, "groups": Report(comparison).groups}
    return _ENVIRONMENT.get_template("aendringer.md").render(values).rstrip("\n") + "\n"


def as_html(comparison: Comparison) -> str:
    """A self-contained file: the summary, then the whole policy as a redline."""
    style = "".join(REPORT.stylesheet(name) for name in ("redline.css", "aendringer_fil.css"))
    style += sheets_between(comparison.old, comparison.new)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return REPORT.page(
        "aendringer_fil",
        report=Report(comparison),
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
