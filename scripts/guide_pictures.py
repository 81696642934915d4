"""Take the guide's pictures from the real thing: the preview, the redline and the archive.

They show the fictional school, so that they stay true when the policy is revised. Exit status 0
where they are written, 2 where there is no browser.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.browser import ADVICE, find
from scripts.demo import EVERYDAY, HOUSE, INITIATIVES, published, replace, school_at
from scripts.webserver import free_port, serving

_TO_THE_TOP = "each => window.scrollBy(0, each.getBoundingClientRect().top - 72)"

FOLDER = HOUSE / "docs" / "vejledning" / "billeder"


@dataclass(frozen=True)
class Picture:
    """A picture: its file's name, the address, the window's size in pixels, what it begins at."""

    name: str
    address: str
    width: int
    height: int
    top: str = "body"


@contextmanager
def scenes(folder: Path) -> Iterator[tuple[Picture, ...]]:
    """What the pictures are taken of, all of it running while the block does."""
    for name in ("fejl", "redline", "arkiv"):
        (folder / name).mkdir()
    with (
        _preview_of_a_fault(folder / "fejl") as preview,
        serving(_redline(folder / "redline")) as redline,
        published(folder / "arkiv") as (_, archive),
    ):
        yield (
            Picture("fejl.png", preview, 900, 300),
            Picture("resume.png", f"{redline}aendringer.html", 900, 640),
            Picture("redline.png", f"{redline}aendringer.html", 900, 460, "caption >> nth=1"),
            Picture("udgaver.png", f"{archive}udgaver/", 900, 640),
        )


@contextmanager
def _preview_of_a_fault(folder: Path) -> Iterator[str]:
    """The preview of a policy with a misspelt theme; its address."""
    root = school_at(folder)
    replace(root, INITIATIVES, "- id: B3\n        tema: Udeliv", "- id: B3\n        tema: Udelv")
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "scripts.serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout
        try:
            next(line for line in server.stdout if address in line)
            yield address
        finally:
            server.send_signal(signal.SIGINT)


def _redline(folder: Path) -> Path:
    """A proposal as the file that the board reads; the folder it lies in."""
    root = school_at(folder)
    replace(root, EVERYDAY, "og kan altid låne en bold ud", "og låner gerne en bold ud")
    replace(root, INITIATIVES, "selv en ordstyrer", "selv en ordstyrer og en referent")
    replace(root, INITIATIVES, "elever fortæller", "elever kommer og fortæller")
    out = folder / "aendringer.html"
    command = [sys.executable, "-m", "scripts.changes", "HEAD", ".", "--root", str(root)]
    command += ["--format", "html", "--out", str(out)]
    subprocess.run(command, cwd=root, env=_with_house(), check=True, capture_output=True)
    return folder


def _with_house() -> dict[str, str]:
    """The environment with the project's code at hand from anywhere."""
    return {**os.environ, "PYTHONPATH": str(HOUSE)}


def take(browser: str, out: Path) -> None:
    """Write every picture below ``out``, in a light scheme."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="pictures-") as folder,
        scenes(Path(folder)) as pictures,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for each in pictures:
            size = {"width": each.width, "height": each.height}
            page = chromium.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]
            page.goto(each.address)
            page.locator(each.top).first.evaluate(_TO_THE_TOP)
            page.screenshot(path=out / each.name)
        chromium.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.guide_pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    browser = find()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 2
    take(browser, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
