"""What building the site costs beside the stock theme on the same pages, and building it anew."""

from collections.abc import Sequence
from pathlib import Path

from bench import stock
from bench.figures import Figure, compared, in_turns, peak, timed
from bench.preview import seconds_to_show
from bench.sites import Bench
from scripts.site.cache import cache_folder

OURS = "scripts.build"


def builds(bench: Bench) -> list[Figure]:
    """With nothing kept from the run before, with all of it, and the stock theme, by turns."""
    ours, theirs = ["-m", *_ours(bench)], ["-m", *_stock(bench)]
    cold, warm, against = in_turns(
        bench.runs, lambda: _cold(ours), lambda: timed(ours), lambda: timed(theirs)
    )
    return [
        compared("site build, warm cache", warm, against, "stock", "at most 0.9"),
        compared("site build, cold", cold, against, "stock", "at most 1.25"),
    ]


def memory(bench: Bench) -> list[Figure]:
    """The most that the building process takes."""
    ours, theirs = peak(_ours(bench)), peak(_stock(bench))
    what = "site build, peak of memory"
    return [Figure(what, f"{ours} MB", f"stock: {theirs} MB", f"{ours / theirs:.2f}", "–")]


def preview(bench: Bench) -> list[Figure]:
    """From a saved change until it is seen in the browser, the preview running already."""
    spent = seconds_to_show(bench.root, bench.runs)
    what = "a saved change is seen in the preview"
    return [Figure(what, f"{spent:.2f} s", "–", "–", "at most 1 s")]


def _ours(bench: Bench) -> list[str]:
    return [OURS, "--root", str(bench.root), "--out", str(bench.folder / "built")]


def _stock(bench: Bench) -> list[str]:
    return stock.command(bench.stock_root, bench.folder / "built-stock")


def _cold(arguments: Sequence[str]) -> float:
    """The seconds of a run for which nothing was kept."""
    forget()
    return timed(arguments)


def forget(folder: Path | None = None) -> None:
    """Delete what is kept between runs; folders in it are other tools' own and stay."""
    kept = folder or cache_folder()
    for path in kept.iterdir() if kept else ():
        if path.is_file():
            path.unlink()
