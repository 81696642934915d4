"""The theme: its folder, its templates, and what they are compiled to."""

import html
from functools import partial
from hashlib import sha256
from pathlib import Path

import jinja2
import mkdocs
import yaml
from jinja2.meta import find_referenced_templates
from mkdocs.config import defaults
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils.yaml import get_yaml_loader

from macros.render import compile_all, keep_compiled
from scripts.cli.cache import compiled_folder
from scripts.cli.places import REPOSITORY
from scripts.site.stylesheets import FOLDER

defaults.get_yaml_loader = partial(get_yaml_loader, yaml.CLoader)  # type: ignore[attr-defined]
"""The settings are read twice, and the parser that is written in C reads the same of them."""

OWN = REPOSITORY / "overrides"
_DANISH = "partials/languages/da.html"
"""The one template that others name by parts."""


def written_theme(path: Path) -> object:
    """The theme in the settings ``path``, of this project where they lie beside none."""
    written = MkDocsConfig()
    with path.open("rb") as file:
        written.load_file(file)
    theme = written.get("theme")
    if isinstance(theme, dict) and not (path.parent / theme.get("custom_dir", "")).is_dir():
        return theme | {"custom_dir": str(OWN)}
    return theme


class _ThemeFiles(jinja2.FileSystemLoader):
    """The templates of the theme and ours; of files for browsers, those of ``overrides/`` alone.

    The stylesheets are written by themselves.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of the files that the site gets, sorted."""
        top = Path(self.searchpath[0])
        paths = (path for path in top.glob("assets/*/**/*") if path.is_file())
        found = (path.relative_to(top).as_posix() for path in paths)
        return sorted(name for name in found if not name.startswith(f"{FOLDER}/"))


def environment_of(theme: Theme) -> jinja2.Environment:
    """Return the environment of the theme's templates, which keeps what it compiles.

    Every value is escaped; ``tekst`` is the text of a title, which MkDocs escapes where it is a
    heading's and not where it is the navigation's.
    """
    environment = theme.get_env()
    environment.autoescape = True
    environment.filters["tekst"] = lambda title: html.unescape(str(title))
    environment.loader = _ThemeFiles(theme.dirs)
    environment.bytecode_cache = _bytecode(f"theme-escaped-{mkdocs.__version__}")
    if cache := _bytecode("fragments"):
        keep_compiled(cache)
    return environment


def compile_templates() -> None:
    """Compile the site's templates where they are kept, as the set-up does it with modules."""
    environment = environment_of(Theme("material", custom_dir=str(OWN)))
    names = [_DANISH, *(path.relative_to(OWN).as_posix() for path in sorted(OWN.rglob("*.*ml")))]
    for name in names:  # grows by those that each names
        text = Path(environment.get_template(name).filename or "").read_text(encoding="utf-8")
        found = find_referenced_templates(environment.parse(text))
        names += dict.fromkeys(each for each in found if each and each not in names)
    compile_all()


def _bytecode(name: str) -> jinja2.BytecodeCache | None:
    """A cache of the compiled templates of the environment ``name``, where one can be kept."""
    folder = compiled_folder()
    pattern = f"{name}-{jinja2.__version__}-%s.cache"
    return _Compiled(str(folder), pattern) if folder else None


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates by their names: one with the same text is the same in any folder."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """One with another text takes the place of the one before."""
        return sha256(name.encode()).hexdigest()
