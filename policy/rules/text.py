"""Checks a page's Markdown structure: headings, ids, images, links, one sentence per line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from policy.loading.loader import Loaded
from policy.loading.markdown_page import plain, tokens
from policy.model.problems import Place, Problem, place_of, problem
from policy.text.prose_mask import MASK, mask_code, mask_non_prose
from policy.text.sentences import ends_sentence, starts
from policy.text.slug import slug

_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_WRITTEN_ID = re.compile(
    r"\{(?<!\{\{):?\s[^{}\n]*?#(?P<listed>[^\s{}#]+)[^{}\n]*\}(?!\})"
    r"|<\w[^<>]*?\sid=[\"'](?P<tagged>[^\"'<>]*)"
)
_TABLE_RULE = re.compile(r"[ |:-]*-[ |:-]*\|[ |:-]*\Z|[ ]*\|[ |:-]*-[ |:-]*\Z")
_UNMATCHED_END = re.compile(r"[{%#]?\}\}|[%#]\}")
_HARD_BREAK = re.compile(rf"(?: {{2}}|\\|{MASK})\Z")
_QUOTED_WORDS = 5


def check(policy: Loaded) -> Iterator[Problem]:
    """The structural problems of every page."""
    for path in sorted(policy.pages):
        text = policy.texts[path]
        found = tokens(text)
        yield from check_headings(path, found)
        yield from check_ids(path, text)
        yield from check_images_and_links(path, text.split("\n"), found)
        yield from check_unmatched_ends(path, text, mask_non_prose(text))


def check_style(policy: Loaded) -> Iterator[Problem]:
    """The warnings about how the sentences of every page stand on their lines."""
    for path in sorted(policy.pages):
        text = policy.texts[path]
        yield from check_sentences(path, mask_non_prose(text).split("\n"), tokens(text))


def check_headings(path: str, found: list[Token]) -> Iterator[Problem]:
    """One level-1 heading, first on the page; no level is skipped; each has a text and an id."""
    first, before = 0, 0
    for opening, inline in pairwise(found):
        if opening.type != "heading_open" or not opening.map:
            continue
        level, line = int(opening.tag[1:]), opening.map[0] + 1
        title, anchor = plain(inline)
        place = Place(path, line, level + 2)
        if not title:
            yield problem(place, "OVERSKRIFT-TOM")
        elif not anchor:
            yield problem(place, "OVERSKRIFT-UDEN-ID", found=title, id=slug(title))
        if level == 1 and first:
            yield problem(place, "HOVEDOVERSKRIFT-IGEN", found=title, line=first)
        elif before and level > before + 1:
            yield problem(place, "OVERSKRIFT-NIVEAU", found=title, wanted="#" * (before + 1))
        elif not before and level > 1:
            yield problem(place, "HOVEDOVERSKRIFT-MANGLER")
        first, before = first or (line if level == 1 else 0), level
    if not before:
        yield problem(Place(path), "HOVEDOVERSKRIFT-MANGLER")


def check_ids(path: str, text: str) -> Iterator[Problem]:
    """Ids are lower-case ASCII and unique on their page."""
    seen: dict[str, int] = {}
    for match in _WRITTEN_ID.finditer(mask_code(text)):
        group = "listed" if match["listed"] else "tagged"
        start, name = match.start(group), match[group]
        if not _ID.match(name):
            yield problem(place_of(path, text, start), "ID-FORM", found=name)
        if name in seen:
            line = place_of(path, text, seen[name]).line
            yield problem(place_of(path, text, start), "DOBBELT-ID", found=name, line=line)
        seen.setdefault(name, start)


def check_images_and_links(path: str, lines: list[str], found: list[Token]) -> Iterator[Problem]:
    """Images have an alternative text, and links a visible text."""
    for token in found:
        children = token.children or []
        number = token.map[0] + 1 if token.map else 1
        for index, child in enumerate(children):
            number += child.type in ("softbreak", "hardbreak")
            if child.type == "image" and not child.content.strip():
                address = str(child.attrGet("src") or "")
                place = Place(path, number, _column(lines[number - 1], "![", address))
                yield problem(place, "BILLEDE-UDEN-TEKST", found=address)
            if child.type == "link_open" and not _words_of(children[index + 1 :]):
                address = str(child.attrGet("href") or "")
                place = Place(path, number, _column(lines[number - 1], "[", address))
                yield problem(place, "LINK-UDEN-TEKST", found=address)


def _column(line: str, mark: str, address: str) -> int:
    """The 1-based column at which a link or image without text starts."""
    end = line.find(f"({address}")
    return max(line.rfind(mark, 0, end if end >= 0 else len(line)), 0) + 1


def _words_of(children: list[Token]) -> str:
    """The visible text of the link that is opened just before ``children``."""
    ends = next(i for i, each in enumerate(children) if each.type == "link_close")
    return "".join(each.content for each in children[:ends]).strip()


def check_unmatched_ends(path: str, text: str, prose: str) -> Iterator[Problem]:
    """No macro call's closing braces occur without the opening ones."""
    for match in _UNMATCHED_END.finditer(prose) if "}" in prose else ():
        yield problem(place_of(path, text, match.start()), "SKABELON-REST", found=match[0])


def check_sentences(path: str, prose: list[str], found: list[Token]) -> Iterator[Problem]:
    """Each sentence is on a line of its own, so that a changed sentence is one changed line."""
    for number, line in sentence_lines(prose, found):
        begins = starts(line)
        for start, end in zip(begins, [*begins[1:], None], strict=False):
            words = " ".join(line[start:end].split()[:_QUOTED_WORDS])
            yield problem(Place(path, number, start + 1), "FLERE-SÆTNINGER", found=words)
    for number in broken_lines(prose, found):
        line = prose[number - 1]
        start = len(line) - len(line.lstrip())
        words = " ".join(line.split()[:_QUOTED_WORDS])
        yield problem(Place(path, number, start + 1), "SÆTNING-DELT", found=words)


def sentence_lines(prose: list[str], found: list[Token]) -> Iterator[tuple[int, str]]:
    """The lines of running text with their 1-based numbers; headings are excluded."""
    for lines in _text_blocks(prose, found):
        yield from ((number + 1, prose[number]) for number in lines)


def _text_blocks(prose: list[str], found: list[Token]) -> Iterator[range]:
    """The 0-based line ranges of paragraphs and list items, without headings and tables."""
    for before, token in pairwise(found):
        if token.type == "inline" and token.map and before.type != "heading_open":
            lines = range(token.map[0], min(token.map[1], len(prose)))
            if not any(_TABLE_RULE.match(prose[number]) for number in lines):
                yield lines


def broken_lines(prose: list[str], found: list[Token]) -> Iterator[int]:
    """The 1-based numbers of the lines that continue the sentence of the line above."""
    for lines in _text_blocks(prose, found):
        for number in lines[1:]:
            above, line = prose[number - 1], prose[number]
            is_text = line.strip(f" {MASK}") and above.strip(f" {MASK}")
            if is_text and not ends_sentence(above) and not _HARD_BREAK.search(above):
                yield number + 1
