"""``udgave.json`` is read back as written, and other input is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.loading.edition_json import (
    FORMAT,
    MAX_BYTES,
    EditionFileError,
    Part,
    as_json,
    from_json,
    year_and_ids,
)
from policy.loading.loader import load
from policy.loading.markdown_page import read_page
from policy.model.edition import Edition, content
from policy.text.word_codes import is_codable
from tests.support import sample

FOLDERS = ["tests/data/school", "tests/data/base"]


def edition_in(folder: Path) -> Edition:
    """The edition in a valid folder."""
    found = load(folder).edition
    assert found is not None
    return found


def as_format_1(edition: Edition) -> str:
    """Version 1 of the file: English keys, Markdown source, lines, and null for missing values."""
    data: dict[str, Any] = {
        "school": edition.school.model_dump(mode="json", by_alias=True),
        "info": edition.info.model_dump(mode="json", by_alias=True),
        "themes": list(edition.themes),
        "pages": [_page_1(page) for page in edition.pages],
    }
    for name in ("departments", "transitions", "retired", "links"):
        data[name] = [
            each.model_dump(mode="json", by_alias=True) for each in getattr(edition, name)
        ]
    return json.dumps({"format": 1, "udgave": data}, ensure_ascii=False, indent=1, sort_keys=True)


def _page_1(page: Any) -> dict[str, Any]:
    sections = [
        {
            "id": each.id,
            "level": each.level,
            "title": each.title,
            "line": each.line,
            "blocks": [
                {"kind": b.kind, "text": b.text, "id": b.id, "line": b.line} for b in each.blocks
            ],
        }
        for each in page.sections
    ]
    return {
        "id": page.id,
        "title": page.title,
        "anchors": page.anchors,
        "sections": sections,
        "markdown": page.markdown,
    }


def without_links(edition: Edition) -> Edition:
    """The content of ``edition`` as versions 1 and 2 have it, without links, levels and numbers."""
    data = json.loads(as_json(edition))
    for page in data["sider"]:
        for section in page["afsnit"]:
            for block in section["stykker"]:
                for key in ("henvisninger", "niveau", "nummer", "celler", "overstreget"):
                    block.pop(key, None)
                for key in ("navn", "mærker"):
                    block.pop(key, None)
            section.pop("mærker", None)
    return from_json(json.dumps({**data, "format": 2}))


def test_parts_that_editions_have_in_common_are_read_once() -> None:
    """The editions are the same as if each were read alone; a page that differs is its own."""
    one = content(edition_in(Path(FOLDERS[0])))
    first, *others = one.pages
    two = one.model_copy(update={"pages": (first.model_copy(update={"title": "Ny"}), *others)})
    known: dict[bytes, Part] = {}
    was, now = (from_json(as_json(each), known=known) for each in (one, two))
    assert (was, now) == (one, two)
    assert was.pages[0] is not now.pages[0]
    assert all(old is new for old, new in zip(was.pages[1:], now.pages[1:], strict=True))
    assert all(old is new for old, new in zip(was.departments, now.departments, strict=True))
    assert len(known) == len(one.pages) + 1 + len(one.departments)


def test_a_wrong_number_is_refused_beside_parts_that_are_known() -> None:
    """Each part is looked through where it is first read; a part with a number is never known."""
    text = as_json(content(edition_in(Path(FOLDERS[0]))))
    known: dict[bytes, Part] = {}
    from_json(text, known=known)
    data = json.loads(text)
    data["afdelinger"][0]["navn"] = 5
    for _ in range(2):
        with pytest.raises(EditionFileError, match="5"):
            from_json(json.dumps(data), known=known)


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_written_is_read_back(folder: str, repository: Path) -> None:
    """Reading gives an equal edition, and writing it again the same bytes."""
    edition = edition_in(repository / folder)
    text = as_json(edition)
    read = from_json(text)
    assert read == content(edition)
    assert as_json(read) == text
    assert from_json(text.encode()) == read


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_first_format_still_loads(folder: str, repository: Path) -> None:
    """Older versions are read as the same edition."""
    edition = edition_in(repository / folder)
    assert from_json(as_format_1(without_links(edition))) == without_links(edition)
    assert year_and_ids(as_format_1(edition).encode()) == year_and_ids(as_json(edition).encode())


def test_an_older_form_says_nothing_of_where_words_lead(repository: Path) -> None:
    """Links are unknown in older versions and stay so when written again."""
    edition = without_links(edition_in(repository / "tests/data/school"))
    links = {b.links for p in edition.pages for s in p.sections for b in s.blocks}
    assert links == {None}
    assert from_json(as_json(edition)) == edition


def test_a_file_as_the_first_format_wrote_it_loads(repository: Path) -> None:
    """A stored file of version 1 is still read."""
    text = (repository / "tests/data/udgave-1.json").read_text(encoding="utf-8")
    assert json.loads(text)["format"] == 1
    read = from_json(text)
    assert (read.school.name, read.info.year) == ("Skolen", "2026/27")
    assert read.pages[0].sections[0].blocks[0].kind == "paragraph"


@given(st.data())
def test_every_edition_is_read_back(data: st.DataObject) -> None:
    """Any edition is read back as written."""
    pages = data.draw(st.lists(st.text().filter(is_codable), max_size=3))
    edition = sample.edition(
        data.draw(sample.departments()),
        pages=tuple(read_page(f"p{index}", text) for index, text in enumerate(pages)),
    )
    assert from_json(as_json(edition)) == content(edition)
    assert from_json(as_format_1(without_links(edition))) == without_links(edition)


def test_the_keys_are_danish_and_nothing_else_is_written(repository: Path) -> None:
    """Line numbers and Markdown source are not written."""
    data = json.loads(as_json(edition_in(repository / "tests/data/base")))
    keys = "afdelinger format links overgange sider skole temaer udgave udgåede"
    assert list(data) == keys.split()
    assert data["format"] == FORMAT
    assert data["afdelinger"][0]["indsatser"][0]["tema"] == "Digital dannelse"
    page = data["sider"][0]
    assert sorted(page) == ["afsnit", "ankre", "id", "titel"]
    assert sorted(page["afsnit"][0]) == ["id", "niveau", "stykker", "titel"]
    kinds = {b["slags"] for p in data["sider"] for s in p["afsnit"] for b in s["stykker"]}
    assert kinds <= {"afsnit", "punkt", "fodnote", "kald"}


def test_the_written_file_is_the_same_bytes_every_time(repository: Path) -> None:
    """Non-ASCII letters are not escaped, keys are sorted, and the file ends with a line feed."""
    first = edition_in(repository / "tests/data/base")
    second = first.model_copy(deep=True)
    assert as_json(first) == as_json(second)
    assert as_json(first).endswith("}\n")
    assert "Første" in as_json(first)


def test_line_numbers_and_markdown_are_no_content() -> None:
    """Texts written with other Markdown and on other lines have the same content."""
    texts = ("# A { #a }\n\nHej du.\n", "\n\n# A { #a }\n\n\nHej\ndu.\n")
    one, two = (sample.edition(pages=(read_page("a", text),)) for text in texts)
    assert one != two
    assert content(one) == content(two)
    assert as_json(one) == as_json(two)


def test_year_and_ids_are_those_of_the_edition(repository: Path) -> None:
    """Active and retired ids are both listed."""
    data = as_json(edition_in(repository / "tests/data/base")).encode()
    assert year_and_ids(data) == ("2026/27", frozenset({"F1", "F2", "A1", "F9"}))


def changed(**keys: Any) -> str:
    """A valid file with some top-level keys replaced."""
    return json.dumps({**json.loads(as_json(sample.edition())), **keys})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ikke hel JSON (linje 1)"),
        ("x", "ikke hel JSON"),
        (as_json(sample.edition())[:-40], "ikke hel JSON (linje "),
        (as_json(sample.edition()) + "{}", "ikke hel JSON"),
        ("[]", "hvilket format"),
        ("null", "hvilket format"),
        ("{}", "hvilket format"),
        (changed(format=True), "hvilket format"),
        (changed(format="2"), "hvilket format"),
        (changed(format=0), "hvilket format"),
        (changed(format=-1), "hvilket format"),
        ('{"format": 2}', "værdien ved «"),
        ('{"format": 1}', "værdien ved «'udgave'»"),
        ('{"format": 1, "udgave": []}', "mangler eller har en forkert form"),
        ('{"format": 1, "udgave": {"pages": ["1"]}}', "mangler eller har en forkert form"),
        (changed(sider=[{"id": "a"}]), "værdien ved «sider.0.titel»"),
        (changed(temaer="Leg"), "værdien ved «temaer»"),
        (changed(ukendt=[]), "værdien ved «ukendt»"),
        (changed(school={}), "værdien ved «school»"),
        (changed(udgave={"skoleår": "2026/28", "status": "udkast"}), "«udgave.skoleår»"),
        (changed(udgave={"skoleår": "2026/27", "status": "udkast", "vedtaget": 5}), "tallet 5"),
        (changed(temaer=[True]), "tallet True"),
        (changed(temaer=[1.5]), "tallet 1.5"),
        (changed(temaer=[float("nan")]), "tallet NaN"),
        (changed(temaer=[float("inf")]), "tallet Infinity"),
        ('{"format": ' + "9" * 5000 + "}", "tallet …"),
        ('{"format": 2, "sider": "\ud800"}', "mangler eller har"),
        ("[" * 100_000, "for dybt"),
        ('{"format": 2, "sider": ' + "[" * 900 + "]" * 900 + "}", "forkert form"),
    ],
)
def test_damage_is_reported(text: str, said: str) -> None:
    """Every damaged file is refused with what is wrong and what to do."""
    with pytest.raises(EditionFileError) as caught:
        from_json(text, "min.json")
    assert str(caught.value).startswith("min.json kan ikke læses som en udgave: ")
    assert said in str(caught.value)
    assert "make site" in str(caught.value)


@pytest.mark.parametrize("number", [FORMAT + 1, 10**30])
def test_a_newer_format_asks_for_newer_code(number: int) -> None:
    """A newer version is not called damaged; the message asks for newer code."""
    with pytest.raises(EditionFileError, match=f"format {number}.*git pull"):
        from_json(changed(format=number))


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    """A file over the size limit is refused."""
    for each in (b" " * (MAX_BYTES + 1), b"[" * 50_000_000):
        with pytest.raises(EditionFileError, match="over 8 MB"):
            from_json(each)
    with pytest.raises(EditionFileError, match="over 8 MB"):
        from_json(" " * (MAX_BYTES + 1))


def test_bytes_of_another_encoding_are_told_of_and_a_mark_is_none() -> None:
    """A byte order mark is accepted."""
    text = as_json(sample.edition())
    assert from_json(b"\xef\xbb\xbf" + text.encode()) == content(sample.edition())
    with pytest.raises(EditionFileError, match="ikke UTF-8"):
        from_json(text.encode("latin-1"))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_end_in_anything_else(data: bytes) -> None:
    """A damaged file is refused in the same way when only its ids are read."""
    for read in (from_json, year_and_ids):
        with pytest.raises(EditionFileError):
            read(data)


@given(st.data())
def test_no_change_of_one_value_ends_in_anything_else(data: st.DataObject) -> None:
    """A file with any value replaced is read or refused without a traceback."""
    root = json.loads(as_json(sample.edition()))
    node: Any = root
    while isinstance(node, (dict, list)) and node:
        keys = sorted(node) if isinstance(node, dict) else range(len(node))
        parent, key = node, data.draw(st.sampled_from(list(keys)))
        node = parent[key]
        if data.draw(st.integers(0, 3)) == 0:
            break
    parent[key] = data.draw(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.just([])
        | st.just({})
    )
    text = json.dumps(root)
    for read in (from_json, lambda text: year_and_ids(text.encode())):
        try:
            read(text)
        except EditionFileError:
            continue
