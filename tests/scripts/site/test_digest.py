"""The digest of a built site, by which sites built on two versions of Python are compared."""

from pathlib import Path

from scripts.site.digest import digest
from tests.support.repositories import write


def test_a_digest_tells_sites_apart(tmp_path: Path) -> None:
    """By names, contents, and where one ends and the next begins; not by when they were made."""
    files = [{"a": "1", "b": "2"}, {"b": "2", "a": "1"}, {"a": "1", "c": "2"}, {"a": "12", "b": ""}]
    found = [digest(write(tmp_path / str(n), each)) for n, each in enumerate(files)]
    assert found[0] == found[1]
    assert len(set(found)) == 3
