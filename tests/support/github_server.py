"""A server that answers as GitHub's does: what a test's own server keeps, its handler says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

PERSON, BOT = {"type": "User"}, {"type": "Bot"}


class GitHubServer(ThreadingHTTPServer):
    """Counts what was asked; answers with ``status`` to who has the token."""

    def __init__(self, handler: type["GitHubHandler"]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.asked: list[str] = []
        self.status = 200


class GitHubHandler(BaseHTTPRequestHandler):
    """Reads what is sent, and answers with data."""

    server: GitHubServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def body(self) -> dict[str, str]:
        """What was sent."""
        found = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert isinstance(found, dict)
        return found

    def answer(self, data: object) -> None:
        """Answer, if the token is right."""
        self.server.asked.append(f"{self.command} {urlsplit(self.path).path}")
        is_known = self.headers["Authorization"] == "Bearer secret"
        self.send_response(self.server.status if is_known else 401)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())


@contextmanager
def running(server: GitHubServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve while the block runs, in the environment of a workflow's step."""
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("GITHUB_REPOSITORY", "skole/politik")
        monkeypatch.setenv("GITHUB_TOKEN", "secret")
        monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
        yield
        server.shutdown()
        thread.join()
