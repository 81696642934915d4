"""The content security policy of a page: complete, first, with the hashes of what is its own."""

import base64
import hashlib
import html
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.security_policy import (
    SOURCES,
    ForeignCodeError,
    NoPlaceError,
    hash_of,
    policy_of,
    with_policy,
)

PAGE = "<!doctype html><html lang=da><head><meta charset=utf-8><title>x</title></head>"


def parts(policy: str) -> dict[str, list[str]]:
    """The directives of a policy with their sources."""
    return {each.split()[0]: each.split()[1:] for each in policy.split("; ")}


def test_a_page_may_load_only_the_site_s_own_files() -> None:
    """Everything that is not named is forbidden, and nothing inline is allowed as such."""
    found = parts(policy_of(PAGE))
    assert found["default-src"] == found["base-uri"] == found["form-action"] == ["'none'"]
    assert found["script-src"] == found["style-src"] == ["'self'"]
    assert not re.search(r"unsafe|\*|https?:", policy_of(PAGE))
    assert list(found) == [name for name, _ in SOURCES]


def test_scripts_and_styles_in_the_page_are_named_by_their_hashes() -> None:
    """The same one twice is named once; only the site's own are let stand."""
    page = (
        f"{PAGE}<script>a()</script><script>b()</script><script>a()</script><STYLE>p {{}}</STYLE>"
    )
    found = parts(policy_of(page))
    assert policy_of(page) in html.unescape(with_policy(page, {"a()", "b()", "p {}"}))
    with pytest.raises(ForeignCodeError, match=r"b\(\)"):
        with_policy(page, {"a()", "p {}"})
    assert found["script-src"] == ["'self'", hash_of("a()"), hash_of("b()")]
    assert found["style-src"] == ["'self'", hash_of("p {}")]


def test_a_hash_is_that_of_the_bytes() -> None:
    """As a browser makes it."""
    digest = base64.b64encode(hashlib.sha256("æ".encode()).digest()).decode()
    assert hash_of("æ") == f"'sha256-{digest}'"


def test_the_policy_comes_before_everything_that_it_is_about() -> None:
    """Right behind the character set; a page that names none is refused."""
    found = BeautifulSoup(with_policy(PAGE), "html5lib").select("head > *")
    assert [each.name for each in found] == ["meta", "meta", "meta", "title"]
    assert found[1]["http-equiv"] == "Content-Security-Policy"
    assert (found[2]["name"], found[2]["content"]) == ("referrer", "no-referrer")
    with pytest.raises(NoPlaceError):
        with_policy("<!doctype html><title>x</title>")


@given(st.text(max_size=80))
def test_the_rest_of_the_page_is_untouched(text: str) -> None:
    """Whatever stands in it."""
    page = f"{PAGE}<body>{text}"
    meta = r"<meta http-equiv=\"Content-Security-Policy\"[^>]*><meta name=\"referrer\"[^>]*>"
    assert re.sub(meta, "", with_policy(page), count=1) == page


def test_every_built_page_carries_the_policy_that_fits_it(school_site: Path) -> None:
    """Once, with no style attribute and no handler that it would stop."""
    paths = list(school_site.rglob("*.html"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        soup = BeautifulSoup(text, "html5lib")
        found = soup.select("meta[http-equiv=Content-Security-Policy]")
        assert [each["content"] for each in found] == [policy_of(text)], path
        names = {name for tag in soup.find_all(True) for name in tag.attrs}
        assert not {name for name in names if name == "style" or name.startswith("on")}, path


@pytest.mark.parametrize(
    "code",
    [
        "<script>a()</script>",
        "<p>one = 1, <code>style = 2</code></p><script>a()</script>",
        "<script>a()</script><p title=' onx=1'>",
        "<!-- <script>b()</script> -->",
    ],
)
def test_a_page_has_the_same_policy_whether_it_is_parsed_or_not(code: str) -> None:
    """Its text decides alone where nothing in it can be foreign code, and else a parser does."""
    page = f"{PAGE}<style>p {{}}</style>{code}"
    content = html.escape(policy_of(page), quote=False)
    assert f'content="{content}"' in with_policy(page, {"a()", "p {}"})


@pytest.mark.parametrize(
    "code",
    [
        "<script>a()</script><script>b()</script>",
        "<script>b()</script><script>a()</script>",
        "<SCRIPT>a() </SCRIPT>",
        "<script >b()</script>",
        "<script src=x></script>",
        "<scr<script>a()</script>ipt>b()</script><script>b()</script>",
        "<p title='<script>a()</script>'onclick=b()>",
        "<p/onclick\n=b()>",
        "<p STYLE=x>",
        "<svg><style>q {}</style></svg>",
        "<iframe>",
        "<Object>",
        "<base href=x>",
    ],
)
def test_foreign_code_is_found_whatever_stands_around_it(code: str) -> None:
    """Beside the site's own, in capitals, within other elements."""
    with pytest.raises(ForeignCodeError):
        with_policy(f"{PAGE}<script>a()</script>{code}", {"a()", "p {}"})
