"""Check the policy without building it: every problem, each with its place and what to do.

Exit status 0 where there is no ``fejl``, 1 where there is one, 2 where there is no policy to check.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.edition import Edition
from macros.editions import At, published_before, read_archive
from macros.messages import counted
from macros.problems import InputError, Problem, has_errors
from macros.rules import check
from macros.sayings import SAYINGS
from macros.source import Loaded, load
from scripts.console import parser_of, policy_options

FORMATS = ("text", "json", "github")


def check_root(root: Path, at: At = None, *, spelling: bool = False) -> tuple[Problem, ...]:
    """All problems of the policy in ``root``, compared with the archive where it is at hand.

    ``at`` is another archive than the one beside ``root``: a folder, a revision, or its files.
    With ``spelling`` its words are looked up, too; where there is no dictionary, it is said so.
    """
    policy = load(root)
    found = {*check(policy, read_archive(root, at), _earlier(root, policy, at))}
    if spelling:
        from scripts.spelling import NoDictionaryError, check_spelling

        try:
            found |= {*check_spelling(root, policy)}
        except NoDictionaryError:
            print(SAYINGS["no_dictionary"], file=sys.stderr)
    return tuple(sorted(found))


def spelling_option(parser: argparse.ArgumentParser) -> None:
    """The option ``--no-spelling``."""
    parser.add_argument(
        "--spelling",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="look the words up in a Danish dictionary",
    )


def _earlier(root: Path, policy: Loaded, at: At) -> Edition | None:
    """The edition published before, where something is said of what changed since."""
    if not (policy.info and policy.info.change_notes and policy.edition):
        return None
    try:
        found = published_before(root, policy.edition.info.year, at)
    except InputError:  # what is known of it is told by the archive's own rules
        return None
    return found.edition if found else None


def report(problems: Sequence[Problem], form: str) -> str:
    """``problems`` in one of ``FORMATS``, ready to be printed."""
    if form == "json":
        rows = [each.as_data() for each in problems]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    lines = [_annotation(each) if form == "github" else str(each) for each in problems]
    return "\n".join([*lines, summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """The closing line: how many of each severity."""
    errors = sum(each.severity == "fejl" for each in problems)
    warnings = counted(len(problems) - errors, "advarsel", "advarsler")
    if not problems:
        return SAYINGS["ok"]
    if errors == 0:
        return SAYINGS["warnings"].format(warnings=warnings)
    name = "errors" if errors < len(problems) else "errors_only"
    return SAYINGS[name].format(errors=counted(errors, "fejl", "fejl"), warnings=warnings)


def _annotation(each: Problem) -> str:
    """A workflow command of GitHub Actions, its values escaped as its runner unescapes them."""
    kind = "error" if each.severity == "fejl" else "warning"
    place = f"file={_escaped(each.place.path)},line={each.place.line},col={each.place.column}"
    return f"::{kind} {place},title={_escaped(each.code)}::{_escaped(each.message, data=True)}"


def _escaped(text: str, *, data: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if data else text.replace(":", "%3A").replace(",", "%2C")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("check", __doc__)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--fix", action="store_true", help="first mend what is safe to mend")
    spelling_option(parser)
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    failed = []
    if options.fix:
        from scripts.mend import mend_pages

        for done in mend_pages(options.root):
            failed += [done] if isinstance(done, Problem) else []
            if isinstance(done, str):
                print(done, file=sys.stderr if options.format == "json" else sys.stdout)
    problems = tuple(sorted({*failed, *check_root(options.root, spelling=options.spelling)}))
    print(report(problems, options.format))
    return 1 if has_errors(problems) else 0


if __name__ == "__main__":
    sys.exit(main())
