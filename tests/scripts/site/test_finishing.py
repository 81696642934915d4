"""The last step of a build: pages without what no browser reads, and none that loads nothing."""

from pathlib import Path

import pytest

from scripts.site.finishing import ForeignPageError, MissingFileError, finish

PAGE = """<!doctype html>
<meta charset="utf-8">
  <link rel="stylesheet" href="../a.css">
    <p>Vi   trives.

  <pre>
    to
  </pre>
"""


def site(folder: Path, page: str = PAGE) -> Path:
    """A built site of one page and one stylesheet."""
    (folder / "en").mkdir()
    (folder / "a.css").write_text("p{}", encoding="utf-8")
    (folder / "en/index.html").write_text(page, encoding="utf-8")
    return folder


def test_only_idle_white_space_is_left_out(tmp_path: Path) -> None:
    """What stands in a line, and in a text as it is written, stays."""
    finish(site(tmp_path), ())
    text = (tmp_path / "en/index.html").read_text(encoding="utf-8")
    assert "\n<p>Vi   trives.\n<pre>\n    to\n  </pre>\n" in text
    assert "Content-Security-Policy" in text


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<p>a</p>\n\n \n\t<p>b</p>  \n", "<p>a</p>\n<p>b</p>\n"),
        ("<pre>\n\n  x\n</pre> <b>\n\n</b>\n\n\n", "<pre>\n\n  x\n</pre><b>\n</b>\n"),
        ("a \u00a0 \n b\u00a0\n", "a \u00a0\nb\u00a0\n"),
        ("<p>a</p>\n\n<pre> y </pre>\n\n<p>b</p>", "<p>a</p>\n<pre> y </pre>\n<p>b</p>"),
    ],
)
def test_a_page_is_as_tight_as_its_lines(written: str, left: str, tmp_path: Path) -> None:
    """Indentation, ends of lines and blank lines; no other space."""
    finish(site(tmp_path, PAGE + "<!---->" + written), ())
    text = (tmp_path / "en/index.html").read_text(encoding="utf-8")
    assert text.partition("<!---->")[2] == left


@pytest.mark.parametrize("address", ["../b.css", "/b.css", "b.css"])
def test_a_page_that_loads_a_file_which_is_not_there_ends_the_build(
    tmp_path: Path, address: str
) -> None:
    """With the page and the address."""
    with pytest.raises(MissingFileError, match=f"en/index.html: {address}"):
        finish(site(tmp_path, PAGE.replace("../a.css", address)), ())


def test_a_page_of_errors_names_files_from_the_top_of_its_host(tmp_path: Path) -> None:
    """Wherever on it the site will be."""
    finish(site(tmp_path, PAGE.replace("../a.css", "/skolen/2026-27/a.css")), ())


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>maerkeord</script>",
        '<script src="../a.css"></script>',
        "<style>p { color: red }</style>",
        "<style>i { color: blue }</style>",
        "<p onclick=maerkeord>x</p>",
        '<p class="a"style="color: red">x</p>',
        "<svg/onload=maerkeord></svg>",
        '<base href="../">',
    ],
)
def test_code_that_is_not_the_site_s_own_ends_the_build(tmp_path: Path, foreign: str) -> None:
    """A script, a style, a handler, wherever it stands; what the templates gave is let stand."""
    own = "<style>\n  b { color: green }\n</style>"
    styles = ["\n  b { color: green }\n"]
    finish(site(tmp_path, f"{PAGE}{own}"), styles)
    (tmp_path / "en/index.html").write_text(f"{PAGE}{own}{foreign}", encoding="utf-8")
    with pytest.raises(ForeignPageError, match=r"en/index\.html: <"):
        finish(tmp_path, styles)
