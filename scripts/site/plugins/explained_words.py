"""Explains words of ``data/ordforklaring.yaml`` where they first stand on a page.

So are the terms that the text defines, each with a link to its definition.

The word becomes a button that opens its explanation: by touch, mouse and keyboard, without scripts,
closed by Escape, and next in line for a voice that reads. An explanation is the site's and no text
of the policy, so it goes into pages when their text has been taken for the search, and never into
an edition, a comparison or the redline.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, NamedTuple

from mkdocs.plugins import BasePlugin

from policy.loading.loader import Loaded
from policy.model.addresses import SiteLinks, to_root
from policy.model.fields import is_explained_term
from policy.model.own_words import as_in_prose, definitions, normal, whole_words
from policy.text.shorten import excerpt

_TAG = re.compile(
    r"<!--.*?-->|<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_LETTERS = re.compile(r"\w+")
_NAMES = """
    a abbr button caption code del dl h1 h2 h3 h4 h5 h6 ins kbd label option pre script select style
    summary svg textarea th title
"""
_LEFT_OUT = frozenset(_NAMES.split())
"""Elements that hold no explanation: headings, what is pressed, what is no text to read through."""
_WORD_FOR_WORD = re.compile(
    r"\s(?:hidden|data-ordret|aria-hidden=\"true\"|class=\"(?:[^\"]*\s)?skjult[\s\"])"
)
"""Attributes of elements that hold none either: what is not seen, and what a template so marks."""


_LONGEST = 300
"""The characters of a meaning that is shown; a longer definition is cut, with a link to it all."""


class _Meaning(NamedTuple):
    """A word, what it means, and the page and anchor of its definition where the text has it."""

    word: str
    meaning: str
    page: str = ""
    anchor: str = ""


class ExplainedWords(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Puts the explanations into the pages; without words it leaves them as they are."""

    def __init__(self, policy: Loaded) -> None:
        words = policy.explained_words.words
        self._meanings = {
            normal(each.term): _Meaning(
                as_in_prose(each.term), excerpt(each.meaning, _LONGEST), each.page, each.anchor
            )
            for each in definitions(policy.policy_pages)
            if each.meaning and each.anchor and is_explained_term(each.term)
        } | {normal(each.word): _Meaning(each.word, each.meaning) for each in words}

    def on_page_content(self, html: str, /, *, page: Any = None, **_: Any) -> str:
        """Return ``html`` with an explanation at the first place of each word."""
        likely = {
            key: each for key, each in self._meanings.items() if _longest_part(each.word) in html
        }
        url = str(page.url).removeprefix("./") if page else ""
        links = SiteLinks(to_root(url))
        return "".join(_Explaining(likely, links).explained(html)) if likely else html


def _longest_part(word: str) -> str:
    """The longest run of letters in ``word`` but its first; a page without it lacks the word."""
    return max(_LETTERS.findall(word[1:]), key=len, default="")


class _Explaining:
    """A page while it is explained: ``left`` are the words that are still to come."""

    def __init__(self, meanings: dict[str, _Meaning], links: SiteLinks) -> None:
        self._left = dict(meanings)
        self._links = links
        self._count = 0

    def explained(self, html: str) -> Iterator[str]:
        """The parts of ``html``, its texts with what is explained in them."""
        at, within, depth = 0, "", 0
        for tag in _TAG.finditer(html):
            if not self._left:
                break
            text = html[at : tag.start()]
            yield text if within else self._text(text)
            yield tag[0]
            at = tag.end()
            name = (tag["name"] or "").lower()
            if within:
                depth += (name == within) * (-1 if tag["slash"] else 1)
                within = within if depth else ""
            elif name and not tag["slash"] and _is_left_out(name, tag["rest"]):
                within, depth = name, 1
        rest = html[at:]
        yield rest if within else self._text(rest)

    def _text(self, text: str) -> str:
        """``text`` between two tags with the words of it that are left explained."""
        if not self._left or not text.strip():
            return text
        plain, at, parts = unescape(text), 0, []
        while self._left:
            found = whole_words(each.word for each in self._left.values()).search(plain, at)
            if not found:
                break
            parts += [escape(plain[at : found.start()], quote=False), self._button(found)]
            at = found.end()
        return "".join(parts) + escape(plain[at:], quote=False) if parts else text

    def _button(self, found: re.Match[str]) -> str:
        word, meaning, page, anchor = self._left.pop(normal(found["word"]))
        self._count += 1
        address = escape(self._links.to(page, anchor)) if anchor else ""
        more = f' <a href="{address}">Læs definitionen</a>' if address else ""
        name = f"-ord-{self._count}"
        word = escape(word)
        return (
            f'<button type="button" class="ordforklaring" title="Forklaring af {word}" '
            f'popovertarget="{name}">{escape(found[0], quote=False)}</button>'
            f'<span id="{name}" popover><b>{word}</b>: {escape(meaning)}{more}</span>'
        )


def _is_left_out(name: str, attributes: str) -> bool:
    """Whether no word is explained within a tag of that name and with those attributes."""
    is_open = not attributes.endswith("/")
    return is_open and (name in _LEFT_OUT or bool(_WORD_FOR_WORD.search(attributes)))
