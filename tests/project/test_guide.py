"""The guide on the site: every command, answer and example in it is done as it is shown."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from policy.text.prose_mask import front_matter
from policy.words.problem_messages import MESSAGES
from tests.support.guide import (
    DELETED,
    GUIDE,
    INLINE,
    REPOSITORY,
    SCHOOL,
    Story,
    Trial,
    blocks_of,
    pages,
    school_of,
    stories,
)
from tests.support.published import Published

STARTS: dict[str, str] = {
    "bestyrelse": "draft",
    "koordinator": "draft",
    "kontrollen": "draft",
    "ny-skole": "new",
    "nyt-aar": "published",
    "opsaetning": "new",
}
"""What the school has done before a page's stories begin."""

MADE_LATER = {"aendringer.html", "site", "web", "udgaver/", "404.html", "gaeldende", ".venv"}
MADE_LATER |= {
    "/hoering/",
    "/udgaver/",
    "kalender.ics",
    "docs/mad.md",
    "docs/mobil.md",
    "docs/indsatser/gul-floej.md",
    "billeder/skolegaarden.webp",
    "docs/billeder/",
}
"""What the pages name that commands write."""

TARGETS = re.findall(
    r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
)
LOOKS_LIKE_A_PATH = re.compile(r"[\w.-]*(/[\w.-]+)*(/|\.(md|yaml|yml|html|py|txt))|\.?[\w-]+/.*")
STORIES = [
    pytest.param(each, id=each.name, marks=[pytest.mark.slow] if each.is_run else [])
    for each in stories()
]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Published]:
    """The school as it is when a story begins, made once for each beginning."""

    @cache
    def made(name: str) -> Published:
        school = school_of(tmp_path_factory.mktemp(name))
        if name != "new":
            school.publish()
        if name == "draft":
            school.begin_draft()
        return school

    return made


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_as_it_is_told(
    story: Story, start: Callable[[str], Published], tmp_path: Path
) -> None:
    """What a file holds stands in it, each command says what is shown, nothing is left broken."""
    school = start(STARTS[story.name.partition("#")[0]])
    Trial(school.copy(tmp_path / "copy").root).do(story)


@pytest.mark.parametrize("name", sorted(pages()))
def test_what_a_page_names_is_there(name: str) -> None:
    """Every target of make, every path and every code of a problem that stands in a sentence."""
    for each in INLINE.findall(
        re.sub(r"^```.*?^```$", "", pages()[name], flags=re.MULTILINE | re.DOTALL)
    ):
        if target := re.match(r"make ([a-z-]+)", each):
            assert target[1] in TARGETS
        elif LOOKS_LIKE_A_PATH.fullmatch(each) and each not in MADE_LATER | DELETED:
            assert (REPOSITORY / each).exists() or (SCHOOL / each).exists(), each
        elif re.fullmatch(r"[A-ZÆØÅ]+(-[A-ZÆØÅ]+)+", each):
            assert each in MESSAGES
        else:
            assert not each.startswith("git "), f"{each} is to be a block, so that it is tried"


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_guide_is_not_among_what_parents_search(name: str) -> None:
    """Every page has a description of its own and is left out of the search."""
    front = front_matter(pages()[name])
    assert re.search(r"^description: .{40,}", front, re.MULTILINE)
    assert "search:\n  exclude: true\n" in front


def test_every_page_is_reached_from_the_first() -> None:
    """The doors of the front page lead to all others."""
    doors = set(re.findall(r"\]\(([\w-]+)\.md\)", pages()["index"]))
    assert doors == set(pages()) - {"index"} == set(STARTS)


def test_an_example_that_is_not_true_is_found(
    start: Callable[[str], Published], tmp_path: Path
) -> None:
    """The trial itself: what is not in the file, and a language nobody can try, are refused."""
    root = start("new").copy(tmp_path / "copy").root
    for told in ("```yaml\nnavn: En anden skole\n```\n", "```ruby\nputs 1\n```\n"):
        text = f"I `data/school.yaml`:\n\n{told}"
        with pytest.raises(AssertionError):
            Trial(root).do(Story("x", tuple(blocks_of(text))))


def test_the_folder_holds_pages_and_pictures_only() -> None:
    """Nothing lies in the guide's folder that no page would show."""
    assert {path.suffix for path in GUIDE.rglob("*") if path.is_file()} <= {".md", ".webp"}
