"""Policies of any size for the bench: many initiatives, many pages, a large page, some changed."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.cli.places import REPOSITORY

EVERY = 20
"""One text of so many is another in the revision, where nothing else is asked for."""

_THEMES = 10
_PAGES = {
    "index": "# Trivsel { #trivsel }\n\nVi passer på hinanden.\n\n"
    "{{ find_klassetrin() }}\n\n{{ afdelinger() }}\n",
    "indsatser/index": "# Indsatser { #indsatser }\n\n{{ oversigt() }}\n\n{{ billede() }}\n",
    "klassetrin": "# Klassetrin { #klassetrin }\n\n{{ klassetrin() }}\n",
    "samlet": "# Samlet { #samlet }\n\n{{ hele_politikken() }}\n",
}
"""The pages of a site beside the departments' own: each of them shows all initiatives."""

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
    return _written(root, files)


def write_school(root: Path, *, departments: int, initiatives: int) -> Path:
    """Write a policy whose whole site can be built: ``initiatives`` in each of ``departments``.

    The first department has all grades; the others run across it, each over two or three.
    """
    names = [f"afd-{number}" for number in range(departments)]
    rows = (_department(place, name, initiatives) for place, name in enumerate(names))
    themes = "".join(f"  - Tema {number}\n" for number in range(_THEMES))
    files = {
        "mkdocs.yml": _site(names),
        "data/initiatives.yaml": f"temaer:\n{themes}afdelinger:\n{''.join(rows)}",
        "data/edition.yaml": "skoleår: 2026/27\nstatus: udkast\nbehandlet:\n  råd:\n",
        "data/links.yaml": "links: []\n",
        "data/school.yaml": "navn: Skolen\nklassetrin: 0-9\nparter:\n  - {id: råd, navn: rådet}\n",
    }
    files |= {f"docs/{name}.md": text for name, text in _PAGES.items()}
    for name in names:
        call = f'{{{{ indsatstabel("{name}") }}}}'
        files[f"docs/indsatser/{name}.md"] = f"# {name} {{ #{name} }}\n\n{call}\n"
    return _written(root, files)


def _site(names: Sequence[str]) -> str:
    rows = "".join(f"          - indsatser/{name}.md\n" for name in ("index", *names))
    house = REPOSITORY.as_posix()
    return (
        f"INHERIT: {house}/mkdocs.yml\nsite_name: Bench\n"
        f"theme:\n  name: material\n  custom_dir: {house}/overrides\n"
        "extra:\n  forbehold:\n"
        f"nav:\n  - Politikken:\n      - index.md\n      - Indsatser:\n{rows}"
        "  - klassetrin.md\n  - samlet.md\n"
    )


def _department(place: int, name: str, initiatives: int) -> str:
    """A department of the data; its initiatives are ``AA1``, ``AA2`` …, the next one's ``AB1``."""
    first = place % 8
    grades = f"{first}-{first + 1 + place % 2}\n    på_tværs: ja" if place else "0-9"
    letters = chr(ord("A") + place // 26) + chr(ord("A") + place % 26)
    rows = "".join(
        f"      - id: {letters}{number}\n        tema: Tema {(place + number) % _THEMES}\n"
        f"        indsats: {sentence(place, number, False, EVERY)}\n"
        for number in range(1, initiatives + 1)
    )
    return f"  - id: {name}\n    navn: {name}\n    klassetrin: {grades}\n    indsatser:\n{rows}"


def _written(root: Path, files: Mapping[str, str]) -> Path:
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
