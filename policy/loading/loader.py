"""Loads a policy's files into an edition, keeping the line and column of every value.

Each file is read whatever is wrong with the others, so one run reports everything. The rules get
what is usable; what is not is None and has a problem.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from policy.loading.files import Files, Folder, Text, read_text
from policy.loading.limits import within_limits
from policy.loading.markdown_page import UNREADABLE, MarkdownPage, first_unreadable, read_markdown
from policy.loading.navigation import (
    CONFIG,
    Entry,
    inherited,
    read_navigation,
    read_settings,
)
from policy.loading.pictures import picture_digests, with_digests
from policy.loading.validation import validate
from policy.loading.yaml_file import Document, read_yaml
from policy.model.data_files import EditionFile, InitiativesFile, School
from policy.model.edition import Edition, Page
from policy.model.hearing import Answer, AnswersFile
from policy.model.own_words import ExplainedWordsFile, SearchWordsFile
from policy.model.problems import Place, Problem, place_of, problem
from policy.model.records.link_list import LinksFile
from policy.model.records.side_files import AcceptedFile

DOCS = "docs/"
DATA_FILES: Mapping[str, type[BaseModel]] = {
    "data/initiatives.yaml": InitiativesFile,
    "data/edition.yaml": EditionFile,
    "data/links.yaml": LinksFile,
    "data/school.yaml": School,
}
ACCEPTED = "data/accepted.yaml"
ANSWERS = "data/hoering.yaml"
EXPLAINED_WORDS = "data/ordforklaring.yaml"
SEARCH_WORDS = "data/soegeord.yaml"
WORD_LIST = "data/ordliste.txt"
"""The policy's optional word list: one word per line; a # starts a comment."""
OPTIONAL: Mapping[str, type[BaseModel]] = {
    ACCEPTED: AcceptedFile,
    ANSWERS: AnswersFile,
    EXPLAINED_WORDS: ExplainedWordsFile,
    SEARCH_WORDS: SearchWordsFile,
}
"""The data files that may be left out; only the answers to a hearing are part of the edition."""
_KINDS = {**DATA_FILES, **OPTIONAL}

Model = TypeVar("Model", bound=BaseModel)

LARGEST_PICTURE = 2_000_000
"""The bytes of a picture that fills a wide screen many times over."""
_CACHED_POLICIES = 4
"""How many policies are cached: a build loads the same files again."""


