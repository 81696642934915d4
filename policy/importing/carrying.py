"""Carries out a proposal on the texts of a policy's files, without writing any.

Every edit is proved: the file is read again, and where it does not say exactly what was meant, the
edit is taken back and told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policy.documents.tree import plain
from policy.importing.edits import Left, PageEdit, Proposal, RowEdit
from policy.importing.pages.page_carrying import PageCarrier
from policy.importing.pages.page_texts import PlaceOf, places_of
from policy.importing.rows.row_edits import carry_rows
from policy.importing.rows.yaml_rows import FILE
from policy.loading.files import Files
from policy.loading.loader import DOCS, Loaded
from policy.model.addresses import department_page
from policy.model.edition import Edition
from policy.words.word_file_words import LEFT

_TELEPHONE = re.compile(r"(?<![\w./-])(?:\+45 ?)?\d{2}(?: ?\d{2}){3}(?![\w/-])")
"""Eight digits, as telephone numbers are written in Denmark."""


@dataclass
class Carried:
    """The new texts of the files that change, and what could not be carried."""

    texts: dict[str, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True)
class Overlay:
    """The files of a policy with other texts in some, as ``policy.loading.files.Files``."""

    files: Files
    texts: Mapping[str, str]

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``."""
        text = self.texts.get(path)
        return self.files.read(path, limit) if text is None else text.encode()[:limit]

    def names(self, under: str, ending: str) -> list[str]:
        """The paths below ``under`` that end so."""
        return self.files.names(under, ending)

    def irregular(self, under: str) -> list[str]:
        """The paths of what is no plain file."""
        return self.files.irregular(under)

    def larger(self, under: str, limit: int) -> list[str]:
        """The paths of large files."""
        return self.files.larger(under, limit)


def new_numbers(policy: Loaded, carried: Carried) -> list[str]:
    """What looks like a telephone number in the new texts and stands nowhere in the policy yet."""
    known = "\n".join(policy.texts.values())
    texts = (carried.texts[path] for path in sorted(carried.texts))
    found = dict.fromkeys(each[0] for text in texts for each in _TELEPHONE.finditer(text))
    return [each for each in found if each not in known]


def carry_out(
    policy: Loaded,
    edition: Edition,
    proposal: Proposal,
    retire: Mapping[str, str],
    authors: frozenset[str] | None = None,
) -> Carried:
    """The texts after the edits of ``authors``, or of all; ``retire`` has reasons by ids."""
    found = Carried()
    pages: dict[str, list[PageEdit]] = {}
    for each in proposal.pages:
        if authors in (None, each.authors):
            pages.setdefault(each.path, []).append(each)
    for path, edits in pages.items():
        _page(policy, places_of(edition), path, edits, found)
    rows = [each for each in proposal.rows if authors in (None, each.authors)]
    _rows(policy, rows, retire, found)
    return found


def _page(
    policy: Loaded, place_of: PlaceOf, path: str, edits: Iterable[PageEdit], found: Carried
) -> None:
    page = policy.pages[path]
    carrier = PageCarrier(page, place_of)
    carrier.carry_out([*edits])
    name = path.removeprefix(DOCS).removesuffix(".md")
    for edit in carrier.left:
        found.left.append(Left(name, LEFT["markup"].format(words=_words(carrier, edit))))
    if carrier.page.text != page.text:
        found.texts[path] = carrier.page.text


def _words(carrier: PageCarrier, edit: PageEdit) -> str:
    """What tells an edit apart: its new words, else those that it is about."""
    texts = [edit.content, *(each.content for each in edit.news), *edit.cells]
    texts += [cell for each in edit.news for row in each.rows for cell in row]
    new = " ".join(filter(None, map(plain, texts)))
    return new or carrier.first.texts[edit.at].text.words


def _rows(
    policy: Loaded, rows: Iterable[RowEdit], retire: Mapping[str, str], found: Carried
) -> None:
    if not (edits := [*rows]):
        return
    text = policy.texts[FILE]
    carried = carry_rows(text, edits, retire, policy.info.year if policy.info else "")
    for edit in carried.left:
        words = edit.id or dict(edit.values).get("indsats") or ""
        found.left.append(Left(FILE, LEFT["row"].format(words=words)))
    for number, name in carried.new.items():
        if (typed := edits[number].typed) not in ("", name):
            place = department_page(edits[number].department)
            found.left.append(Left(place, LEFT["new_id"].format(words=typed)))
    if carried.text != text:
        found.texts[FILE] = carried.text
