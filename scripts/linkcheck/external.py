"""Ask the outside world whether addresses are there: politely, and never for long.

LinkChecker asks, once an address, so that one that never ends costs its own time only. A host is
asked one thing at a time, with a pause between; what does not answer is asked once more at the end.
"""

import re
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from enum import Enum
from http import HTTPStatus
from urllib.parse import urlsplit

from policy.words.command_messages import OUTSIDE
from scripts.linkcheck.crawl import CrawlError, Row, linkchecker

AGENT = "Trivselspolitik/1.0 (LinkChecker)"
"""What we say that we are."""

_STATUS = re.compile(r"(\d{3})\b")
_LED = re.compile(r"Redirected to `(?P<to>.*?)' status: (?P<status>\d{3})", re.DOTALL)
_SHY = frozenset({401, 402, 403, 405, 406, 407, 408, 425, 429, 451})
"""Answers to a machine that say nothing of what a person gets."""


class Outcome(Enum):
    """What is known of an address after it was asked for, as the result's data names it."""

    REACHED = "nået"
    MOVED = "flyttet"
    DEAD = "død"
    UNTRIED = "kunne ikke efterprøves"


@dataclass(frozen=True)
class Answer:
    """What became of one address: where it led, if elsewhere, and why it was not reached."""

    address: str
    outcome: Outcome
    status: int | None = None
    leads_to: str | None = None
    permanent: bool = False
    reason: str = ""
    silent: bool = field(default=False, compare=False)

    def as_data(self) -> dict[str, object]:
        """The answer as JSON has it."""
        data = {**asdict(self), "outcome": self.outcome.value}
        del data["silent"]
        names = {"address": "adresse", "outcome": "udfald", "leads_to": "fører_til"}
        names |= {"permanent": "varigt", "reason": "grund"}
        return {names.get(name, name): value for name, value in data.items()}


@dataclass(frozen=True)
class Manners:
    """How politely and how long: all in seconds, but for how many hosts are asked at once."""

    pause: float = 1.0
    silence: int = 15
    longest: float = 40.0
    patience: float = 30.0
    hosts: int = 4


def ask(addresses: Iterable[str], manners: Manners | None = None) -> list[Answer]:
    """An answer for each of ``addresses``, sorted by address.

    Raises CrawlError where LinkChecker cannot be run.
    """
    manners = manners or Manners()
    answers = _asked(sorted(set(addresses)), manners)
    again = [address for address, answer in answers.items() if answer.silent]
    if again and len(again) < len(answers):
        time.sleep(manners.patience)
        answers |= _asked(again, manners)
    return [answers[address] for address in sorted(answers)]


def is_cut_off(answers: Sequence[Answer]) -> bool:
    """Whether nothing at all answered: then it is this machine that has no way out."""
    return bool(answers) and all(answer.silent for answer in answers)


def _asked(addresses: Sequence[str], manners: Manners) -> dict[str, Answer]:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.casefold(), []).append(address)
    with ThreadPoolExecutor(manners.hosts) as pool:
        found = pool.map(lambda each: _ask_host(each, manners), hosts.values())
        return {answer.address: answer for answers in found for answer in answers}


def _ask_host(addresses: Sequence[str], manners: Manners) -> list[Answer]:
    """The answers of one host, one after the other."""
    answers = []
    for index, address in enumerate(addresses):
        if index:
            time.sleep(manners.pause)
        answers.append(_ask(address, manners))
    return answers


def _ask(address: str, manners: Manners) -> Answer:
    settings = {
        "useragent": AGENT,
        "timeout": str(manners.silence),
        "threads": "1",
        "recursionlevel": "0",
        "maxrequestspersecond": str(1 / manners.pause) if manners.pause else "1000",
    }
    try:
        rows = linkchecker([address], settings, manners.longest)
    except subprocess.TimeoutExpired:
        reason = OUTSIDE["endless"].format(seconds=round(manners.longest))
        return Answer(address, Outcome.UNTRIED, reason=reason, silent=True)
    if not rows:
        raise CrawlError(address)
    return judge(address, rows[0], manners.silence)


def judge(address: str, row: Row, silence: int) -> Answer:
    """What LinkChecker's row on ``address`` means, given the ``silence`` that it was to bear."""
    result, led = row["result"].strip(), list(_LED.finditer(row["warningstring"]))
    status = int(found[1]) if (found := _STATUS.match(result)) else None
    steps = {int(each["status"]) for each in led}
    where: Mapping[str, object] = {
        "status": status,
        "leads_to": led[-1]["to"] if led else None,
        "permanent": bool(led) and steps <= {301, 308},
    }
    if "robots.txt" in row["infostring"]:
        return Answer(address, Outcome.UNTRIED, reason=OUTSIDE["robots"])
    if status is None:
        return _without_answer(address, result, silence)
    if row["valid"] == "True" and status < HTTPStatus.BAD_REQUEST:
        return Answer(address, Outcome.MOVED if led else Outcome.REACHED, **where)  # type: ignore[arg-type]
    is_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    outcome = Outcome.UNTRIED if status in _SHY or is_fault else Outcome.DEAD
    reason = OUTSIDE.get(str(status), OUTSIDE["fault" if is_fault else "refused"])
    said = reason.format(status=status)
    return Answer(address, outcome, **where, reason=said, silent=is_fault)  # type: ignore[arg-type]


def _without_answer(address: str, result: str, silence: int) -> Answer:
    """An address that gave no status: LinkChecker's result is the name of what went wrong."""
    name = result.partition(":")[0]
    if "Timeout" in name or "timed out" in result:
        reason = OUTSIDE["silent"].format(seconds=silence)
        return Answer(address, Outcome.UNTRIED, reason=reason, silent=True)
    kinds = {"TooManyRedirects": "loop", "SSLError": "certificate"}
    key = kinds.get(
        name, "nobody" if "resol" in result or "Name or service" in result else "broken"
    )
    return Answer(address, Outcome.DEAD, reason=OUTSIDE[key], silent=key in ("nobody", "broken"))