class Pages(Mapping[str, MarkdownPage]):
    """The pages of a policy by path, each of which is read when it is asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> MarkdownPage:
        return read_markdown(path.removeprefix(DOCS).removesuffix(".md"), self._texts[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, path: object) -> bool:
        return path in self._texts


@dataclass(frozen=True, eq=False)
class Loaded:
    """The files of one state of a policy, as far as they could be read.

    All mappings are keyed by path below the root: ``documents`` and ``models`` of the data files
    (an unusable file has no model), ``texts`` of all files, ``pages``. ``assets`` are the paths of
    all files below ``docs/``, ``irregular`` those of what is no plain file there or in ``data/``.
    ``large`` are those of ``assets`` that are larger than a picture should be; ``pictures`` has
    the digest of each that a page shows.
    ``inherited`` are the files that the settings inherit from, which may have problems.
    ``problems`` are those of reading; ``policy.rules.registry`` finds the others. ``mends`` says of
    each text that has strange characters how many of them are mended in it.
    """

    documents: Mapping[str, Document]
    models: Mapping[str, BaseModel]
    navigation: tuple[Entry, ...] | None
    texts: Mapping[str, str]
    pages: Pages
    problems: tuple[Problem, ...] = field(default=())
    mends: Mapping[str, int] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    irregular: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()
    pictures: Mapping[str, str] = field(default_factory=dict)
    inherited: tuple[Text, ...] = ()

    def model(self, path: str, kind: type[Model]) -> Model | None:
        """The model read from ``path``, or None where the file is unusable."""
        found = self.models.get(path)
        return found if isinstance(found, kind) else None

    @cached_property
    def initiatives(self) -> InitiativesFile | None:
        """``data/initiatives.yaml``, or None."""
        return self.model("data/initiatives.yaml", InitiativesFile)

    @cached_property
    def complete_initiatives(self) -> InitiativesFile | None:
        """``data/initiatives.yaml``, or None where any of its values was refused."""
        is_complete = self.initiatives and self.documents["data/initiatives.yaml"].is_complete
        return self.initiatives if is_complete else None

    @cached_property
    def info(self) -> EditionFile | None:
        """``data/edition.yaml``, or None."""
        return self.model("data/edition.yaml", EditionFile)

    @cached_property
    def school(self) -> School | None:
        """``data/school.yaml``, or None."""
        return self.model("data/school.yaml", School)

    @cached_property
    def links(self) -> LinksFile | None:
        """``data/links.yaml``, or None."""
        return self.model("data/links.yaml", LinksFile)

    @cached_property
    def accepted(self) -> AcceptedFile:
        """``data/accepted.yaml``; without entries where the file is missing."""
        return self.model(ACCEPTED, AcceptedFile) or AcceptedFile.model_validate({})

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The answers of ``data/hoering.yaml``; none where the file is missing."""
        found = self.model(ANSWERS, AnswersFile)
        return found.answers if found else ()

    @cached_property
    def search_words(self) -> SearchWordsFile:
        """``data/soegeord.yaml``; without entries where the file is missing."""
        return self.model(SEARCH_WORDS, SearchWordsFile) or SearchWordsFile.model_validate({})

    @cached_property
    def explained_words(self) -> ExplainedWordsFile:
        """``data/ordforklaring.yaml``; without entries where the file is missing."""
        found = self.model(EXPLAINED_WORDS, ExplainedWordsFile)
        return found or ExplainedWordsFile.model_validate({})

    @cached_property
    def policy_pages(self) -> tuple[Page, ...]:
        """The policy's pages in the order of the navigation, without the unreadable ones."""
        entries = self.navigation or ()
        paths = (DOCS + entry.path for entry in entries if entry.is_policy)
        return tuple(
            with_digests(self.pages[path].page, DOCS, self.pictures)
            for path in paths
            if path in self.pages
        )

    @cached_property
    def edition(self) -> Edition | None:
        """The edition as one value, or None where one of its files is unusable."""
        data, info, school, links = self.initiatives, self.info, self.school, self.links
        if data is None or info is None or school is None or links is None:
            return None
        return Edition(
            school=school,
            info=info,
            themes=data.themes,
            departments=data.departments,
            transitions=data.transitions,
            retired=data.retired,
            links=links.links,
            pages=self.policy_pages,
            answers=self.answers or None,
        )

    @cached_property
    def initiative_lines(self) -> dict[str, int]:
        """The 1-based line of ``data/initiatives.yaml`` on which each initiative starts, by id."""
        document, data = self.documents["data/initiatives.yaml"], self.initiatives
        return {
            each.id: document.value_at(("afdelinger", d, "indsatser", i)).line
            for d, department in enumerate(data.departments if data else ())
            for i, each in enumerate(department.initiatives)
        }

    def is_named(self, path: str) -> bool:
        """Whether the navigation names the page ``path``; True where there is no such page."""
        named = {DOCS + entry.path for entry in self.navigation or ()}
        return path not in self.pages or path in named


def load(root: Path) -> Loaded:
    """The policy in the folder ``root``; never raises for what its files hold."""
    return load_files(Folder(root))


def load_files(files: Files) -> Loaded:
    """The policy in ``files``; never raises for what they hold.

    The files are read every time; unchanged contents give the same ``Loaded`` object.
    """
    present = files.names("data", ".yaml")
    data = [path for path in _KINDS if path in DATA_FILES or path in present]
    read = [read_text(files, path) for path in (*data, CONFIG, *files.names("docs", ".svg"))]
    read += (_page(files, path) for path in files.names("docs", ".md"))
    irregular = (path for folder in ("docs", "data") for path in files.irregular(folder))
    named = (_under_its_name(files, each) for each in (*read, *_left_out(files, data)))
    assets = (files.names("docs", ""), irregular, files.larger("docs", LARGEST_PICTURE))
    texts = ((each.path, each.text) for each in read if each.path.endswith(".md"))
    pictures = tuple(picture_digests(files, texts))
    above = tuple(inherited(files, next(each for each in read if each.path == CONFIG)))
    return _loaded(tuple(named), tuple(map(frozenset, assets)), pictures, above)


