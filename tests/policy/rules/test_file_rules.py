"""Only plain files of known types are published, and a drawing only draws."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.checking.check import check_root
from policy.loading.loader import LARGEST_PICTURE
from policy.rules.files.svg import check_svg
from scripts import build

NS = 'xmlns="http://www.w3.org/2000/svg"'
DRAWING = f'<svg {NS} viewBox="0 0 9 9"><path d="M0 0h9" fill="url(#g)"/>{{}}</svg>'


@pytest.fixture
def policy(tmp_path: Path, repository: Path) -> Path:
    """The base policy of the tests, to be changed."""
    return Path(shutil.copytree(repository / "tests/data/base", tmp_path / "p"))


def codes(root: Path) -> list[tuple[str, str]]:
    """The paths and codes of the errors of the policy in ``root``."""
    found = check_root(root)
    return [(each.place.path, each.code) for each in found if each.severity == "fejl"]


def reasons(text: str) -> list[str]:
    """Why the drawing ``text`` is refused."""
    return [each.message for each in check_svg("docs/x.svg", text)]


def put(root: Path, name: str, text: str = "x") -> None:
    """Write a file of the policy."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["a.html", "a.htm", "a.js", "a.css", "a.svgz", "a.xml", "a.docm", "a", "a.json"]
)
def test_a_type_that_is_not_known_is_refused(policy: Path, name: str) -> None:
    """Neither what a browser runs nor what nobody has thought of."""
    put(policy, f"docs/billeder/{name}")
    assert codes(policy) == [(f"docs/billeder/{name}", "FILTYPE-IKKE-TILLADT")]


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("mobil.MD", "mobil.md"),
        ("mobil.md.md", "mobil.md"),
        ("mobil.md.txt", "mobil.md"),
        ("mobil.markdown", "mobil.md"),
        (" mobil.md", "mobil.md"),
        ("mobil .md", "mobil.md"),
        ("mobil.md ", "mobil.md"),
        ("mobil#1.md", "mobil-1.md"),
        ("mobil?.md", "mobil.md"),
        ("docs/mobil.md", "docs/mobil.md"),
        ("billeder/hus#1.png", "hus-1.png"),
        ("billeder/h%C3%B8j.png", "høj.png"),
    ],
)
def test_a_name_typed_in_the_browser_is_mended(policy: Path, name: str, mended: str) -> None:
    """What a field for a name lets through and no page or address can be."""
    put(policy, f"docs/{name}", "# Mobil { #mobil }\r\n\r\nVi lægger den væk.")
    found = [each for each in check_root(policy) if each.code == "FIL-ANDET-NAVN"]
    assert [(each.place.path, each.message.split("«")[-1]) for each in found] == [
        (f"docs/{name}", f"{mended}».")
    ]


@pytest.mark.parametrize("name", ["mobil.md", "Mobil.md", "mobil og skærm.md", "æblet.md"])
def test_a_new_page_is_told_until_the_menu_has_it(policy: Path, name: str) -> None:
    """As the web editor commits it: with the line endings of a browser and none at its end."""
    put(policy, f"docs/{name}")
    text = "# Mobil { #mobil }\r\n\r\nVi lægger den væk."
    (policy / "docs" / name).write_bytes(text.encode())
    assert codes(policy) == [(f"docs/{name}", "SIDE-UDEN-NAV")]
    menu = (policy / "mkdocs.yml").read_text(encoding="utf-8")
    put(policy, "mkdocs.yml", menu.replace("index.md\n", f"index.md\n      - {name}\n"))
    assert codes(policy) == []


@pytest.mark.parametrize("name", ["billeder/a.png", "billeder/A.JPG", "bilag/plan.pdf", "x.csv"])
def test_pictures_and_documents_are_let_in(policy: Path, name: str) -> None:
    """They lie beside the pages."""
    put(policy, f"docs/{name}")
    assert codes(policy) == []


@pytest.mark.parametrize(
    "name", ["assets/images/ikon.png", "Search/x.txt", "robots.txt", "Trivselspolitik.pdf"]
)
def test_a_name_that_the_site_uses_is_refused(policy: Path, name: str) -> None:
    """The file would stand in the place of the site's own."""
    put(policy, f"docs/{name}")
    assert codes(policy) == [(f"docs/{name}", "FILNAVN-OPTAGET")]


@pytest.mark.parametrize(
    "name", ["~$plan.docx", "Thumbs.db", "a.md.bak", "b.png~", "desktop.ini", "a - Kopi.md"]
)
def test_what_a_program_left_behind_is_refused(policy: Path, name: str) -> None:
    """Locks, previews and copies are to be deleted, not to be given a type."""
    put(policy, f"docs/billeder/{name}")
    assert (f"docs/billeder/{name}", "FIL-REST") in codes(policy)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("data/initiatives.yaml", "data/initiatives.yaml.txt"),
        ("data/links.yaml", "data/links.yml"),
        ("mkdocs.yml", "mkdocs.yml.txt"),
        ("docs/index.md", "docs/index.md.txt"),
    ],
)
def test_a_file_with_a_wrong_ending_is_found(policy: Path, name: str, wrong: str) -> None:
    """What a program put behind the name is told where the file is, with the right name."""
    (policy / name).rename(policy / wrong)
    found = [each for each in check_root(policy) if each.code == "FIL-ANDET-NAVN"]
    assert [each.place.path for each in found] == [wrong]
    assert name.rpartition("/")[2] in found[0].message


