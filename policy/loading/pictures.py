"""What the pictures of the pages are: each has the digest of its file, so another one is told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from policy.loading.files import Files
from policy.model.edition import Block, Edition, Page

_PICTURE = re.compile(
    r"!\[[^\]]*\]\(\s*<?(?P<address>[^()\s<>]+)|<img[^>]*\ssrc=\"(?P<src>[^\"]+)\""
)
_DIGITS = 16
"""The digits of a digest that tell two pictures apart."""
_LARGEST = 8_000_000
"""The bytes that are read of a picture; a larger one is refused elsewhere."""


def picture_digests(files: Files, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The path and the digest of each picture that ``pages``, path and text, name and have."""
    named = {
        picture_path(path.removesuffix(".md"), match["address"] or match["src"])
        for path, text in pages
        if "![" in text or "<img" in text
        for match in _PICTURE.finditer(text)
    }
    for path in sorted(named):
        try:
            content = files.read(path, _LARGEST)
        except (OSError, ValueError):  # it is told by the rules of the links
            continue
        yield path, digest_of(content)


def digest_of(content: bytes) -> str:
    """What tells the content of a picture's file from another's."""
    return sha256(content).hexdigest()[:_DIGITS]


def picture_path(page: str, address: str) -> str:
    """The path of the file that ``page`` names by an address relative to itself."""
    return normpath(join(dirname(page), unquote(address.partition("#")[0].partition("?")[0])))


def picture_paths(edition: Edition) -> frozenset[str]:
    """The paths below ``docs/`` of the pictures in the texts of ``edition``."""
    return frozenset(
        picture_path(page.id, each.address)
        for page in edition.pages
        for section in page.sections
        for block in section.blocks
        for each in block.pictures or ()
    )


def with_digests(page: Page, folder: str, digests: Mapping[str, str]) -> Page:
    """``page`` with the digest of each of its pictures whose file is known."""
    if not any(block.pictures for section in page.sections for block in section.blocks):
        return page

    def known(block: Block) -> Block:
        pictures = tuple(
            each.model_copy(
                update={"digest": digests.get(picture_path(folder + page.id, each.address))}
            )
            for each in block.pictures or ()
        )
        return block.model_copy(update={"pictures": pictures or None})

    sections = tuple(
        each.model_copy(update={"blocks": tuple(map(known, each.blocks))}) for each in page.sections
    )
    return page.model_copy(update={"sections": sections})
