"""Where in the year the revision is: a short list in Danish, and the next step.

Pure: what is told follows from the facts, the day included.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policy.checking.output import summary
from policy.loading.loader import ANSWERS
from policy.model.data_files import EditionFile, School, Status
from policy.model.problems import Place, has_errors
from policy.report.markdown_text import plain
from policy.text.danish import counted, date_in_words, listed, on_date
from policy.words.year_words import (
    HEARING_LINES,
    NEXT_STEPS,
    STATUS_FORM,
    STATUS_LINES,
    STATUS_TITLES,
)
from policy.year.calendar import begin_day, due_day, following, months_after
from policy.year.facts import Facts

EDITION = "data/edition.yaml"
LINK_MONTHS = 6
"""After how many months a link is to be tried again."""

MOST_NAMED = 6
"""How many parties one line names."""


@dataclass(frozen=True)
class Line:
    """A thing of the year: what is said of it, and whether it is as it should be."""

    text: str
    is_done: bool

    def __str__(self) -> str:
        mark = STATUS_FORM["done" if self.is_done else "open"]
        return STATUS_FORM["line"].format(mark=mark, text=self.text)


@dataclass(frozen=True)
class YearStatus:
    """The status of the revision: its title, its lines in the order of the year, the next step.

    ``is_due`` tells whether the yearly treatment has its time and is not done; None where the
    policy cannot tell.
    """

    title: str
    lines: tuple[Line, ...]
    next_step: str
    is_due: bool | None = None

    def as_text(self) -> str:
        """The status for a terminal or a mail: a list with ticks."""
        step = STATUS_FORM["next"].format(step=self.next_step)
        return "\n".join([self.title, "", *map(str, self.lines), "", step]) + "\n"

    def as_markdown(self) -> str:
        """The status for a comment on GitHub."""
        lines = (f"- {plain(str(each).removeprefix('- '))}" for each in self.lines)
        step = STATUS_FORM["next"].format(step=plain(self.next_step))
        return "\n".join([f"**{plain(self.title)}**", "", *lines, "", step])


def year_status(facts: Facts) -> YearStatus:
    """The status that ``facts`` tell."""
    info, school = facts.policy.info, facts.policy.school
    check = tuple(_check_line(facts))
    if has_errors(facts.problems) or info is None or school is None:
        place = next((p.place for p in facts.problems if p.severity == "fejl"), Place(EDITION))
        title = STATUS_TITLES["errors"].format(year=info.year if info else "")
        return YearStatus(title.replace("  ", " "), check, _step("error", place))
    year = _Year(facts, info, school)
    lines = (*year.lines(), *check, *_link_lines(facts))
    return YearStatus(year.title, lines, year.next_step, year.is_due)


@dataclass(frozen=True)
class _Year:
    """An edition without errors, in its year."""

    facts: Facts
    info: EditionFile
    school: School

    @property
    def stage(self) -> str:
        """Where in the year it is, as the titles call it."""
        if self.info.status is Status.DRAFT:
            is_open = self.untreated or self.undecided or self.is_heard
            return "draft" if is_open else "treated"
        if not self.is_out:
            return "unpublished" if self.facts.may_be_published else "edited"
        if self.facts.today > due_day(self.info):
            return "late"
        if self.facts.today >= begin_day(self.info, self.school):
            return "due"
        return "resting" if self.info.status is Status.ADOPTED else "carried"

    @property
    def is_out(self) -> bool:
        """Whether it is published, as far as can be seen."""
        return self.facts.is_as_published or not (
            self.facts.has_archive and self.facts.is_archive_seen
        )

    @property
    def is_due(self) -> bool:
        """Whether the treatment of the next edition has its time, and is not done."""
        if self.stage in ("due", "late"):
            return True
        earlier = self.facts.earlier
        is_begun = self.stage in ("draft", "treated", "unpublished") and not self.facts.is_adopted
        return bool(
            is_begun and earlier and self.facts.today >= begin_day(earlier.info, self.school)
        )

    @property
    def is_heard(self) -> bool:
        """Whether there is a hearing that is not over, begun or not."""
        return bool(self.info.hearing and self.facts.today <= self.info.hearing.ends)

    @property
    def untreated(self) -> list[str]:
        """The ids of the parties whose treatment is not recorded, or still to come."""
        days, last = self.info.treated, self.facts.today
        return [each.id for each in self.school.parties if (days.get(each.id) or date.max) > last]

    @property
    def words(self) -> dict[str, str]:
        """The values of the sentences."""
        return {
            "year": self.info.year,
            "next": following(self.info.year),
            "due": date_in_words(due_day(self.info)),
            "begin": date_in_words(begin_day(self.info, self.school)),
        }

    @property
    def title(self) -> str:
        """The status in one line."""
        is_earlier = self.stage == "carried" and self.info.status is Status.EARLIER
        return STATUS_TITLES["earlier" if is_earlier else self.stage].format(**self.words)

    def lines(self) -> Iterator[Line]:
        """The lines of the list but for the check and the links."""
        if self.info.status is Status.DRAFT:
            yield self._begun()
            yield from self._hearing()
        yield from self._treatment()
        yield from self._adoption()
        if self.info.status is not Status.DRAFT:
            yield from self._publication()
            is_time = self.stage in ("due", "late")
            said = STATUS_LINES[f"next_{self.stage}" if is_time else "next"]
            yield Line(said.format(**self.words), not is_time)

    def _begun(self) -> Line:
        found = self.facts.comparison
        if found is None:
            is_seen = self.facts.is_archive_seen
            return Line(STATUS_LINES["begun_first" if is_seen else "archive_unseen"], is_seen)
        before, count = found.old.info.year, len(found.policy_changes)
        key = "begun" if count else "begun_administrative" if found.changes else "begun_same"
        said = counted(count, "ændring i politikken", "ændringer i politikken")
        return Line(STATUS_LINES[key].format(changes=said, before=before), bool(count))

    def _hearing(self) -> Iterator[Line]:
        hearing, today = self.info.hearing, self.facts.today
        if hearing is None:
            return
        words = {
            "ends": date_in_words(hearing.ends),
            "begins": date_in_words(hearing.begins or today),
        }
        is_waiting = bool(hearing.begins and today < hearing.begins)
        key = "waiting" if is_waiting else "open" if today <= hearing.ends else "over"
        count = counted(len(self.facts.policy.answers), "svar", "svar")
        said = HEARING_LINES[key].format(answers=count, **words)
        yield Line(said, key == "over")
        if undecided := len(self.undecided):
            path, line = self.place_of_answer
            said = HEARING_LINES["undecided"].format(count=undecided, path=path, line=line)
            yield Line(said, False)

    @property
    def undecided(self) -> list[int]:
        """The places in the file of the answers without an outcome."""
        answers = enumerate(self.facts.policy.answers)
        return [index for index, each in answers if each.outcome is None]

    @property
    def place_of_answer(self) -> tuple[str, int]:
        """The file and the line of the first answer without an outcome."""
        document = self.facts.policy.documents[ANSWERS]
        return document.path, document.value_at(("svar", self.undecided[0])).line

    def _treatment(self) -> Iterator[Line]:
        names = {each.id: each.name for each in self.school.parties}
        open_ones = self.untreated
        done = [
            f"{names[key]} {date_in_words(day)}"
            for key, day in self.info.treated.items()
            if day and day <= self.facts.today and key in names
        ]
        if done:
            yield Line(STATUS_LINES["treated"].format(parties=_named(done)), True)
        if open_ones:
            said = _named([names[each] for each in open_ones])
            yield Line(STATUS_LINES["untreated"].format(parties=said), False)

    def _adoption(self) -> Iterator[Line]:
        info, earlier = self.info, self.facts.earlier
        if info.adopted:
            yield Line(STATUS_LINES["adopted"].format(day=on_date(info.adopted)), True)
        elif info.status is Status.DRAFT:
            due = due_day(earlier.info) if earlier else None
            is_late = due and due < self.facts.today
            key = "not_adopted_late" if is_late else "not_adopted" if due else "not_adopted_first"
            yield Line(STATUS_LINES[key].format(due=date_in_words(due) if due else ""), False)
        if info.valid_from:
            said = STATUS_LINES["in_force"].format(day=date_in_words(info.valid_from))
            yield Line(said, info.status is Status.ADOPTED)
        elif info.status is Status.DRAFT:
            yield Line(STATUS_LINES["in_force_at_once"], False)

    def _publication(self) -> Iterator[Line]:
        facts = self.facts
        if not facts.has_archive:
            return
        if not facts.is_archive_seen:
            yield Line(STATUS_LINES["archive_unseen"], False)
        elif facts.is_as_published or not facts.since_published:
            key = "published" if facts.is_as_published else "not_published"
            yield Line(STATUS_LINES[key], facts.is_as_published)
        else:
            count = len(facts.since_published.changes) or 1
            said = counted(count, "ændring", "ændringer")
            yield Line(STATUS_LINES["edited"].format(changes=said), False)

    @property
    def next_step(self) -> str:
        """What is to be done now, in one sentence with the command or the place."""
        document, stage = self.facts.policy.documents[EDITION], self.stage
        if stage == "draft":
            return self._step_of_draft()
        if stage == "treated":
            return _step("adopt", document.key_at(("status",)))
        if command := self.facts.archive.fetch_command:
            return NEXT_STEPS["fetch"].format(command=command)
        if stage == "unpublished":
            return NEXT_STEPS["publish"]
        if stage == "edited":
            return _step("edited", document.key_at(("rettelser",)))
        if self.info.status is Status.ADOPTED:
            return NEXT_STEPS["rest" if stage == "resting" else "new_year"].format(**self.words)
        place = document.key_at(("behandlet",))
        return _step("carried" if stage == "carried" else "carried_due", place, **self.words)

    def _step_of_draft(self) -> str:
        changes = self.facts.comparison.policy_changes if self.facts.comparison else True
        hearing = self.info.hearing
        if hearing and self.is_heard:
            if hearing.begins and self.facts.today < hearing.begins:
                return NEXT_STEPS["waiting"].format(begins=date_in_words(hearing.begins))
            return NEXT_STEPS["hearing"].format(ends=date_in_words(hearing.ends))
        if self.undecided:
            path, line = self.place_of_answer
            return NEXT_STEPS["outcome"].format(path=path, line=line)
        names = {each.id: each.name for each in self.school.parties}
        key = self.untreated[0]
        if not changes and len(self.untreated) == len(names):
            return NEXT_STEPS["edit"]
        place = self.facts.policy.documents[EDITION].key_at(("behandlet", key))
        return _step("party", place, party=names[key], key=key)


def _check_line(facts: Facts) -> Iterator[Line]:
    """What the check says: the count, and the place of the worst problem."""
    if not facts.problems:
        yield Line(STATUS_LINES["check_ok"], True)
        return
    worst = min(facts.problems, key=lambda each: (each.severity != "fejl", each)).place
    place = STATUS_LINES["check_first"].format(path=worst.path, line=worst.line)
    found = summary(facts.problems).rstrip(".")
    said = STATUS_LINES["check"].format(found=f"{found[:1].lower()}{found[1:]}.", place=place)
    yield Line(said, False)


def _link_lines(facts: Facts) -> Iterator[Line]:
    """The links of the list that were not tried for half a year."""
    links = facts.policy.links.links if facts.policy.links else ()
    since = months_after(facts.today, -LINK_MONTHS)
    old = [each for each in links if not each.checked or each.checked < since]
    if old:
        count = f"{len(old)} af {counted(len(links), 'adresse', 'adresser')}"
        said = STATUS_LINES["links"].format(count=count, since=date_in_words(since))
        yield Line(said, False)
    elif links:
        yield Line(STATUS_LINES["links_ok"], True)


def _step(name: str, place: Place, **words: str) -> str:
    return NEXT_STEPS[name].format(path=place.path, line=place.line, **words)


def _named(names: Sequence[str]) -> str:
    """``names`` in a sentence, the first of them where there are many."""
    if len(names) <= MOST_NAMED:
        return listed(names)
    rest = STATUS_FORM["others"].format(count=len(names) - MOST_NAMED)
    return listed([*names[:MOST_NAMED], rest])
