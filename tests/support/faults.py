"""A server outside, as bad as they come: a fault for each path that it is asked for."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = Path(__file__).parents[1] / "data" / "certificate"
LED = {"once": 301, "twice": 308, "for-now": 302, "around": 301, "away": 301, "astray": 302}
TO = {
    "once": "/ok",
    "twice": "/once",
    "for-now": "/ok",
    "around": "/around",
    "away": "http://nobody.invalid/",
    "astray": "/404",
}


class FaultServer(ThreadingHTTPServer):
    """Counts what is asked, when, and how much at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Fault)
        self.asked: list[tuple[float, str, str]] = []
        self.going = 0
        self.most = 0
        self.robots = ""
        self.stopped = threading.Event()
        self.well = False

    def handle_error(self, request: object, client_address: object) -> None:
        """One who leaves in the middle of an answer is no error here."""


class Fault(BaseHTTPRequestHandler):
    """Answers by the path: a number is a status, a word is a fault."""

    server: FaultServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Play the fault."""
        server, name = self.server, self.path.strip("/")
        if name == "robots.txt":
            self.send(200 if server.robots else 404, server.robots.encode(), kind="text/plain")
            return
        server.going += 1
        server.most = max(server.most, server.going)
        server.asked.append((time.monotonic(), name, self.headers["User-Agent"]))
        with contextlib.suppress(OSError):
            self.play(name)
        server.going -= 1

    def play(self, name: str) -> None:
        """The fault ``name``."""
        if name.isdecimal():
            self.send(200 if self.server.well else int(name))
        elif name in LED:
            self.send(LED[name], location=TO[name])
        elif name == "slow":
            time.sleep(0.5)
            self.send(200)
        elif hasattr(self, f"play_{name}"):
            getattr(self, f"play_{name}")()
        else:
            self.send(200, b"<!doctype html><title>x</title>")

    def play_hang(self) -> None:
        """Take the question and never answer."""
        self.server.stopped.wait(60)

    def play_drip(self) -> None:
        """A header that goes on for ever, a character at a time."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not self.server.stopped.wait(0.2):
            self.wfile.write(b"x")
            self.wfile.flush()

    def play_huge(self) -> None:
        """A page without an end."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        while not self.server.stopped.is_set():
            self.wfile.write(b"x" * 65536)

    def play_wrong(self) -> None:
        """Say that it is a page, and send something else."""
        self.send(200, bytes(range(256)) * 9)

    def play_garbage(self) -> None:
        """No answer that HTTP knows of."""
        self.wfile.write(b"\x00\x01 nothing like it\r\n\r\n")

    def play_silent(self) -> None:
        """Hang up without a word."""
        self.connection.shutdown(socket.SHUT_RDWR)

    def send(
        self, status: int, content: bytes = b"x", location: str = "", kind: str = "text/html"
    ) -> None:
        """A proper answer."""
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if status in (429, 503):
            self.send_header("Retry-After", "86400")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def outside(*, secure: bool = False) -> Iterator[tuple[FaultServer, str]]:
    """The server and its address, while the block runs; ``secure`` by its own certificate."""
    with FaultServer() as server:
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE / "self-signed.pem", CERTIFICATE / "key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server, f"http{'s' * secure}://127.0.0.1:{server.server_port}/"
        finally:
            server.stopped.set()
            server.shutdown()
            thread.join()
