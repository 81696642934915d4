"""Carries out a proposal on the texts of a policy's files, without writing any.

Every edit is proved: the file is read again, and where it does not say exactly what was meant, the
edit is taken back and told.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policy.documents.tree import plain
from policy.importing.edits import Answers, FactEdit, Left, MenuEdit, PageEdit, Proposal, RowEdit
from policy.importing.pages.markdown import NoEditError
from policy.importing.pages.menu import order_after, with_pages
from policy.importing.pages.page_carrying import PageCarrier
from policy.importing.pages.page_texts import PlaceOf, places_of
from policy.importing.rows.fact_edits import carry_facts
from policy.importing.rows.row_edits import carry_rows
from policy.importing.rows.yaml_rows import FILE
from policy.loading.files import Files
from policy.loading.loader import DOCS, Loaded
from policy.loading.markdown_page import MarkdownPage, read_markdown
from policy.loading.navigation import CONFIG
from policy.model.addresses import department_page
from policy.model.data_files import Department
from policy.model.edition import Edition
from policy.words.word_file_words import LEFT

_TELEPHONE = re.compile(r"(?<![\w./-])(?:\+45 ?)?\d{2}(?: ?\d{2}){3}(?![\w/-])")
"""Eight digits, as telephone numbers are written in Denmark."""


@dataclass
class Carried:
    """The new texts of the files that change or come, those that go, what could not be carried."""

    texts: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True)
class Overlay:
    """The files of a policy with other texts in some, as ``policy.loading.files.Files``.

    Those in ``gone`` are not there.
    """

    files: Files
    texts: Mapping[str, str]
    gone: Collection[str] = ()

    def read(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of ``path``."""
        if path in self.gone:
            raise FileNotFoundError(path)
        text = self.texts.get(path)
        return self.files.read(path, limit) if text is None else text.encode()[:limit]

    def names(self, under: str, ending: str) -> list[str]:
        """The paths below ``under`` that end so."""
        new = (each for each in self.texts if each.startswith(f"{under}/"))
        found = {*self.files.names(under, ending), *(e for e in new if e.endswith(ending))}
        return sorted(found - {*self.gone})

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
    answers: Answers,
    authors: frozenset[str] | None = None,
) -> Carried:
    """The texts after the edits of ``authors``, or of all, with the ``answers`` of a person."""
    found = Carried()
    menu = [e for e in proposal.menu if authors in (None, e.authors)]
    menu = [e for e in menu if e.kind != "gone" or e.id in answers.remove]
    new = {f"{DOCS}{e.id}.md": read_markdown(e.id, e.text) for e in menu if e.kind == "new"}
    found.texts |= {path: page.text for path, page in new.items()}
    pages: dict[str, list[PageEdit]] = {}
    for each in proposal.pages:
        is_there = each.path in new or each.path in policy.pages
        if is_there and authors in (None, each.authors):
            pages.setdefault(each.path, []).append(each)
    known = [*edition.pages, *(page.page for page in new.values())]
    place_of = places_of(edition.model_copy(update={"pages": tuple(known)}))
    for path, edits in pages.items():
        _page(new.get(path) or policy.pages[path], place_of, path, edits, found)
    carry_menu(policy, menu, found)
    rows = [each for each in proposal.rows if authors in (None, each.authors)]
    departments = [e.id for e in edition.departments if _is_gone(e, found, rows, answers.retire)]
    themes = Proposal(rows=rows).new_themes(edition.themes) if answers.takes_themes else ()
    _rows(policy, rows, answers.retire, {"themes": themes, "departments": departments}, found)
    _facts(policy, [e for e in proposal.facts if authors in (None, e.authors)], found)
    return found


def _facts(policy: Loaded, edits: Sequence[FactEdit], found: Carried) -> None:
    """Carry other values of the data files, behind what is carried of their rows."""
    for path in dict.fromkeys(each.path for each in edits):
        own = [each for each in edits if each.path == path]
        before = found.texts.get(path, policy.texts[path])
        text, left = carry_facts(path, before, own)
        found.left += (Left(path, LEFT["data"].format(words=each.value)) for each in left)
        if text != before:
            found.texts[path] = text


def _is_gone(
    department: Department, found: Carried, rows: Iterable[RowEdit], retire: Mapping[str, str]
) -> bool:
    """Whether a department's page goes and all of its rows go or move to another one."""
    away = {e.id for e in rows if (e.is_gone and e.id in retire) or e.is_moved}
    ids = {each.id for each in department.initiatives}
    return f"{DOCS}{department_page(department.id)}.md" in found.gone and ids <= away


def carry_menu(policy: Loaded, edits: Sequence[MenuEdit], found: Carried) -> None:
    """Bring pages that come, go and move into the menu; the files of those that go are gone."""
    if not edits:
        return
    entries = policy.navigation or ()
    order = order_after((each.page_id for each in entries if each.is_policy), edits)
    titles = {each.id: each.title for each in edits if each.kind == "new"}
    text = policy.texts[CONFIG]
    try:
        written = with_pages(text, order, titles)
    except NoEditError:
        for each in edits:
            found.texts.pop(f"{DOCS}{each.id}.md", None)
            found.left.append(Left(each.id, LEFT["menu"].format(words=each.title or each.id)))
        return
    found.gone |= {f"{DOCS}{each.id}.md" for each in edits if each.kind == "gone"}
    found.texts = {path: each for path, each in found.texts.items() if path not in found.gone}
    if written != text:
        found.texts[CONFIG] = written


def _page(
    page: MarkdownPage, place_of: PlaceOf, path: str, edits: Iterable[PageEdit], found: Carried
) -> None:
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
    policy: Loaded,
    edits: Sequence[RowEdit],
    retire: Mapping[str, str],
    more: Mapping[str, Sequence[str]],
    found: Carried,
) -> None:
    if not edits and not any(more.values()):
        return
    text = policy.texts[FILE]
    year = policy.info.year if policy.info else ""
    carried = carry_rows(text, edits, retire, year, **more)
    for edit in carried.left:
        words = edit.id or dict(edit.values).get("indsats") or ""
        found.left.append(Left(FILE, LEFT["row"].format(words=words)))
    for number, name in carried.new.items():
        if (typed := edits[number].typed) not in ("", name):
            place = department_page(edits[number].department)
            found.left.append(Left(place, LEFT["new_id"].format(words=typed)))
    if carried.text != text:
        found.texts[FILE] = carried.text
