"""Asset pruning of a built site: a first visit fetches a page, one stylesheet, and nothing else.

The stylesheet holds the rules that the pages themselves can use. What the theme's scripts draw
needs more: that stylesheet, and the scripts, stay in the page's template until the search opens.
File names are read from the pages, and every assumption about the theme is checked, so that a
version of it that breaks one fails the build instead of making a site that half works.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from urllib.parse import quote
from zlib import crc32

from scripts.site import css_usage, stylesheets
from scripts.site.cache import kept

RELIED_ON = ("data-md-toggle", "__search", "__config", "search-query", "search-result")
"""Names that the theme's bundle must look for, because this site's pages provide them."""

_STYLE = re.compile(r"\s*<link rel=\"stylesheet\" href=\"([^\"]*)(assets/[^\"]+)\">")
_ICON = re.compile(r"(<link rel=\"icon\" href=\")[^\"]*?(assets/[^\"]+\.svg)(\">)")
_LATE = re.compile(r"(<template id=\"senere\"[^>]*>)(.*?)</template>", re.DOTALL)
_SOURCE = re.compile(r"<script src=\"[^\"]*?(assets/[^\"?]+)[^\"]*\"></script>")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CONFIG = re.compile(r"<script id=\"__config\"[^>]*>(.*?)</script>", re.DOTALL)
_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\s*\n)", re.MULTILINE)
_ASKED = re.compile(r"\[([\w-]+)")
CACHED_SITES = 16
"""How many sites with other elements have their stylesheets in the cache."""
_MODULES = (css_usage, stylesheets)

Pages = Mapping[Path, str]
"""The pages of a site with their text."""


class ThemeError(Exception):
    """The theme breaks an assumption of this site; the text says which."""


def prune_assets(site_dir: Path, pages: Pages) -> dict[Path, str]:
    """Replace and remove assets below ``site_dir``; returns ``pages`` as they must be then.

    Raises ThemeError where an assumption about the theme does not hold, StyleError where a
    stylesheet cannot be read.
    """
    late = _late_scripts(site_dir, pages)
    names = _common_styles(pages)
    first, rest = _styles(site_dir, pages, names, late)
    for name in names:
        (site_dir / name).unlink()
    _drop_unused(site_dir)
    write = partial(_write_style, site_dir)
    change = partial(_changed, len(names), write(first), write(rest), site_dir)
    return {path: change(text) for path, text in pages.items()}


def _late_scripts(site_dir: Path, pages: Pages) -> list[str]:
    """The scripts that every page's template holds; what is relied on of them is looked for."""
    found: list[str] = []
    for path, text in pages.items():
        page = path.relative_to(site_dir)
        late = _LATE.search(text)
        found = _SOURCE.findall(late[2]) if late else []
        if sum("/bundle." in name for name in found) != 1:
            raise _otherwise(f"{page}: its template «senere» does not hold the theme's bundle")
        if _SOURCE.search(_LATE.sub("", text)):
            raise _otherwise(f"{page}: a script is loaded outside the template «senere»")
        _check_config(site_dir, page, text)
    texts = [(site_dir / name).read_text(encoding="utf-8") for name in found]
    for name in RELIED_ON:
        if not any(name in text for text in texts):
            raise _otherwise(f"the theme's bundle no longer asks for «{name}»")
    return texts


def _check_config(site_dir: Path, page: Path, text: str) -> None:
    """The theme's own settings name its search worker."""
    found = _CONFIG.search(text)
    worker = str(json.loads(found[1]).get("search", "")) if found else ""
    name = worker[worker.find("assets/") :]
    if not name or not (site_dir / name).is_file():
        raise _otherwise(f"{page}: «__config» names no search worker")


def _otherwise(how: str) -> ThemeError:
    return ThemeError(
        f"The theme is made otherwise than this site relies on: {how}. See overrides/README.md."
    )


