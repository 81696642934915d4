"""Policies of any size for the bench: many initiatives, many pages, a large page, some changed."""

import random
from pathlib import Path

EVERY = 20
"""One text of so many is another in the revision, where nothing else is asked for."""

_WORDS = """
    børnene skolen klassen forældrene lærerne året dagen fællesskabet trivslen mødet planen ugen
    mødes taler laver hjælper lytter spiller læser synger følger vælger skriver besøger begynder
    hver ny fælles tryg åben rolig lille stor kendt særlig årlig ugentlig løbende
""".split()  # noqa: SIM905


def write_policy(
    root: Path,
    *,
    initiatives: int,
    pages: int,
    revised: bool = False,
    sentences: int = 30,
    every: int = EVERY,
) -> Path:
    """Write a sound policy to ``root``, or its revision, where one text of ``every`` is another."""
    files = {
        "mkdocs.yml": _navigation(pages),
        "data/initiatives.yaml": _initiatives(initiatives, revised, every),
        "data/edition.yaml": "skoleår: 2026/27\nstatus: udkast\nbehandlet:\n  råd:\n",
        "data/links.yaml": "links: []\n",
        "data/school.yaml": "navn: Skolen\nklassetrin: 0-6\nparter:\n  - {id: råd, navn: rådet}\n",
        "docs/indsatser/alle.md": '# Alle { #alle }\n\n{{ indsatstabel("alle") }}\n',
    }
    for page in range(pages):
        text = "\n".join(sentence(page, number, revised, every) for number in range(sentences))
        files[f"docs/side-{page}.md"] = f"# Side {page} {{ #side-{page} }}\n\n{text}\n"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def sentence(page: int, number: int, revised: bool, every: int) -> str:
    """A sentence of eight words, the same for the same numbers; one of ``every`` is revised."""
    chance = random.Random(f"{page}-{number}")
    chosen = chance.choices(_WORDS, k=8)
    if revised and number % every == 0:
        chosen[chance.randrange(8)] = "ændret"
    return " ".join(chosen).capitalize() + f" {page}·{number}."


def _navigation(pages: int) -> str:
    entries = "".join(f"      - side-{page}.md\n" for page in range(pages))
    return f"site_name: Bench\nnav:\n  - Politikken:\n      - indsatser/alle.md\n{entries}"


def _initiatives(count: int, revised: bool, every: int) -> str:
    rows = "".join(
        f"      - id: A{number}\n        tema: Tema\n        indsats: {text}\n"
        for number in range(1, count + 1)
        for text in [sentence(-1, number, revised, every)]
    )
    head = "temaer:\n  - Tema\nafdelinger:\n  - id: alle\n    navn: Alle\n    klassetrin: 0-6\n"
    return f"{head}    indsatser:\n{rows}"
