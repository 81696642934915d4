"""What the bench measures: a policy, its site and the stock theme's, each among other editions."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mike.versions import Versions  # type: ignore[import-untyped]

from bench import stock
from policy.archive.editions import DRAFT
from policy.archive.publication import Entry, folder_of
from policy.loading.loader import load
from policy.model.addresses import DEPARTMENT_PAGES
from policy.model.edition import Edition
from scripts.audit.built_page import BuiltPage
from scripts.linkcheck.site_links import BuiltSite
from scripts.publishing.publisher import shared
from scripts.site.mkdocs_runner import ArchiveLocation, build

VERSIONS = "versions.json"
ADDRESS = "http://localhost/"
"""What the pages name as their own."""


@dataclass(frozen=True)
class Bench:
    """The policy in ``root``, measured so many ``runs``; ``folder`` takes what is made for it."""

    root: Path
    folder: Path
    runs: int

    @cached_property
    def edition(self) -> Edition:
        """The policy as it was read; SystemExit where it cannot be."""
        if (edition := load(self.root).edition) is None:
            raise SystemExit(f"{self.root}: the policy cannot be read; run the check.")
        return edition

    @cached_property
    def name(self) -> str:
        """The folder that the edition is published in."""
        return folder_of(self.edition.info)

    @cached_property
    def departments(self) -> list[str]:
        """The departments' pages, as addresses below the archive's top."""
        below = f"{self.name}/{DEPARTMENT_PAGES}"
        return [f"{below}{each.id}/" for each in self.edition.departments]

    @cached_property
    def ours(self) -> Path:
        """An archive of this one edition, as ``make web`` writes it."""
        archive = self.folder / "ours"
        with _addressed():
            build(self.root, archive / self.name, ArchiveLocation(self.name))
            entry = Entry(self.name, self.edition.info, self.edition.school)
            in_force = "" if self.name == DRAFT else self.name
            files = shared(self.edition, {self.name: entry}, in_force)
        for name, text in files.items():
            path = archive / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return archive

    @cached_property
    def stock_root(self) -> Path:
        """The same policy, to be built by the generator's own command in the theme as it comes."""
        return stock.write_stock(self.root, self.folder / "stock-root")

    @cached_property
    def stock(self) -> Path:
        """The same edition in the theme as it comes, with its own choice among editions."""
        archive = self.folder / "stock"
        address = f"{ADDRESS}{self.name}/"
        root = stock.write_stock(self.root, self.folder / "stock-edition", address)
        stock.build_stock(root, archive / self.name)
        versions = Versions()
        versions.add(self.name)
        (archive / VERSIONS).write_text(versions.dumps(), encoding="utf-8")
        return archive


def addresses(site: Path) -> list[str]:
    """The addresses of the pages of ``site`` below its top; what only leads on is none."""
    built = BuiltSite(site)
    pages = (BuiltPage(built, name) for name in built.pages)
    return [
        page.name.removesuffix("index.html")
        for page in pages
        if not page.tree.find("meta", attrs={"http-equiv": "refresh"})
    ]


def listed(site: Path) -> list[str]:
    """Those of its addresses that a search engine may show."""
    built = BuiltSite(site)
    return [
        name.removesuffix("index.html") for name in built.pages if BuiltPage(built, name).is_listed
    ]


@contextmanager
def _addressed() -> Iterator[None]:
    """The site's address in the environment while the block runs."""
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = ADDRESS
    try:
        yield
    finally:
        del os.environ["SITE_URL"]
        os.environ |= {"SITE_URL": before} if before else {}
