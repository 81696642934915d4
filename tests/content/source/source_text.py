"""The school's text as it came out of its document -> an ordered list of what it says.

``trivselspolitik.txt`` is text taken out of an eight-page document: lines are broken
anywhere, the cells of the table stand on one line or on several, and bullets and footnote marks are
damaged. It is read here with these rules and no others:

1. A line that is the next heading of ``OUTLINE`` begins that heading's page or section.
2. An item of a list begins with a bullet. One with ``•`` may go on over the next lines; one with
   U+FFFD (a bullet that was lost) is one line.
3. A digit glued to the last word of an item is a footnote's mark, not part of the text; a line
   that begins with a footnote's number is that footnote.
4. In the table, a cell is the longest known beginning: departments and themes stand in
   ``DEPARTMENTS`` and ``THEMES``, and what is left up to its full stop is the initiative.
5. A line with a web address is a link: what is before the colon is its title.
6. All other lines up to the next heading or list are joined, and cut into sentences where a full
   stop or a colon is followed by a capital letter or by nothing.

Every piece keeps the very characters it was made from (``raw``), so that a test can see that
nothing of the text was left out or said twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOURCE = Path(__file__).with_name("trivselspolitik.txt")

Kind = Literal[
    "heading", "sentence", "item", "footnote", "head", "department", "theme", "initiative",
    "title", "address",
]  # fmt: skip

ANNEX_2 = "bilag/kommunalt-arbejde"
OUTLINE = (
    ("", "Trivselspolitik"),
    ("", "Indledning"),
    ("", "Det tror vi på"),
    ("vaerdigrundlag", "Skolens værdigrundlag"),
    ("vaerdigrundlag", "Fællesskab"),
    ("vaerdigrundlag", "Faglighed"),
    ("vaerdigrundlag", "Nysgerrighed"),
    ("vaerdigrundlag", "Livsglæde"),
    ("fokus", "Fokus på trivsel i afdelingerne"),
    ("indsatser", "Indsatser i afdelinger"),
    ("opfoelgning", "Andet"),
    ("inspiration", "Inspiration"),
    ("bilag/aargangskonferencer", "Bilag 1 – Årgangskonferencer"),
    (ANNEX_2, "Bilag 2 - Kommunalt arbejde for trivsel"),
    (ANNEX_2, "Skolerne"),
    (ANNEX_2, "Elever og forældre"),
    (ANNEX_2, "Kommunen"),
    (ANNEX_2, "Andre aktører"),
    (ANNEX_2, "Sådan understøtter ledelsen arbejdet på skolerne"),
    (ANNEX_2, "Klassekonferencens form og indhold"),
    (ANNEX_2, "Sådan arbejder vi med trivsel på skolerne"),
    (ANNEX_2, "Generelt:"),
    (ANNEX_2, "Ledelsen:"),
    (ANNEX_2, "Medarbejderne:"),
    (ANNEX_2, "Forældrene:"),
    (ANNEX_2, "Eleverne:"),
    (ANNEX_2, "Andre:"),
)
"""Which page of the site holds which heading, in the text's order."""

TABLE_HEAD = "Afdeling Tema Indsats"
DEPARTMENTS = {"Indskoling": "indskoling", "Mellemtrin": "mellemtrin", "Udskoling": "udskoling"}
THEMES = (
    "Digital dannelse",
    "Digital trivsel",
    "Sociale kompetencer",
    "Trivsel og fællesskab",
    "Trivsel og relationer",
    "Fællesskab og mangfoldighed",
    "Trivselstimer",
    "Besøg af AKT-vejleder",
    "Fællesskab, mangfoldighed og trivsel",
)

LOST_BULLET = "\ufffd"
_BULLETS = ("•", LOST_BULLET)
_FOOTNOTE = re.compile(r"([12]) (Se bilag .*)")
_MARK = re.compile(r"(?<=[^\W\d])\d$")
_LINK = re.compile(r"(?P<title>.+?): (?P<address>https?://\S+)")
_SENTENCE_END = re.compile(r"(?<=[.:]) (?=[^\W\d_a-zæøå])")
_INITIATIVE = re.compile(r".*?[^\d\s]\.(?= |$)")


