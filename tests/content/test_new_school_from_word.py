"""The school's own text, set as a Word file, begins a school again."""

from datetime import date
from pathlib import Path

from policy.documents.document import document_of
from policy.documents.word.word_file import as_word
from policy.importing.new_school.new_files import files_of
from policy.importing.new_school.word_blocks import read_blocks
from policy.importing.word_package import open_word
from policy.loading.files import Folder
from policy.loading.loader import load, load_files
from policy.model.edition import Edition
from policy.rules.registry import check
from scripts.build import build
from tests.support.any_word import InMemory

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 11, 28)


def began_again(edition: Edition, folder: Path) -> InMemory:
    path = folder / "politik.docx"
    path.write_bytes(as_word(document_of(edition), edition))
    at_hand = {"mkdocs.yml": Folder(REPOSITORY).read("mkdocs.yml")}
    guide = {p: Folder(REPOSITORY).read(p) for p in Folder(REPOSITORY).names("docs/vejledning", "")}
    return InMemory(files_of(read_blocks(open_word(path)), TODAY, at_hand | guide))


def test_it_can_be_looked_at_before_it_is_moved_here(tmp_path: Path) -> None:
    """Its folder has no theme of its own, and is shown with the one that is here."""
    edition, root = load(REPOSITORY).edition, tmp_path / "ny"
    assert edition
    for path, content in began_again(edition, tmp_path).contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    assert build(root, tmp_path / "site", documents=False) == 0
    assert "overrides" not in {each.name for each in root.iterdir()}


def test_the_initiatives_and_the_sentences_are_those_of_the_policy(tmp_path: Path) -> None:
    """Each row with its number, theme and text; every sentence of the policy; the check passes."""
    edition = load(REPOSITORY).edition
    assert edition
    policy = load_files(began_again(edition, tmp_path))
    assert [each for each in check(policy, today=TODAY) if each.severity == "fejl"] == []
    assert policy.edition
    assert policy.edition.school.name == edition.school.name

    def rows(each: Edition) -> list[tuple[str, str, str | None, str]]:
        return [(d.name, r.id, r.theme, r.text) for d in each.departments for r in d.initiatives]

    def sentences(each: Edition) -> list[str]:
        return [
            segment
            for page in each.pages
            for section in page.sections
            for block in section.blocks
            if block.kind != "macro"
            for segment in block.text.split("\n")
        ]

    assert rows(policy.edition) == rows(edition)
    assert {*sentences(edition)} <= {*sentences(policy.edition)}
