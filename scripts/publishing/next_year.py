"""Begins the next revision of a policy: makes its edition a draft for a new school year."""

from pathlib import Path

from policy.archive.editions import read_archive
from policy.archive.new_year import NewYearError, check_year, fresh, without_answers
from policy.checking.check import check_root
from policy.checking.output import report
from policy.loading.atomic_write import write_atomically
from policy.loading.loader import ANSWERS, load
from policy.model.problems import has_errors
from policy.rules.edition import PATH
from policy.text.danish import listed
from policy.words.command_messages import NEW_YEAR


def begin(root: Path, year: str) -> str:
    """Begin ``year`` in the policy in ``root``; returns the next steps, in Danish.

    Raises NewYearError where the year cannot begin, OSError where the file cannot be written; then
    nothing is changed.
    """
    problems = check_root(root)
    policy = load(root)
    if has_errors(problems) or not policy.info or not policy.school:
        raise NewYearError(f"{report(problems, 'text')}\n{NEW_YEAR['problems']}")
    check_year(policy.info, year, _published(root))
    path = root / PATH
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    parties = policy.school.parties
    if ANSWERS in policy.texts:
        write_atomically(root / ANSWERS, without_answers(policy.texts[ANSWERS]))
    write_atomically(path, fresh(text, year, [each.id for each in parties]))
    names = listed([each.name for each in parties])
    return NEW_YEAR["begun"].format(year=year, before=policy.info.year, parties=names)


def _published(root: Path) -> list[str] | None:
    """The school years in the archive; None where the policy has no repository of its own."""
    if not (root / ".git").exists():
        return None
    archive = read_archive(root)
    if archive.missing_branch:
        raise NewYearError.because("not_fetched", command=archive.fetch_command)
    if archive.unreadable:
        raise NewYearError.because("unreadable", reason=archive.unreadable)
    return [each.year for each in archive.editions]