@dataclass(frozen=True)
class Piece:
    """A heading, sentence, list item, cell, link or footnote, and the page where it belongs.

    ``page`` is the page's address below the site's root, ``text`` is what a reader should see,
    ``raw`` is what the text has for it.
    """

    page: str
    kind: Kind
    text: str
    raw: str


def folded(text: str) -> str:
    """``text`` with all white space, no-break spaces too, as single spaces."""
    return " ".join(text.replace("\u00ad", "").split())


def source_pieces(text: str | None = None) -> list[Piece]:
    """What the school's text says, in its own order."""
    text = SOURCE.read_text(encoding="utf-8") if text is None else text
    lines = [line for raw in text.splitlines() if (line := folded(raw))]
    return [piece for page, body in _parts(lines) for piece in _part(page, body)]


def _parts(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The text cut at its headings (rule 1); the first line of each part is the heading."""
    page, body = "", list[str]()
    expected = iter((*OUTLINE, ("", "")))
    next_page, heading = next(expected)
    for line in lines:
        if line == heading:
            if body:
                yield page, body
            page, body = next_page, []
            next_page, heading = next(expected)
        body.append(line)
    yield page, body
    assert heading == "", f"the text has no heading «{heading}»"


def _part(page: str, lines: list[str]) -> Iterator[Piece]:
    heading, *body = lines
    yield Piece(page, "heading", heading, heading)
    if body and body[0] == TABLE_HEAD:
        yield Piece(page, "head", TABLE_HEAD, TABLE_HEAD)
        yield from _table(page, " ".join(body[1:]))
        return
    paragraph: list[str] = []
    while body:
        line, taken = body[0], 1
        pieces: list[Piece] = []
        if note := _FOOTNOTE.fullmatch(line):
            pieces = [Piece(page, "footnote", note[2], line)]
        elif link := _LINK.fullmatch(line):
            title, address = link["title"], link["address"]
            pieces = [
                Piece(page, "title", title, f"{title}:"),
                Piece(page, "address", address, address),
            ]
        elif line.startswith(_BULLETS):
            taken = _length_of_item(body)
            raw = " ".join(body[:taken])
            pieces = [Piece(page, "item", _MARK.sub("", raw[2:]), raw)]
        else:
            paragraph.append(line)
        if pieces:
            yield from _sentences(page, paragraph)
            yield from pieces
            paragraph = []
        body = body[taken:]
    yield from _sentences(page, paragraph)


def _length_of_item(lines: list[str]) -> int:
    """How many of ``lines`` belong to the item that begins with the first (rule 2)."""
    if lines[0].startswith(LOST_BULLET):
        return 1
    for number, line in enumerate(lines[1:], 1):
        if line.startswith(_BULLETS) or _FOOTNOTE.fullmatch(line):
            return number
    return len(lines)


def _sentences(page: str, lines: list[str]) -> Iterator[Piece]:
    """The sentences of the joined ``lines`` (rule 6)."""
    for sentence in _SENTENCE_END.split(" ".join(lines)) if lines else ():
        yield Piece(page, "sentence", sentence, sentence)


def _table(page: str, text: str) -> Iterator[Piece]:
    """The cells of the table whose lines are joined in ``text`` (rule 4)."""
    department = ""
    while text:
        for name, department_id in DEPARTMENTS.items():
            if text.startswith(f"{name} "):
                department = f"{page}/{department_id}"
                yield Piece(department, "department", name, name)
                text = text.removeprefix(name).lstrip()
        theme = max((each for each in THEMES if text.startswith(f"{each} ")), key=len)
        yield Piece(department, "theme", theme, theme)
        text = text.removeprefix(theme).lstrip()
        match = _INITIATIVE.match(text)
        assert match, f"no initiative in «{text[:60]}»"
        yield Piece(department, "initiative", match[0], match[0])
        text = text[match.end() :].lstrip()
