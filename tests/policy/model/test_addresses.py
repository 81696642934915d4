"""URLs of pages and links between them."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.model.addresses import SiteLinks, full_policy_id, page_url, resolve, to_root

PAGES = ["index", "fokus", "indsatser/index", "indsatser/ude", "a/b/c"]


@given(st.sampled_from(PAGES), st.sampled_from(PAGES), st.sampled_from(["/", "/2026-27/", "/a/b/"]))
def test_a_link_works_from_every_page_in_every_folder(here: str, there: str, base: str) -> None:
    """A link from any page reaches its target, in whatever folder the site is."""
    links = SiteLinks(to_root(page_url(here)))
    address = urljoin("https://x.dk" + base + page_url(here), links.to(there, "u7"))
    assert address == "https://x.dk" + base + page_url(there) + "#u7"


@pytest.mark.parametrize(
    ("page", "address", "target"),
    [
        ("bilag/x", "../fokus.md#a", ("fokus", "a")),
        ("fokus", "bilag/x.md", ("bilag/x", "")),
        ("bilag/x", "/indsatser/ude.md#u1", ("indsatser/ude", "u1")),
        ("fokus", "#a", ("fokus", "a")),
        ("fokus", "https://x.dk/a.md", None),
        ("fokus", "mailto:a@b.dk", None),
        ("fokus", "udgave.json", None),
    ],
)
def test_a_markdown_link_is_resolved(
    page: str, address: str, target: tuple[str, str] | None
) -> None:
    """Links to pages give page id and anchor; all others give None."""
    assert resolve(page, address) == target


def test_ids_on_the_whole_page_tell_their_page() -> None:
    """The same id on two pages gives two ids."""
    assert full_policy_id("bilag/x", "a") == "bilag-x--a"
    assert full_policy_id("bilag/x") == "bilag-x"
