"""A file is decoded as clean text, or gives a problem."""

from pathlib import Path

import pytest

from policy.loading.files import MAX_BYTES, Folder, Text, read_text
from policy.model.problems import Place


def read(tmp_path: Path, content: bytes) -> Text:
    """The text of a file with this content."""
    (tmp_path / "f").write_bytes(content)
    return read_text(Folder(tmp_path), "f")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("æøå €😀\n".encode(), "æøå €😀\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"a\tb", "a\tb"),
        ("a\u200db\u00adc\u00a0d".encode(), "a\u200db\u00adc\u00a0d"),
    ],
)
def test_what_people_write_is_read_as_it_was_meant(
    tmp_path: Path, content: bytes, text: str
) -> None:
    """A byte order mark is removed and line endings are normalised; the rest is unchanged."""
    assert read(tmp_path, content) == Text("f", text)


@pytest.mark.parametrize(
    ("content", "line", "column", "code"),
    [
        ("a\næ".encode() + b"\xe6", 2, 2, "IKKE-UTF-8"),
        ("a\r\nå".encode() + b"\xff", 2, 2, "IKKE-UTF-8"),
        ("æøå\n".encode("utf-16"), 1, 1, "IKKE-UTF-8"),
        ("abc\n".encode("utf-16-le"), 1, 1, "IKKE-UTF-8"),
        (b"\xed\xa0\x80", 1, 1, "IKKE-UTF-8"),
        ("æø\0".encode(), 1, 3, "USYNLIGT-TEGN"),
        (b"a\r\nb\x07", 2, 2, "USYNLIGT-TEGN"),
        ("a\x85b".encode(), 1, 2, "USYNLIGT-TEGN"),
    ],
)
def test_what_is_no_clean_text_is_told_of_where_it_stands(
    tmp_path: Path, content: bytes, line: int, column: int, code: str
) -> None:
    """Other encodings and invisible characters are reported with line and column."""
    found = read(tmp_path, content)
    assert found.text == ""
    assert found.problem is not None
    assert (found.problem.place, found.problem.code) == (Place("f", line, column), code)


def test_an_invisible_character_is_named(tmp_path: Path) -> None:
    """An invisible character is named by its code point."""
    problem = read(tmp_path, b"Et ord.\0").problem
    assert problem is not None
    assert "(U+0000)" in problem.message


def test_the_limit_is_a_limit(tmp_path: Path) -> None:
    """A file at the limit is read; a larger one is refused without reading all of it."""
    assert read(tmp_path, b"a" * MAX_BYTES).problem is None
    too_large = read(tmp_path, b"a" * (MAX_BYTES + 1000)).problem
    assert too_large is not None
    assert too_large.code == "FIL-FOR-STOR"
    assert len(Folder(tmp_path).read("f", MAX_BYTES + 1)) == MAX_BYTES + 1


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A missing file, a folder and a path below a file are problems without a traceback."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    found = {name: read_text(Folder(tmp_path), name) for name in ("no", "folder", "file/below")}
    codes = {name: each.problem.code for name, each in found.items() if each.problem}
    assert codes == {"no": "FIL-MANGLER", "folder": "FIL-ER-MAPPE", "file/below": "FIL-ER-MAPPE"}


def test_a_file_that_the_system_refuses_is_told_of_with_its_reason(tmp_path: Path) -> None:
    """A name that is too long is a problem without a traceback."""
    problem = read_text(Folder(tmp_path), "f" * 300).problem
    assert problem is not None
    assert problem.code == "FIL-KAN-IKKE-LÆSES"


def test_names_are_sorted_files_with_the_ending(tmp_path: Path) -> None:
    """Files are listed sorted, as paths from the root, without hidden ones."""
    for name in ("b.md", "a/z.md", "a/b/c.md", "æ.md", "x.txt", ".hidden.md", ".git/y.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / "docs" / "folder.md").mkdir()
    names = Folder(tmp_path).names("docs", ".md")
    assert names == ["docs/a/b/c.md", "docs/a/z.md", "docs/b.md", "docs/æ.md"]
    assert Folder(tmp_path).names("nowhere", ".md") == []
