"""Checks the pages: navigation, departments' pages, macro calls, no tables typed by hand."""

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from policy.loading.loader import DOCS, Loaded
from policy.loading.markdown_page import MarkdownPage
from policy.loading.navigation import CONFIG, Entry
from policy.model.data_files import InitiativesFile
from policy.model.edition import Page
from policy.model.macro_calls import POINTERS, SIGNATURES, Call, find_calls
from policy.model.problems import Place, Problem, place_of, problem
from policy.rules.data import check_reference
from policy.text.danish import counted
from policy.text.prose_mask import front_matter
from policy.text.slug import slug
from policy.words.page_messages import MACRO_REASONS

DEPARTMENTS = "docs/indsatser/"
_INITIATIVES = re.compile(r"\b(?:indsats|indsatser)\b", re.IGNORECASE)
"""What stands in the head of a table of initiatives."""
_TITLE_STUCK = re.compile(r"[^:/]+:[^\s:]+\.md")
_CELL_END = re.compile(r"(?<!\\)\|")
_TAG = re.compile(r"</?\w")
_BLANK_BELOW = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z|</?\w)|\Z)")


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of the pages, as far as they and the data could be read."""
    if policy.navigation is not None:
        yield from check_navigation(policy, policy.navigation)
        yield from check_reservation(policy)
        if policy.complete_initiatives:
            yield from check_departments(policy, policy.complete_initiatives, policy.navigation)
            yield from check_labels(policy, policy.complete_initiatives, policy.navigation)
        yield from check_titles(policy.navigation)
    for path in sorted(policy.pages):
        yield from check_calls(policy, path)
    for page in policy.policy_pages:
        ids = {*policy.initiatives.initiative_ids()} if policy.initiatives else ()
        yield from check_tables(policy.pages[f"{DOCS}{page.id}.md"], ids)
        yield from check_content(page)


def check_reservation(policy: Loaded) -> Iterator[Problem]:
    """The place that ``extra.forbehold`` in mkdocs.yml refers to exists.

    One that is inherited is another school's, and shows nothing where there is no such place.
    """
    document = policy.documents.get(CONFIG)
    reference = document.get(("extra", "forbehold")) if document else None
    if document and isinstance(reference, str):
        place = document.value_at(("extra", "forbehold"))
        if place.path == CONFIG:
            yield from check_reference(policy, reference, place)


def check_navigation(policy: Loaded, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """The navigation names every page, and only pages that exist.

    Missing pages are reported only where the navigation itself is well-formed.
    """
    reported = {each.place.path for each in policy.problems}
    named = {DOCS + entry.path for entry in entries}
    unnamed = [name.removeprefix(DOCS) for name in policy.pages if name not in named]
    for entry in entries:
        path = DOCS + entry.path
        if path not in policy.texts and path not in reported:
            if _TITLE_STUCK.fullmatch(entry.path):
                yield problem(entry.place, "YAML-MELLEMRUM", found=entry.path)
            else:
                yield problem(entry.place, "NAV-FIL-MANGLER", found=entry.path, candidates=unnamed)
    for path in sorted(set(policy.pages) - named) if CONFIG not in reported else ():
        yield problem(Place(path), "SIDE-UDEN-NAV", page=path.removeprefix(DOCS))


def check_titles(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """The titles in the navigation are text: the macros plugin would evaluate a template tag."""
    for entry in entries:
        if calls := find_calls(entry.title):
            yield problem(entry.place, "SKABELON-IKKE-TILLADT", found=calls[0].text)


def check_departments(
    policy: Loaded, data: InitiativesFile, entries: tuple[Entry, ...]
) -> Iterator[Problem]:
    """Every department has a policy page with its table, and every such page a department."""
    document = policy.documents["data/initiatives.yaml"]
    in_policy = {DOCS + entry.path for entry in entries if entry.is_policy}
    unread = {each.place.path for each in policy.problems}
    for index, department in enumerate(data.departments):
        page = f"{DEPARTMENTS}{department.id}.md"
        place = document.value_at(("afdelinger", index, "id"))
        if page not in policy.pages:
            values = {"found": department.name, "page": page, "id": department.id}
            if page not in unread:
                yield problem(place, "AFDELING-UDEN-SIDE", **values)
            continue
        if page not in in_policy and CONFIG not in unread:
            nav = policy.documents[CONFIG].key_at(("nav",))
            yield problem(nav, "AFDELING-UDEN-NAV", page=page)
        title = policy.pages[page].page.title
        if title != department.name:
            heading = Place(page, next((each.line for each in policy.pages[page].page.sections), 1))
            yield problem(heading, "AFDELING-ANDET-NAVN", found=title, name=department.name)
        if not _shows_table(policy.texts[page], department.id):
            yield problem(Place(page), "AFDELING-UDEN-TABEL", id=department.id)
    names = {department.id for department in data.departments}
    for path in sorted(policy.pages):
        name = path.removeprefix(DEPARTMENTS).removesuffix(".md")
        if path.startswith(DEPARTMENTS) and name not in names | {"index"}:
            yield problem(
                Place(path),
                "SIDE-UDEN-AFDELING",
                found=name,
                candidates=_without_page(policy, names),
            )


def check_labels(
    policy: Loaded, data: InitiativesFile, entries: tuple[Entry, ...]
) -> Iterator[Problem]:
    """The menu does not call the page of a department by a name that the department had before.

    It may use other words; an earlier name is the one in the id, or the one that heads the page.
    """
    departments = {
        f"{DEPARTMENTS}{department.id}.md": department for department in data.departments
    }
    for entry in entries:
        path = DOCS + entry.path
        department = departments.get(path)
        if department and path in policy.pages and entry.label not in ("", department.name):
            heading = policy.pages[path].page.title
            if slug(entry.label) == department.id or entry.label == heading:
                values = {"found": entry.label, "name": department.name}
                yield problem(entry.place, "MENU-ANDET-NAVN", **values)


def _without_page(policy: Loaded, departments: set[str]) -> list[str]:
    """Suggestions for an unknown department: those without a page, else all of them."""
    missing = [name for name in departments if f"{DEPARTMENTS}{name}.md" not in policy.pages]
    return sorted(missing or departments)


def _shows_table(text: str, department: str) -> bool:
    return any(
        call.name == "indsatstabel" and [value for value, _ in call.arguments] == [department]
        for call in find_calls(text)
    )


def check_calls(policy: Loaded, path: str) -> Iterator[Problem]:
    """A page calls only existing macros, with arguments that refer to something."""
    text = policy.texts[path]
    shown = {each.start for each in policy.pages[path].rendered.texts if each.kind == "macro"}
    for call in find_calls(text):
        place = place_of(path, text, call.start)
        if call.kind == "comment":
            yield problem(place, "SKABELONKOMMENTAR", found=call.text)
        elif call.kind == "broken":
            yield problem(place, "SKABELONFEJL", found=call.text)
        elif call.kind != "call" or call.start < len(front_matter(text)):
            yield problem(place, "SKABELON-IKKE-TILLADT", found=call.text)
        elif call.name not in SIGNATURES:
            yield problem(place, "UKENDT-MAKRO", found=call.name, candidates=SIGNATURES)
        else:
            yield from _check_arguments(policy, path, call, place)
            if call.start not in shown or not _stands_alone(text, call):
                yield problem(place, "KALD-I-TEKSTEN", found=call.text)


def _stands_alone(text: str, call: Call) -> bool:
    """Whether a call has its lines for itself, with empty lines or elements around them."""
    if not _BLANK_BELOW.match(text, call.start + len(call.text)):
        return False
    before = text.rfind("\n", 0, max(call.start - 1, 0))
    *above, own = text[before + 1 : call.start].split("\n")
    if own or not above:
        return not call.start
    is_empty = before >= 0 and not above[0].strip(" \t")
    return is_empty or bool(above[0].endswith(">") and _TAG.search(above[0]))


def _check_arguments(policy: Loaded, path: str, call: Call, place: Place) -> Iterator[Problem]:
    kinds = SIGNATURES[call.name]
    if len(kinds) != len(call.arguments):
        wanted = counted(len(kinds), "oplysning", "oplysninger")
        reason = MACRO_REASONS["count"].format(wanted=wanted, given=len(call.arguments))
        yield problem(place, "MAKRO-ARGUMENT", found=call.text, reason=reason)
        return
    for kind, (value, offset) in zip(kinds, call.arguments, strict=True):
        names = _names(policy, kind)
        if names is not None and value not in names:
            at = place_of(path, policy.texts[path], offset)
            near = _without_page(policy, set(names)) if kind == "department" else names
            yield problem(
                at, "MAKRO-ARGUMENT", found=value, reason=MACRO_REASONS[kind], candidates=near
            )


def _names(policy: Loaded, kind: str) -> list[str] | None:
    """The valid arguments of this kind; None where their data could not be read."""
    if kind == "department":
        data = policy.complete_initiatives
        return [each.id for each in data.departments] if data else None
    if policy.navigation is None:
        return None
    if kind == "page":
        return [page.id for page in policy.policy_pages]
    return [f"{page.id}#{anchor}" for page in policy.policy_pages for anchor in page.anchors]


def check_tables(page: MarkdownPage, ids: Collection[str]) -> Iterator[Problem]:
    """Initiatives are in no table typed by hand; other tables have no more cells than columns.

    ``ids`` are those of the initiatives.
    """
    path = f"{DOCS}{page.id}.md"
    columns = 0
    shows_table = any(call.name == "indsatstabel" for call in find_calls(page.text))
    for row, cells in groupby(page.rendered.texts, key=lambda text: text.row):
        texts = list(cells)
        if not row or texts[0].kind in ("term", "definition"):
            columns = 0
            continue
        start = page.offset_of(page.line_of(texts[0].start))
        written = page.lines[page.line_of(texts[0].start) - 1]
        is_first, columns = not columns, columns or len(texts)
        is_named = is_first and any(_INITIATIVES.search(each.words) for each in texts)
        if is_named or texts[0].words in ids or (is_first and (shows_table or "|" not in written)):
            yield problem(place_of(path, page.text, start), "TABEL-I-TEKSTEN")
        elif len(_CELL_END.findall(written.strip().strip("|"))) + 1 > columns:
            found = written.strip()
            yield problem(place_of(path, page.text, start), "TABEL-CELLER", found=found)


def check_content(page: Page) -> Iterator[Problem]:
    """A page of the policy has content below its heading."""
    blocks = [block for section in page.sections for block in section.blocks]
    calls = {call.name for call in find_calls(page.markdown)}
    if all(block.kind == "macro" for block in blocks) and calls <= POINTERS:
        line = page.sections[0].line if page.sections else 1
        yield problem(Place(f"{DOCS}{page.id}.md", line), "TOM-SIDE", found=page.title)
