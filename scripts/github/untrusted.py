"""Makes text of somebody else's run fit for a comment: only what our own report writes is Markdown.

The text is read line by line and written anew. Headings, list items, code blocks, bold type and the
marks of a word diff are kept; everything else is shown as it stands, and calls nobody, refers to
nothing and links nowhere.
"""

import html
import re
from collections.abc import Iterator

from policy.report.markdown_text import plain
from policy.words.change_words import REVIEW

FENCE = "```"
_BLOCK = re.compile(r"(### |## |- |  - |)(.*)", re.DOTALL)
_MARK = re.compile(r"(\*\*|</?(?:ins|del)>)")


def fit_for_comment(text: str, limit: int) -> str:
    """``text`` written anew, at most about ``limit`` characters, with a note where it was cut."""
    lines, size, in_code = [], 0, False
    for line in text.replace("\r", "").split("\n"):
        if line == FENCE:
            in_code = not in_code
            written = FENCE
        else:
            written = _code(line) if in_code else _line(line)
        size += len(written) + 1
        if size > limit - len(REVIEW["cut"]) - 2 * len(FENCE):
            lines += [*([FENCE] if in_code else []), "", REVIEW["cut"]]
            in_code = False
            break
        lines.append(written)
    return "\n".join([*lines, *([FENCE] if in_code else [])]).strip()


def _code(line: str) -> str:
    """A line within a block of code, which it cannot end."""
    return line if not line.lstrip().startswith(("`", "~")) else f"\N{ZERO WIDTH NON-JOINER}{line}"


def _line(line: str) -> str:
    """A line of text: its beginning as a heading or list item, its marks, and its words as such."""
    found = _BLOCK.fullmatch(line)
    beginning, words = (found[1], found[2]) if found else ("", line)
    return f"{beginning}{''.join(_marked(words.strip()))}"


def _marked(words: str) -> Iterator[str]:
    """The words with every mark closed in the order in which it was opened."""
    opened: list[str] = []
    for part in _MARK.split(words):
        name = part.strip("</>") if _MARK.fullmatch(part) else ""
        if not name:
            yield plain(html.unescape(part))
        elif name == "**" or not part.startswith("</"):
            if name in opened:
                yield from _closed(opened, name)
            else:
                opened.append(name)
                yield _tag(name)
        elif name in opened:
            yield from _closed(opened, name)
        else:
            yield plain(part)
    yield from _closed(opened, opened[0] if opened else "")


def _closed(opened: list[str], name: str) -> Iterator[str]:
    """The tags that close ``name`` and what was opened in it."""
    while name in opened:
        yield _tag(opened.pop()).replace("<", "</")


def _tag(name: str) -> str:
    return "<strong>" if name == "**" else f"<{name}>"
