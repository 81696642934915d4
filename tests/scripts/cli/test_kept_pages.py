"""Converted pages are kept between runs: the same problems, and only what is new is converted."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from policy.checking.check import check_root
from policy.loading import loader, markdown_page
from scripts.cli import cache, kept_pages


@pytest.fixture
def policy(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a sound policy, and an empty cache."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    return shutil.copytree(repository / "tests/data/base", tmp_path / "policy")


def converted(root: Path) -> int:
    """How many texts a check of ``root`` converts in a process that has read no page before."""
    markdown_page.read_markdown.cache_clear()
    loader._loaded.cache_clear()
    convert = patch.object(markdown_page, "_convert", side_effect=markdown_page._convert)
    with convert as converting, kept_pages.kept_pages():
        print(*check_root(root), sep="\n")
    return converting.call_count


def test_only_a_changed_page_is_converted_again(
    policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was read before is not; what is found on a page is found whether it was or not."""
    assert converted(policy) > 1
    assert converted(policy) == 0
    page = policy / "docs/index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n6. klasse\n", encoding="utf-8")
    capsys.readouterr()
    assert converted(policy) == 1
    told = capsys.readouterr().out
    assert "docs/index.md" in told
    assert converted(policy) == 0
    assert capsys.readouterr().out == told


def test_another_library_converts_all_pages_again(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older library made of a page is not what the page shows."""
    every = converted(policy)
    monkeypatch.setattr(kept_pages, "_sources", lambda: (b"another", b"version"))
    assert converted(policy) == every


def test_what_is_no_list_of_pages_is_none(policy: Path) -> None:
    """A cache that was cut short is made anew."""
    every = converted(policy)
    (file,) = cache.FOLDER.glob("*/[!.]*")
    file.write_bytes(file.read_bytes()[:100])
    assert converted(policy) == every
