"""Make the first files of a new school from its policy in Word: ``--new-school FOLDER``."""

import os
import re
import sys
from datetime import date
from pathlib import Path

from policy.checking.output import report
from policy.importing.new_school.folder import NewSchoolError, refuse_used, write_folder
from policy.importing.new_school.new_files import files_of
from policy.importing.new_school.word_blocks import read_blocks
from policy.importing.word_package import open_word
from policy.loading.files import Folder
from policy.loading.loader import load
from policy.loading.navigation import CONFIG
from policy.model.problems import InputError, has_errors, quoted
from policy.rules.registry import check
from policy.text.danish import counted
from policy.words.command_messages import reason_of
from policy.words.word_file_words import NEW_SCHOOL


def make_school(path: Path, folder: Path, root: Path, today: date) -> int:
    """Write the files of the school whose policy is the Word file ``path`` into ``folder``.

    ``root`` is the policy at hand, whose settings and guide are kept. Prints what the check says;
    returns the exit status: 1 where that has errors, 2 where nothing could be written.
    """
    try:
        refuse_used(folder)
        text = read_blocks(open_word(path))
        if not text.blocks:
            raise NewSchoolError.because("no_text", name=quoted(path.name))
        write_folder(folder, files_of(text, today, _at_hand(root, folder)))
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        reason = reason_of(error)
        print(NEW_SCHOOL["not_written"].format(folder=folder, reason=reason), file=sys.stderr)
        return 2
    return _told(folder, today)


def _at_hand(root: Path, folder: Path) -> dict[str, bytes]:
    files = Folder(root)
    try:
        paths = [*files.names("docs", ""), *files.names("data", "")]
        settings = _inheriting(files.read(CONFIG), root, folder)
        return {CONFIG: settings} | {path: files.read(path) for path in paths}
    except OSError as error:
        raise NewSchoolError.because("no_settings", path=quoted(str(root / CONFIG))) from error


def _inheriting(settings: bytes, root: Path, folder: Path) -> bytes:
    """``settings`` of ``root`` as they inherit the same file from ``folder``."""

    def moved(found: re.Match[bytes]) -> bytes:
        there = (root / os.fsdecode(found[2])).resolve()
        return found[1] + os.fsencode(os.path.relpath(there, folder.resolve()))

    return re.sub(rb"^(INHERIT: +)([^\s'\"]+)", moved, settings, flags=re.MULTILINE)


def _told(folder: Path, today: date) -> int:
    """Say what was made and what the check says of it; returns the exit status."""
    policy = load(folder)
    data = policy.initiatives
    rows = len(data.active_ids()) if data else 0
    pages, initiatives = len(policy.policy_pages), counted(rows, "indsats", "indsatser")
    said = counted(pages, "side", "sider")
    print(NEW_SCHOOL["written"].format(folder=folder, pages=said, initiatives=initiatives))
    problems = check(policy, today=today)
    print(NEW_SCHOOL["confirm" if problems else "confirmed"])
    print()
    print(report(problems, "text"))
    print(NEW_SCHOOL["next"].format(folder=folder))
    return 1 if has_errors(problems) else 0
