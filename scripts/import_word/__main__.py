"""Show what a Word file proposes that was made of this policy and worked on; write it on demand.

The changes are shown as those between two editions, by who proposes them, then the new pages, the
comments and what cannot be carried over. With ``--write`` they are written into ``docs/``,
``data/`` and the menu: all of them, or nothing where the policy would have faults, rows went
without a ``--retire``, or a page without a ``--remove-page``.
Exit status 0, 1 where nothing is written although it was asked for, 2 where the file or the policy
cannot be read.

With ``--new-school FOLDER`` the file is any policy in Word, and the first files of another school
are made of it (``scripts.import_word.new_school``).
"""

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from policy.diff.compare import compare
from policy.importing.carrying import Carried, Overlay, carry_out, new_numbers
from policy.importing.earlier.carrying_over import carry_over, still_there
from policy.importing.earlier.origin import Origin, origin_of
from policy.importing.edits import Answers, Proposal
from policy.importing.proposal import propose
from policy.importing.read_text import ReadDocument
from policy.importing.word_package import WordFileError, open_word
from policy.importing.word_reading import read_word
from policy.loading.files import Folder
from policy.loading.loader import DOCS, Loaded, load_files
from policy.model.edition import Edition
from policy.model.problems import InputError, quoted
from policy.report.formats import as_text
from policy.text.danish import listed
from policy.words.word_file_words import IMPORT, WORD_PROPERTIES
from scripts.cli.console import parser_of, policy_options, today_option
from scripts.cli.proposals import reasons_given, sound_policy, write_options, write_sound
from scripts.import_word.new_school import make_school


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("import_word", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE.docx")
    write_options(parser)
    parser.add_argument(
        "--remove-page", action="append", default=[], metavar="PAGE", help="a page that is to go"
    )
    parser.add_argument(
        "--new-school", type=Path, metavar="FOLDER", help="make a new school of any policy in Word"
    )
    today_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    if options.new_school:
        return make_school(options.file, options.new_school, options.root, options.today)
    try:
        policy, edition = sound_policy(options.root)
        read = read_word(open_word(options.file))
        files = Folder(options.root)
        origin = origin_of(options.root, read, policy, edition, files)
        _check_origin(options.file, read, edition, origin)
        proposal = still_there(propose(origin.policy, origin.edition, read), edition)
        if not proposal.known:
            raise WordFileError.because("strange", name=quoted(options.file.name))
        removed = {each.id for each in proposal.removed}
        reasons = reasons_given(options.retire, removed, IMPORT)
        pages = _pages_given(options.remove_page, proposal.removed_pages)
        answers = Answers(reasons, pages, takes_themes=options.new_theme)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if origin.name:
        carried = carry_over(policy, edition, origin, proposal, answers)
    else:
        carried = carry_out(policy, edition, proposal, answers)
    _show(policy, origin, proposal, carried, answers)
    return _written(options, proposal, carried, answers)


def _show(
    policy: Loaded, origin: Origin, proposal: Proposal, carried: Carried, answers: Answers
) -> None:
    """Print what is proposed, what is beside it, and what is asked."""
    said = [*_said(origin, proposal, answers)]
    said += (IMPORT["number"].format(number=each) for each in new_numbers(policy, carried))
    said += _beside(proposal, carried, origin.edition, answers)
    print("\n".join(said).strip("\n"))


class RemoveError(InputError):
    """A ``--remove-page`` that names no page that went."""


def _pages_given(given: Sequence[str], removed: Sequence[str]) -> Collection[str]:
    """The pages of ``--remove-page``; raises RemoveError where one is not among ``removed``."""
    for each in given:
        if each not in removed:
            names = IMPORT["gone_known"].format(names=listed(removed))
            known = names if removed else IMPORT["gone_none"]
            raise RemoveError(IMPORT["not_gone"].format(id=quoted(each), known=known))
    return given


def _check_origin(path: Path, read: ReadDocument, edition: Edition, origin: Origin) -> None:
    """Raise WordFileError where the file says that it was made of a policy that is not here."""
    school = read.properties.get(WORD_PROPERTIES["school"], edition.school.name)
    year = read.properties.get(WORD_PROPERTIES["year"], edition.info.year)
    name = quoted(path.name)
    if school != edition.school.name:
        known = edition.school.name
        raise WordFileError.because("other_school", name=name, found=school, known=known)
    if year != origin.edition.info.year:
        known = edition.info.year
        raise WordFileError.because("other_year", name=name, found=year, known=known)


def _said(origin: Origin, proposal: Proposal, answers: Answers) -> Iterator[str]:
    """What is proposed for what the file was made of, by those who propose it."""
    is_any, edition = False, origin.edition
    if origin.name:
        yield IMPORT["origin"].format(year=edition.info.year, name=origin.name)
        yield ""
    elif not origin.is_known:
        yield from (IMPORT["no_origin"], "")
    for authors in proposal.authors():
        made = carry_out(origin.policy, edition, proposal, answers, authors)
        proposed = load_files(Overlay(origin.files, made.texts, made.gone)).edition
        comparison = compare(edition, proposed) if proposed else None
        if comparison is None or not comparison.changes:
            continue
        is_any = True
        names = listed(sorted(filter(None, authors)))
        yield IMPORT["by"].format(names=names) if names else IMPORT["by_nobody"]
        yield ""
        yield as_text(comparison).partition("\n\n")[2]
    asked = proposal.removed or proposal.removed_pages
    if not (is_any or proposal.left or asked or proposal.comments):
        yield IMPORT["none"]


def _beside(
    proposal: Proposal, carried: Carried, edition: Edition, answers: Answers
) -> Iterator[str]:
    """The new pages, the comments, what cannot be carried, and what is asked about."""
    titles = {page.id: page.title for page in edition.pages}
    yield from _pages_said(proposal, titles)
    if proposal.comments:
        yield from ("", IMPORT["comments"])
        yield from (IMPORT["comment"].format(place=p, text=t) for p, t in proposal.comments)
    if left := dict.fromkeys([*proposal.left, *carried.left]):
        yield from ("", IMPORT["left"])
        for each in left:
            place = titles.get(each.place, each.place) or IMPORT["frame_place"]
            place += IMPORT["on_page"].format(number=each.page) if each.page else ""
            yield IMPORT["left_line"].format(place=place, what=each.what)
    texts = {row.id: row.text for part in edition.departments for row in part.initiatives}
    themes = () if answers.takes_themes else proposal.new_themes(edition.themes)
    yield from (IMPORT["new_theme"].format(found=each) for each in themes)
    if pages_gone := [each for each in proposal.removed_pages if each not in answers.remove]:
        yield from ("", IMPORT["pages_go"])
        yield from (IMPORT["pages_go_line"].format(id=e, title=titles[e]) for e in pages_gone)
    if asked := [each for each in proposal.removed if each.id not in answers.retire]:
        yield from ("", IMPORT["retire"])
        for row in asked:
            yield IMPORT["retire_line"].format(id=row.id, text=texts[row.id])


def _pages_said(proposal: Proposal, titles: Mapping[str, str]) -> Iterator[str]:
    """The pages that come and that stand elsewhere."""
    for kind, heading in (("new", "pages_come"), ("moved", "pages_move")):
        if found := [each for each in proposal.menu if each.kind == kind]:
            yield from ("", IMPORT[heading])
            for each in found:
                title = each.title or titles[each.id]
                yield IMPORT["page_line"].format(path=f"{DOCS}{each.id}.md", title=title)


def _written(
    options: argparse.Namespace, proposal: Proposal, carried: Carried, answers: Answers
) -> int:
    """Write the texts that change, all or none, if asked; returns the exit status."""
    if not options.write:
        if carried.texts or proposal.removed or proposal.removed_pages:
            print(IMPORT["how"])
        return 0
    is_asked = any(each.id not in answers.retire for each in proposal.removed)
    if is_asked or {*proposal.removed_pages} - {*answers.remove}:
        print(IMPORT["nothing_written"])
        return 1
    if status := write_sound(options.root, carried.texts, IMPORT, gone=sorted(carried.gone)):
        return status
    if carried.texts or carried.gone:
        print(IMPORT["written"].format(paths=listed(sorted(carried.texts))))
    if carried.gone:
        print(IMPORT["deleted"].format(paths=listed(sorted(carried.gone))))
    elif not carried.texts and (proposal.left or carried.left):
        print(IMPORT["nothing_written"])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
