"""The fictional school in a repository of its own: revised, published and served."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policy.archive.place import ArchivePlace
from scripts.cli.environment import environment
from scripts.cli.places import REPOSITORY
from scripts.publishing.archive_branch import ArchiveBranch
from scripts.publishing.next_year import begin
from scripts.publishing.publisher import Job, publish
from scripts.site.webserver import free_port, serving

SCHOOL = REPOSITORY / "tests" / "data" / "school"
AUTHOR = ("-c", "user.name=demo", "-c", "user.email=demo@localhost", "-c", "commit.gpgsign=false")
ANSWERS = "data/hoering.yaml"
EDITION = "data/edition.yaml"
INITIATIVES = "data/initiatives.yaml"
EVERYDAY = "docs/hverdagen.md"
SETTINGS = "faelles.yml"
"""What the school's settings inherit: those of this repository."""
_INHERIT = re.compile(r"(?<=^INHERIT: )\S+", re.MULTILINE)


@dataclass(frozen=True)
class Year:
    """A revision: its school year, its edits (file, old text, new text), its publication day.

    One that ``is_begun`` goes on with the draft before it; one that ``is_correction`` corrects the
    edition that was adopted.
    """

    year: str
    edits: tuple[tuple[str, str, str], ...]
    published: date
    is_draft: bool = False
    is_begun: bool = False
    is_correction: bool = False


HEARING = """ændringsnoter:
  - gælder: hverdagen#i-timerne
    note: Elevrådet har ønsket, at pladserne skifter oftere.
høring:
  begynder: 2029-01-15
  slutter: 2029-03-01
  spørgsmål:
    - Er en uge for kort tid på den samme plads?
  parter: [elevråd, forældreråd]
  svar_til:
    rolle: Skolens kontor
    adresse: mailto:kontoret@example.dk
"""
"""What the last revision asks, as its coordinator writes it in ``data/edition.yaml``."""

HEARD = """ændringsnoter: []
høring:
  begynder: 2028-03-01
  slutter: 2028-04-02
  parter: [elevråd, forældreråd]
  svar_til:
    rolle: Skolens kontor
    adresse: mailto:kontoret@example.dk
"""
"""What the third revision asks."""

ANSWERED = """svar:
  - part: elevråd
    dato: 2028-03-14
    gælder: hverdagen#naar-noget-er-svaert
    svar: Vi vil gerne vide, hvornår I ringer hjem.
    udfald: fulgt
    begrundelse: Nu står der, at det er samme dag.
    afgjort: 2028-05-02
  - part: forældreråd
    dato: 2028-03-20
    gælder: ændring 1
    svar: Børnene bør ikke være med hver gang.
    udfald: ikke
    begrundelse: De voksne kan stadig mødes alene, når der er brug for det.
    afgjort: 2028-05-02
  - gruppe: 5. klasserne
    dato: 2028-03-21
    gælder: alt
    svar: Det er fint.
    udfald: noteret
"""
"""What was answered, and what became of it."""

CORRECTED = """rettelser:
  - dato: 2028-09-04
    note: "Et ord manglede i «I pauserne»: indtil."
"""
"""What was corrected in the third edition."""

YEARS = (
    Year("2026/27", (), date(2026, 10, 6)),
    Year(
        "2027/28",
        (
            (EVERYDAY, "og kan altid låne en bold ud", "og låner gerne en bold ud"),
            (EVERYDAY, "- Telefonerne bliver i skabet", "- Telefoner og ure bliver i skabet"),
        ),
        date(2027, 8, 1),
    ),
    Year(
        "2028/29",
        (
            (INITIATIVES, "De voksne fra begge fløje mødes", "De voksne og børnene mødes"),
            (EDITION, "ændringsnoter: []\n", HEARD),
        ),
        date(2028, 3, 1),
        is_draft=True,
    ),
    Year(
        "2028/29",
        (
            (EVERYDAY, "Vi ringer hjem, også når", "Vi ringer hjem samme dag, også når"),
            (ANSWERS, "svar: []\n", ANSWERED),
        ),
        date(2028, 8, 1),
        is_begun=True,
    ),
    Year(
        "2028/29",
        (
            (EVERYDAY, "i skabet, til klokken", "i skabet, indtil klokken"),
            (EDITION, "rettelser: []\n", CORRECTED),
        ),
        date(2028, 9, 4),
        is_correction=True,
    ),
    Year(
        "2029/30",
        (
            (EVERYDAY, "Pladserne i klassen skifter hver måned", "Pladserne skifter hver uge"),
            (INITIATIVES, "Udedag i skoven: vi laver", "Udedag ved søen: vi laver"),
            (EDITION, "ændringsnoter: []\n", HEARING),
        ),
        date(2029, 1, 15),
        is_draft=True,
    ),
)


