"""Fragments kept out of the Markdown parser: the pages are as if they had been read by it."""

from types import SimpleNamespace

import markdown

from scripts.site.plugins.fragments import Fragments

TABLE = '<div class="fragment">\n<p id="u1">*én*</p>\n</div>\n'


def page_of(source: str, fragments: Fragments) -> tuple[str, set[str]]:
    """The HTML of a page and the ids that pages may link to."""
    page = SimpleNamespace(present_anchor_ids={"a"})
    html = markdown.markdown(source, extensions=["md_in_html"])
    return fragments.on_page_content(html, page=page), page.present_anchor_ids


def test_a_page_is_what_markdown_makes_of_the_fragment_itself() -> None:
    """Text before and after, and two fragments one after the other."""
    fragments = Fragments()
    for form in ("{0}", "Før.\n\n{0}\n\nEfter *to*.\n", "{0}\n{0}"):
        held = form.format(fragments.keep(TABLE))
        found, ids = page_of(held, fragments)
        assert found == markdown.markdown(form.format(TABLE), extensions=["md_in_html"])
        assert ids == {"a", "u1"}


def test_an_empty_fragment_leaves_nothing() -> None:
    """As where the policy has no reservation to repeat."""
    assert Fragments().keep("\n") == "\n"


def test_what_looks_like_a_mark_stays() -> None:
    """A page cannot ask for a fragment by writing the mark itself."""
    fragments = Fragments()
    fragments.keep(TABLE)
    typed = '<div data-fragment="0"></div>'
    assert page_of(typed, fragments)[0] == typed


def test_each_page_begins_with_none() -> None:
    """What one page kept does not stand in the next, nor in memory."""
    fragments = Fragments()
    page_of(fragments.keep("<p>en</p>"), fragments)
    assert page_of(fragments.keep("<p>to</p>"), fragments)[0] == "<p>to</p>"


def test_a_fragment_may_hold_others() -> None:
    """As the page of the whole policy holds the pages."""
    fragments = Fragments()
    inner = fragments.keep(TABLE)
    found, ids = page_of(fragments.keep(f'<section id="b">{inner}</section>'), fragments)
    assert found.split() == f'<section id="b">{TABLE}</section>'.split()
    assert ids == {"a", "b", "u1"}


def test_what_the_theme_keeps_is_put_into_the_page_and_let_go_of() -> None:
    """The page in its file is whole, and the generator holds no second one of it."""
    fragments, page = Fragments(), SimpleNamespace(content=TABLE)
    written = fragments.on_post_page(f"<main>{fragments.keep(TABLE)}</main>", page=page)
    assert written.split() == f"<main>{TABLE}</main>".split()
    assert page.content is None
