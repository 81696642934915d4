"""A comparison as Markdown for a pull request, HTML for the board, text for mail, and JSON."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from policy.diff.compare import Comparison
from policy.diff.json_form import as_data
from policy.model.edition import Edition
from policy.report.markdown_text import plain
from policy.report.redline_model import SourceOf, trimmed
from policy.report.report import Report
from policy.report.summary import Entry
from policy.text.danish import capitalised
from policy.text.word_diff import Mark, Piece
from policy.words.change_words import CHANGE_NUMBER, SIDES

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
    groups = Report(comparison).groups
    lines = [f"**{plain(_name(comparison.old))} → {plain(_name(comparison.new))}**", ""]
    lines += [f"- **{plain(each.title)}:** {each.summary}" for each in groups]
    for group in groups:
        lines += ["", f"### {plain(group.title)}", ""]
        for entry in group.entries:
            lines += _entry(entry)
    if unchanged := Report(comparison).unchanged:
        lines[2:2] = [unchanged, *([""] if groups else [])]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    """A change as a list item; its values below it if there are several, and the school's note."""
    subject = f" {plain(entry.subject)}" if entry.subject else ""
    place = f" i «{plain(entry.place)}»" if entry.place else ""
    words = f" {plain(entry.words)}" if entry.words else ""
    first = entry.lines[0]
    is_one = len(entry.lines) == 1 and not first.label
    text = f" {marked(first.pieces)}" if is_one else ""
    number = CHANGE_NUMBER.format(number=entry.change.number)
    yield f"- **{plain(entry.name)}{subject}**{place}{words} ({number}):{text}"
    for line in () if is_one else entry.lines:
        label = f"{plain(line.label)}: " if line.label else ""
        yield f"  - {label}{marked(line.pieces)}"
    if entry.note:
        about = f" til «{plain(entry.about)}»" if entry.about else ""
        yield f"  - Skolens note{about}: {plain(entry.note)}"


def as_text(comparison: Comparison) -> str:
    """The changes for an e-mail or a message: no marks, no tags, what was and what is."""
    report = Report(comparison)
    lines = [f"{_name(comparison.old)} → {_name(comparison.new)}", ""]
    if report.unchanged:
        lines += [report.unchanged, ""]
    lines += [f"{each.title}: {each.summary}" for each in report.groups]
    for group in report.groups:
        lines += ["", group.title.upper(), ""]
        for entry in group.entries:
            lines += _as_text(entry)
    return "\n".join(lines).rstrip() + "\n"


def _as_text(entry: Entry) -> Iterator[str]:
    """A change in a few lines."""
    number = CHANGE_NUMBER.format(number=entry.change.number)
    about = f" i «{entry.place}»" if entry.place else ""
    said = " ".join(filter(None, (entry.name, entry.subject)))
    words = f" {entry.words}" if entry.words else ""
    yield f"{capitalised(number)}. {said}{about}{words}"
    for line in entry.lines:
        label = f"{line.label}: " if line.label else ""
        sides = (
            "".join(each.text for each in line.pieces if each.kind is not left).strip()
            for left in (Mark.INSERTED, Mark.DELETED)
        )
        before, after = sides
        if before != after:
            yield from (f"  {SIDES[0]} {label}{before}",) if before else ()
            yield from (f"  {SIDES[1]} {label}{after}",) if after else ()
        else:
            yield f"  {label}{after}"
    if entry.note:
        yield f"  Skolens note: {entry.note}"


def as_html(
    comparison: Comparison,
    made: date | None = None,
    made_from: tuple[str, str] = ("", ""),
    ways: Sequence[tuple[str, str]] = (),
    *,
    is_alone: bool = True,
    source_of: SourceOf = lambda _: "",
) -> str:
    """A self-contained file: the summary, then the policy as a redline.

    It says the day on which it was ``made`` and the names of what it was made from, where given.
    ``ways`` are links that lead on, each with its words. A file that ``is_alone`` has a security
    policy of its own, and shows what did not change as well. ``source_of`` tells where a picture
    can be seen, within the file where it is alone.
    """
    # Here, because the other formats need no Jinja, which takes longer to load than to compare.
    from markupsafe import Markup

    from policy.report.templating import REPORT

    style = style_of(comparison)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return REPORT.page(
        "aendringer_fil",
        report=Report(comparison, source_of),
        made=made,
        made_from=made_from,
        ways=ways,
        only_changed=not is_alone,
        style=Markup(style),  # noqa: S704 — our own stylesheet
        style_hash=f"sha256-{digest}" if is_alone else "",
    )


def style_of(comparison: Comparison) -> str:
    """The stylesheet within the HTML of a comparison."""
    from policy.report.print_footer import sheets_between
    from policy.report.templating import REPORT

    names = ("redline.css", "aendringer_fil.css")
    sheets = sheets_between(comparison.old, comparison.new)
    return "".join([*map(REPORT.stylesheet, names), sheets])


def _name(edition: Edition) -> str:
    return f"{edition.info.year} ({edition.info.status.value})"


def marked(pieces: Iterable[Piece]) -> str:
    """``pieces`` with ``<del>`` and ``<ins>``, which Markdown lets through."""
    return "".join(_tagged(piece) for piece in pieces)


def _tagged(piece: Piece) -> str:
    tag = _TAGS.get(piece.kind)
    before, words, behind = trimmed(piece)
    if not tag or not words:
        return plain(piece.text)
    return f"{before}<{tag}>{plain(words)}</{tag}>{behind}"
