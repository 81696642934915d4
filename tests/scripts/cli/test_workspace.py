"""Temporary folders: each run has its own, and clears away those that nobody uses."""

from pathlib import Path

import pytest

from scripts.cli import workspace


def test_a_folder_that_another_run_clears_away_at_once_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its making and its locking; the run goes on in another."""
    lock, taken = workspace._lock, list[Path]()

    def take_then_lock(file: object) -> None:
        if not taken:
            taken.extend(tmp_path.iterdir())
            raise FileNotFoundError(taken[0])
        lock(file)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace, "_lock", take_then_lock)
    with workspace.workspace("prøve-", tmp_path) as folder:
        assert folder.is_dir()
        assert taken
        assert folder not in taken
    assert not list(tmp_path.iterdir())
