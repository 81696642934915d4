"""Asking the outside world: what each fault is taken for, how politely, and for how long."""

import itertools

import pytest

from scripts.linkcheck.external import AGENT, Answer, Outcome, RequestPolicy, ask, is_cut_off, judge
from tests.support.faults import outside

pytestmark = pytest.mark.slow
QUICK = RequestPolicy(pause=0, timeout=2, longest=20, retry_after=0)
BRIEF = RequestPolicy(pause=0, timeout=2, longest=5, retry_after=0)
"""For what never ends; on a busy machine, what does end may take as long."""

REACHED, MOVED, DEAD, UNTRIED = Outcome

FAULTS = {
    "ok": (REACHED, ""),
    "slow": (REACHED, ""),
    "huge": (REACHED, ""),
    "wrong": (REACHED, ""),
    "once": (MOVED, ""),
    "twice": (MOVED, ""),
    "for-now": (MOVED, ""),
    "404": (DEAD, "siden findes ikke (404)"),
    "410": (DEAD, "siden er fjernet (410)"),
    "418": (DEAD, "serveren svarer 418"),
    "around": (DEAD, "adressen bliver ved med at vise videre"),
    "away": (DEAD, "der er ingen server med det navn"),
    "astray": (DEAD, "siden findes ikke (404)"),
    "silent": (DEAD, "der kan ikke skabes forbindelse til serveren"),
    "garbage": (DEAD, "der kan ikke skabes forbindelse til serveren"),
    "401": (UNTRIED, "serveren svarer 401"),
    "403": (UNTRIED, "serveren svarer 403"),
    "429": (UNTRIED, "serveren vil ikke spørges så tit (429)"),
    "500": (UNTRIED, "serveren har en fejl (500)"),
    "503": (UNTRIED, "serveren har en fejl (503)"),
    "hang": (UNTRIED, "der kom intet svar inden for 2 sekunder"),
    "drip": (UNTRIED, "svaret blev ved i mere end 5 sekunder"),
}


@pytest.fixture(scope="module")
def found() -> dict[str, Answer]:
    """The answer to each fault by its name: all asked together, but for what never ends."""
    with outside() as (_, address):
        answers = ask([address + name for name in FAULTS.keys() - {"drip"}], QUICK)
        answers += ask([address + name for name in ("drip", "ok")], BRIEF)
    return {each.address.removeprefix(address): each for each in answers}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_what_it_is(found: dict[str, Answer], name: str) -> None:
    """What is gone is dead; what a machine is refused, or not told in time, is untried."""
    assert (found[name].outcome, found[name].reason) == FAULTS[name]


@pytest.mark.parametrize(
    ("name", "leads_to", "is_permanent", "status"),
    [
        ("once", "ok", True, 200),
        ("twice", "ok", True, 200),
        ("for-now", "ok", False, 200),
        ("astray", "404", False, 404),
    ],
)
def test_it_is_told_where_an_address_leads(
    found: dict[str, Answer], name: str, leads_to: str, is_permanent: bool, status: int
) -> None:
    """To the last step, and whether all of them are said to last."""
    answer = found[name]
    assert (answer.permanent, answer.status) == (is_permanent, status)
    assert str(answer.leads_to).rpartition("/")[2] == leads_to


def test_a_server_that_cannot_be_trusted_or_found_is_dead() -> None:
    """A certificate that nobody signed, a name without a server, a port without one."""
    with outside(secure=True) as (_, address), outside() as (_, well):
        asked = [f"{address}ok", "http://nobody.invalid/", "http://127.0.0.1:9/", f"{well}ok"]
        answers = {each.address: each for each in ask(asked, QUICK)}
    assert answers[asked[0]].reason == "serverens certifikat er ikke gyldigt"
    assert answers[asked[1]].reason == "der er ingen server med det navn"
    assert answers[asked[2]].reason == "der kan ikke skabes forbindelse til serveren"
    assert [answers[each].outcome for each in asked] == [DEAD, DEAD, DEAD, REACHED]


def test_what_asks_machines_to_keep_away_is_left_alone() -> None:
    """By robots.txt; then nothing is known of it."""
    with outside() as (server, address):
        server.robots = "User-agent: *\nDisallow: /\n"
        (answer,) = ask([f"{address}ok"], QUICK)
        assert (answer.outcome, server.asked) == (UNTRIED, [])
    assert "robots.txt" in answer.reason


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause() -> None:
    """And told who asks; the same address, with whatever anchor, is asked for once."""
    with outside() as (server, address):
        ask(
            [f"{address}slow", f"{address}ok", f"{address}404", f"{address}ok"],
            RequestPolicy(pause=0.4),
        )
        times = [when for when, _, _ in server.asked]
        assert (server.most, len(server.asked)) == (1, 3)
        apart = [later - earlier for earlier, later in itertools.pairwise(times)]
        assert min(apart) >= 0.4 / 2  # on a busy machine, a request is noticed late
        assert {agent for _, _, agent in server.asked} == {AGENT}


def test_what_does_not_answer_is_asked_once_more() -> None:
    """A server restarted meanwhile is not reported; one that refused is not asked again."""
    with outside() as (server, address):
        asked = [address + name for name in ("ok", "404", "500")]
        ask(asked, QUICK)
        assert [name for _, name, _ in server.asked] == ["404", "500", "ok", "500"]


def test_a_machine_without_a_way_out_is_known() -> None:
    """Nothing at all answers; where one does, it is the others that are silent."""
    nobody = ask(["http://nobody.invalid/", "http://nobody2.invalid/"], QUICK)
    assert is_cut_off(nobody)
    assert not is_cut_off([*nobody, Answer("http://x.example/", DEAD)])
    assert not is_cut_off([])


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("ConnectTimeout: HTTPSConnectionPool(…)", UNTRIED),
        ("ReadTimeout: Read timed out.", UNTRIED),
        ("ConnectionError: Read timed out.", UNTRIED),
        ("ValueError: something new", DEAD),
        ("", DEAD),
        ("451 Unavailable For Legal Reasons", UNTRIED),
        ("405 Method Not Allowed", UNTRIED),
        ("204 No Content", REACHED),
    ],
)
def test_whatever_linkchecker_says_has_an_outcome(result: str, outcome: Outcome) -> None:
    """Also what no server here can play."""
    valid = str(result.startswith("2"))
    row = {"result": result, "warningstring": "", "infostring": "", "valid": valid}
    assert judge("http://a.example/", row, 15).outcome is outcome
