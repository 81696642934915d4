"""A page as a screen reader sees it: the browser's own accessibility tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_UNTOLD = {"StaticText", "InlineTextBox", "generic", "none"}


@dataclass(frozen=True)
class Told:
    """Something a screen reader says: what it is, its name, what describes it, what is in it."""

    role: str
    name: str
    description: str
    inside: tuple["Told", ...]

    def every(self, role: str) -> Iterator["Told"]:
        """What is of ``role`` in it, at any depth, in the order it is said."""
        for each in self.inside:
            if each.role == role:
                yield each
            yield from each.every(role)


def told(page: Page) -> Told:
    """The whole page; what has no role of its own is left out, its contents are not."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    return next(_told(nodes[0], known))


def _told(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> Iterator[Told]:
    children = [known[each] for each in node.get("childIds", ()) if each in known]
    inside = tuple(each for child in children for each in _told(child, known))
    role = str(node.get("role", {}).get("value", "none"))
    if node["ignored"] or role in _UNTOLD:
        yield from inside
    else:
        yield Told(role, _value(node, "name"), _value(node, "description"), inside)


def _value(node: dict[str, Any], key: str) -> str:
    return " ".join(str(node.get(key, {}).get("value", "")).split())


def rows_of(table: Told) -> list[list[Told]]:
    """A table's rows below its header, each with a cell a column and a header of its own."""
    head, *rows = [list(row.inside) for row in table.every("row")]
    assert {each.role for each in head} == {"columnheader"}
    assert all(each.name for each in head)
    for row in rows:
        assert len(row) == len(head)
        assert sorted(each.role for each in row) == ["cell"] * (len(head) - 1) + ["rowheader"]
    return rows
