"""Values -> HTML, by the templates of a package. All layout lives in a package's ``templates/``.

A fragment is embedded in a Markdown page as raw HTML. Three things keep it whole there: values are
escaped, a value never brings a line break of its own (so none can begin a line with a mark that
Markdown knows), and a fragment holds no blank line.
"""

import re
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policy.model.data_files import EditionFile
from policy.model.units import whom_for
from policy.report.hyphens import divisible
from policy.report.nesting import nested
from policy.report.redline_model import anchor, trimmed
from policy.text import danish
from policy.text.danish import capitalised
from policy.text.word_diff import Piece
from policy.words.publication_words import EDITION_NAMES

_BREAK = re.compile(r"[\n\r\f\v\u0085\u2028\u2029]")  # tells quickly that there is none
_LINE_BREAKS = re.compile(rf"\s*{_BREAK.pattern}\s*")
_WORDS_KEPT = 1024
"""How many texts of a redline are kept as HTML."""

_BLANK_LINES = re.compile(r"\n\s*(?=\n)")


def one_line(value: Any) -> Any:
    """Text on one line; everything else as it stands."""
    if isinstance(value, str) and not isinstance(value, Markup) and _BREAK.search(value):
        return _LINE_BREAKS.sub(" ", value)
    return value


def edition_name(info: EditionFile) -> str:
    """What an edition is called in a sentence: «udgave 2026/27», «udkastet for 2027/28»."""
    return EDITION_NAMES[info.status.value].format(year=info.year)


class Templates:
    """The HTML templates and stylesheets of ``packages``; the first that has a name wins."""

    def __init__(self, *packages: str) -> None:
        self._packages = packages
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader(package) for package in packages]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=one_line,
        )
        self._environment.filters |= {
            "anker": anchor,
            "dato": danish.date_in_words,
            "delelig": divisible,
            "delt": trimmed,
            "den": danish.on_date,
            "indlejret": nested,
            "hvem_for": whom_for,
            "klasse": danish.grade_in_words,
            "klassetrin": danish.grades_in_words,
            "overgang": danish.step_in_words,
            "opremset": danish.listed,
            "stort": capitalised,
            "udgavenavn": edition_name,
        }
        self._environment.globals["ord"] = lru_cache(maxsize=_WORDS_KEPT)(self._words)
        self.stylesheet = cache(self._stylesheet)

    def keep_compiled(self, cache: BytecodeCache) -> None:
        """Take the templates' compiled code from ``cache`` from now on, and keep it there."""
        self._environment.bytecode_cache = cache

    def compile_all(self) -> None:
        """Compile every template, which is of use where what is compiled is kept."""
        for name in self._environment.list_templates(["html"]):
            self._environment.get_template(name)

    def page(self, name: str, **values: object) -> str:
        """The template ``name`` (without ``.html``) as a whole document."""
        return self._environment.get_template(f"{name}.html").render(values).strip() + "\n"

    def fragment(self, name: str, **values: object) -> Markup:
        """The template ``name`` (without ``.html``) with ``values``: safe HTML, one block."""
        html = self._environment.get_template(f"{name}.html").render(values)
        return Markup(_BLANK_LINES.sub("", html).strip() + "\n")  # noqa: S704 — escaped above

    def _words(self, pieces: tuple[Piece, ...]) -> Markup:
        """The words of a redline; a report shows most of them twice, and others after it, too."""
        macros: Any = self._environment.get_template("_ord.html").module
        return Markup(macros.ord(pieces))  # noqa: S704 — escaped by the template

    def _stylesheet(self, name: str) -> str:
        """The text of a stylesheet that lies beside the templates."""
        found = (folder / name for folder in self._folders)
        return next(each.read_text(encoding="utf-8") for each in found if each.is_file())

    @cached_property
    def _folders(self) -> list[Traversable]:
        return [files(package) / "templates" for package in self._packages]


REPORT = Templates("policy.report")
"""The templates of the reports on changes."""
