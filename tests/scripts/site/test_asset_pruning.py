"""A built site made light: what a page fetches, what waits, and what is relied on of the theme."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.site import cache
from scripts.site.asset_pruning import RELIED_ON, ThemeError, prune_assets

PAGE = """<!doctype html>
<html class="no-js">
  <head>
    <link rel="icon" href="../assets/images/ikon.svg">

    <link rel="stylesheet" href="../assets/stylesheets/main.1a2b.min.css">
      <link rel="stylesheet" href="../assets/stylesheets/egen.css">
    <link rel="stylesheet" href="../assets/stylesheets/sidens.css">
  </head>
  <body>
    <p class="tekst">Vi   trives.
        Sammen.</p>
<pre>
    to
      tre
</pre>
    <script id="__config" type="application/json">
      {"search": "../assets/javascripts/workers/search.3c.min.js"}</script>
    <template id="senere" data-fejl="Nej">
      <script src="../assets/javascripts/soegning.js"></script>
      <script src="../assets/javascripts/bundle.5e.min.js"></script>
    </template>
    <script>
      document.body.className = "js";
    </script>
  </body>
</html>
"""
OWN = """
    <link rel="stylesheet" href="../assets/stylesheets/sidens.css">"""
FILES = {
    "assets/images/ikon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n',
    "assets/stylesheets/main.1a2b.min.css": ".fund{a:b}.tekst{c:d}.andet{e:f}",
    "assets/stylesheets/egen.css": "p { g : h }\n.js p { i : j }\n",
    "assets/stylesheets/sidens.css": "pre { k : l }\n",
    "assets/javascripts/soegning.js": "",
    "assets/javascripts/bundle.5e.min.js": f'["fund"] {RELIED_ON}',
    "assets/javascripts/bundle.5e.min.js.map": "{}",
    "assets/javascripts/workers/search.3c.min.js": "",
    "assets/javascripts/lunr/min/lunr.da.min.js": "",
    "search/search_index.json": '{"config": {"lang": ["en"]}}',
}
LINK = re.compile(r"<link rel=\"stylesheet\" href=\"\.\./([^\"]+)\">")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site of two pages, the first with a style of its own; nothing is kept from before."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    pages = {"en/index.html": PAGE, "to/index.html": PAGE.replace(OWN, "")}
    write(tmp_path / "site", pages)
    return tmp_path / "site"


def write(site: Path, pages: dict[str, str]) -> None:
    """Write the site's files as they are before it is made light, and these pages of it."""
    for name, text in (FILES | pages).items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def made(site: Path) -> dict[str, str]:
    """The site's pages made light, by their names."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    return {path.parent.name: text for path, text in prune_assets(site, pages).items()}


def test_a_page_links_one_stylesheet_of_what_it_can_use(site: Path) -> None:
    """In place of those that all pages begin with; a sheet of its own stays its own."""
    page = made(site)["en"]
    first, own = LINK.findall(page.split("</head>")[0])
    assert (site / first).read_text(encoding="utf-8") == ".tekst{c:d}p{g:h}.js p{i:j}"
    assert own == "assets/stylesheets/sidens.css"


def test_what_the_scripts_draw_waits_with_them(site: Path) -> None:
    """The template begins with the stylesheet of what they may name, too."""
    late = made(site)["en"].split("<template")[1].split("</template>")[0]
    (name,) = LINK.findall(late)
    assert (site / name).read_text(encoding="utf-8") == ".fund{a:b}.tekst{c:d}p{g:h}.js p{i:j}"
    assert late.index(name) < late.index("soegning.js") < late.index("bundle.5e")


def test_a_stylesheet_is_named_by_its_content(site: Path) -> None:
    """The same for the same, so that browsers may keep it; another where a page has more."""
    before = LINK.findall(made(site)["en"])[0]
    write(site, {})
    assert LINK.findall(made(site)["en"])[0] == before
    write(site, {"en/index.html": PAGE.replace("tekst", "andet")})
    assert LINK.findall(made(site)["en"])[0] != before


def test_nothing_is_left_that_nobody_asks_for(site: Path) -> None:
    """The sheets that became one, maps of scripts, languages that the search does not use."""
    pages = made(site)
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    gone = {name for name in FILES if name not in left}
    assert gone == {
        "assets/stylesheets/main.1a2b.min.css",
        "assets/stylesheets/egen.css",
        "assets/javascripts/bundle.5e.min.js.map",
        "assets/javascripts/lunr/min/lunr.da.min.js",
    }
    assert not any(name in text for name in gone for text in pages.values())


def test_languages_that_the_search_uses_stay(site: Path) -> None:
    """Its worker fetches them by itself."""
    (site / "search/search_index.json").write_text('{"config": {"lang": ["da"]}}')
    made(site)
    assert (site / "assets/javascripts/lunr/min/lunr.da.min.js").is_file()


def test_the_icon_stands_in_the_page(site: Path) -> None:
    """As an address that holds it, so that it is no request."""
    found = re.search(r'rel="icon" href="([^"]*)"', made(site)["en"])
    assert found
    assert found[1] == (
        "data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%3E"
        "%3Cpath%20d=%22M0%200%22/%3E%3C/svg%3E"
    )


def test_only_idle_white_space_is_left_out(site: Path) -> None:
    """Indentation and empty lines; what stands in a line, and in a text as it is written, stays."""
    page = made(site)["en"]
    assert '<p class="tekst">Vi   trives.\nSammen.</p>\n<pre>\n    to\n      tre\n</pre>' in page
    assert not re.search(r"\n\s*\n", page)


Change = Callable[[str], str]


@pytest.mark.parametrize(
    ("name", "change", "word"),
    [
        (
            "to/index.html",
            lambda text: text.replace("bundle.5e", "app.5e"),
            "to/index.html.*bundle",
        ),
        (
            "en/index.html",
            lambda text: text.replace('"senere"', '"andet"'),
            "en/index.html.*senere",
        ),
        (
            "to/index.html",
            lambda text: text.replace(
                "</body>", '<script src="../assets/javascripts/x.js"></script>'
            ),
            "to/index.html: a script is loaded outside",
        ),
        ("to/index.html", lambda text: text.replace("search.3c", "search.4d"), "no search worker"),
        ("to/index.html", lambda text: text.replace("__config", "__settings"), "no search worker"),
        ("to/index.html", lambda text: text.replace("main.1a2b", "start.1a2b"), "«main»"),
        *[
            (
                "assets/javascripts/bundle.5e.min.js",
                lambda text, word=word: text.replace(word, "other"),
                f"«{word}»",
            )
            for word in RELIED_ON
        ],
    ],
)
def test_a_theme_that_is_made_otherwise_ends_the_build(
    site: Path, name: str, change: Change, word: str
) -> None:
    """With what is not as it is relied on, and where to read of it."""
    path = site / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(ThemeError, match=f"{word}.*overrides/README.md"):
        made(site)


def test_what_was_made_of_the_same_pages_is_kept(site: Path) -> None:
    """The stylesheets are not made again where neither they nor the shapes of pages changed."""
    before = made(site)["en"]
    kept = {path: path.stat().st_mtime_ns for path in cache.FOLDER.iterdir()}
    assert kept
    write(site, {"en/index.html": PAGE.replace("trives", "leger")})
    after = made(site)["en"]
    assert LINK.findall(after) == LINK.findall(before)
    assert {path: path.stat().st_mtime_ns for path in cache.FOLDER.iterdir()} == kept


def test_the_search_s_settings_are_read_as_the_theme_writes_them(site: Path) -> None:
    """The whole of them stays in the page for the theme's scripts."""
    found = re.search(r"__config\"[^>]*>(.*?)</script>", made(site)["en"], re.DOTALL)
    assert found
    assert json.loads(found[1]) == {"search": "../assets/javascripts/workers/search.3c.min.js"}
