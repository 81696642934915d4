"""Checks the settings in ``mkdocs.yml`` against the closed list of what this site's file may say.

Most of them belong to the code and have one value; what the site generator would refuse, or what
would change how pages are read, is told here with its place.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from typing import Any

import yaml

from policy.loading.files import Text
from policy.loading.loader import Loaded
from policy.loading.navigation import CONFIG, INHERIT, SETTINGS_FILES
from policy.loading.yaml_file import ENVIRONMENT, Document, Mapping, Path, read_yaml
from policy.model.problems import Place, Problem, problem
from policy.words.page_messages import SETTING_VALUES

TEXT, ADDRESS, NUMBERED = "text", "address", "numbered"
THEME_FOLDER, INHERITED = "theme", "inherited"
_SWITCHES = frozenset({"true", "false"})
_FOLDER = re.compile(r"(?:.*/)?overrides/?")
_WARN = {"warn"}
_LINKS = dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), _WARN)
_NAV = dict.fromkeys(("omitted_files", "not_found", "absolute_links"), _WARN)
PLUGINS = {
    "macros": {
        "modules": ["macros"],
        "on_undefined": {"strict"},
        "on_error_fail": {"true", "false"},
    }
}
EXTENSIONS: AnyMapping[str, Any] = {
    "attr_list": None,
    "md_in_html": None,
    "footnotes": {"BACKLINK_TITLE": NUMBERED},
    "toc": {"title": TEXT},
    "macros.addresses": None,
}
THEME = {
    "name": {"material"},
    "custom_dir": THEME_FOLDER,
    "language": {"da"},
    "font": {"false"},
    "palette": {"scheme": {"default"}},
}
SETTINGS: AnyMapping[str, Any] = {
    INHERIT: INHERITED,
    "site_name": TEXT,
    "site_url": ADDRESS,
    "edit_uri": ADDRESS,
    "remote_name": TEXT,
    "remote_branch": TEXT,
    "nav": None,  # policy.loading.navigation reads it
    "strict": {"true"},
    "validation": {"nav": _NAV, "links": _LINKS},
    "theme": THEME,
    "plugins": [PLUGINS],
    "markdown_extensions": [EXTENSIONS],
    "extra": {"forbehold": TEXT},
}
"""The keys with what each may be: a kind of text, the texts that it may be, a mapping, an exact
list of texts, or (a list of one mapping) a list of names, each alone or with its own settings."""
_RESOLVER, _TEXT = yaml.resolver.Resolver(), "tag:yaml.org,2002:str"
NEEDED = ("site_name", "theme", "plugins", "markdown_extensions")
"""What a file that sets up a site has; one that says nothing of the site is only a navigation."""


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the settings in ``mkdocs.yml`` and the files that it inherits from.

    Each value is judged where it stands, also one that another takes the place of; whether
    something is missing, of all together.
    """
    document = policy.documents.get(CONFIG)
    if document is None or not document.usable:
        return
    if not isinstance(document.root, Mapping):
        return  # its navigation is missing, which is told
    lines = {each.path: each.text.split("\n") for each in policy.inherited}
    lines[CONFIG] = policy.texts[CONFIG].split("\n")
    found = [problem for each in policy.inherited for problem in _of_inherited(each, lines)]
    yield from found
    is_whole = not found and (INHERIT not in document.root or bool(policy.inherited))
    reader = _Settings(document, lines, is_whole=is_whole)
    yield from reader.mapping((), document.root, SETTINGS)
    if any(key in document.root for key in NEEDED[1:]):
        yield from reader.missing((), document.root, NEEDED)


def _of_inherited(read: Text, lines: AnyMapping[str, Sequence[str]]) -> Iterator[Problem]:
    """The problems of a file that settings are inherited from, by itself."""
    if read.problem:
        yield read.problem
        return
    yield from read.strange
    document = read_yaml(read.path, read.text, tags=True)
    yield from document.problems
    if isinstance(document.root, Mapping):
        yield from _Settings(document, lines, is_whole=False).mapping((), document.root, SETTINGS)
    elif document.usable and document.root is not None:
        yield problem(Place(read.path), "ARVET-FIL-FORM")


