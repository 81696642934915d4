"""Finds the file and line of the policy where a dead link of the built site was written."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag

from policy.archive.editions import is_published_name
from policy.loading.loader import DOCS, load
from policy.model.addresses import page_url, resolve
from policy.model.problems import Place, place_of
from scripts.linkcheck.site_links import DeadLink, file_at


class Sources:
    """Index of the links written in the Markdown pages and data files of the policy in ``root``."""

    def __init__(self, root: Path) -> None:
        self._policy = load(root)

    def place(self, dead: DeadLink) -> Place:
        """Return where the link is written, or the source of its page where it is not found."""
        page = _without_edition(dead.page)
        target = _without_edition(dead.target)
        source = self._source(page)
        if source and (written := self._written.get((source, target))):
            return written
        if data := next(self._in_data(dead.address), None):
            return data
        return Place(source) if source else Place(dead.page)

    def _source(self, page: str) -> str | None:
        """Return the path of the Markdown file that a built page comes from, or None."""
        folder = page.removesuffix("index.html").rstrip("/")
        names = [f"{DOCS}{folder}.md", f"{DOCS}{folder}/index.md".replace("//", "/")]
        return next((name for name in names if name in self._policy.texts), None)

    @cached_property
    def _written(self) -> Mapping[tuple[str, str], Place]:
        """The first place of every link in Markdown, keyed by source path and target."""
        found: dict[tuple[str, str], Place] = {}
        for path in sorted(self._policy.pages):
            for address, place in self._links(path):
                found.setdefault((path, _target(path, address)), place)
        return found

    def _links(self, path: str) -> Iterator[tuple[str, Place]]:
        """Yield each link of a Markdown page: the address as written, and its place."""
        page = self._policy.pages[path]
        for link in page.rendered.links:
            if link.address:
                yield link.address, place_of(path, page.text, link.start)

    def _in_data(self, address: str) -> Iterator[Place]:
        """Yield every place in the data files where ``address`` is written."""
        for path in sorted(self._policy.texts):
            if path.startswith("data/") and address in self._policy.texts[path]:
                text = self._policy.texts[path]
                yield place_of(path, text, text.index(address))


def _target(path: str, address: str) -> str:
    """Resolve a link on the Markdown page ``path`` to the form of ``DeadLink.target``."""
    found = resolve(path.removeprefix(DOCS).removesuffix(".md"), address)
    if found is None:
        whole, anchor = urldefrag(address)
        return "#".join(filter(None, (whole, anchor)))
    return "#".join(filter(None, (file_at(page_url(found[0])), found[1])))


def _without_edition(path: str) -> str:
    """Return ``path`` without the edition's folder that it begins with in an archive."""
    first, _, rest = path.partition("/")
    return rest if is_published_name(first) else path
