"""Reads the navigation of ``mkdocs.yml``: the pages, their order, and which are policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policy.loading.yaml_file import ENVIRONMENT, Document, Mapping, Path, Sequence
from policy.model.problems import Place, Problem, problem
from policy.words.page_messages import SETTING_VALUES

CONFIG = "mkdocs.yml"
POLICY = "Politikken"
"""The title of the navigation section that holds the policy; schools rely on this name."""


@dataclass(frozen=True)
class Entry:
    """A page of the navigation: its path below ``docs/`` and whether it is part of the policy.

    ``title`` holds the titles above it, outermost first, a line each.
    """

    path: str
    place: Place
    is_policy: bool
    title: str = ""

    @property
    def page_id(self) -> str:
        """The path without its ending: how a page is referred to (``bilag/x``)."""
        return self.path.removesuffix(".md")


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
            titles = (step for step in path[1:] if isinstance(step, str))
            yield Entry(value, place, is_policy, "\n".join(titles))
    else:
        problems.append(problem(place, "NAV-FORM"))
