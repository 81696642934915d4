"""Requests external addresses through LinkChecker, with rate limits, timeouts and one retry.

LinkChecker runs once per host, with one request at a time and a pause between requests. Where that
run times out, it runs once per address, so that an endless response costs only its own time.
Addresses that did not respond are retried once at the end.
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

from policy.words.problem_messages import OUTSIDE
from scripts.linkcheck.crawl import CrawlError, Row, linkchecker

AGENT = "Trivselspolitik/1.0 (LinkChecker)"
"""The User-Agent of the requests."""

MOST_PAUSES = 6
"""LinkChecker waits a random time between two requests, at most this many pauses."""

_STATUS = re.compile(r"(\d{3})\b")
_LED = re.compile(r"Redirected to `(?P<to>.*?)' status: (?P<status>\d{3})", re.DOTALL)
_SHY = frozenset({401, 402, 403, 405, 406, 407, 408, 425, 429, 451})
"""Statuses sent to robots that do not show what a browser gets."""


class Outcome(Enum):
    """The result for an address, by its value in the JSON."""

    REACHED = "nået"
    MOVED = "flyttet"
    DEAD = "død"
    UNTRIED = "kunne ikke efterprøves"


@dataclass(frozen=True)
class Answer:
    """The response for one address: its status, the redirect's target, why it was not reached.

    ``silent`` means that there was no usable response, which is worth a retry.
    """

    address: str
    outcome: Outcome
    status: int | None = None
    leads_to: str | None = None
    permanent: bool = False
    reason: str = ""
    silent: bool = field(default=False, compare=False)

    def as_data(self) -> dict[str, object]:
        """Return the answer with the Danish keys of the JSON."""
        data = {**asdict(self), "outcome": self.outcome.value}
        del data["silent"]
        names = {"address": "adresse", "outcome": "udfald", "leads_to": "fører_til"}
        names |= {"permanent": "varigt", "reason": "grund"}
        return {names.get(name, name): value for name, value in data.items()}


@dataclass(frozen=True)
class RequestPolicy:
    """Rate limits and timeouts, in seconds.

    ``pause`` is the time between two requests to a host, ``timeout`` the limit until a response
    begins, ``longest`` until it ends, ``retry_after`` the wait before the retry. ``hosts`` is the
    number of hosts requested in parallel.
    """

    pause: float = 1.0
    timeout: int = 15
    longest: float = 40.0
    retry_after: float = 30.0
    hosts: int = 4


def ask(addresses: Iterable[str], policy: RequestPolicy | None = None) -> list[Answer]:
    """Request each of ``addresses``; returns the answers sorted by address.

    Raises CrawlError where LinkChecker cannot be run.
    """
    policy = policy or RequestPolicy()
    answers = _asked(sorted(set(addresses)), policy)
    again = [address for address, answer in answers.items() if answer.silent]
    if again and len(again) < len(answers):
        time.sleep(policy.retry_after)
        answers |= _asked(again, policy)
    return [answers[address] for address in sorted(answers)]


def is_cut_off(answers: Sequence[Answer]) -> bool:
    """Whether no address responded, which means that this machine is offline."""
    return bool(answers) and all(answer.silent for answer in answers)


def _asked(addresses: Sequence[str], policy: RequestPolicy) -> dict[str, Answer]:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.casefold(), []).append(address)
    with ThreadPoolExecutor(policy.hosts) as pool:
        found = pool.map(lambda each: _ask_host(each, policy), hosts.values())
        return {answer.address: answer for answers in found for answer in answers}


def _ask_host(addresses: Sequence[str], policy: RequestPolicy) -> list[Answer]:
    """Request the addresses of one host, in one run of LinkChecker where that ends in time."""
    settings = {
        "useragent": AGENT,
        "timeout": str(policy.timeout),
        "threads": "1",
        "recursionlevel": "0",
        "maxrequestspersecond": str(1 / policy.pause) if policy.pause else "1000",
    }
    longest = len(addresses) * (policy.longest + MOST_PAUSES * policy.pause)
    try:
        rows = linkchecker(addresses, settings, longest)
    except subprocess.TimeoutExpired:
        if len(addresses) > 1:
            return [answer for each in addresses for answer in _ask_host([each], policy)]
        reason = OUTSIDE["endless"].format(seconds=round(policy.longest))
        return [Answer(addresses[0], Outcome.UNTRIED, reason=reason, silent=True)]
    found = {row["urlname"]: row for row in rows}
    if missing := set(addresses) - set(found):
        raise CrawlError(min(missing))
    return [judge(each, found[each], policy.timeout) for each in addresses]


def judge(address: str, row: Row, timeout: int) -> Answer:
    """Interpret LinkChecker's row on ``address``; ``timeout`` is in seconds."""
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
        return _without_answer(address, result, timeout)
    if row["valid"] == "True" and status < HTTPStatus.BAD_REQUEST:
        return Answer(address, Outcome.MOVED if led else Outcome.REACHED, **where)  # type: ignore[arg-type]
    is_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    outcome = Outcome.UNTRIED if status in _SHY or is_fault else Outcome.DEAD
    reason = OUTSIDE.get(str(status), OUTSIDE["fault" if is_fault else "refused"])
    said = reason.format(status=status)
    return Answer(address, outcome, **where, reason=said, silent=is_fault)  # type: ignore[arg-type]


def _without_answer(address: str, result: str, timeout: int) -> Answer:
    """Interpret a row without an HTTP status, whose result is the name of an exception."""
    name = result.partition(":")[0]
    if "Timeout" in name or "timed out" in result:
        reason = OUTSIDE["silent"].format(seconds=timeout)
        return Answer(address, Outcome.UNTRIED, reason=reason, silent=True)
    kinds = {"TooManyRedirects": "loop", "SSLError": "certificate"}
    key = kinds.get(
        name, "nobody" if "resol" in result or "Name or service" in result else "broken"
    )
    return Answer(address, Outcome.DEAD, reason=OUTSIDE[key], silent=key in ("nobody", "broken"))
