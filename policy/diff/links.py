"""The changes of where the links of a text lead: another target of the same words."""

from collections.abc import Iterator, Mapping

from policy.diff.change import Kind, LinkTargetChange, PictureChange, Place
from policy.diff.pairing import Pairing, SectionText
from policy.model.addresses import resolve
from policy.model.edition import Page, Picture, Section
from policy.text.tokens import normal_form
from policy.words.change_words import OTHER_PICTURE

Targets = dict[str, tuple[str, ...]]
"""The targets of the links of a section by their words; several if the words are repeated."""


def link_changes(pairing: Pairing) -> Iterator[LinkTargetChange]:
    """Words that are in both editions and lead to another target, or are a link only in one.

    An edition that does not say where its links lead (an older ``udgave.json``) has no changes.
    """
    titles = _titles(pairing)
    for name, page in pairing.pages.items():
        if not page.old or not page.new:
            continue
        for key, each in pairing.sections[name].items():
            if not each.old or not each.new:
                continue
            old = targets(page.old, each.old.section, pairing.new_page_ids)
            new = targets(page.new, each.new.section, {})
            if old is None or new is None or old == new:
                continue
            for at, words in enumerate(_with_other_targets(old, new, each.old, each.new)):
                before, after = _as_read(old.get(words, ()), new.get(words, ()), titles)
                yield LinkTargetChange(
                    kind=Kind.CHANGED,
                    id=words,
                    page=name,
                    section=key,
                    before=before,
                    after=after,
                    position=(page.is_at, each.is_at, 2, at),
                )


def picture_changes(pairing: Pairing) -> Iterator[PictureChange]:
    """Pictures with the same words in a section of both editions that are others than before.

    Where both files are known they are compared, else their addresses.
    """
    for name, page in pairing.pages.items():
        for key, each in pairing.sections[name].items() if page.old and page.new else ():
            if not each.old or not each.new:
                continue
            was, now = (_pictures(side.section) for side in (each.old, each.new))
            for at, words in enumerate(text for text in was if text in now):
                if is_other_picture(was[words], now[words]):
                    is_renamed = was[words].address != now[words].address
                    note = "" if is_renamed else OTHER_PICTURE
                    yield PictureChange(
                        kind=Kind.CHANGED,
                        id=words,
                        page=name,
                        section=key,
                        before=was[words].address,
                        after=now[words].address + note,
                        position=(page.is_at, each.is_at, 3, at),
                    )


def _pictures(section: Section) -> dict[str, Picture]:
    found = (each for block in section.blocks for each in block.pictures or ())
    return {normal_form(each.text): each for each in found}


def is_other_picture(was: Picture, now: Picture) -> bool:
    """Whether two pictures differ: their files where both are known, else their addresses."""
    if was.digest and now.digest:
        return was.digest != now.digest
    return was.address != now.address


def targets(page: Page, section: Section, new_page_ids: Mapping[str, str]) -> Targets | None:
    """The targets of the links of ``section``, pages by their new ids; None if not known."""
    found: Targets = {}
    for block in section.blocks:
        if block.links is None:
            return None
        for link in block.links:
            inside = resolve(page.id, link.address)
            address = link.address
            if inside:
                name, anchor = inside
                address = "#".join(filter(None, (new_page_ids.get(name, name), anchor)))
            words = normal_form(link.text)
            found[words] = (*found.get(words, ()), address)
    return found


def _with_other_targets(
    old: Targets, new: Targets, was: SectionText, now: SectionText
) -> Iterator[str]:
    """The words with other targets than before that both texts contain."""
    said = [" ".join(each.texts) for each in (was, now)]
    for words in {**old, **new}:
        is_same = old.get(words, ()) == new.get(words, ())
        if not is_same and all(words in each for each in said):
            yield words


def _titles(pairing: Pairing) -> dict[str, str]:
    """The titles by which people know the addresses inside the policy."""
    found = dict(pairing.page_titles)
    for page, sections in pairing.sections.items():
        for key in sections:
            title = pairing.section_title(Place(page, key))
            if title != found[page]:
                found[f"{page}#{key}"] = f"{found[page]}, {title}"
    return found


def _as_read(
    old: tuple[str, ...], new: tuple[str, ...], titles: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """Both sides' targets by their titles, or by their addresses where the titles are the same."""
    before, after = ("; ".join(titles.get(each, each) for each in side) for side in (old, new))
    if before == after:
        before, after = ("; ".join(side) for side in (old, new))
    return before or None, after or None