class _Settings:
    """Settings; ``lines`` are the files' texts by path, which say what is in quotes.

    Nothing is missing where they are not the ``whole``.
    """

    def __init__(
        self, document: Document, lines: AnyMapping[str, Sequence[str]], *, is_whole: bool
    ) -> None:
        self.document = document
        self.lines = lines
        self.is_whole = is_whole

    def mapping(self, path: Path, given: Mapping, known: AnyMapping[str, Any]) -> Iterator[Problem]:
        """Each key is known and has a value that it may have."""
        for key, value in given.items():
            if key not in known:
                place = self.document.key_at((*path, key))
                yield problem(place, "INDSTILLING-UKENDT", found=key, candidates=known)
            else:
                yield from self.value((*path, key), value, known[key])

    def missing(self, path: Path, given: AnyMapping[str, Any], needed: Any) -> Iterator[Problem]:
        """Each of ``needed`` is there, unless another file may have it."""
        for name in needed if self.is_whole else ():
            if name not in given:
                yield problem(self.document.value_at(path), "INDSTILLING-MANGLER", found=name)

    def value(self, path: Path, value: Any, wanted: Any) -> Iterator[Problem]:
        """A setting's value is what is ``wanted``."""
        place = self.document.value_at(path)
        is_tagged = place in self.document.tagged
        if path == ("nav",):
            return
        if is_tagged and (isinstance(wanted, set) or wanted in (TEXT, ADDRESS)):
            yield from self._from_environment(path, value, wanted)
        elif is_tagged:
            said = SETTING_VALUES["plain"]
            yield problem(place, "INDSTILLING-VÆRDI", found=ENVIRONMENT, wanted=said)
        elif isinstance(wanted, AnyMapping) and isinstance(value, Mapping):
            yield from self.mapping(path, value, wanted)
            if path[0] in ("theme", "plugins"):
                yield from self.missing(path, value, wanted)
        elif isinstance(wanted, list) and isinstance(wanted[0], AnyMapping):
            yield from self._named(path, value, wanted[0])
        elif not _is(value, wanted) or not self._is_typed(place, value, wanted):
            said = _wanted(wanted)
            key = next(str(each) for each in reversed(path) if isinstance(each, str))
            found = value if isinstance(value, str) else key
            found = f'"{found}"' if found in _SWITCHES else found
            yield problem(place, "INDSTILLING-VÆRDI", found=found, wanted=said)

    def _from_environment(self, path: Path, value: Any, wanted: Any) -> Iterator[Problem]:
        """What holds where the environment has no value is as ``wanted``: the last of a list."""
        if isinstance(value, list) and len(value) > 1:
            yield from self.value((*path, len(value) - 1), value[-1], wanted)
        elif wanted != ADDRESS:  # no address is one, too
            place, said = self.document.value_at(path), _wanted(wanted)
            yield problem(place, "INDSTILLING-VÆRDI", found=str(path[-1]), wanted=said)

    def _named(self, path: Path, value: Any, known: AnyMapping[str, Any]) -> Iterator[Problem]:
        """A list of known names, each alone or with its settings, none missing."""
        if not isinstance(value, list):
            place, said = self.document.value_at(path), _wanted([known])
            yield problem(place, "INDSTILLING-VÆRDI", found=str(path[-1]), wanted=said)
            return
        names: dict[str, Any] = {}
        for index, item in enumerate(value):
            at: Path = (*path, index)
            if isinstance(item, Mapping) and len(item) == 1 and known.get(next(iter(item))):
                yield from self.mapping(at, item, known)
                names |= item
            elif (
                isinstance(item, str)
                and item in known
                and self.document.value_at(at) not in self.document.tagged
            ):
                names[item] = None
            else:
                found = item if isinstance(item, str) else next(iter(item or ()), path[-1])
                place = self.document.value_at(at)
                yield problem(place, "INDSTILLING-UKENDT", found=found, candidates=known)
        yield from self.missing(path, names, known)

    def _is_typed(self, place: Place, value: Any, wanted: Any) -> bool:
        """Whether YAML takes the value for what it is: a text, or true and false."""
        line = self.lines[place.path][place.line - 1]
        is_plain = not line.startswith(("'", '"', "|", ">"), place.column - 1)
        if isinstance(wanted, set):
            return is_plain or value not in _SWITCHES
        if not isinstance(value, str) or not is_plain:
            return True
        return bool(_RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) == _TEXT)  # type: ignore[no-untyped-call]


def _is(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, (set, list)):
        is_one = isinstance(value, str) and value in wanted
        return is_one if isinstance(wanted, set) else value == wanted
    if wanted is None or isinstance(wanted, AnyMapping) or not isinstance(value, str):
        return False
    if wanted == ADDRESS:
        return not value or value.startswith(("https://", "http://"))
    if wanted == INHERITED:
        return value.endswith(SETTINGS_FILES)
    if wanted == THEME_FOLDER:
        return bool(_FOLDER.fullmatch(value))
    has_other_braces = bool({*"{}"} & {*value.replace("{}", "", 1)})
    return bool(value.strip()) and not (wanted == NUMBERED and has_other_braces)


def _wanted(wanted: Any) -> str:
    """What is to be written, in Danish."""
    if isinstance(wanted, set):
        return " eller ".join(f"«{each}»" for each in sorted(wanted, reverse=True))
    if isinstance(wanted, list) and isinstance(wanted[0], str):
        return f"«[{', '.join(wanted)}]»"
    kind = wanted if isinstance(wanted, str) else "list" if isinstance(wanted, list) else "below"
    return SETTING_VALUES[kind]
