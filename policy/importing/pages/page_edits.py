"""Edits of a page's Markdown that touch only the words and blocks that change.

Whoever makes an edit reads the page again and looks whether it says what was meant: what is written
here is never trusted (``policy.importing.pages.page_carrying``).
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from policy.importing.edits import Form, New
from policy.importing.pages.markdown import NoEditError, Spelling, escaped
from policy.importing.pages.source_lines import (
    MARKER,
    Block,
    indent_of,
    lines_of,
    next_marker,
    prefix_of,
)
from policy.loading.markdown_page import MarkdownPage
from policy.text.sentences import sentences
from policy.text.tokens import normal_form

_SETEXT = re.compile(r"\s*(?:=+|-+)\s*")
_NOTE = re.compile(r"\[\^[^\]]+\]:")


def reworded(page: MarkdownPage, block: Block, words: str) -> str:
    """The page with other ``words`` in ``block``; a new sentence gets a line of its own."""
    old, new = block.text.words.split(), words.split()
    spans = _spans(page.text, block.text.start, old)
    starts = _sentence_starts(words)
    indent = indent_of(lines_of(page, block).prefixes[0])
    found = page.text
    matcher = SequenceMatcher(
        a=[*map(normal_form, old)], b=[*map(normal_form, new)], autojunk=False
    )
    for tag, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        written = _written(new, j1, j2, starts, indent)
        if i1 < i2:
            start, end = _known(spans, i1)[0], _known(spans, i2 - 1)[1]
            if " ".join(found[start:end].split()) != " ".join(old[i1:i2]):
                raise NoEditError
            if not written:
                start = _known(spans, i1 - 1)[1] if i1 else start
                end = _known(spans, i2)[0] if not i1 and i2 < len(old) else end
            found = found[:start] + written + found[end:]
        elif i1:
            at = _known(spans, i1 - 1)[1]
            found = found[:at] + ("\n" + indent if j1 in starts else " ") + written + found[at:]
        else:
            at = _known(spans, 0)[0]
            found = found[:at] + written + " " + found[at:]
    return found


def _known(spans: Sequence[tuple[int, int] | None], at: int) -> tuple[int, int]:
    span = spans[at] if at < len(spans) else None
    if span is None:
        raise NoEditError
    return span


def _spans(source: str, start: int, words: Sequence[str]) -> list[tuple[int, int] | None]:
    """Where each word is written, one behind the other; None where marks are in it."""
    found: list[tuple[int, int] | None] = []
    at = start
    for word in words:
        place = source.find(word, at, at + 400 + len(word))
        found.append((place, place + len(word)) if place >= 0 else None)
        at = place + len(word) if place >= 0 else at
    return found


def _sentence_starts(words: str) -> set[int]:
    """The numbers of the words that begin a sentence."""
    found, at = set(), 0
    for each in sentences(words):
        found.add(at)
        at += len(each.split())
    return found


def _written(words: Sequence[str], start: int, end: int, starts: set[int], indent: str) -> str:
    found = ""
    for at in range(start, end):
        is_first = not found or at in starts
        if found:
            found += f"\n{indent}" if at in starts else " "
        found += as_first(words[at]) if is_first else escaped(words[at])
    return found


def as_first(word: str) -> str:
    """``word`` at the beginning of a line."""
    return Spelling("").line_of_words(word)


def without(page: MarkdownPage, block: Block) -> str:
    """The page without ``block`` and the empty line behind it."""
    lines = list(page.lines)
    first, last = block.first - 1, block.last
    if last < len(lines) and _SETEXT.fullmatch(lines[last]) and block.text.kind == "heading":
        last += 1
    is_alone = first == 0 or not lines[first - 1].strip()
    if is_alone and last < len(lines) and not lines[last].strip():
        last += 1
    del lines[first:last]
    return "\n".join(lines)


def lines_for(
    new: New, spelling: Spelling, prefix: str = "", bodies: Sequence[str] = ()
) -> list[str]:
    """``new`` as lines of Markdown; ``prefix`` is the mark of an item that continues a list.

    ``bodies`` are its lines where it stood before.
    """
    if new.rows:
        return table_lines([[spelling.line(cell) for cell in row] for row in new.rows])
    own, more = prefix_of(new.form)
    if prefix:
        own, more = prefix, indent_of(prefix)
    written = [*bodies] or spelling.lines(new.content)
    if new.form.level:
        name = f" {{ #{new.name} }}" if new.name else ""
        return [f"{own}{' '.join(written)}{name}"]
    found = [f"{more if at else own}{each}" for at, each in enumerate(written)]
    return [*found, f"{more}{{ #{new.name} }}"] if new.name else found


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in Markdown; its first row heads the columns."""
    head, *rest = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|" + " --- |" * len(rows[0]), *rest]


