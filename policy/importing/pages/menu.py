"""Edits of the menu in ``mkdocs.yml``: pages of the policy come, go and move, with their comments.

All other lines stay byte for byte. The result is proved: the menu is read again and has the pages
that were meant, the policy's in the order that was meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policy.importing.edits import MenuEdit
from policy.importing.pages.markdown import NoEditError
from policy.importing.rows.yaml_rows import scalar
from policy.loading.navigation import CONFIG, POLICY, read_navigation
from policy.loading.yaml_file import Document, read_yaml
from policy.text.alignment import longest_increasing_subsequence

_ENTRY = re.compile(r"(\s*)- +")
_STEP = "    "
Path = tuple[str | int, ...]


@dataclass
class _Entry:
    """A page of the menu, or a group of some: its own lines, with the comments above them."""

    lines: list[str]
    indent: str
    page: str = ""
    below: list["_Entry"] = field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        """The pages in it."""
        return [self.page] if self.page else [name for each in self.below for name in each.pages]

    @property
    def written(self) -> list[str]:
        """All of its lines."""
        return [*self.lines, *(line for each in self.below for line in each.written)]


def order_after(pages: Iterable[str], edits: Iterable[MenuEdit]) -> list[str]:
    """The ids of the policy's ``pages`` after ``edits``, in the order of the document."""
    found = [*pages]
    for edit in edits:
        if edit.kind == "gone":
            found = [each for each in found if each != edit.id]
        elif edit.kind == "new" or edit.id in found:
            found = [each for each in found if each != edit.id]
            found.insert(found.index(edit.after) + 1 if edit.after in found else 0, edit.id)
    return found


def with_pages(text: str, pages: Sequence[str], titles: Mapping[str, str]) -> str:
    """The settings ``text`` whose menu has the policy's ``pages``, new ones with their ``titles``.

    A page that comes stands in the group that those around it share. Raises NoEditError where the
    menu is written in a way in which it cannot be edited.
    """
    document = read_yaml(CONFIG, text, tags=True)
    lines = text.split("\n")
    at = _policy_at(document)
    menu = _Menu(document, lines, ("nav", at, POLICY))
    menu.keep(pages)
    menu.order(pages)
    for number, each in enumerate(pages):
        if each in titles:
            menu.place(_Entry([f"- {scalar(titles[each])}: {each}.md"], "", each), pages, number)
    found = "\n".join([*lines[: menu.first], *menu.written, *lines[menu.last :]])
    if not _is_meant(document, read_yaml(CONFIG, found, tags=True), pages):
        raise NoEditError
    return found


def _policy_at(document: Document) -> int:
    for number, each in enumerate(document.get(("nav",)) or ()):
        if isinstance(each, dict) and POLICY in each:
            return number
    raise NoEditError


def _is_meant(old: Document, new: Document, pages: Sequence[str]) -> bool:
    was, now = (read_navigation(each)[0] for each in (old, new))
    others, kept = (
        [(each.path, each.title) for each in entries if not each.is_policy]
        for entries in (was, now)
    )
    same = {key: each for key, each in (old.root or {}).items() if key != "nav"} == {
        key: each for key, each in (new.root or {}).items() if key != "nav"
    }
    return (
        same
        and not new.problems
        and others == kept
        and [each.page_id for each in now if each.is_policy] == [*pages]
    )


class _Menu:
    """The part of the menu that is the policy, from the line ``first`` to before ``last``."""

    def __init__(self, document: Document, lines: Sequence[str], path: Path) -> None:
        self.document, self.lines = document, lines
        self.first = self.last = document.key_at(path).line
        self.entries = [*self._read(path)]
        if not self.entries:
            raise NoEditError

    @property
    def written(self) -> Iterator[str]:
        """The lines of the policy's part."""
        return (line for each in self.entries for line in each.written)

    def _read(self, path: Path) -> Iterator[_Entry]:
        """The entries at ``path``; each begins behind the last line that was read."""
        value = self.document.get(path)
        if not isinstance(value, list):
            raise NoEditError
        for number, each in enumerate(value):
            place = self.document.value_at((*path, number))
            line = self.lines[place.line - 1]
            mark = _ENTRY.fullmatch(line[: place.column - 1])
            if not mark or place.line <= self.last:
                raise NoEditError
            found = _Entry([*self.lines[self.last : place.line]], mark[1])
            self.last = place.line
            if isinstance(each, str):
                found.page = each.removesuffix(".md")
            else:
                ((title, below),) = each.items()
                if isinstance(below, str):
                    found.page = below.removesuffix(".md")
                else:
                    found.below = [*self._read((*path, number, title))]
            yield found

    def keep(self, pages: Iterable[str]) -> None:
        """Take out what is none of ``pages``, and groups that are empty then."""
        known = {*pages}

        def kept(entries: Iterable[_Entry]) -> list[_Entry]:
            found = []
            for each in entries:
                if each.page:
                    found += [each] if each.page in known else []
                else:
                    each.below = kept(each.below)
                    found += [each] if each.below else []
            return found

        self.entries = kept(self.entries)

    def order(self, pages: Sequence[str]) -> None:
        """Bring the entries into the order of ``pages``, groups as a whole where they stay one."""
        there = [name for each in self.entries for name in each.pages]
        wanted = [each for each in pages if each in there]
        rank = {name: at for at, name in enumerate(wanted)}
        if _are_whole(self.entries, rank):
            _sort(self.entries, rank)
            return
        stays = {there[at] for at in longest_increasing_subsequence([rank[e] for e in there])}
        moved = {each.page: each for each in self._leaves(self.entries) if each.page not in stays}
        self.keep(stays)
        for at, name in enumerate(wanted):
            if name in moved:
                self.place(moved[name], wanted, at)

    def _leaves(self, entries: Iterable[_Entry]) -> Iterator[_Entry]:
        for each in entries:
            yield from self._leaves(each.below) if each.below else [each]

    def place(self, entry: _Entry, pages: Sequence[str], at: int) -> None:
        """Put ``entry`` behind the page before it, in the innermost group that holds both sides."""
        there = {name for each in self.entries for name in each.pages}
        before = next((each for each in reversed(pages[:at]) if each in there), "")
        behind = next((each for each in pages[at + 1 :] if each in there), "")
        entries = self.entries
        while True:
            inner = next((e for e in entries if e.below and {before, behind} <= {*e.pages}), None)
            if inner is None:
                break
            entries = inner.below
        number = next((n + 1 for n, e in enumerate(entries) if before in e.pages), 0)
        indent = entries[0].indent if entries else _STEP
        entry.lines = [f"{indent}{each.removeprefix(entry.indent)}" for each in entry.lines]
        entry.indent = indent
        entries.insert(number, entry)


def _are_whole(entries: Iterable[_Entry], rank: Mapping[str, int]) -> bool:
    """Whether the pages of every group stand together, in whatever order."""
    for each in entries:
        ranks = [rank[name] for name in each.pages]
        if max(ranks) - min(ranks) + 1 != len(ranks) or not _are_whole(each.below, rank):
            return False
    return True


def _sort(entries: list[_Entry], rank: Mapping[str, int]) -> None:
    entries.sort(key=lambda each: min(rank[name] for name in each.pages))
    for each in entries:
        _sort(each.below, rank)
