"""What is the same thing in two editions although its address is another: pages, sections, data.

A thing is known by its id. Where an id is gone and another has come, what the two hold tells
whether it is the same thing under a new address.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from policy.diff.segments import texts
from policy.model.addresses import department_page
from policy.model.edition import Edition, Page, Section
from policy.text.slug import slug
from policy.text.tokens import normal_form

T = TypeVar("T")


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Lower-case ASCII, unique among its kind."""


N = TypeVar("N", bound=Named)

Place = tuple[str, str]
"""A page's id and a section's key."""

SAME = 0.6
"""The share of what it holds that a thing under another address must have kept to be the same."""

COMMON = 20
"""A text that more things than this hold tells nothing of which of them one has become."""


def renamed_departments(old: Edition, new: Edition) -> dict[str, str]:
    """Departments whose id changed, old id to new: most of their initiatives are the same."""
    before, after = ({part.id: part for part in each.departments} for each in (old, new))
    return _renamed(before, after, lambda part: {each.id for each in part.initiatives})


def renamed_links(old: Edition, new: Edition) -> dict[str, str]:
    """Links whose id changed, old id to new: their address is the same."""
    before, after = ({link.id: link for link in each.links} for each in (old, new))
    return _renamed(before, after, lambda link: {link.address})


def renamed_pages(old: Edition, new: Edition) -> dict[str, str]:
    """Pages whose address changed, old id to new: most of their text, or their department's."""
    before, after = ({page.id: page for page in each.pages} for each in (old, new))
    tables = {
        department_page(was): department_page(now)
        for was, now in renamed_departments(old, new).items()
    }
    known = {
        was: now
        for was, now in tables.items()
        if was in before and now in after and was not in after and now not in before
    }
    rest = (
        {name: page for name, page in before.items() if name not in known},
        {name: page for name, page in after.items() if name not in known.values()},
    )
    return known | _renamed(*rest, _texts_of_page)


def _texts_of_page(page: Page) -> set[str]:
    return {text for section in page.sections for text in texts(section)}


def paired_sections(
    old: Page | None, new: Page | None
) -> tuple[dict[str, Section], dict[str, Section]]:
    """The sections of a page before and now, each under one key in both.

    The key is the section's id, or what its heading would be as one; it is the new one where the
    section has another id or heading but still says most of the same.
    """
    before, after = (dict(_keyed(page.sections)) if page else {} for page in (old, new))
    for held in (_heading, texts):
        renamed = _renamed(before, after, held)
        before = {renamed.get(key, key): section for key, section in before.items()}
    return before, after


def _heading(section: Section) -> list[str]:
    return [title] if (title := normal_form(section.title)) else []


def section_titles(old: Edition, new: Edition) -> dict[Place, str]:
    """What each section is called by one who points to it: its own title or its page's."""
    names = page_titles(old, new)
    found: dict[Place, str] = {}
    for name, (was, now) in paired_pages(old, new).items():
        for sections in paired_sections(was, now):
            for key, section in sections.items():
                title = section.title or names[name]
                found[name, key] = normal_form(title)
    return found


def paired_pages(old: Edition, new: Edition) -> dict[str, tuple[Page | None, Page | None]]:
    """Every page by its id, the new one where it was renamed, as it was and as it is."""
    renamed = renamed_pages(old, new)
    before = {renamed.get(page.id, page.id): page for page in old.pages}
    after = {page.id: page for page in new.pages}
    return {name: (before.get(name), after.get(name)) for name in {**before, **after}}


def page_titles(old: Edition, new: Edition) -> dict[str, str]:
    """What each page is called: its heading now, or before where it has none any more."""
    found: dict[str, str] = {}
    for page in (*old.pages, *new.pages):
        if page.title != page.id or page.id not in found:
            found[page.id] = page.title
    return found


def _keyed(sections: Iterable[Section]) -> Iterator[tuple[str, Section]]:
    said: Counter[str] = Counter()
    for section in sections:
        key = section.id or slug(section.title)
        said[key] += 1
        yield (key if said[key] == 1 else f"{key}-{said[key]}"), section


def _renamed(
    before: Mapping[str, T], after: Mapping[str, T], held: Callable[[T], Iterable[str]]
) -> dict[str, str]:
    """Of what is gone, what stands under a new name, the most alike in what it holds first."""
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    if not gone or not come:
        return {}
    left, came = [{*held(before[name])} for name in gone], [{*held(after[name])} for name in come]
    holders: dict[str, list[int]] = {}
    for j, texts_of in enumerate(came):
        for each in texts_of:
            holders.setdefault(each, []).append(j)
    common = Counter(
        (i, j)
        for i, texts_of in enumerate(left)
        for each in texts_of
        for j in holders.get(each, ())[:COMMON]
    )
    scored = sorted(
        (-share, i, j)
        for (i, j), count in common.items()
        if (share := count / max(len(left[i]), len(came[j]))) >= SAME
    )
    renamed: dict[str, str] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if gone[i] not in renamed and j not in taken:
            renamed[gone[i]] = come[j]
            taken.add(j)
    return renamed


def by_new_id(things: Sequence[N], renamed: Mapping[str, str]) -> dict[str, N]:
    """``things`` by their ids, a renamed one by its new id."""
    return {renamed.get(each.id, each.id): each for each in things}