def inserted(
    page: MarkdownPage,
    after: Block,
    form: Form,
    news: Sequence[tuple[New, Sequence[str]]],
    spelling: Spelling,
) -> str:
    """The page with new texts behind the block ``after``, which has the ``form``.

    Each of ``news`` has its lines where it stood before, if it did.
    """
    prefix = lines_of(page, after).prefixes[0] if form.marker else ""
    last, found = form, list[str]()
    for new, bodies in news:
        is_next = bool(new.form.marker and last.marker)
        is_like = is_next and new.form == last and bool(prefix)
        found += [] if is_next else [""]
        prefix = next_marker(prefix) if is_like else ""
        found += lines_for(new, spelling, prefix, bodies)
        prefix = prefix or (prefix_of(new.form)[0] if new.form.marker else "")
        last = new.form
    lines = list(page.lines)
    follows = lines[after.last] if after.last < len(lines) else ""
    is_one_list = last.marker and MARKER.match(follows)
    if follows.strip() and not is_one_list:
        found.append("")
    lines[after.last : after.last] = found
    return "\n".join(lines)


def inserted_before(
    page: MarkdownPage, block: Block, news: Sequence[tuple[New, Sequence[str]]], spelling: Spelling
) -> str:
    """The page with new texts of the same form before ``block``."""
    prefix = lines_of(page, block).prefixes[0]
    found: list[str] = []
    for new, bodies in news:
        found += lines_for(new, spelling, prefix if new.form.marker else "", bodies)
        found += [] if new.form.marker else [""]
    lines = list(page.lines)
    lines[block.first - 1 : block.first - 1] = found
    return "\n".join(lines)


def formed(page: MarkdownPage, blocks: Sequence[Block], forms: Sequence[Form]) -> str:
    """The page with ``blocks``, which stand together, in other forms."""
    found, last = list[str](), Form(level=1)
    for block, form in zip(blocks, forms, strict=True):
        written = lines_of(page, block)
        own, more = prefix_of(form)
        if found and not (form.marker and last.marker):
            found.append("")
        bodies = [" ".join(written.bodies)] if form.level else written.bodies
        found += [f"{more if at else own}{each}" for at, each in enumerate(bodies)]
        found[-1] += written.tail
        found += [more + each.strip() for each in written.below]
        last = form
    lines = list(page.lines)
    first, end = blocks[0].first - 1, blocks[-1].last
    above, below = lines[first - 1] if first else "", lines[end] if end < len(lines) else ""
    if above.strip() and not (forms[0].marker and MARKER.match(above)):
        found.insert(0, "")
    if below.strip() and not (last.marker and MARKER.match(below)):
        found.append("")
    lines[first:end] = found
    return "\n".join(lines)


def with_note(page: MarkdownPage, label: str, lines: Sequence[str]) -> str:
    """The page with a note behind its other notes, or at its end."""
    found = list(page.lines)
    while found and not found[-1].strip():
        found.pop()
    is_behind = bool(found) and bool(_NOTE.match(found[-1]))
    first, *rest = lines
    note = [f"[^{label}]: {first}", *(f"    {each}" for each in rest)]
    return "\n".join([*found, *([] if is_behind else [""]), *note, ""])
