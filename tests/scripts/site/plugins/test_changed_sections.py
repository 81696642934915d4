"""The line below the heading of a section that has changed."""

from macros.year.passage_views import ChangedSection
from scripts.site.plugins.changed_sections import with_changes

PAGE = '<h1 id="a">A</h1>\n<h2 id="b">B <em>b</em></h2>\n<p>Tekst.</p>'
CHANGED = {"bilag/x/": [ChangedSection("b", "B & <b>", "2028/29", "historik/bilag/x/b")]}


def test_it_stands_below_its_heading_and_leads_to_the_history() -> None:
    """The title is text; the search leaves the line out."""
    html = with_changes(PAGE, CHANGED, "bilag/x/")
    before, line, after = html.partition(
        '<p class="senest-aendret" data-search-exclude data-ordret>'
        '<a href="../../historik/bilag/x/b/">ændret 2028/29'
        '<span class="skjult">: historik for B &amp; &lt;b&gt;</span></a></p>'
    )
    assert line
    assert before.endswith("</h2>\n")
    assert after == "\n<p>Tekst.</p>"


def test_any_other_page_is_as_it_was() -> None:
    """Nothing is shown where nothing changed, and nothing where the heading is not."""
    assert with_changes(PAGE, CHANGED, "andet/") == PAGE
    gone = {"bilag/x/": [ChangedSection("c", "C", "2028/29", "historik/bilag/x/c")]}
    assert with_changes(PAGE, gone, "bilag/x/") == PAGE
