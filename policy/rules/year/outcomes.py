"""Checks the answers to a hearing against the draft that was heard: needs what was published."""

from collections.abc import Callable, Iterator, Mapping

from policy.archive.history import History
from policy.diff.change import Change
from policy.loading.loader import ANSWERS, Loaded
from policy.model.hearing import WHOLE, Outcome, change_number
from policy.model.problems import Problem


def check(policy: Loaded, history: History) -> Iterator[Problem]:
    """An answer names a change that was proposed; what is said to be followed has changed since."""
    changes = history.proposed.policy_changes if history.proposed else None
    proposed = None if changes is None else {each.number: each for each in changes}
    for index, answer in enumerate(policy.answers):
        document, path = policy.documents[ANSWERS], ("svar", index, "gælder")
        number = change_number(answer.target)
        if number is not None and number not in (proposed or {}):
            told = {"found": answer.target, "last": max(proposed or [0])}
            yield document.problem_at(path, _unknown(proposed), **told)
        elif answer.outcome is Outcome.FOLLOWED and history.since_heard:
            change = proposed.get(number) if proposed and number else None
            wanted = change.target if change else answer.target
            if not any(map(_is_at(wanted), history.since_heard.policy_changes)):
                place = ("svar", index, "udfald")
                yield document.problem_at(place, "SVAR-FULGT-UÆNDRET", found=answer.target)


def _unknown(proposed: Mapping[int, Change] | None) -> str:
    """The code of a number that no change has."""
    if proposed is None:  # nothing to compare with
        return "SVAR-INGEN-UDGAVE"
    return "SVAR-UKENDT-ÆNDRING" if proposed else "SVAR-INGEN-ÆNDRINGER"


def _is_at(wanted: str) -> Callable[[Change], bool]:
    return lambda each: wanted in (WHOLE, each.target)