def git(folder: Path, *arguments: str, day: date | None = None) -> None:
    """Run git in ``folder``, as on that ``day``; CalledProcessError where it fails."""
    command = ["git", *AUTHOR, "-C", str(folder), *arguments]
    dated = {"GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"} if day else {}
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **dated})


def school_at(folder: Path) -> Path:
    """The root of the fictional school, made a repository in ``folder`` with a bare remote."""
    root, remote = folder / "skole", folder / "arkiv.git"
    shutil.copytree(SCHOOL, root, copy_function=shutil.copyfile)
    replace(root, "mkdocs.yml", "../../../mkdocs.yml", SETTINGS)
    _lend(REPOSITORY / "mkdocs.yml", root / SETTINGS)
    replace(root, "mkdocs.yml", "../../../overrides", "overrides")
    git(folder, "init", "-q", "--bare", "-b", "main", str(remote))
    git(root, "init", "-q", "-b", "main")
    git(root, "remote", "add", "origin", str(remote))
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "The school's policy")
    return root


def _lend(settings: Path, target: Path) -> None:
    """Copy ``settings`` to ``target``, and beside it those that they inherit."""
    inherited = target.with_stem(f"{target.stem}-2")
    text = settings.read_text(encoding="utf-8")
    if found := _INHERIT.findall(text):
        text = _INHERIT.sub(inherited.name, text)
        _lend(settings.parent / found[0], inherited)
    target.write_text(text, encoding="utf-8", newline="\n")


def replace(root: Path, name: str, old: str, new: str) -> None:
    """Replace ``old`` by ``new`` in the file ``name``; ValueError where it is not there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{name}: {old}")
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def revise(root: Path, year: Year) -> None:
    """Make the revision ``year`` as a coordinator would, and commit it."""
    if not (year is YEARS[0] or year.is_begun or year.is_correction):
        begin(root, year.year)
    for edit in year.edits:
        replace(root, *edit)
    if not (year is YEARS[0] or year.is_draft or year.is_correction):
        adopt(root, int(year.year[:4]))
    git(root, "commit", "-q", "--allow-empty", "-am", f"Revision {year.year}", day=year.published)


def adopt(root: Path, year: int) -> None:
    """Record that every party treated the policy, and that it was adopted."""
    replace(root, EDITION, "status: udkast", "status: vedtaget")
    replace(root, EDITION, "vedtaget:\n", f"vedtaget: {year}-06-15\n")
    replace(root, EDITION, "gælder_fra:", f"gælder_fra: {year}-08-01")
    text = (root / EDITION).read_text(encoding="utf-8")
    parties = [line for line in text.split("behandlet:\n")[1].split("\n") if line.startswith("  ")]
    for index, line in enumerate(parties[:4]):
        replace(root, EDITION, f"{line}\n", f"{line} {year}-05-{10 + index}\n")


def publish_years(root: Path, years: Sequence[Year] = YEARS) -> Iterator[str]:
    """Revise and publish each of ``years``; yields what publishing said of each."""
    for year in years:
        revise(root, year)
        archive = ArchiveBranch(root, ArchivePlace())
        yield "\n".join(publish(Job(root, archive, year.published)))


@contextmanager
def published(folder: Path) -> Iterator[tuple[Path, str]]:
    """Publish and serve all years in ``folder``; yields the archive's files and address."""
    port = free_port()
    with environment({"SITE_URL": f"http://127.0.0.1:{port}/"}):
        for said in publish_years(school_at(folder)):
            print(said, flush=True)
    web = folder / "web"
    git(folder, "clone", "-q", "-b", "gh-pages", str(folder / "arkiv.git"), str(web))
    with serving(web, port) as address:
        yield web, address