def test_an_optional_file_with_a_wrong_ending_is_found(policy: Path) -> None:
    """It would be passed over in silence."""
    put(policy, "data/soegeord.yaml.txt", "søgeord: []\n")
    assert codes(policy) == [("data/soegeord.yaml.txt", "FIL-ANDET-NAVN")]


def test_a_picture_of_several_megabytes_is_refused(policy: Path) -> None:
    """Documents may be larger; a picture is fetched by every reader of its page."""
    for name in ("stort.png", "stort.pdf"):
        (policy / "docs" / name).write_bytes(b"x" * (LARGEST_PICTURE + 1))
    (policy / "docs/fint.png").write_bytes(b"x" * LARGEST_PICTURE)
    assert codes(policy) == [("docs/stort.png", "BILLEDE-FOR-STORT")]


def link_page(root: Path) -> str:
    put(root.parent, "kendeord.md", "# Kendeord { #kendeord }\n")
    (root / "docs/hemmelig.md").symlink_to(root.parent / "kendeord.md")
    return "docs/hemmelig.md"


def link_folder(root: Path) -> str:
    put(root.parent, "ude/kendeord.png")
    (root / "docs/billeder").symlink_to(root.parent / "ude")
    return "docs/billeder"


def link_docs(root: Path) -> str:
    (root / "docs").rename(root.parent / "andre")
    (root / "docs").symlink_to(root.parent / "andre")
    return "docs"


def link_data(root: Path) -> str:
    (root / "data/links.yaml").rename(root.parent / "links.yaml")
    (root / "data/links.yaml").symlink_to(root.parent / "links.yaml")
    return "data/links.yaml"


def pipe(root: Path) -> str:
    os.mkfifo(root / "docs/kendeord.png")
    return "docs/kendeord.png"


def pipe_as_data(root: Path) -> str:
    (root / "data/links.yaml").unlink()
    os.mkfifo(root / "data/links.yaml")
    return "data/links.yaml"


@pytest.mark.parametrize(
    "harm",
    [link_page, link_folder, link_docs, link_data, pipe, pipe_as_data],
)
def test_only_plain_files_are_read(
    policy: Path, harm: Callable[[Path], str], tmp_path: Path
) -> None:
    """A link is not followed and a pipe not waited for; nothing is built of such a policy."""
    path = harm(policy)
    assert (path, "FIL-IKKE-ALMINDELIG") in codes(policy)
    assert build.main(["--root", str(policy), "--out", str(tmp_path / "ud")]) == 1
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<style>path{fill:url("#g")}</style>',
        '<use href="#a"/><text>Hej</text>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        "<!-- en note -->",
    ],
)
def test_a_drawing_that_only_draws_is_let_in(inside: str) -> None:
    """As drawing programs make them."""
    assert reasons(DRAWING.format(inside)) == []


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script/>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "<p>"),
        ('<metadata><p xmlns="http://www.w3.org/1999/xhtml"/></metadata>', "<p>"),
        ("<p xmlns=''/>", "<p>"),
        ("<animate/>", "<animate>"),
        ("<a/>", "<a>"),
        ('<path onload="kendeord"/>', "«onload»"),
        ('<path ONLOAD="kendeord"/>', "«ONLOAD»"),
        ('<use href="https://example.dk/#a"/>', "«href»"),
        ('<image href="data:text/html,kendeord"/>', "«href»"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg"/>', "«href»"),
        ('<g xml:base="https://example.dk/"/>', "«base»"),
        ('<path fill="url(https://example.dk/a)"/>', "«fill»"),
        ('<path style="fill: u\\72l(a)"/>', "«style»"),
        ("<style>@import 'kendeord'</style>", "«style»"),
        ("<style>a{b:u<!-- -->rl(kendeord)}</style>", "«style»"),
        ("<?xml-stylesheet href='a'?>", "<?…?>"),
        ("<g>", "hel XML"),
        ("&kendeord;", "hel XML"),
        ("<g>" * 300 + "</g>" * 300, "for dybt"),
    ],
)
def test_a_drawing_that_runs_or_fetches_is_refused(inside: str, reason: str) -> None:
    """With the reason, whatever else is in it."""
    assert reason in "".join(reasons(DRAWING.format(inside)))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "hel XML"),
        ("<html/>", "<html>"),
        (f"<!DOCTYPE svg [<!ENTITY a 'kendeord'>]>{DRAWING.format('&a;')}", "DOCTYPE"),
        (f'<?xml version="1.0" encoding="iso-2022-jp"?>{DRAWING.format("")}', "UTF-8"),
    ],
)
def test_what_is_no_plain_drawing_is_refused(text: str, reason: str) -> None:
    """The text before the drawing counts as well."""
    assert reason in "".join(reasons(text))


def test_a_drawing_is_checked_where_it_lies(policy: Path) -> None:
    """With its place in the file."""
    put(policy, "docs/billeder/a.svg", DRAWING.format("\n<script/>"))
    found = [each for each in check_root(policy) if each.code == "SVG-IKKE-TILLADT"]
    assert [(each.place.path, each.place.line, each.place.column) for each in found] == [
        ("docs/billeder/a.svg", 2, 1)
    ]


@given(st.text(max_size=200), st.integers(0, 100))
def test_any_text_is_read_to_its_end(noise: str, at: int) -> None:
    """A drawing with anything in it gives problems, never an exception."""
    text = DRAWING.format("<g/>")
    list(check_svg("docs/x.svg", f"{text[:at]}{noise}{text[at:]}"))
