"""All the rules of a policy, run over what was read: every problem, sorted, each once.

A rule is a small function that yields problems; the rules stand by what they judge in
the modules ``rules_*``. A rule whose data could not be read does not
run: what follows only from an earlier problem is not reported.
"""

from collections.abc import Iterable, Iterator

from policy.archive.editions import Archive
from policy.loading.loader import ACCEPTED, Loaded
from policy.model.edition import Edition
from policy.model.problems import Problem, has_errors, problem
from policy.rules import data as rules_data
from policy.rules import edition as rules_edition
from policy.rules import html as rules_html
from policy.rules import links as rules_links
from policy.rules import pages as rules_pages
from policy.rules import text as rules_text
from policy.rules import typography as rules_typography


def check(
    policy: Loaded, archive: Archive | None = None, earlier: Edition | None = None
) -> tuple[Problem, ...]:
    """The problems of ``policy``, sorted by place, those of reading it included.

    ``archive`` is what has been published, where that is at hand, and ``earlier`` the edition that
    was published before this one. Warnings that ``data/accepted.yaml`` lets stand are left out.
    """
    found = {
        *rules_data.check(policy),
        *rules_edition.check(policy, archive or Archive()),
        *rules_pages.check(policy),
        *rules_links.check(policy),
        *rules_text.check(policy),
        *rules_html.check(policy),
        *rules_typography.check(policy),
    }
    if earlier and not has_errors(policy.problems):
        from policy.rules import (
            notes as rules_notes,  # what compares editions need not be loaded without notes
        )

        found |= {*rules_notes.check(policy, earlier)}
    # Where a value could not be read, an example stands in for it, which no rule need judge.
    unread = {each.place for each in policy.problems}
    judged = {each for each in found if each.place not in unread}
    return tuple(sorted(_without_accepted(policy, {*policy.problems, *judged})))


def _without_accepted(policy: Loaded, problems: Iterable[Problem]) -> Iterator[Problem]:
    """``problems`` without the accepted warnings; an entry that accepts nothing is a problem."""
    used = set()
    for each in problems:
        key = (each.code, each.place.path, each.found)
        entries = [
            index
            for index, entry in enumerate(policy.accepted.accepted)
            if (entry.code, entry.path, entry.text) == key and each.severity == "advarsel"
        ]
        used.update(entries)
        if not entries:
            yield each
    for index, entry in enumerate(policy.accepted.accepted):
        if index not in used:
            place = policy.documents[ACCEPTED].value_at(("accepteret", index, "kode"))
            yield problem(place, "UBRUGT-UNDTAGELSE", found=entry.code)
