"""Show what a sheet proposes that a department filled in, a workbook or CSV; write it on demand.

The changes are shown as those between two editions, then what is not carried over and what is
asked. With ``--write`` they are written into ``data/initiatives.yaml``: all of them, or nothing
where a question is open or the policy would have errors.
Exit status 0, 1 where the sheet has faults or nothing is written although it was asked for, 2 where
the file or the policy cannot be read.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from policy.diff.compare import compare
from policy.importing.carrying import Overlay
from policy.importing.edits import RowEdit
from policy.importing.rows.row_edits import CarriedRows, carry_rows
from policy.importing.rows.yaml_rows import FILE, InitiativesText
from policy.importing.sheets.origin import origin_of
from policy.importing.sheets.proposal import SheetProposal, propose
from policy.importing.sheets.sheet_file import open_sheet
from policy.loading.files import Folder
from policy.loading.loader import load_files
from policy.model.edition import Edition
from policy.model.problems import InputError, Problem, quoted
from policy.report.formats import as_text
from policy.text.danish import counted
from policy.words.sheet_words import SHEET_IMPORT
from scripts.cli.console import parser_of, policy_options
from scripts.cli.proposals import reasons_given, sound_policy, write_options, write_sound

_NOBODY: frozenset[str] = frozenset()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("import_sheet", __doc__)
    parser.add_argument("file", type=Path, metavar="FILE.xlsx|.csv")
    write_options(parser)
    parser.add_argument("--sheet", default="", metavar="NAME", help="the sheet to read, of several")
    parser.add_argument("--base", default="", metavar="EDITION", help="what the sheet was made of")
    parser.add_argument("--order", action="store_true", help="take over the order of the rows")
    parser.add_argument("--as-read", action="store_true", help="grades that were dates are right")
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    try:
        policy, edition = sound_policy(options.root)
        file, head = open_sheet(options.file, options.sheet)
        origin = origin_of(file, edition, options.root, options.base)
        proposal = propose(head, edition, origin.base, takes_order=options.order)
        if proposal.remarks.faults:
            print("\n".join(_faults(proposal, options.file)))
            return 1
        reasons = reasons_given(options.retire, proposal.missing, SHEET_IMPORT)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    proposal.remarks.notes[:0] = filter(None, [origin.note])
    gone = [RowEdit(each, _NOBODY, is_gone=True) for each in proposal.missing]
    themes = proposal.remarks.themes
    edits = [*proposal.edits, *gone]
    carried = carry_rows(policy.texts[FILE], edits, reasons, edition.info.year, themes)
    print("\n".join(_said(options, edition, proposal, carried, reasons)))
    return _write(options, proposal, carried, reasons) if options.write else 0


def _faults(proposal: SheetProposal, path: Path) -> Iterator[str]:
    """Every fault of the sheet."""
    faults = proposal.remarks.faults
    count = counted(len(faults), "fejl", "fejl")
    yield SHEET_IMPORT["faults"].format(count=count, name=quoted(path.name))
    for each in faults:
        yield SHEET_IMPORT["line"].format(what=each)


def _said(
    options: argparse.Namespace,
    edition: Edition,
    proposal: SheetProposal,
    carried: CarriedRows,
    reasons: Mapping[str, str],
) -> Iterator[str]:
    """The changes, what is not carried over, what is asked, what is good to know."""
    proposed = load_files(Overlay(Folder(options.root), {FILE: carried.text})).edition
    comparison = compare(edition, proposed) if proposed else None
    if comparison is not None and comparison.changes:
        yield from (SHEET_IMPORT["proposes"], "")
        yield as_text(comparison).partition("\n\n")[2].rstrip("\n")
    elif not proposal.edits:
        yield SHEET_IMPORT["none"]
    lines = [SHEET_IMPORT["row"].format(id=each.id or "?") for each in carried.left]
    yield from _listed("left", [*proposal.remarks.left, *lines])
    yield from _listed("questions", _questions(options, proposal))
    if asked := [each for each in proposal.missing if each not in reasons]:
        texts = {row.id: row.text for part in edition.departments for row in part.initiatives}
        yield from ("", SHEET_IMPORT["retire"])
        for name in asked:
            yield SHEET_IMPORT["retire_line"].format(id=name, text=texts[name])
    if proposal.remarks.notes:
        yield from ("", *proposal.remarks.notes)


def _listed(key: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", SHEET_IMPORT[key])
        yield from (SHEET_IMPORT["line"].format(what=each) for each in lines)


def _questions(options: argparse.Namespace, proposal: SheetProposal) -> list[str]:
    """What was guessed or is new, and is not yet answered."""
    grades = [] if options.as_read else proposal.remarks.grades
    themes = () if options.new_theme else proposal.remarks.themes.values()
    return [*grades, *themes]


def _write(
    options: argparse.Namespace,
    proposal: SheetProposal,
    carried: CarriedRows,
    reasons: Mapping[str, str],
) -> int:
    """Write the file where no question is open; returns the exit status."""
    is_asked = _questions(options, proposal) or {*proposal.missing} - reasons.keys()
    if is_asked or carried.left:
        print("", SHEET_IMPORT["nothing_written"], sep="\n")
        return 1
    if not (proposal.edits or reasons):
        return 0
    lines = _lines(proposal, carried)

    def told(problems: Sequence[Problem]) -> str:
        return "\n".join(_with_line(each, carried, lines) for each in problems)

    status = write_sound(options.root, {FILE: carried.text}, SHEET_IMPORT, told)
    if not status:
        print("", SHEET_IMPORT["written"].format(paths=FILE), sep="\n")
    return status


def _lines(proposal: SheetProposal, carried: CarriedRows) -> dict[str, int]:
    """The numbers of the sheet's rows by the ids of their initiatives."""
    names = {at: carried.new.get(at, edit.id) for at, edit in enumerate(proposal.edits)}
    return {names[at]: number for at, number in enumerate(proposal.lines)}


def _with_line(each: Problem, carried: CarriedRows, lines: Mapping[str, int]) -> str:
    """A problem as it is printed, with the row of the sheet that it comes from."""
    if each.place.path == FILE:
        text = InitiativesText(carried.text)
        at = text.starts[each.place.line - 1]
        for row in text.rows.values():
            if row.lines[0] <= at < row.lines[1] and row.id in lines:
                return SHEET_IMPORT["in_row"].format(what=each, row=lines[row.id])
    return str(each)


if __name__ == "__main__":
    sys.exit(main())