def _common_styles(pages: Pages) -> list[str]:
    """The stylesheets that all pages begin with, as paths below the site's root."""
    lists = [[match[2] for match in _STYLE.finditer(text)] for text in pages.values()]
    common: list[str] = []
    for names in zip(*lists, strict=False):
        if len({*names}) > 1:
            break
        common.append(names[0])
    if not any("/main." in name for name in common):
        raise _otherwise("the pages do not begin with the theme's stylesheet «main»")
    return common


def _styles(
    site_dir: Path, pages: Pages, names: Iterable[str], late: Sequence[str]
) -> tuple[str, str]:
    """The stylesheet that the pages themselves can use, and the one that all scripts can, too."""
    texts = {name: (site_dir / name).read_text(encoding="utf-8") for name in names}
    attributes = {"id", *(name for text in texts.values() for name in _ASKED.findall(text))}
    skeleton = css_usage.Skeleton(pages.values(), attributes)
    inline = sorted({each for text in pages.values() for each in _SCRIPT.findall(text)})
    modules = [Path(str(each.__file__)).read_bytes() for each in _MODULES]

    def make() -> bytes:
        rules = [each for name, text in texts.items() for each in stylesheets.read(text, name)]
        at_once, ever = css_usage.Names(inline), css_usage.Names([*inline, *late])
        # What the theme's scripts put together of known names is not known, only the names.
        known = css_usage.Names([*inline, *late, *skeleton.names])
        first = css_usage.Usage(skeleton, at_once, css_usage.created_elements(inline))
        rest = css_usage.Usage(skeleton, known, known)
        return json.dumps(
            [
                stylesheets.written(stylesheets.used(stylesheets.usable(rules, usage), asked))
                for usage, asked in ((first, at_once), (rest, ever))
            ]
        ).encode()

    sources = [skeleton.text, *(part for each in texts.items() for part in each), *inline, *late]
    # Several sites can be cached, so that building one edition after another reuses the results.
    place = crc32(skeleton.text.encode()) % CACHED_SITES
    first, rest = json.loads(kept(f"stylesheets {place}", make, *sources, *modules))
    return first, rest


def _write_style(site_dir: Path, text: str) -> str:
    """Write a stylesheet under a name that tells its content; returns its path below the root."""
    content = text.encode()
    name = f"assets/stylesheets/{sha256(content).hexdigest()[:8]}.css"
    (site_dir / name).write_bytes(content)
    return name


def _drop_unused(site_dir: Path) -> None:
    """Remove what nothing asks for: maps of scripts, and languages that the search does not use."""
    for path in site_dir.glob("assets/**/*.map"):
        path.unlink()
    index = site_dir / "search" / "search_index.json"
    if index.is_file() and json.loads(index.read_bytes())["config"]["lang"] == ["en"]:
        rmtree(site_dir / "assets" / "javascripts" / "lunr", ignore_errors=True)


def _changed(count: int, first: str, rest: str, site_dir: Path, page: str) -> str:
    """A page with its first ``count`` stylesheets as one, its icon, no idle white space."""
    links = list(_STYLE.finditer(page))[:count]
    base = links[0][1]
    for link in reversed(links[1:]):
        page = page[: link.start()] + page[link.end() :]
    begun, ended = links[0].span()
    page = f'{page[:begun]}\n<link rel="stylesheet" href="{base}{first}">{page[ended:]}'
    later = f'<link rel="stylesheet" href="{base}{rest}">'
    page = _LATE.sub(lambda found: f"{found[1]}{later}{found[2]}</template>", page)
    page = _ICON.sub(lambda found: f"{found[1]}{as_data(site_dir / found[2])}{found[3]}", page)
    return "".join(_tight(page))


def as_data(icon: Path) -> str:
    """A small drawing as an address that holds it."""
    return f"data:image/svg+xml,{quote(icon.read_text(encoding='utf-8').strip(), safe='=:/;,()!*')}"


def _tight(page: str) -> Iterator[str]:
    """Yield the parts of the page without indentation and empty lines, except in ``pre``."""
    for number, part in enumerate(_KEPT.split(page)):
        if number % 3 == 1:
            yield part
        elif number % 3 == 0:
            yield _INDENT.sub("", part)
