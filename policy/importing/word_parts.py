"""The smaller parts of a Word file: styles, lists, addresses, comments, properties."""

from collections.abc import Iterator

from lxml import etree

from policy.documents.word.xml import w


def value_of(node: etree._Element | None) -> str:
    """The value of an element that has but one."""
    return (node.get(w("val")) or "") if node is not None else ""


def is_on(node: etree._Element | None) -> bool:
    """Whether an element is there that switches something on."""
    return node is not None and value_of(node) not in ("0", "false", "off")


def comments_in(root: etree._Element | None) -> dict[str, str]:
    """The comments by their numbers, each with its author."""
    found = {}
    for each in root.iter(w("comment")) if root is not None else ():
        text = " ".join("".join(map(str, p.itertext())) for p in each.iter(w("p"))).strip()
        found[each.get(w("id")) or ""] = f"{each.get(w('author')) or ''}: {text}".strip(": ")
    return found


def styles_in(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The names of the styles by their ids; programs rename the ids when they save."""
    for each in root.iter(w("style")) if root is not None else ():
        yield each.get(w("styleId")) or "", value_of(each.find(w("name"))).lower()


def lists_in(root: etree._Element | None) -> Iterator[tuple[tuple[str, str], str]]:
    """What stands before the items, by the list's number and the level."""
    if root is None:
        return
    kinds = {}
    for each in root.iter(w("abstractNum")):
        levels = each.iter(w("lvl"))
        kinds[each.get(w("abstractNumId"))] = {
            level.get(w("ilvl")) or "0": value_of(level.find(w("numFmt"))) for level in levels
        }
    for each in root.iter(w("num")):
        for level, kind in kinds.get(value_of(each.find(w("abstractNumId"))), {}).items():
            yield (each.get(w("numId")) or "", level), kind


def addresses_in(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The addresses that a part leads to, by the ids of its relationships."""
    for each in root if root is not None else ():
        yield each.get("Id") or "", each.get("Target") or ""


def properties_in(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The properties that somebody gave the file, by their names."""
    for each in root if root is not None else ():
        yield each.get("name") or "", "".join(map(str, each.itertext()))


def shown(node: etree._Element) -> str:
    """The words in ``node``, those of its paragraphs apart."""
    return " ".join("".join(t.text or "" for t in each.iter(w("t"))) for each in node.iter(w("p")))
