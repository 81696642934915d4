"""The same pages in the theme as it comes, to be measured beside: nothing of ours but the macros.

The settings are those of the policy's own ``mkdocs.yml``, what is ours of them left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag  # type: ignore[import-untyped]

from scripts.cli.places import REPOSITORY

SETTINGS = "mkdocs.yml"
OURS = ("extra_css", "extra_javascript", "hooks")
OURS_IN_THE_THEME = ("custom_dir", "favicon", "logo")


def settings_of(path: Path) -> dict[str, Any]:
    """What stands in the settings ``path``, and in those that they inherit, as the generator does.

    Tags for the environment are answered from it.
    """
    loader = add_env_tag(type("Loader", (yaml.SafeLoader,), {}))
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    parent = read.pop("INHERIT", None)
    return _merged(settings_of(path.parent / parent), read) if parent else read


def stock(settings: Mapping[str, Any], edition: str = "") -> dict[str, Any]:
    """The settings of the same site without what is ours; the palette and its button are stock.

    ``edition`` is the site's address where it is one of several, and then the theme's own choice
    among them is there.
    """
    theme = {key: value for key, value in settings["theme"].items() if key not in OURS_IN_THE_THEME}
    kept = {key: value for key, value in settings.items() if key not in OURS} | {"theme": theme}
    if edition:
        kept["site_url"] = edition
        kept["extra"] = {**kept.get("extra", {}), "version": {"provider": "mike"}}
    return kept


def write_stock(root: Path, folder: Path, edition: str = "") -> Path:
    """The policy in ``root`` copied to ``folder`` to be built as stock; gives ``folder``."""
    for name in ("docs", "data"):
        shutil.copytree(root / name, folder / name)
    settings = stock(settings_of(root / SETTINGS), edition)
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (folder / SETTINGS).write_text(text, encoding="utf-8", newline="\n")
    return folder


def command(root: Path, out: Path) -> list[str]:
    """The module that builds ``root`` into ``out``, and its arguments.

    It is run by Python in ``REPOSITORY``, so that the macros are found.
    """
    settings = str((root / SETTINGS).resolve())
    return ["mkdocs", "build", "-f", settings, "-d", str(out.resolve())]


def build_stock(root: Path, out: Path) -> Path:
    """Build what ``write_stock`` wrote to ``root`` into ``out``; SystemExit with what is wrong."""
    python = [sys.executable, "-m"]
    done = subprocess.run(
        [*python, *command(root, out)], cwd=REPOSITORY, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return out


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Both; where both have a key, a mapping's keys are merged and of all else ``above`` wins."""
    both = {
        key: _merged(below[key], value)
        for key, value in above.items()
        if isinstance(value, Mapping) and isinstance(below.get(key), Mapping)
    }
    return {**below, **above, **both}
