"""Carries out a proposal on the texts of a policy's files, without writing any.

Every edit of a page is proved: the page is read again, and where it does not say exactly what was
meant, the edit is taken back and told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policy.importing.edits import PageEdit, Proposal, RowEdit
from policy.importing.page_edits import (
    NoEditError,
    block_of,
    inserted,
    inserted_before,
    reworded,
    without,
)
from policy.importing.rows.row_edits import carry_rows
from policy.importing.rows.yaml_rows import FILE
from policy.loading.files import Files
from policy.loading.loader import DOCS, Loaded
from policy.loading.markdown_page import MarkdownPage, read_markdown
from policy.model.addresses import department_page
from policy.text.tokens import normal_form
from policy.words.word_file_words import LEFT


@dataclass
class Carried:
    """The new texts of the files that change, and what could not be carried."""

    texts: dict[str, str] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)


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


def carry_out(
    policy: Loaded,
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
        _page(policy, path, edits, found)
    rows = [each for each in proposal.rows if authors in (None, each.authors)]
    _rows(policy, rows, retire, found)
    return found


def _page(policy: Loaded, path: str, edits: Sequence[PageEdit], found: Carried) -> None:
    """Make the edits from the page's end to its beginning, so that the places stay right."""
    name = path.removeprefix(DOCS).removesuffix(".md")
    page = policy.pages[path]
    for edit in [each for _, each in sorted(enumerate(edits), key=_from_below)]:
        said = edit.words or page.rendered.texts[edit.at].words
        try:
            changed = read_markdown(name, _edited(page, edit))
        except NoEditError:
            changed = None
        if changed is None or _said(changed) != _meant(page, edit):
            found.left.append((name, LEFT["markup"].format(words=said)))
        else:
            page = changed
    if page.text != policy.pages[path].text:
        found.texts[path] = page.text


def _from_below(each: tuple[int, PageEdit]) -> tuple[int, int, int]:
    """What comes behind a text first, then what becomes of it, then what comes before it."""
    number, edit = each
    rank = 2 if edit.is_first else 0 if edit.news else 1
    return -edit.at, rank, -number


def _edited(page: MarkdownPage, edit: PageEdit) -> str:
    block = block_of(page, page.rendered.texts[edit.at])
    if edit.is_first:
        text = page.text
        for new in reversed(edit.news):
            again = read_markdown(page.id, text)
            text = inserted_before(again, block_of(again, again.rendered.texts[edit.at]), new.words)
        return text
    if edit.news:
        return inserted(page, block, edit.news)
    return without(page, block) if edit.words is None else reworded(page, block, edit.words)


def _said(page: MarkdownPage) -> list[str]:
    return [normal_form(each.words) for each in page.rendered.texts]


def _meant(page: MarkdownPage, edit: PageEdit) -> list[str]:
    """What the page is to say after ``edit``."""
    words = _said(page)
    if edit.news:
        at = edit.at if edit.is_first else edit.at + 1
        words[at:at] = [normal_form(each.words) for each in edit.news]
    elif edit.words is None:
        del words[edit.at]
    else:
        words[edit.at] = normal_form(edit.words)
    return words


def _rows(
    policy: Loaded, rows: Iterable[RowEdit], retire: Mapping[str, str], found: Carried
) -> None:
    if not (edits := [*rows]):
        return
    text = policy.texts[FILE]
    carried = carry_rows(text, edits, retire, policy.info.year if policy.info else "")
    for edit in carried.left:
        words = edit.id or dict(edit.values).get("indsats") or ""
        found.left.append((FILE, LEFT["row"].format(words=words)))
    for number, name in carried.new.items():
        if (typed := edits[number].typed) not in ("", name):
            place = department_page(edits[number].department)
            found.left.append((place, LEFT["new_id"].format(words=typed)))
    if carried.text != text:
        found.texts[FILE] = carried.text
