"""The HTML of a text -> its runs: words with their look, links, notes and pictures."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from policy.documents.tree import Break, Inline, InlinePicture, NoteMark, Run, Style
from policy.loading.rendered_page import GENERATED, HIDDEN, INLINE
from policy.text.word_codes import decode

STYLES: Mapping[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "em": "italic",
    "i": "italic",
    "cite": "italic",
    "del": "struck",
    "s": "struck",
    "ins": "inserted",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "sup": "raised",
    "sub": "lowered",
    "small": "small",
    "q": "quoted",
}
NOTE = "fn:"
"""What the ids of notes begin with in the HTML."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class Place:
    """Where a link leads: an id of the document, or an address outside of it, or neither."""

    target: str = ""
    address: str = ""


@dataclass
class InlineReader:
    """Reads the inline elements of one page, text by text.

    ``place_of`` tells where an address of the page leads, ``id_of`` makes an id of the document of
    one of the page (nothing of one that the generator made), ``note_of`` numbers a note by its
    label (0 of none), ``source_of`` finds a picture.
    """

    place_of: Callable[[str], Place]
    source_of: Callable[[str], str]
    id_of: Callable[[str], str]
    note_of: Callable[[str], int]
    _content: list[Inline] = field(default_factory=list)
    _look: Run = field(default_factory=lambda: Run(""))

    def read(self, node: LexborNode) -> None:
        """Add ``node``, a text or an inline element, to the text."""
        if node.is_text_node:
            self._content.append(replace(self._look, text=decode(node.text_content or "")))
        elif not node.is_element_node or node.tag in HIDDEN or is_generated(node) or is_notes(node):
            return
        elif node.tag == "br":
            self._content.append(Break())
        elif node.tag == "img":
            self._content.append(self._picture(node))
        elif label := _note_label(node):
            number = self.note_of(label)
            self._content += [NoteMark(number)] if number else []
        else:
            self._read_element(node)

    def _read_element(self, node: LexborNode) -> None:
        before, attributes = self._look, node.attributes
        if style := STYLES.get(str(node.tag)):
            self._look = replace(before, styles=before.styles | {style})
        if node.tag == "a" and (address := attributes.get("href")):
            place = self.place_of(decode(address))
            self._look = replace(self._look, target=place.target, address=place.address)
        if name := self.id_of(attributes.get("id") or ""):
            self._content.append(Run("", id=name))
        apart = [Break()] if node.tag not in INLINE else []
        self._content += apart
        for child in node.iter(include_text=True):
            self.read(child)
        self._content += apart
        self._look = before

    def _picture(self, node: LexborNode) -> InlinePicture:
        alt, source = (decode(node.attributes.get(name) or "") for name in ("alt", "src"))
        return InlinePicture(" ".join(alt.split()), self.source_of(source))

    def take(self, ids: Iterable[str] = ()) -> tuple[Inline, ...]:
        """The text that was read, with ``ids`` at its beginning; a new one begins."""
        found = tidy([*(Run("", id=each) for each in ids), *self._content])
        self._content = []
        return found


def is_generated(node: LexborNode) -> bool:
    """Whether the generator added the element: the way back from a note, a table of contents."""
    return node.tag in ("a", "div") and node.attributes.get("class") in GENERATED


def is_notes(node: LexborNode) -> bool:
    """Whether the element holds the page's notes, wherever an unclosed element takes it."""
    return node.tag == "div" and node.attributes.get("class") == "footnote"


def _note_label(node: LexborNode) -> str:
    """The label of the note whose mark ``node`` is, or nothing."""
    mark = node.child if node.tag == "sup" else None
    if mark is None or mark.tag != "a" or mark.attributes.get("class") != "footnote-ref":
        return ""
    return str(mark.attributes.get("href"))[len(NOTE) + 1 :]


def tidy(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """``content`` with single spaces, none at its ends and beside breaks, and like runs joined."""
    found: list[Inline] = []
    has_space = True
    for each in content:
        if isinstance(each, Run):
            text = _SPACE.sub(" ", each.text)
            text = text.lstrip(" ") if has_space else text
            has_space = text.endswith(" ") if text else has_space
            _add(found, replace(each, text=text))
        else:
            if isinstance(each, Break) and found and isinstance(last := found[-1], Run):
                found[-1] = replace(last, text=last.text.rstrip(" "))
            has_space = isinstance(each, Break)
            found.append(each)
    return _without_end(found)


def _add(found: list[Inline], run: Run) -> None:
    """Add ``run`` to the last one where they look alike; nothing where it is nothing."""
    last = found[-1] if found else None
    if not run.text and not run.id:
        return
    if isinstance(last, Run) and not run.id and replace(last, text=run.text, id="") == run:
        found[-1] = replace(last, text=last.text + run.text)
    elif isinstance(last, Run) and not last.text and not run.id:
        found[-1] = replace(run, id=last.id)
    else:
        found.append(run)


def _without_end(found: list[Inline]) -> tuple[Inline, ...]:
    """``found`` without the spaces and breaks at its end."""
    while found:
        last = found.pop()
        words = last.text.rstrip() if isinstance(last, Run) else ""
        if isinstance(last, Run) and (words or last.id):
            return (*found, replace(last, text=words))
        if not isinstance(last, Run | Break):
            return (*found, last)
    return ()
