"""The law of the rule of HTML: what it lets pass is harmless to any browser."""

from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from policy.loading.markdown_page import convert, read_markdown
from policy.rules.html import ATTRIBUTES, ELEMENTS, check_page
from policy.rules.lookalikes import check_proof

ATOMS = st.sampled_from(
    ["mærkeord", "Her står noget.", " ", "\n", "\n\n", "<", ">", "/", "!", "-", "--", "?", "=", '"',
     "'", "`", "``", "```\n", "&", ";", "&lt;", "&#60;", "[", "]", "(", ")", "{ ", " }", ":", "*",
     "_", "\\", "#", "# ", "- ", "> ", "    ", "|", "[CDATA[", "<div", "<div markdown>", "</div>",
     "<span", "<b>", "</b>", "<p>", "</p>", "<br>", "<details>", "</details>", "<script",
     "</script", "<style>", "<img", "<table>", "<td>", "<svg>", "<h2>", "</article>", "</main>",
     "<a", "title", "alt", "src", "href", "style", "onclick", "id", ".png", "javascript", "https",
     "//", "\t", "[^1]", "[^1]: ", "| a | b |\n|:--|---|\n", "<i>", "</i>", "<em>", "<textarea>",
     "<title>"]
)  # fmt: skip
PAGE = "<!doctype html><main><article>{}</article><footer>til sidst</footer></main>"


def harm(text: str) -> list[str]:
    """What a browser would find in the article, or around it, that is not on the allow list."""
    soup = BeautifulSoup(PAGE.format(convert(text)), "html5lib")
    article = soup.find("article")
    assert article
    found = [each.name for each in article.find_all(True) if each.name not in ELEMENTS]
    found += [
        name for each in article.find_all(True) for name in each.attrs if name not in ATTRIBUTES
    ]
    around = [str(each.name) for each in soup.select("html, body, main, main > *, footer *")]
    return found + ([] if around == ["html", "body", "main", "article", "footer"] else around)


@given(st.lists(ATOMS, max_size=14).map("".join))
@example("Her er <!-- mærkeord --> noget.")
@example("Her er <b>mærkeord.\n\nOg mere.")
@example("| a |\n|:--|\n| mærkeord |")
def test_a_page_that_passes_becomes_only_what_is_allowed(text: str) -> None:
    """Whatever its text: only known elements and attributes, and nothing around it changes."""
    page = read_markdown("side", text)
    if not harm(text):
        return
    assert [*check_page("docs/side.md", page), *check_proof("docs/side.md", page)]


@given(st.lists(ATOMS, max_size=8).map("".join))
def test_every_problem_has_a_place_in_the_page(text: str) -> None:
    """Its line is one of the page's, whatever the parser made of the text."""
    page = read_markdown("side", text)
    for each in check_page("docs/side.md", page):
        assert 1 <= each.place.line <= len(page.lines)
