"""Values -> HTML, by the templates of this package. All layout lives in ``templates/``.

A fragment is embedded in a Markdown page as raw HTML. Three things keep it whole there: values are
escaped, a value never brings a line break of its own (so none can begin a line with a mark that
Markdown knows), and a fragment holds no blank line.
"""

import re
from importlib.resources import files
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from macros import danish
from macros.document import anchor, trimmed
from macros.messages import capitalised
from macros.model import EditionFile
from macros.sayings import EDITION_NAMES
from macros.typography import glued

_LINE_BREAKS = re.compile(r"\s*[\n\r\f\v\u0085\u2028\u2029]\s*")
_BLANK_LINES = re.compile(r"\n\s*(?=\n)")


def one_line(value: Any) -> Any:
    """Text on one line, its numbers kept with their words; everything else as it stands."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return glued(_LINE_BREAKS.sub(" ", value))
    return value


def edition_name(info: EditionFile) -> str:
    """What an edition is called in a sentence: «udgave 2026/27», «udkastet for 2027/28»."""
    return EDITION_NAMES[info.status.value].format(year=info.year)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=one_line,
    )
    environment.filters |= {
        "anker": anchor,
        "dato": danish.date_in_words,
        "delt": trimmed,
        "klasse": danish.grade_in_words,
        "klassetrin": danish.grades_in_words,
        "overgang": danish.step_in_words,
        "opremset": danish.listed,
        "stort": capitalised,
        "udgavenavn": edition_name,
    }
    return environment


_ENVIRONMENT = _environment()


def keep_compiled(cache: BytecodeCache) -> None:
    """From now on take the templates' code from ``cache`` where it has it, and put it there."""
    _ENVIRONMENT.bytecode_cache = cache


def stylesheet(name: str) -> str:
    """The text of a stylesheet that lies beside the templates."""
    return (files("macros") / "templates" / name).read_text(encoding="utf-8")


def page(name: str, **values: object) -> str:
    """The template ``name`` (without ``.html``) as a whole document."""
    return _ENVIRONMENT.get_template(f"{name}.html").render(values).strip() + "\n"


def fragment(name: str, **values: object) -> Markup:
    """The template ``name`` (without ``.html``) filled with ``values``: safe HTML, one block."""
    html = _ENVIRONMENT.get_template(f"{name}.html").render(values)
    return Markup(_BLANK_LINES.sub("", html).strip() + "\n")
