"""Finds the file and line of the policy where a dead link of the built site was written."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag

from policy.archive.editions import is_published_name
from policy.loading.loader import DOCS, load
from policy.loading.markdown_page import tokens
from policy.model.addresses import page_url, resolve
from policy.model.problems import Place, place_of
from scripts.linkcheck.site_links import DeadLink, file_at


class Sources:
    """The files of the policy in ``root``, as far as links are written in them."""

    def __init__(self, root: Path) -> None:
        self._policy = load(root)

    def place(self, dead: DeadLink) -> Place:
        """Where the link is written; the page's own file where it cannot be found in any."""
        page = _without_edition(dead.page)
        target = _without_edition(dead.target)
        source = self._source(page)
        if source and (written := self._written.get((source, target))):
            return written
        if data := next(self._in_data(dead.address), None):
            return data
        return Place(source) if source else Place(dead.page)

    def _source(self, page: str) -> str | None:
        """The Markdown file that a built page was made of, or None where there is none."""
        folder = page.removesuffix("index.html").rstrip("/")
        names = [f"{DOCS}{folder}.md", f"{DOCS}{folder}/index.md".replace("//", "/")]
        return next((name for name in names if name in self._policy.texts), None)

    @cached_property
    def _written(self) -> Mapping[tuple[str, str], Place]:
        """The first place of every link that is written in Markdown, by its page and its target."""
        found: dict[tuple[str, str], Place] = {}
        for path in sorted(self._policy.pages):
            for address, place in self._links(path):
                found.setdefault((path, _target(path, address)), place)
        return found

    def _links(self, path: str) -> Iterator[tuple[str, Place]]:
        """The links of a page as they are written, each with its place."""
        text = self._policy.texts[path]
        offset = 0
        for token in tokens(text):
            for child in token.children or []:
                kind = {"link_open": "href", "image": "src"}.get(child.type)
                address = str(child.attrGet(kind) or "") if kind else ""
                if address and (at := text.find(f"({address}", offset)) >= 0:
                    offset = at + 1
                    yield address, place_of(path, text, offset)

    def _in_data(self, address: str) -> Iterator[Place]:
        """Where an address stands in the data."""
        for path in sorted(self._policy.texts):
            if path.startswith("data/") and address in self._policy.texts[path]:
                text = self._policy.texts[path]
                yield place_of(path, text, text.index(address))


def _target(path: str, address: str) -> str:
    """What a link written on the Markdown page ``path`` means, as ``DeadLink.target`` says it."""
    found = resolve(path.removeprefix(DOCS).removesuffix(".md"), address)
    if found is None:
        whole, anchor = urldefrag(address)
        return "#".join(filter(None, (whole, anchor)))
    return "#".join(filter(None, (file_at(page_url(found[0])), found[1])))


def _without_edition(path: str) -> str:
    """A path of an archive as the same path of the one edition."""
    first, _, rest = path.partition("/")
    return rest if is_published_name(first) else path
