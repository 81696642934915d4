"""Checks that a text in the data is plain: pages show it as it is, and Markdown in it as signs."""

import re
from collections.abc import Iterator

from policy.loading.loader import DATA_FILES, Loaded
from policy.loading.yaml_file import Document, Mapping, Path, Sequence
from policy.model.problems import Problem

_ADDRESSES = frozenset({"adresse", "afløst_af", "tilgængelighedserklæring"})
_MARKUP = re.compile(
    r"\*\*[^*\n]+\*\*|(?<!\w)__[^_\n]+__(?!\w)"  # bold
    r"|(?<![\w*])\*[^*\s][^*\n]*(?<!\s)\*(?![\w*])"  # emphasis
    r"|!?\[[^\[\]\n]+\](?:\([^()\n]*\)|\[[^\[\]\n]*\])"  # a link or a picture
    r"|`[^`\n]+`"
    r"|</?[A-Za-z][^<>\n]*>"
    r"|\{\{[^\n]*"
    r"|^[ \t]*#{1,6}[ \t]+[^\n]+",  # a heading
    re.MULTILINE,
)
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+[^\n]+", re.MULTILINE)
_SIGN = re.compile(r"^[ \t]*[-*+•][ \t]")


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the texts of all data files."""
    for name in DATA_FILES:
        if name in policy.documents:
            yield from check_document(policy.documents[name])


def check_document(document: Document) -> Iterator[Problem]:
    """The texts of one file that are written as those of a page."""
    for path, text in _texts(document.root, ()):
        if found := _markup(text):
            yield document.problem_at(path, "TEKST-MED-TEGN", found=found)


def _texts(node: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text below ``node`` that readers see, with its path."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key not in _ADDRESSES:
                yield from _texts(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, value in enumerate(node):
            yield from _texts(value, (*path, index))
    elif isinstance(node, str):
        yield path, node


def _markup(text: str) -> str:
    """The first thing in ``text`` that is Markdown or HTML, or the first item of a list in it."""
    if found := _MARKUP.search(text):
        return found[0].strip()
    items = _ITEM.findall(text)
    is_list = len(items) > 1 or (items and _SIGN.match(items[0]))
    return items[0].strip() if is_list else ""
