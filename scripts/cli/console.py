"""Command-line options and output that all commands share."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from policy.words.command_messages import SAYINGS, reason_of

if TYPE_CHECKING:
    from policy.model.problems import Problem

POLICY = ("mkdocs.yml", "data", "docs")
"""What a policy's folder has."""


def use_utf8() -> None:
    """Print UTF-8 regardless of the terminal's code page; unencodable characters are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def parser_of(name: str, description: str | None) -> argparse.ArgumentParser:
    """The command line of ``scripts.NAME``, with the policy's folder as ``--root``."""
    parser = argparse.ArgumentParser(prog=f"scripts.{name}", description=description)
    parser.add_argument("--root", type=Path, default=Path(), help="the policy's folder")
    return parser


def policy_options(
    parser: argparse.ArgumentParser, arguments: Sequence[str] | None
) -> argparse.Namespace | None:
    """The parsed options, or None, with a message printed, where ``--root`` is no policy at all."""
    options = parser.parse_args(arguments)
    use_utf8()
    try:
        if any((options.root / name).exists() for name in POLICY):
            return options
    except OSError as error:
        path, reason = options.root.resolve(), reason_of(error)
        print(SAYINGS["unread_policy"].format(path=path, reason=reason), file=sys.stderr)
        return None
    print(SAYINGS["no_policy"].format(path=options.root.resolve()), file=sys.stderr)
    return None


def checked(options: argparse.Namespace, archive: str | None = None) -> set[Problem]:
    """The problems of ``--root``, compared with ``archive``, and its spelling where asked for.

    Where there is no dictionary, that is printed among the errors.
    """
    from policy.checking.check import check_root, check_words

    words = check_words(options.root) if options.spelling else ()
    if words is None:
        print(SAYINGS["no_dictionary"], file=sys.stderr)
    return {*check_root(options.root, archive, options.today), *(words or ())}


def leave(status: int) -> NoReturn:
    """End the process with ``status``; freeing every object first takes a tenth of a check."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any longer
        sys.exit(status)
    os._exit(status)


def today_option(parser: argparse.ArgumentParser) -> None:
    """The option ``--today``."""
    parser.add_argument("--today", type=_day, default=date.today(), help="the day it is")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(text) from error


def spelling_option(parser: argparse.ArgumentParser) -> None:
    """The option ``--no-spelling``."""
    parser.add_argument(
        "--spelling",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="look the words up in a Danish dictionary",
    )
