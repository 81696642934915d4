"""The server that compresses like a web host: what it sends, and what it records as sent."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scripts.site.webserver import Sent, compressing

TEXT = "Vi trives bedst sammen. " * 200


def asked(address: str, accepts: str = "gzip") -> tuple[bytes, str | None]:
    """The body of an answer and how it is encoded."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": accepts})
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers["Content-Encoding"]


def written(root: Path, *names: str) -> Path:
    """A site of files that all hold the same text."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", ["side/index.html", "a.css", "a.js", "a.json", "a.svg", "a.xml"])
def test_text_is_sent_compressed_and_its_sent_bytes_noted(tmp_path: Path, name: str) -> None:
    """As a host of plain files does: by gzip, noted as it went and not as it was."""
    with compressing(written(tmp_path, name)) as (address, sent):
        page = name.removesuffix("index.html")
        body, encoding = asked(address + page)
    assert encoding == "gzip"
    assert gzip.decompress(body).decode() == TEXT
    assert sent == [Sent(page, len(body))]
    assert len(body) < len(TEXT) / 10


def test_a_picture_is_sent_as_it_is(tmp_path: Path) -> None:
    """It is compressed already."""
    with compressing(written(tmp_path, "a.png")) as (address, sent):
        body, encoding = asked(address + "a.png")
    assert (body.decode(), encoding) == (TEXT, None)
    assert sent == [Sent("a.png", len(TEXT))]


def test_who_does_not_accept_gzip_gets_none(tmp_path: Path) -> None:
    """The text as it stands."""
    with compressing(written(tmp_path, "a.css")) as (address, sent):
        body, encoding = asked(address + "a.css", accepts="identity")
    assert (body.decode(), encoding) == (TEXT, None)
    assert sent == [Sent("a.css", len(TEXT))]


def test_what_is_not_there_costs_the_page_that_says_so(tmp_path: Path) -> None:
    """The site's own page for it, compressed like any other."""
    with (
        compressing(written(tmp_path, "404.html")) as (address, sent),
        pytest.raises(urllib.error.HTTPError) as told,
    ):
        asked(address + "favicon.ico")
    body = told.value.read()
    assert told.value.code == 404
    assert gzip.decompress(body).decode() == TEXT
    assert sent == [Sent("favicon.ico", len(body))]


def test_a_redirect_is_an_answer_of_its_own(tmp_path: Path) -> None:
    """A folder asked for without its slash costs two requests."""
    with compressing(written(tmp_path, "side/index.html")) as (address, sent):
        asked(address + "side")
    assert [each.address for each in sent] == ["side", "side/"]
    assert sent[0].size == 0


def test_only_bodies_that_are_sent_count(tmp_path: Path) -> None:
    """Who asks for the headers alone is sent no body."""
    with compressing(written(tmp_path, "a.css")) as (address, sent):
        request = urllib.request.Request(address + "a.css", method="HEAD")
        urllib.request.urlopen(request).close()
    assert sent == [Sent("a.css", 0)]
