"""Calls Typst: values and a template -> the bytes of an accessible PDF, the same every time."""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

TEMPLATES = Path(str(files("policy.documents"))) / "templates"
BODY = "Open Sans"
"""The family of running text; headings are set in Libertinus Serif, which Typst brings."""

_RARE = re.compile("[^\\n -~\u00a0-\u017f\u2010-\u2027\u2030-\u203a\u2190-\u2193\u2212]")
"""What the letters may not have; all else is known to be in them."""
_MOST_OF_A_BLOCK = 8
"""How many characters of 256 neighbours are tried; where all these are missing, so are the rest."""


Keep = Callable[..., bytes]
"""Returns what a function makes, given it and all that the result depends on."""


class DocumentError(Exception):
    """A document could not be set; the text is Typst's."""


@dataclass(frozen=True)
class Pictures:
    """The pictures of a document: where the template finds them, and what it is told of each."""

    folder: Path = TEMPLATES
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def now(make: Callable[[], bytes], *sources: str | bytes) -> bytes:  # noqa: ARG001
    """What ``make`` returns; a cache in its place may know it by all its ``sources``."""
    return make()


def set_in_type(
    template: str, values: Mapping[str, Any], folder: Path = TEMPLATES, keep: Keep = now
) -> bytes:
    """The PDF that ``template`` in ``folder`` makes of ``values``, or that ``keep`` kept of them.

    A character for which there is no letter becomes its number: «[U+1F600]». Raises DocumentError
    where Typst cannot make an accessible file of it.
    """
    data = json.dumps(values, ensure_ascii=False, sort_keys=True)
    parts = (each for each in sorted(folder.iterdir()) if each.is_file())
    versions = repr([version(each) for each in ("typst", "fontpkg-open-sans")])
    sources = (data, versions, *(each.read_bytes() for each in parts))
    return keep(lambda: _set(folder / f"{template}.typ", data), template, *sources)


def _set(path: Path, data: str) -> bytes:
    from typst import TypstError

    try:
        return _compiled(path, displayable(data))
    except TypstError as error:
        raise DocumentError(error.message) from error


def displayable(text: str) -> str:
    """``text`` with the number of each character that the letters do not have in its place."""
    rare = sorted({*_RARE.findall(text)})
    missing = _missing(tuple(rare)) if rare else frozenset[str]()
    if not missing:
        return text
    return "".join(f"[U+{ord(each):04X}]" if each in missing else each for each in text)


@cache
def _missing(rare: tuple[str, ...]) -> frozenset[str]:
    """The characters of ``rare`` that cannot be set, tried one after the other."""
    missing: set[str] = set()
    tried: dict[int, int] = {}
    for each in rare:
        block = ord(each) >> 8
        if tried.get(block, 0) >= _MOST_OF_A_BLOCK or not _can_be_set(each):
            missing.add(each)
            tried[block] = tried.get(block, 0) + 1
    return frozenset(missing)


def _can_be_set(character: str) -> bool:
    from typst import TypstError

    try:
        _compiled(TEMPLATES / "tegn.typ", json.dumps({"text": character}))
    except (TypstError, UnicodeEncodeError):
        return False
    return True


def drawn(svg: str, width: float, density: int, *, is_filling: bool) -> bytes:
    """The drawing ``svg`` as PNG with ``density`` dots an inch, ``width`` points wide at most.

    It ``is_filling`` where it is that wide in any case. Raises DocumentError for what cannot be
    drawn.
    """
    from typst import TypstError

    data = json.dumps({"svg": svg, "width": width, "fill": is_filling})
    try:
        return _compiled(TEMPLATES / "tegning.typ", data, density)
    except (TypstError, UnicodeEncodeError) as error:
        raise DocumentError(str(error)) from error


def _compiled(path: Path, data: str, density: int = 0) -> bytes:
    """The PDF that a template makes of ``data``, or the PNG with ``density`` dots an inch."""
    from typst import Compiler  # a third of a second, which only documents need

    compiler = Compiler(path, root=path.parent, font_paths=_fonts(), sys_inputs={"data": data})
    if density:
        found = compiler.compile(format="png", ppi=density)
    else:
        found = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(found, bytes)
    return found


@cache
def _fonts() -> Any:
    """The letters that are pinned with the project, and no others of the machine."""
    import fontpkg_open_sans
    from typst import Fonts

    folder = Path(fontpkg_open_sans.__file__).parent / "files"
    return Fonts(include_system_fonts=False, font_paths=[str(folder)])


@contextmanager
def pictures_of(found: Mapping[str, bytes]) -> Iterator[Pictures]:
    """The pictures ``found`` that can be read, beside the templates, while the block runs."""
    if not found:
        yield Pictures()
        return
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "templates"
        shutil.copytree(TEMPLATES, folder)
        values = {}
        for at, (name, content) in enumerate(sorted(found.items())):
            path = folder / f"billede-{at}{Path(name).suffix.lower()}"
            path.write_bytes(content)
            if _can_be_shown(folder, path.name):
                values[name] = {"path": path.name}
        yield Pictures(folder, values)


def _can_be_shown(folder: Path, name: str) -> bool:
    from typst import TypstError

    try:
        _compiled(folder / "billede.typ", json.dumps({"path": name}))
    except TypstError:
        return False
    return True


@cache
def paper() -> dict[str, str]:
    """The colours on paper by name: those of the site's light tokens."""
    found: dict[str, str] = json.loads((TEMPLATES / "papir.json").read_text("utf-8"))
    return found
