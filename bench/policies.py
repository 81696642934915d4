"""The policies that are measured: the real one, its sites, and generated ones of any size."""

import json
import os
import random
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from selectolax.lexbor import LexborHTMLParser
from yaml_env_tag import add_env_tag  # type: ignore[import-untyped]

from bench.measuring import run
from policy.archive.editions import DRAFT, IN_FORCE
from policy.archive.publication import Entry, folder_of
from policy.loading.loader import load
from policy.model.addresses import DEPARTMENT_PAGES
from policy.model.edition import Edition
from scripts.cli.places import REPOSITORY
from scripts.publishing.publisher import shared_files
from scripts.site.mkdocs_runner import ArchiveLocation, build

SETTINGS = "mkdocs.yml"
ADDRESS = "http://localhost/"
"""The address at which the pages say that they are published."""

STOCK = {
    "theme": {"custom_dir": "theme", "favicon": "assets/images/favicon.png", "logo": None},
    "extra": {"version": {"provider": "mike"}},
    "plugins": [
        "search",
        {"macros": {"modules": ["macros"], "on_undefined": "strict"}},
    ],
    **{key: list[str]() for key in ("extra_css", "extra_javascript", "hooks")},
}
"""The settings that make of a policy's site one in the theme as it comes."""

WORDS = """
    børnene skolen klassen forældrene lærerne året dagen fællesskabet trivslen mødet planen ugen
    mødes taler laver hjælper lytter spiller læser synger følger vælger skriver besøger begynder
    hver ny fælles tryg åben rolig lille stor kendt særlig årlig ugentlig løbende
""".split()  # noqa: SIM905 — as a list it would be thirty lines


@dataclass(frozen=True)
class Bench:
    """The policy in ``root``, each measure taken ``runs`` times; ``folder`` takes what is built.

    ``scale`` makes generated policies smaller or larger. ``checkout`` is another checkout of this
    repository whose commands are measured, too.
    """

    root: Path
    folder: Path
    runs: int = 3
    scale: float = 1
    checkout: Path | None = None

    @cached_property
    def edition(self) -> Edition:
        """The policy as data; SystemExit where it cannot be read."""
        if (edition := load(self.root).edition) is None:
            raise SystemExit(f"{self.root}: the policy cannot be read; run the check.")
        return edition

    @cached_property
    def name(self) -> str:
        """The folder that the edition is published in."""
        return folder_of(self.edition.info)

    @cached_property
    def departments(self) -> list[str]:
        """The addresses of the departments' pages, below the archive's top."""
        return [f"{self.name}/{DEPARTMENT_PAGES}{each.id}/" for each in self.edition.departments]

    @cached_property
    def ours(self) -> Path:
        """An archive of this one edition, as it is published."""
        archive = self.folder / "ours"
        entries = {self.name: Entry(self.name, self.edition.info, self.edition.school)}
        with patch.dict(os.environ, SITE_URL=ADDRESS):
            build(self.root, archive / self.name, ArchiveLocation(self.name))
            files = shared_files(self.edition, entries, "" if self.name == DRAFT else self.name)
        write(archive, files)
        return archive

    @cached_property
    def in_force(self) -> Path:
        """That archive with the copy of its edition that readers are led to."""
        archive = self.folder / "in-force"
        shutil.copytree(self.ours / self.name, archive / IN_FORCE)
        return archive

    @cached_property
    def stock(self) -> Path:
        """An archive of the same edition in the stock theme, with its version selector."""
        archive = self.folder / "stock"
        run(self.stock_build(archive / self.name))
        version = {"version": self.name, "title": self.name, "aliases": []}
        write(archive, {"versions.json": json.dumps([version])})
        return archive

    def stock_build(self, out: Path) -> list[str]:
        """The arguments of Python to build the policy in Material as it comes, into ``out``."""
        folder = self.folder / "stock-root"
        if not folder.exists():
            (folder / "theme").mkdir(parents=True)
            copied(self.root, folder, **STOCK, site_url=f"{ADDRESS}{self.name}/")
        return ["-m", "mkdocs", "build", "-q", "-f", str(folder / SETTINGS), "-d", str(out)]


