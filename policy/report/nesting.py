"""The lists and tables that passages stand in: the tags that open and close before each of them."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from policy.report.redline_model import Passage

_OPENING = {
    "ul": "<ul>",
    "ol": "<ol>",
    "table": '<div class="tabelramme"><table class="tekst">',
    "dl": '<dl class="definitioner">',
}
_CLOSING = {"ul": "</li></ul>", "ol": "</li></ol>", "table": "</table></div>", "dl": "</dl>"}
_ITEMS = frozenset({"ul", "ol"})


def nested(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, Markup]]:
    """Each passage with the tags before it; at last None with the tags that are left to close."""
    lists: list[str] = []
    for passage in passages:
        tags = list[str]()
        wanted, tag = _wanted(passage)
        while lists and (len(lists) > wanted or (len(lists) == wanted and lists[-1] != tag)):
            tags.append(_CLOSING[lists.pop()])
        if len(lists) == wanted and tag in _ITEMS:
            tags.append("</li>")
        while len(lists) < wanted:
            lists.append(tag)
            is_skipped = len(lists) < wanted
            tags.append(_OPENING[tag] + ("<li>" if is_skipped else ""))
        yield passage, Markup("".join(tags))  # noqa: S704 — tags of this module
    yield None, Markup("".join(_CLOSING[each] for each in reversed(lists)))  # noqa: S704


def _wanted(passage: Passage) -> tuple[int, str]:
    """How many lists or tables a passage stands in, and the tag of the innermost one."""
    if passage.kind in ("head", "row"):
        return 1, "table"
    if passage.kind == "definition":
        return 1, "dl"
    if passage.kind != "item":
        return 0, ""
    return max(passage.level, 1), "ol" if passage.number is not None else "ul"
