"""A remote that takes the call and says nothing, or never takes it, keeps nobody waiting."""

import contextlib
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy.archive.git import git_environment
from policy.archive.place import ArchivePlace
from scripts.publishing.archive_branch import ArchiveBranch, UnreachableError
from tests.support.repositories import git, repository_at

pytestmark = pytest.mark.usefixtures("plain_git")

AT_ONCE = "1"
"""Seconds; what git calls the time of a low speed."""


@pytest.fixture(params=["silent", "full"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Host and port of a server that lets callers wait: accepted, or in a queue that is full."""
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=1))
        while request.param == "full":
            caller = stack.enter_context(socket.socket())
            caller.settimeout(0.1)
            if caller.connect_ex(server.getsockname()):
                break
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("protocol", ["http", "git"])
def test_a_silent_remote_is_given_up(
    place: str, protocol: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is reached; the reason is told in Danish, with what to look at."""
    root = repository_at(tmp_path / "r")
    git(root, "remote", "add", "origin", f"{protocol}://{place}/x.git")
    monkeypatch.setenv("GIT_HTTP_LOW_SPEED_TIME", AT_ONCE)
    with pytest.raises(UnreachableError) as caught:
        ArchiveBranch(root, ArchivePlace()).fetched()
    said = r"origin kan ikke læses, .*: der kom intet svar.*«git remote -v»"
    assert re.search(said, str(caught.value))


def test_what_is_on_its_way_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push may take longer than one waits for a first word."""
    root = repository_at(tmp_path / "r")
    git(tmp_path, "init", "-q", "--bare", "arkiv.git")
    hook = tmp_path / "arkiv.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nsleep 1.2\n", encoding="utf-8")
    hook.chmod(0o755)
    git(root, "remote", "add", "origin", str(tmp_path / "arkiv.git"))
    monkeypatch.setenv("GIT_HTTP_LOW_SPEED_TIME", AT_ONCE)
    archive = ArchiveBranch(root, ArchivePlace())
    assert archive.land("", git(root, "rev-parse", "HEAD").strip(), {})


def test_ssh_is_told_not_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for an answer nor for somebody who types; the school's own command goes first."""
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    said = git_environment()["GIT_SSH_COMMAND"]
    assert "BatchMode=yes" in said
    assert "ConnectTimeout=30 " in said
    root = repository_at(tmp_path / "r")
    git(root, "remote", "add", "origin", "ssh://example.dk/x.git")
    git(root, "config", "core.sshCommand", f"touch '{tmp_path}/asked'; false")
    with pytest.raises(UnreachableError):
        ArchiveBranch(root, ArchivePlace()).fetched()
    assert (tmp_path / "asked").exists()
