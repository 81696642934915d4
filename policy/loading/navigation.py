"""Reads the settings of ``mkdocs.yml`` with those it inherits, and its navigation.

The navigation tells the pages, their order, and which are policy.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from policy.loading.files import Files, Text, read_text
from policy.loading.yaml_file import ENVIRONMENT, Document, Mapping, Path, Sequence, read_yaml
from policy.model.problems import Place, Problem, problem
from policy.words.page_messages import SETTING_VALUES

CONFIG = "mkdocs.yml"
INHERIT = "INHERIT"
"""The setting with the path of another file, which has what this one does not say itself."""
_CACHED_SETTINGS = 4
SETTINGS_FILES = (".yml", ".yaml")
POLICY = "Politikken"
"""The title of the navigation section that holds the policy; schools rely on this name."""


@dataclass(frozen=True)
class Entry:
    """A page of the navigation: its path below ``docs/`` and whether it is part of the policy.

    ``title`` holds the titles above it, outermost first, a line each; ``label`` is the one that is
    written for the page itself, if any.
    """

    path: str
    place: Place
    is_policy: bool
    title: str = ""
    label: str = ""

    @property
    def page_id(self) -> str:
        """The path without its ending: how a page is referred to (``bilag/x``)."""
        return self.path.removesuffix(".md")


def inherited(files: Files, settings: Text) -> Iterator[Text]:
    """The files that ``settings`` inherits from, the nearest first.

    Where one cannot be read, or says the same as one before it, for it is that one under whatever
    path, it is the last and has a problem.
    """
    seen = set()
    while INHERIT in settings.text:
        seen.add(settings.text)
        document = read_yaml(settings.path, settings.text, tags=True)
        named, place = document.get((INHERIT,)), document.value_at((INHERIT,))
        if not isinstance(named, str) or not named.endswith(SETTINGS_FILES):
            return  # which the rules tell
        beside = os.path.join(os.path.dirname(settings.path), named)  # noqa: PTH118, PTH120
        path = PurePath(os.path.normpath(beside)).as_posix()
        settings = read_text(files, path)
        if settings.text in seen:
            settings = Text(path, problem=problem(place, "ARVET-FIL-I-RING", found=named))
        elif settings.problem and settings.problem.code == "FIL-MANGLER":
            settings = Text(path, problem=problem(place, "ARVET-FIL-MANGLER", found=named))
        yield settings


@lru_cache(_CACHED_SETTINGS)
def read_settings(text: str, above: tuple[Text, ...]) -> Document:
    """The settings ``text`` with what only the files ``above`` say, where it can be read."""
    document = read_yaml(CONFIG, text, tags=True)
    if not document.usable:
        return document
    return with_inherited(document, (read_yaml(each.path, each.text, tags=True) for each in above))


def with_inherited(own: Document, above: Iterable[Document]) -> Document:
    """``own`` with what only the documents ``above`` say, the nearest first.

    Each value has the place where it stands. It is what the site generator makes of the files:
    mappings are joined, any other value takes the place of an inherited one.
    """
    root, tagged = own.root, {*own.tagged}
    for each in above:
        if isinstance(root, Mapping) and isinstance(each.root, Mapping):
            root = _joined(each.root, root)
            tagged |= each.tagged
    return replace(own, root=root, tagged=tagged)


def _joined(above: Mapping, own: Mapping) -> Mapping:
    joined = Mapping(own.place)
    for each in (above, own):
        for key, value in each.items():
            known = joined.get(key)
            if isinstance(known, Mapping) and isinstance(value, Mapping):
                joined[key] = _joined(known, value)
            else:
                joined[key] = value
            joined.keys_at[key], joined.values_at[key] = each.keys_at[key], each.values_at[key]
    return joined


def read_navigation(document: Document) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The pages that ``nav`` names, in reading order, and the problems of its structure."""
    problems: list[Problem] = []
    nav = document.get(("nav",))
    if not isinstance(nav, Sequence) or not nav:
        return (), [problem(document.value_at(("nav",)), "NAV-MANGLER")]
    entries = tuple(_entries(document, ("nav",), nav, False, problems))
    if not any(entry.is_policy for entry in entries):
        problems.append(problem(document.key_at(("nav",)), "NAV-POLITIKKEN"))
    return entries, problems


def _entries(
    document: Document, path: Path, value: Any, is_policy: bool, problems: list[Problem]
) -> Iterator[Entry]:
    place = document.value_at(path)
    if place in document.tagged:
        said = SETTING_VALUES["plain"]
        problems.append(problem(place, "INDSTILLING-VÆRDI", found=ENVIRONMENT, wanted=said))
    elif isinstance(value, Sequence) and (len(path) == 1 or isinstance(path[-1], str)) and value:
        for index, item in enumerate(value):
            yield from _entries(document, (*path, index), item, is_policy, problems)
    elif isinstance(value, Mapping) and len(value) == 1 and isinstance(path[-1], int):
        ((title, below),) = value.items()
        in_policy = is_policy or (title == POLICY and len(path) == 2)
        yield from _entries(document, (*path, title), below, in_policy, problems)
    elif isinstance(value, str):
        if "://" not in value:
            titles = "\n".join(step for step in path[1:] if isinstance(step, str))
            label = path[-1] if isinstance(path[-1], str) else ""
            yield Entry(value, place, is_policy, titles, label)
    else:
        problems.append(problem(place, "NAV-FORM"))
