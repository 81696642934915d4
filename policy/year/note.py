"""The note of a hearing: each answer, what became of it, and the passage as it is now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy.archive.editions import At
from policy.archive.history import History, read_history
from policy.diff.change import Change
from policy.model.edition import Edition
from policy.model.hearing import WHOLE, Answer, change_number
from policy.report.summary import Entry, groups
from policy.text.danish import date_in_words
from policy.text.shorten import excerpt
from policy.text.word_diff import Mark
from policy.words.year_words import NOTE, OUTCOMES
from policy.year.hearing import PAGE, named

TEXT_FILE = f"{PAGE}/notat.txt"

_LONGEST = 60


@dataclass(frozen=True)
class Answered:
    """An answer and what became of it.

    ``number`` counts the answers from 1; ``sender`` and ``about`` are as people say it. ``change``
    is the change that was proposed there, ``since`` what is other there than in the heard draft.
    """

    number: int
    answer: Answer
    sender: str
    about: str
    change: Change | None
    since: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Its permanent address on the page."""
        return f"svar-{self.number}"

    @property
    def outcome(self) -> str:
        """What became of it, in words."""
        return OUTCOMES[self.answer.outcome.value if self.answer.outcome else ""]

    @property
    def is_decided(self) -> bool:
        """Whether it has an outcome."""
        return self.answer.outcome is not None


class Note:
    """The note of the hearing on ``edition``."""

    def __init__(self, edition: Edition, history: History) -> None:
        self.edition = edition
        self.proposed, self.since = history.proposed, history.since_heard

    @cached_property
    def answers(self) -> tuple[Answered, ...]:
        """The answers in the order of the file."""
        return tuple(map(self._answered, enumerate(self.edition.answers or (), start=1)))

    def counts(self) -> Iterator[tuple[str, int]]:
        """Each outcome that was given, in words, and how often."""
        for words in OUTCOMES.values():
            if count := sum(each.outcome == words for each in self.answers):
                yield words, count

    def on(self, change: Change) -> tuple[Answered, ...]:
        """The answers on a change: on what was proposed there, or on the place that it is at."""
        return tuple(
            each
            for each in self.answers
            if each.answer.target == change.target or (each.change and _same(each.change, change))
        )

    def _answered(self, numbered: tuple[int, Answer]) -> Answered:
        number, answer = numbered
        change = self._change(answer.target)
        return Answered(
            number, answer, self._sender(answer), self._about(answer.target, change), change,
            tuple(self._since(answer.target, change)),
        )  # fmt: skip

    def _sender(self, answer: Answer) -> str:
        names = {each.id: each.name for each in self.edition.school.parties}
        return answer.group or names.get(answer.party or "", answer.party or "")

    def _change(self, target: str) -> Change | None:
        """The change that was proposed at ``target``, the first where there are several."""
        wanted = change_number(target)
        for each in self.proposed.policy_changes if self.proposed else ():
            if each.number == wanted or (wanted is None and target == each.target):
                return each
        return None

    def _about(self, target: str, change: Change | None) -> str:
        """What an answer concerns, in words."""
        if target == WHOLE:
            return NOTE["whole"]
        if change_number(target) is not None and change and self.proposed:
            (group,) = groups(self.proposed.pairing, [change])
            return NOTE["change"].format(number=change.number, name=named(group.entries[0]))
        rows = {row.id: row.text for part in self.edition.departments for row in part.initiatives}
        if target in rows:
            return NOTE["initiative"].format(id=target, text=excerpt(rows[target], _LONGEST))
        text = self.edition.anchor_text(target)
        return f"«{excerpt(text, _LONGEST)}»" if text else target

    def _since(self, target: str, change: Change | None) -> Iterator[Entry]:
        """What is other at ``target`` than it was in the draft that was heard."""
        if self.since is None:
            return
        wanted = change.target if change and change_number(target) is not None else target
        found = [
            each for each in self.since.policy_changes if target == WHOLE or wanted == each.target
        ]
        for group in groups(self.since.pairing, found):
            yield from group.entries


def _same(one: Change, other: Change) -> bool:
    return one.fingerprint == other.fingerprint or one.target == other.target


def note_of(edition: Edition, history: History) -> Note | None:
    """The note of the hearing on ``edition``; None where nobody answered."""
    return Note(edition, history) if edition.answers else None


def read_note(root: Path, edition: Edition, at: At = None) -> Note | None:
    """The same, with what was published before, of the archive ``at`` or that of ``root``."""
    return note_of(edition, read_history(root, edition, at)) if edition.answers else None


def note_files(edition: Edition, history: History) -> dict[str, str]:
    """The note as a file of text by its path; none where nobody answered."""
    note = note_of(edition, history)
    return {TEXT_FILE: note_text(note)} if note else {}


def note_text(note: Note) -> str:
    """The note for a mail or a meeting: plain text."""
    edition = note.edition
    hearing = edition.info.hearing
    lines = [NOTE["title"].format(policy=edition.title, year=edition.info.year), ""]
    if hearing:
        lines += [NOTE["ended"].format(day=date_in_words(hearing.ends)), ""]
    for each in note.answers:
        lines += [*_as_text(each), ""]
    return "\n".join(lines).rstrip() + "\n"


def _as_text(each: Answered) -> Iterator[str]:
    day = date_in_words(each.answer.date)
    yield NOTE["answer"].format(number=each.number, sender=each.sender, day=day)
    yield f"  {NOTE['about']}: {each.about}"
    yield f"  {NOTE['text']}: {_line(each.answer.text)}"
    yield f"  {NOTE['outcome']}: {each.outcome}"
    if each.answer.reason:
        yield f"  {NOTE['reason']}: {_line(each.answer.reason)}"
    for entry in each.since:
        words = (
            "".join(piece.text for piece in line.pieces if piece.kind is not Mark.DELETED)
            for line in entry.lines
        )
        yield f"  {NOTE['became']}: {named(entry)}: {_line(' / '.join(words))}"


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