def nav_of(root: Path) -> Any:
    """The navigation in the settings of the policy in ``root``."""
    loader = add_env_tag(type("Loader", (yaml.SafeLoader,), {}))
    text = (root / SETTINGS).read_text(encoding="utf-8")
    return yaml.load(text, loader)["nav"]  # noqa: S506 — a subclass of the safe loader


def copied(root: Path, folder: Path, **settings: object) -> Path:
    """Copy the policy in ``root`` to ``folder``, its settings overridden by ``settings``."""
    for name in ("docs", "data"):
        shutil.copytree(root / name, folder / name)
    # The navigation is written out, because the check does not read what settings inherit.
    whole = {"INHERIT": (root / SETTINGS).as_posix(), "nav": nav_of(root), **settings}
    write(folder, {SETTINGS: yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)})
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    """Write texts to the paths below ``folder`` that are their keys."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def addresses(site: Path, but: str = "meta[http-equiv=refresh]") -> list[str]:
    """The pages of ``site``, as addresses below its top, but for those with the CSS selector."""
    return [
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in sorted(site.rglob("*.html"))
        if not LexborHTMLParser(path.read_bytes()).css_first(but)
    ]


def write_policy(
    root: Path, departments: int, initiatives: int, *, revised: bool = False, top: Path = REPOSITORY
) -> Path:
    """Write a policy to ``root`` that the code in the checkout ``top`` can build; returns ``root``.

    The fictional school gets so many more ``departments``, each with thirty sentences and so
    many ``initiatives``. ``revised`` changes one text in twenty.
    """
    school = top / "tests" / "data" / "school"
    data = yaml.safe_load((school / "data/initiatives.yaml").read_text(encoding="utf-8"))
    nav, themes, pages = nav_of(school), data["temaer"], {}
    sections = [each for item in nav[0]["Politikken"] for each in item.values()]
    menu = next(each for each in sections if f"{DEPARTMENT_PAGES}index.md" in each)
    for place in range(departments):
        name, letters = f"afd-{place}", chr(65 + place // 26) + chr(65 + place % 26)
        texts = (sentence(name, number, revised) for number in range(30))
        table = f'{{{{ indsatstabel("{name}") }}}}'
        head = f"---\ndescription: Indsatser i {name}.\n---\n\n# {name} {{ #{name} }}\n"
        pages[f"docs/indsatser/{name}.md"] = "\n".join((head, *texts, "", table, ""))
        menu.append(f"{DEPARTMENT_PAGES}{name}.md")
        rows = [
            {"id": f"{letters}{n}", "tema": themes[n % len(themes)], "indsats": text}
            for n in range(1, initiatives + 1)
            for text in [sentence(letters, n, revised)]
        ]
        grades = f"{place % 8}-{place % 8 + 1 + place % 2}"
        department: dict[str, Any] = {
            "id": name,
            "navn": name,
            "klassetrin": grades,
            "på_tværs": "ja",
        }
        data["afdelinger"].append({**department, "indsatser": rows})
    copied(school, root, nav=nav, theme={"custom_dir": (top / "overrides").as_posix()})
    dumped = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1000)
    write(root, {"data/initiatives.yaml": dumped, **pages})
    return root


def sentence(name: str, number: int, revised: bool) -> str:
    """A sentence of eight words, the same for the same name and number, unless it is revised."""
    chance = random.Random(f"{name}-{number}")  # noqa: S311 — no secret
    chosen = chance.choices(WORDS, k=8)
    if revised and number % 20 == 0:
        chosen[chance.randrange(8)] = "ændret"
    return " ".join(chosen).capitalize() + f" {name}·{number}."
