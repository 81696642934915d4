"""Checks a drawing in SVG: only shapes and text, nothing that runs or is fetched.

A drawing can be opened by its own address, where no security policy of a page applies. So only the
elements that draw are let in, with no handler, no address but one within the drawing, and no style
that fetches.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from policy.model.problems import Place, Problem, problem
from policy.words.problem_messages import SVG_REASONS

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ABOUT = re.compile(
    r"http://(?:www\.inkscape\.org/|sodipodi\.sourceforge\.net/|purl\.org/dc/|"
    r"www\.w3\.org/1999/02/22-rdf-syntax-ns#|creativecommons\.org/ns#|web\.resource\.org/cc/)"
)
"""What drawing programs note about a drawing; a browser knows no element of it."""

_ELEMENTS = frozenset(
    re.split(
        r"\s+",
        """svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon
        text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker image
        style switch view filter feBlend feColorMatrix feComponentTransfer feComposite
        feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
        feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
        fePointLight feSpecularLighting feSpotLight feTile feTurbulence""",
    )
)
_ADDRESSES = frozenset({"href", "src", "base"})
_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*\Z")
_URL = re.compile(r"url\s*\(\s*(?!['\"]?\s*#)|@import|expression\s*\(|\\", re.IGNORECASE)
_MAX_DEPTH = 200


def check_svg(path: str, text: str) -> Iterator[Problem]:
    """The problems of the drawing ``text`` in the file ``path``."""
    found = _Drawing(path)
    try:
        found.parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        yield found.refused("broken", error.lineno, error.offset)
    except _StopError:
        pass
    yield from found.problems


class _StopError(Exception):
    """The drawing is refused as a whole; the rest of it is not read."""


class _Drawing:
    """A drawing while it is read: its problems, and what style it is in."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._depth, self._style = 0, ""
        # The encoding is ours, whatever the file says: what is not UTF-8 was refused before.
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = lambda *_: self._stop("doctype")
        self.parser.ProcessingInstructionHandler = lambda *_: self._tell("instruction")
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartElementHandler = self._begun
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._read

    def refused(self, key: str, line: int, column: int, **values: str) -> Problem:
        """The problem ``key`` at a place of the drawing."""
        reason = SVG_REASONS[key].format(**values)
        return problem(Place(self.path, line, column + 1), "SVG-IKKE-TILLADT", reason=reason)

    def _tell(self, key: str, **values: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        self.problems.append(self.refused(key, line, column, **values))

    def _stop(self, key: str) -> None:
        self._tell(key)
        raise _StopError

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
            self._stop("encoding")

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            self._stop("depth")
        space, _, local = name.rpartition(" ")
        is_drawn = space == _SVG and local in _ELEMENTS
        if not is_drawn and not _ABOUT.match(space):
            self._tell("element", found=local)
        if self._depth == 1 and local != "svg":
            self._tell("root")
        if local == "style":
            self._style = " "
        for key, value in attributes.items():
            self._check_attribute(local, key, value)

    def _check_attribute(self, element: str, key: str, value: str) -> None:
        space, _, local = key.rpartition(" ")
        if local.lower().startswith("on"):
            self._tell("handler", found=local)
        elif local in _ADDRESSES and (space in ("", _XLINK) or local == "base"):
            is_picture = element == "image" and _PICTURE.match(value)
            if not value.startswith("#") and not is_picture:
                self._tell("address", found=local)
        elif _URL.search(value) and not _ABOUT.match(space):
            self._tell("style", found=local)

    def _read(self, text: str) -> None:
        if self._style:
            self._style += text

    def _ended(self, name: str) -> None:
        self._depth -= 1
        if name.endswith(" style"):
            if _URL.search(self._style):
                self._tell("style", found="style")
            self._style = ""
