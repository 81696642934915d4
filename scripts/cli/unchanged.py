"""Tells work that would come to what it came to before: such work is not done again.

What a check or a build depends on is compared by content: the files of the policy, the code and its
templates, the installed packages, the environment that the settings may name, what the repository
knows of the archive, and the files of the site that was built. Where one of these cannot be told,
the work is done.
"""

import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from io import FileIO
from pathlib import Path

from policy.archive.git import run_git
from scripts.cli.cache import keep, known
from scripts.cli.places import REPOSITORY

CODE = ("policy", "macros", "scripts", "overrides")
POLICY = ("data", "docs", "overrides", "macros")
"""The folders of a policy that are read; a policy may have a theme and macros of its own."""

SETTINGS = "mkdocs.yml"
_VARIABLE = re.compile(rb"\b[A-Z_][A-Z0-9_]*\b")
_ALWAYS = re.compile(r"GIT_|SOURCE_DATE_EPOCH\Z|PYTHON")
"""The variables that matter whatever the settings say."""


class UntoldError(Exception):
    """What the work depends on cannot be told."""


class Work:
    """Work called ``name`` on the policy in ``root``, done with these ``choices``.

    ``out`` is the folder that it makes, if any. ``said`` is what was said when it was done, None
    where it is not known to come to the same. What the process itself is like is told once, for
    the work changes it.
    """

    def __init__(self, name: str, root: Path, *choices: object, out: Path | None = None) -> None:
        self._root, self._out = root, [out] if out else []
        which = sha256(repr((root.resolve(), out and out.resolve(), choices)).encode()).hexdigest()
        self._name = f"{name} {which[:2]}"  # some may share one: the cache is not to grow for ever
        self._process = (sys.version, sys.path[:], choices, dict(os.environ))
        self._sources = ""
        self.said: str | None = None
        with suppress(OSError, UnicodeError, UntoldError):
            self._sources = self._told()
            is_there = all(each.is_dir() for each in self._out)
            found = known(self._name, self._sources, _digest(self._out)) if is_there else None
            self.said = found.decode() if found is not None else None

    def remember(self, said: str) -> None:
        """Remember that the work is done now, and what was ``said``.

        Not where a file has been changed since the beginning, for it may have been read so.
        """
        with suppress(OSError, UnicodeError, UntoldError):
            made, content = (self._sources, _digest(self._out)), said.encode()
            if self._sources == self._told() and known(self._name, *made) != content:
                keep(self._name, content, *made)

    def _told(self) -> str:
        """All that the work depends on, as a text that is another where one thing is."""
        *process, environment = self._process
        settings = b"\n".join(_settings(self._root / SETTINGS))
        named = {each.decode() for each in _VARIABLE.findall(settings)}
        variables = sorted(each for each in environment.items() if _matters(each[0], named))
        installed = (each.name for each in Path(sysconfig.get_path("purelib")).iterdir())
        packages = sorted(each for each in installed if each.endswith("-info"))
        themes = _values("custom_dir", settings)
        folders = [REPOSITORY / each for each in CODE]
        folders += (self._root / each for each in (*POLICY, *themes))
        files = (sha256(settings).hexdigest(), _digest(folders))
        where = [str(each.resolve()) for each in (self._root, *self._out)]
        return repr((*process, variables, packages, *where, _repository(self._root), *files))


def _settings(path: Path, deepest: int = 9) -> Iterator[bytes]:
    """The content of the file ``path`` and of those that it inherits from."""
    content = path.read_bytes()
    yield content
    for each in _values("INHERIT", content):
        if not deepest:
            raise UntoldError
        yield from _settings(path.parent / each, deepest - 1)


def _values(key: str, settings: bytes) -> list[str]:
    """The values of ``key``, each a path; UntoldError where one is written in a way of its own."""
    found = re.findall(rf"^ *{key}: *([^\s'\"#&*!|>]+) *$", settings.decode(), re.MULTILINE)
    if len(found) != settings.count(key.encode()):
        raise UntoldError
    return found


def _matters(variable: str, named: set[str]) -> bool:
    return variable in named or bool(_ALWAYS.match(variable))


def _repository(root: Path) -> tuple[object, ...]:
    """What the repository at ``root`` knows of its branches, and of the remotes they come from."""
    if not (git := shutil.which("git")):
        return ()
    asked = (
        ("for-each-ref", "--format=%(refname) %(objectname)"),
        ("config", "--get-regexp", r"^remote\."),
        ("rev-parse", "--is-shallow-repository"),
    )
    answers = (run_git(root, *each, around=False) for each in asked)
    return git, *((each.returncode, each.stdout, each.stderr) for each in answers)


def _digest(folders: list[Path]) -> str:
    """The SHA-256 of the names and contents of all files below ``folders``, in hexadecimal."""
    found = sha256()
    for folder in folders:
        for name, path in _files(str(folder)):
            with FileIO(path) as file:
                content = file.readall()
            found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
        found.update(b"\0")
    return found.hexdigest()


def _files(folder: str, below: str = "") -> Iterator[tuple[str, str]]:
    """The name and path of every file in ``folder``, sorted; UntoldError for what is no file."""
    if not os.path.lexists(folder):
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            if each.name != "__pycache__":
                yield from _files(each.path, f"{below}{each.name}/")
        elif each.is_file(follow_symlinks=False):
            yield f"{below}{each.name}", each.path
        else:
            raise UntoldError