def _page(files: Files, path: str) -> Text:
    """The page at ``path``, or the problem that keeps it from being read any further."""
    read = within_limits(read_text(files, path))
    if read.problem or (page := Pages({path: read.text})[path]).rendered.html != UNREADABLE:
        return read
    place = place_of(path, page.text, first_unreadable(page))
    return Text(path, problem=problem(place, "SIDE-ULÆSELIG"))


def _left_out(files: Files, data: list[str]) -> Iterator[Text]:
    """The optional files that are there under another name."""
    for path in OPTIONAL.keys() - {*data}:
        if _other_name(files, path):
            yield Text(path, problem=problem(Place(path), "FIL-MANGLER"))


def _under_its_name(files: Files, read: Text) -> Text:
    """``read``, told of under the name that it has where it should have another."""
    if not read.problem or read.problem.code != "FIL-MANGLER":
        return read
    other = _other_name(files, read.path)
    values = {"found": other.rpartition("/")[2], "mended": read.path.rpartition("/")[2]}
    named = problem(Place(other), "FIL-ANDET-NAVN", **values)
    return Text(read.path, problem=named) if other else read


def _other_name(files: Files, path: str) -> str:
    """The path of a file that is meant to be ``path`` but ends otherwise; empty where none is."""
    stem = path.rpartition(".")[0]
    for other in (f"{path}.txt", f"{stem}.yml", f"{stem}.yaml", f"{stem}.txt", f"{stem}.yaml.yaml"):
        if other != path and _is_file(files, other):
            return other
    return ""


def _is_file(files: Files, path: str) -> bool:
    try:
        files.read(path, 1)
    except OSError:
        return False
    return True


@lru_cache(_CACHED_POLICIES)
def _loaded(
    read: tuple[Text, ...],
    below: tuple[frozenset[str], ...],
    pictures: tuple[tuple[str, str], ...],
    above: tuple[Text, ...],
) -> Loaded:
    """The policy made of the files ``read``.

    ``below`` are the paths below ``docs/`` of all files, of what is no plain file, of large ones;
    ``pictures`` the digests of those that pages show; ``above`` what the settings inherit.
    """
    problems = [each.problem for each in read if each.problem]
    problems += (problem for each in read for problem in each.strange)
    mends = {each.path: each.mends for each in read if each.mends}
    texts = {each.path: each.text for each in read if not each.problem}
    documents = {p: read_yaml(p, text) for p, text in texts.items() if p in _KINDS}
    models = _validate(documents, problems)
    navigation = _read_navigation(texts, documents, problems, above)
    pages = Pages({path: text for path, text in texts.items() if path.endswith(".md")})
    found = tuple(sorted(problems))
    assets, irregular, large = below
    return Loaded(
        documents,
        models,
        navigation,
        texts,
        pages,
        found,
        mends,
        assets,
        irregular,
        large,
        pictures=dict(pictures),
        inherited=above,
    )


def _validate(documents: dict[str, Document], problems: list[Problem]) -> dict[str, BaseModel]:
    models: dict[str, BaseModel] = {}
    for path, document in documents.items():
        problems += document.problems
        if document.usable:
            model, found = validate(_KINDS[path], document)
            problems += found
            if model is not None:
                models[path] = model
    return models


def _read_navigation(
    texts: Mapping[str, str],
    documents: dict[str, Document],
    problems: list[Problem],
    above: tuple[Text, ...],
) -> tuple[Entry, ...] | None:
    if CONFIG not in texts:
        return None
    document = documents[CONFIG] = read_settings(texts[CONFIG], above)
    problems += document.problems
    if not document.usable:
        return None
    entries, found = read_navigation(document)
    problems += found
    return entries
