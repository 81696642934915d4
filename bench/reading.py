"""How fast a page is there on a slow phone, and how Lighthouse judges all of them, beside stock."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.compressing import compressing
from bench.figures import Figure, compared
from bench.lighthouse import CATEGORIES, NoLighthouse, Report, installed, reports
from bench.sites import Bench, listed
from scripts.setup.browser import ADVICE, find

TURNS = 3
"""At most so many times a page: each takes some eight seconds, and little varies."""

BEST = 100
GOAL = " / ".join([str(BEST)] * len(CATEGORIES))


def reading(bench: Bench) -> list[Figure]:
    """The largest paint, the shift of the layout and the scores; or why they are missing."""
    try:
        installed()
        if (browser := find()) is None:
            raise NoLighthouse(ADVICE)
        with compressing(bench.ours) as (ours, _), compressing(bench.stock) as (stock, _):
            department = bench.departments[0]
            turns = [ours + department, stock + department] * min(bench.runs, TURNS)
            turned = grouped([*reports(browser, turns)])
            judged = _judged(browser, [ours + page for page in listed(bench.ours)])
    except NoLighthouse as error:
        return [Figure("Lighthouse, a slow phone", f"missing: {error}", "–", "–", GOAL)]
    against = turned[stock + department]
    return [_paint(turned[ours + department], against), *worst(judged, against, ours)]


def worst(judged: Mapping[str, Report], stock: Report, top: str) -> list[Figure]:
    """The worst of each over all pages, by their addresses below ``top``, beside one page of stock.

    Where a score is not the best, the rules are named that cost it, each with a page.
    """
    pages = [*judged.values()]
    slowest = max(pages, key=lambda each: each.paint)
    moving = max(pages, key=lambda each: each.shift)
    scores = {name: min(each.scores[name] for each in pages) for name in CATEGORIES}
    where = f", /{moving.address.removeprefix(top)}" if moving.shift else ""
    return [
        Figure(
            f"largest contentful paint, the slowest of {len(pages)} pages",
            f"{slowest.paint:.2f} s, /{slowest.address.removeprefix(top)}",
            f"stock, a department page: {stock.paint:.2f} s",
            f"{slowest.paint / stock.paint:.2f}",
            "at most 1.0 s",
        ),
        Figure(
            f"layout shift, the most of {len(pages)}",
            f"{moving.shift:.3f}{where}",
            f"stock, a department page: {stock.shift:.3f}",
            "–",
            "0",
        ),
        Figure(
            f"Lighthouse, the worst of {len(pages)}: {', '.join(CATEGORIES)}",
            ", ".join([_scores(scores), *_costly(pages, top)]),
            f"stock, a department page: {_scores(stock.scores)}",
            "–",
            GOAL,
        ),
    ]


def grouped(found: Sequence[Report]) -> dict[str, Report]:
    """One report for each address: the median of its scores and times, the most of its shifts."""
    return {
        address: _middle([each for each in found if each.address == address])
        for address in dict.fromkeys(each.address for each in found)
    }


def _judged(browser: str, addresses: Sequence[str]) -> dict[str, Report]:
    """A report for each address, and the median of three where the first is not without fault.

    Whoever else uses the machine costs a page a point or two of its speed.
    """
    first = [*reports(browser, addresses)]
    doubtful = [each.address for each in first if min(each.scores.values()) < BEST]
    return grouped([*first, *(reports(browser, doubtful * 2) if doubtful else ())])


def _middle(found: Sequence[Report]) -> Report:
    return Report(
        address=found[0].address,
        scores={name: round(median(each.scores[name] for each in found)) for name in CATEGORIES},
        paint=median(each.paint for each in found),
        shift=max(each.shift for each in found),
        lacking={name: _rules(found, name) for name in CATEGORIES},
    )


def _rules(found: Sequence[Report], category: str) -> tuple[str, ...]:
    """What any of them lacks in a category, each rule once."""
    return tuple(dict.fromkeys(rule for each in found for rule in each.lacking[category]))


def _costly(pages: Sequence[Report], top: str) -> list[str]:
    """The rules that cost a page its best score: each with the first such page, and how many."""
    broken: dict[str, list[str]] = {}
    for page in pages:
        for name in CATEGORIES:
            for rule in page.lacking[name] if page.scores[name] < BEST else ():
                broken.setdefault(rule, []).append(f"/{page.address.removeprefix(top)}")
    return [f"{rule} ({where[0]}, {len(where)} in all)" for rule, where in broken.items()]


def _paint(ours: Report, stock: Report) -> Figure:
    what = "largest contentful paint, a department page"
    return compared(what, ours.paint, stock.paint, "stock", "at most 1.0 s")


def _scores(scores: Mapping[str, int]) -> str:
    return " / ".join(str(scores[name]) for name in CATEGORIES)
