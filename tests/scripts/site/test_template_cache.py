"""Templates compiled once: what is kept is used, and changes nothing of what comes out."""

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from scripts.site import cache
from scripts.site.template_cache import Bytecode

BUILD = """
import sys
from pathlib import Path
from scripts.site import cache
cache.FOLDER = Path(sys.argv[1])
from scripts.build import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the real one."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    return cache.FOLDER


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def compile(self, *given: object, **named: object) -> object:
        """Compile, and count."""
        self.compiled += 1
        return super().compile(*given, **named)  # type: ignore[call-overload]


def shown(text: str, *versions: str, extensions: tuple[str, ...] = ()) -> tuple[str, int]:
    """What the template ``text`` shows in a new environment, and how much was compiled for it."""
    loader = DictLoader({"page.html": text})
    environment = Counting(
        loader=loader, extensions=extensions, bytecode_cache=Bytecode("test", *versions)
    )
    return environment.get_template("page.html").render(), environment.compiled


@pytest.mark.usefixtures("folder")
def test_a_template_is_compiled_once() -> None:
    """The next environment has its code already, and shows the same."""
    assert shown("{{ 6 * 7 }}") == ("42", 1)
    assert shown("{{ 6 * 7 }}") == ("42", 0)


@pytest.mark.usefixtures("folder")
def test_another_text_version_or_extension_is_compiled_anew() -> None:
    """Code is never taken for something else than it was made of."""
    assert shown("{{ 6 * 7 }}", "1.0") == ("42", 1)
    assert shown("{{ 6 * 8 }}", "1.0") == ("48", 1)
    assert shown("{{ 6 * 8 }}", "1.1") == ("48", 1)
    assert shown("{{ 6 * 8 }}", "1.1", extensions=("jinja2.ext.do",)) == ("48", 1)


def test_damaged_code_is_compiled_anew(folder: Path) -> None:
    """Whatever happened to the file, the template shows what it says."""
    shown("{{ 6 * 7 }}")
    (file,) = folder.glob("[!.]*")
    file.write_bytes(file.read_bytes()[:-3])
    assert shown("{{ 6 * 7 }}") == ("42", 1)


def built(repository: Path, folder: Path, out: Path) -> dict[str, bytes]:
    """The fictional school's site, built with ``folder`` for what is kept: every file's bytes."""
    school = repository / "tests/data/school"
    arguments = [folder, "--root", school, "--out", out]
    subprocess.run(
        [sys.executable, "-c", BUILD, *map(str, arguments)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files(out)}


def files(folder: Path) -> list[Path]:
    """All files below ``folder``."""
    return sorted(path for path in folder.rglob("[!.]*") if path.is_file())


@pytest.mark.slow
def test_a_site_is_the_same_whatever_was_kept(repository: Path, tmp_path: Path) -> None:
    """With nothing kept, with everything, with damage, and where nothing can be kept."""
    folder = tmp_path / "kept"
    first = built(repository, folder, tmp_path / "site")
    kept = {path: path.stat().st_mtime_ns for path in files(folder)}
    assert kept
    assert built(repository, folder, tmp_path / "site") == first
    assert {path: path.stat().st_mtime_ns for path in files(folder)} == kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:100])
    assert built(repository, folder, tmp_path / "site") == first
    (tmp_path / "in the way").write_text("")
    assert built(repository, tmp_path / "in the way", tmp_path / "site") == first
