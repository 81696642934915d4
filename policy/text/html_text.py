"""Raw HTML -> the texts that a reader sees, paragraph by paragraph, item by item, cell by cell."""

from html.parser import HTMLParser

UNSEEN = frozenset({"script", "style", "template", "title", "head"})
"""Elements whose content nobody reads."""

_WITHIN = """
    a abbr b bdi bdo cite code data dfn del em i ins kbd mark q s samp small span strong sub sup
    time u var wbr
"""
WITHIN = frozenset(_WITHIN.split())
"""Elements within a text; every other one begins and ends one."""


def visible_texts(html: str) -> list[str]:
    """The texts of ``html`` in their order, spaces folded, entities read; comments are none."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.texts


class _Reader(HTMLParser):
    """Gathers texts; never fails, whatever the HTML is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """A new element: its text, if it is no part of the one around it."""
        self._unseen += tag in UNSEEN
        self._between(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of an element, and of its text."""
        self._unseen = max(0, self._unseen - (tag in UNSEEN))
        self._between(tag)

    def handle_data(self, data: str) -> None:
        """Words, where they are seen."""
        if not self._unseen:
            self._parts.append(data)

    def end(self) -> None:
        """The text gathered so far is whole."""
        if text := " ".join("".join(self._parts).split()):
            self.texts.append(text)
        self._parts = []

    def _between(self, tag: str) -> None:
        if tag not in WITHIN:
            self.end()
