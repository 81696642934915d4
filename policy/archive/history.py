"""What was published before an edition: the one it revises, and the life of every initiative.

The life of an initiative is carried from edition to edition in ``udgave.json``, so that one earlier
edition is enough to know it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policy.archive.editions import ArchiveError, published_before
from policy.archive.git import RepositoryError
from policy.diff.change import Change, Kind, Type
from policy.diff.compare import compare
from policy.diff.data import ORDER
from policy.loading.edition_json import EditionFileError
from policy.model.edition import Edition, Life


@dataclass(frozen=True)
class History:
    """The edition published before, None where there is none; each initiative's life by its id.

    ``changes`` are what is other than in that edition. ``is_missing`` tells that there is an
    earlier edition, or may be, which is not at hand.
    """

    previous: Edition | None = None
    lives: Mapping[str, Life] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    is_missing: bool = False


def read_history(root: Path, edition: Edition, at: str | None = None) -> History:
    """The history of ``edition`` by the archive ``at`` a revision, or the one beside ``root``."""
    try:
        found = published_before(root, edition.info.year, at)
    except (ArchiveError, EditionFileError, RepositoryError):  # the check tells why
        return History(is_missing=True)
    if found is None:
        return History(lives=first_lives(edition))
    changes = compare(found.edition, edition)
    return History(found.edition, lives(edition, found.edition, found.lives, changes), changes)


def first_lives(edition: Edition) -> dict[str, Life]:
    """The life of each initiative of ``edition`` where there was none before it."""
    return {name: Life(since=edition.info.year) for name in _active(edition)}


def lives(
    edition: Edition, previous: Edition, earlier: Mapping[str, Life], changes: Iterable[Change]
) -> dict[str, Life]:
    """Since which school year each initiative of ``edition`` stands, and when it was last changed.

    ``earlier`` are the lives in ``previous``, and ``changes`` what is other than there. An
    initiative without a life stands since ``previous``. A new place in the table is no change;
    another department is.
    """
    year = edition.info.year
    names = _active(edition)
    known = {
        name: earlier.get(name) or Life(since=previous.info.year) for name in _active(previous)
    }
    changed = {
        each.id
        for each in changes
        if each.type is Type.INITIATIVE
        and each.kind in (Kind.CHANGED, Kind.MOVED)
        and each.fields != (ORDER,)
    }
    return {
        name: Life(
            since=known[name].since, changed=year if name in changed else known[name].changed
        )
        if name in known
        else Life(since=year)
        for name in names
    }


def _active(edition: Edition) -> list[str]:
    return [row.id for part in edition.departments for row in part.initiatives]
