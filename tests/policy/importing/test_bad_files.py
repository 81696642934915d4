"""A file that is no Word file is refused in Danish; changes are read with their authors."""

import io
import zipfile
from pathlib import Path

import pytest

from policy.importing import sent_file, word_package
from policy.importing.read_text import ReadText
from policy.importing.word_package import DOCUMENT, WordFileError, open_word
from policy.importing.word_reading import read_word
from tests.policy.documents.word.test_word_file import word
from tests.support.refusing import OLD_OFFICE, is_refused, zipped
from tests.support.word import parts_of
from tests.support.word_kinds import small

BAD = {
    "empty": (b"", "ikke en hel Word-fil"),
    "text": (b"Vi leger i g\xc3\xa5rden.", "ikke en hel Word-fil"),
    "old or with a password": (OLD_OFFICE, "adgangskode"),
    "another zip": (zipped({"hest.xml": b"<a/>"}), "ikke en hel Word-fil"),
    "no xml": (zipped({DOCUMENT: b"Vi leger."}), "ikke en hel Word-fil"),
    "entities": (
        zipped({DOCUMENT: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "koder, som Word ikke selv skriver",
    ),
    "cut off": (word(small("Vi leger."))[:-400], "ikke en hel Word-fil"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_word_file_is_refused(kind: str, tmp_path: Path) -> None:
    """Which file it is, what is wrong with it and what to do."""
    is_refused(open_word, WordFileError, tmp_path / "forslag.docx", BAD[kind])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With the machine's own reason."""
    with pytest.raises(WordFileError, match="kan ikke læses"):
        open_word(tmp_path / "forslag.docx")


def test_what_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes out is counted, whatever the file declares; so is what the file itself takes."""
    path = tmp_path / "forslag.docx"
    path.write_bytes(zipped({DOCUMENT: b"<a>" + b" " * 200_000 + b"</a>"}))
    assert path.stat().st_size < 1_000
    monkeypatch.setattr(word_package, "LARGEST_PART", 100_000)
    with pytest.raises(WordFileError, match="pakker ud til mere"):
        open_word(path)
    monkeypatch.setattr(sent_file, "LARGEST_FILE", 100)
    with pytest.raises(WordFileError, match="fylder mere end"):
        open_word(path)


def test_changes_are_read_as_accepted_with_their_authors(tmp_path: Path) -> None:
    """Insertions in insertions, deletions in insertions, two authors, a paragraph joined."""
    made = word(small("Vi leger i gården."))
    document = parts_of(made)["word/document.xml"].decode()
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    by = 'w:id="900" w:author="{}" w:date="2027-01-01T00:00:00Z"'
    changed = (
        f"<w:ins {by.format('Ane')}>{run.format('Alle ')}<w:del {by.format('Bo')}>"
        f"<w:r><w:delText>må </w:delText></w:r></w:del></w:ins>{run.format('leger her.')}"
    )
    assert document.count(run.format("Vi leger i gården.")) == 1
    document = document.replace(run.format("Vi leger i gården."), changed)
    path = tmp_path / "forslag.docx"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts_of(made).items():
            archive.writestr(name, document.encode() if name == "word/document.xml" else part)
    path.write_bytes(stream.getvalue())
    (text,) = (
        each
        for each in read_word(open_word(path)).parts
        if isinstance(each, ReadText) and "leger" in each.words
    )
    assert (text.words, text.authors) == ("Alle leger her.", {"Ane", "Bo"})
