"""Small pages before and after a change, one for each kind of change that Word has to track."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from policy.documents.word.pictures import word_pictures
from policy.loading.loader import load
from policy.loading.markdown_page import read_page
from policy.model.edition import Edition

BASE = load(Path(__file__).parents[1] / "data" / "base").edition

_TABLE = "| Klasse | Hvad |\n| --- | --- |\n| 1. | Leg |\n| 2. | Sang |\n| 3. | Spil |"
_NOTES = "[^a]: Om leg i gården.\n[^b]: Om sang i salen."
_LONG = "Vi leger hver dag i gården. Om vinteren er vi inde i salen og synger sammen."

KINDS: dict[str, tuple[str, str]] = {
    "a word": ("Vi leger i gården hver dag.", "Vi leger i skoven hver dag."),
    "the first word": ("Alle leger i gården.", "Nogle leger i gården."),
    "the last word": ("Vi leger i gården.\n\nOg mere.", "Vi leger i skoven.\n\nOg mere."),
    "a sentence": (_LONG, f"{_LONG} Bagefter spiser vi frokost."),
    "a paragraph between": ("Et.\n\nTre med mere.", "Et.\n\nTo er kommet til.\n\nTre med mere."),
    "a paragraph at the end": ("Et.", "Et.\n\nTo er kommet til."),
    "another paragraph at the end": ("Et.\n\nHest, ko, gris.", "Et.\n\nSpand, skovl og rive."),
    "a paragraph before a table": (f"Et.\n\n{_TABLE}", f"Et.\n\nTo er kommet.\n\n{_TABLE}"),
    "another paragraph before a table": (
        f"Et.\n\nHest, ko, gris.\n\n{_TABLE}",
        f"Et.\n\nSpand, skovl og rive.\n\n{_TABLE}",
    ),
    "an item before a table": (f"- Et\n- To\n\n{_TABLE}", f"- Et\n- To\n- Tre er ny\n\n{_TABLE}"),
    "a heading before a table": (f"Et.\n\n{_TABLE}", f"Et.\n\n## Nyt {{ #nyt }}\n\n{_TABLE}"),
    "an item between": ("- Leg\n- Spil", "- Leg\n- Sang i salen\n- Spil"),
    "the first item": ("- Leg\n- Spil", "- Sang i salen\n- Leg\n- Spil"),
    "the last item": ("- Leg\n- Spil\n\nSlut.", "- Leg\n- Spil\n- Sang i salen\n\nSlut."),
    "the last numbered item": ("1. Leg\n2. Spil\n\nSlut.", "1. Leg\n2. Spil\n3. Sang\n\nSlut."),
    "a nested item": ("- Leg\n- Spil", "- Leg\n    - i gården\n- Spil"),
    "an item of two paragraphs": ("- Leg\n- Spil", "- Leg\n\n    Hver dag i gården.\n- Spil"),
    "an item moved": (
        "- Vi leger i gården\n- Vi synger i salen\n- Vi spiller bold",
        "- Vi synger i salen\n- Vi spiller bold\n- Vi leger i gården",
    ),
    "a paragraph moved": (
        "Vi leger i gården hver dag.\n\n## To { #to }\n\nSlut.",
        "Der er to.\n\n## To { #to }\n\nVi leger i gården hver dag.\n\nSlut.",
    ),
    "a list to a paragraph": ("- Vi leger i gården\n", "Vi leger i gården\n"),
    "bullets to numbers": ("- Vi leger\n- Vi synger", "1. Vi leger\n2. Vi synger"),
    "a heading": ("Et.\n\nTo.", "Et.\n\n## Nyt { #nyt }\n\nTo."),
    "a heading's words": ("## Leg i gården { #a }\n\nEt.", "## Leg i skoven { #a }\n\nEt."),
    "a heading's level": (
        "## To { #b }\n\nEt.\n\n### A { #a }",
        "## To { #b }\n\nEt.\n\n## A { #a }",
    ),
    "a section moved": (
        "## En { #en }\n\nFørste tekst.\n\n## To { #to }\n\nAnden tekst.",
        "## To { #to }\n\nAnden tekst.\n\n## En { #en }\n\nFørste tekst.",
    ),
    "a paragraph split": (_LONG, _LONG.replace(". Om", ".\n\nOm")),
    "a row": (_TABLE, _TABLE.replace("| 2. |", "| 1½. | Dans i salen |\n| 2. |")),
    "the last row": (_TABLE, f"{_TABLE}\n| 4. | Dans i salen |"),
    "a cell": (_TABLE, _TABLE.replace("Sang", "Sang og dans")),
    "an empty cell": (_TABLE, _TABLE.replace("Sang", "")),
    "a column": (_TABLE, "\n".join(f"{each} --- |" for each in _TABLE.split("\n"))),
    "the head of a table": (_TABLE, _TABLE.replace("Hvad", "Hvad vi gør")),
    "a table": ("Et.\n\nTo.", f"Et.\n\n{_TABLE}\n\nTo."),
    "a section with a table": ("Et.", f"Et.\n\n## Tabel {{ #tabel }}\n\n{_TABLE}"),
    "a footnote": (f"Leg.\n\n{_NOTES}", f"Leg.[^a]\n\n{_NOTES}"),
    "a footnote's words": (
        f"Leg.[^a]\n\n{_NOTES}",
        f"Leg.[^a]\n\n{_NOTES}".replace("leg i", "bold i"),
    ),
    "a footnote with its paragraph": (f"Et.\n\n{_NOTES}", f"Et.\n\nLeg og sang.[^b]\n\n{_NOTES}"),
    "another footnote": (f"Leg.[^a]\n\n{_NOTES}", f"Leg.[^b]\n\n{_NOTES}"),
    "a link": ("Læs om leg her.", "Læs om [leg](https://example.dk/leg) her."),
    "a link's address": ("Se [leg](https://example.dk/a).", "Se [leg](https://example.dk/b)."),
    "a link as a paragraph": ("Et.\n\nTo.", "Et.\n\n<https://example.dk/ny>\n\nTo."),
    "words struck out": ("Vi leger i gården.", "Vi leger <del>i gården</del>."),
    "a quotation": ("Et.\n\nTo.", "Et.\n\n> Leg er alvor.\n\nTo."),
    "a line break": ("Leg i gården, sang i salen.", "Leg i gården,  \nsang i salen."),
    "lines of code": ("Et.\n\n    leg\n    sang", "Et.\n\n    leg\n    dans"),
    "a picture": ("Et.\n\nTo.", "Et.\n\n![Et hus](hus.png)\n\nTo."),
    "another picture": ("Et.\n\n![Et hus](hus.png)\n\nTo.", "Et.\n\n![Et træ](trae.png)\n\nTo."),
    "another picture of the same": ("![Et hus](hus.png)", "![Et hus](trae.png)"),
    "a picture's words": ("Et.\n\n![Et hus](hus.png)", "Et.\n\n![Et rødt hus](hus.png)"),
    "a picture in a sentence": ("Vi leger her.", "Vi leger ![hus](hus.png) her."),
    "a picture in a cell": (_TABLE, _TABLE.replace("Sang", "Sang ![træ](trae.png)")),
    "a picture in an item": ("- Leg\n- Sang", "- Leg\n- ![Et træ](trae.png)\n- Sang"),
    "a picture before a table": (f"Et.\n\n{_TABLE}", f"Et.\n\n![Et hus](hus.png)\n\n{_TABLE}"),
    "a picture at the end": ("Et.", "Et.\n\n![Et hus](hus.png)"),
    "a picture moved": (
        "![Et hus](hus.png)\n\n## To { #to }\n\nSlut.",
        "Ny.\n\n## To { #to }\n\n![Et hus](hus.png)\n\nSlut.",
    ),
    "everything": ("Et.\n\n- To\n- Tre", f"{_TABLE}\n\n> Nyt.\n\nMere."),
}
"""What changes, and the page before and after; each change backwards is one of its own."""


def dots(colour: str, width: int = 40, form: str = "PNG") -> bytes:
    """A picture of one colour."""
    stream = BytesIO()
    Image.new("RGB", (width, 30), colour).save(stream, form)
    return stream.getvalue()


def drawing(colour: str) -> str:
    """A drawing in SVG."""
    box = f'<rect width="84" height="32" fill="{colour}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 32">{box}</svg>'


FILES = {"hus.png": dots("red"), "trae.png": dots("green")}
PICTURES = word_pictures(FILES, drawing("blue"))
"""The pictures of the pages, and a drawing of the grades."""


def small(markdown: str) -> Edition:
    """An edition of one page."""
    assert BASE
    page = read_page("index", f"# Side {{ #side }}\n\n{markdown}\n")
    return BASE.model_copy(update={"pages": (page,), "departments": (), "links": ()})
