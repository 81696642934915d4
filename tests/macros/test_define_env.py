"""What the site generator is given."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import define_env
from policy.archive.history import History
from policy.model.macro_calls import SIGNATURES
from policy.model.problems import PolicyError

BASE = Path(__file__).parents[1] / "data" / "base"


class Generator:
    """Stands in for the macros plugin: what it offers, and no more."""

    def __init__(self, root: Path, edit_uri: str = "") -> None:
        extra: dict[str, Any] = {}
        config = root / "mkdocs.yml"
        self.conf = {
            "config_file_path": str(config),
            "markdown_extensions": ["toc"],
            "mdx_configs": {},
            "edit_uri": edit_uri,
            "extra": extra,
        }
        self.page = SimpleNamespace(url="")
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str) -> None:
        """Register a macro."""
        self.macros[name] = function


def test_all_macros_are_registered() -> None:
    """Exactly those that pages may call."""
    generator = Generator(BASE)
    define_env(generator)
    assert generator.macros.keys() == SIGNATURES.keys()


def test_links_follow_the_page() -> None:
    """The same call gives other links from a page in another folder."""
    generator = Generator(BASE)
    define_env(generator)
    assert 'href="klassetrin/#klasse-' in generator.macros["find_klassetrin"]()
    generator.page = SimpleNamespace(url="indsatser/a/")
    assert 'href="../../klassetrin/#klasse-' in generator.macros["find_klassetrin"]()


def test_the_theme_gets_what_it_shows() -> None:
    """Every value the theme's templates ask for is there."""
    generator = Generator(BASE)
    define_env(generator)
    wanted = {"skole", "titel", "status", "udkast", "aar", "kontakt", "tilgaengelighed", "egen"}
    wanted |= {"hoering", "nyt"}
    assert generator.conf["extra"]["politik"].keys() == wanted  # type: ignore[index]


def test_what_was_published_before_may_be_handed_over() -> None:
    """Who builds the site has read it already; it is not read a second time."""
    generator = Generator(BASE)
    generator.conf["extra"]["historie"] = lambda: History(is_missing=True)  # type: ignore[index]
    define_env(generator)
    missing = generator.macros["aendringer"]()
    alone = Generator(BASE)
    define_env(alone)
    assert missing != alone.macros["aendringer"]()


def test_a_macro_is_short_to_write_down() -> None:
    """The plugin writes down every macro for its log: the whole policy is not to be in it."""
    generator = Generator(BASE)
    define_env(generator)
    assert all(len(repr(macro)) < 200 for macro in generator.macros.values())


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://x.dk/edit/main/docs/", 'href="https://x.dk/edit/main/data/initiatives.yaml#L'),
        ("", None),
        ("edit/main/docs/", None),
    ],
)
def test_edit_links_need_a_whole_address(address: str, base: str | None) -> None:
    """They are made from the address of ``docs/``; without one there are none."""
    generator = Generator(BASE, address)
    define_env(generator)
    html = generator.macros["hele_politikken"]()
    assert (base in html) if base else ("Ret " not in html)


def test_a_change_is_seen_and_an_error_is_told(tmp_path: Path) -> None:
    """The policy is read anew when a file has changed; a fault in it stops the build in Danish."""
    root = tmp_path / "policy"
    shutil.copytree(BASE, root)
    define_env(Generator(root))
    (root / "data" / "edition.yaml").write_text("skoleår: [\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"data/edition.yaml:\d+:\d+: YAML"):
        define_env(Generator(root))
