"""Show what a Word file proposes that was made of this policy and worked on; write it on demand.

The changes are shown as those between two editions, by who proposes them, then the comments and
what cannot be carried over. With ``--write`` they are written into ``docs/`` and ``data/``: all of
them, or nothing where the policy would have faults, or rows went without a ``--retire``.
Exit status 0, 1 where nothing is written although it was asked for, 2 where the file or the policy
cannot be read.

With ``--new-school FOLDER`` the file is any policy in Word, and the first files of another school
are made of it (``scripts.import_word.new_school``).
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from policy.diff.compare import compare
from policy.importing.carrying import Carried, Overlay, carry_out, new_numbers
from policy.importing.earlier.carrying_over import carry_over, still_there
from policy.importing.earlier.origin import Origin, origin_of
from policy.importing.edits import Proposal
from policy.importing.proposal import propose
from policy.importing.read_text import ReadDocument
from policy.importing.word_package import WordFileError, open_word
from policy.importing.word_reading import read_word
from policy.loading.files import Folder
from policy.loading.loader import load_files
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
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if origin.name:
        carried = carry_over(policy, edition, origin, proposal, reasons)
    else:
        carried = carry_out(policy, edition, proposal, reasons)
    print("\n".join(_said(origin, proposal, reasons)))
    for number in new_numbers(policy, carried):
        print(IMPORT["number"].format(number=number))
    print("\n".join(_beside(proposal, carried, origin.edition, reasons)), end="")
    return _write(options, proposal, carried, reasons) if options.write else 0


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


def _said(origin: Origin, proposal: Proposal, reasons: Mapping[str, str]) -> Iterator[str]:
    """What is proposed for what the file was made of, by those who propose it."""
    is_any, edition = False, origin.edition
    if origin.name:
        yield IMPORT["origin"].format(year=edition.info.year, name=origin.name)
        yield ""
    elif not origin.is_known:
        yield from (IMPORT["no_origin"], "")
    for authors in proposal.authors():
        texts = carry_out(origin.policy, edition, proposal, reasons, authors).texts
        proposed = load_files(Overlay(origin.files, texts)).edition
        comparison = compare(edition, proposed) if proposed else None
        if comparison is None or not comparison.changes:
            continue
        is_any = True
        names = listed(sorted(filter(None, authors)))
        yield IMPORT["by"].format(names=names) if names else IMPORT["by_nobody"]
        yield ""
        yield as_text(comparison).partition("\n\n")[2]
    if not (is_any or proposal.left or proposal.removed or proposal.comments):
        yield IMPORT["none"]


def _beside(
    proposal: Proposal, carried: Carried, edition: Edition, reasons: Mapping[str, str]
) -> Iterator[str]:
    """The comments, what cannot be carried, and the rows that are asked about."""
    if proposal.comments:
        yield from ("", IMPORT["comments"])
        yield from (IMPORT["comment"].format(place=p, text=t) for p, t in proposal.comments)
    titles = {page.id: page.title for page in edition.pages}
    if left := dict.fromkeys([*proposal.left, *carried.left]):
        yield from ("", IMPORT["left"])
        for each in left:
            place = titles.get(each.place, each.place) or IMPORT["frame_place"]
            place += IMPORT["on_page"].format(number=each.page) if each.page else ""
            yield IMPORT["left_line"].format(place=place, what=each.what)
    texts = {row.id: row.text for part in edition.departments for row in part.initiatives}
    if asked := [each for each in proposal.removed if each.id not in reasons]:
        yield from ("", IMPORT["retire"])
        for row in asked:
            yield IMPORT["retire_line"].format(id=row.id, text=texts[row.id])
    yield ""


def _write(
    options: argparse.Namespace,
    proposal: Proposal,
    carried: Carried,
    reasons: Mapping[str, str],
) -> int:
    """Write the texts that change, all or none; returns the exit status."""
    if any(each.id not in reasons for each in proposal.removed):
        print(IMPORT["nothing_written"])
        return 1
    if status := write_sound(options.root, carried.texts, IMPORT):
        return status
    if carried.texts:
        print(IMPORT["written"].format(paths=listed(sorted(carried.texts))))
    elif proposal.left or carried.left:
        print(IMPORT["nothing_written"])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
