"""The preview remembers pages between two builds; what it shows is what a fresh build gives."""

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import macros
from bench.policies import write_policy
from policy.loading.loader import load
from scripts.site.mkdocs_runner import Choices, Live, SiteError, make
from scripts.site.plugins.fragments import RenderedPages
from scripts.site.plugins.on_demand import OnDemand
from scripts.site.preview import Shown, _rebuild
from tests.support.previewed import Silent

ADDRESS = "http://localhost/"
PAGE, OTHER = "docs/indsatser/afd-0.md", "docs/index.md"
DATA, MENU = "data/initiatives.yaml", "mkdocs.yml"
SCHOOL, EDITION = "data/school.yaml", "data/edition.yaml"
LINK = "\nSe [rækken](indsatser/afd-0.md#aa1).\n"

EDITS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "a sentence": (PAGE, lambda text: text + "\nEn sætning mere.\n"),
    "a title": (PAGE, lambda text: text.replace("# afd-0", "# Afdelingen afd-0", 1)),
    "a footnote": (OTHER, lambda text: text + "\nMed note.[^ny]\n\n[^ny]: Noten.\n"),
    "a link to a row": (OTHER, lambda text: text.replace(LINK, "") + LINK),
    "no link": (OTHER, lambda text: text.replace(LINK, "")),
    "a row's number": (
        DATA,
        lambda text: re.sub(
            r"\bAA(1|9)$", lambda m: f"AA{10 - int(m[1])}", text, flags=re.MULTILINE
        ),
    ),
    "a row's text": (DATA, lambda text: text.replace("AA·2.", "AA·2 igen.", 1)),
    "a name": (DATA, lambda text: text.replace("navn: afd-1", "navn: Afdeling en", 1)),
    "no check of anchors": (MENU, lambda text: text + "validation: {links: {anchors: ignore}}\n"),
    "the school's name": (SCHOOL, lambda text: text.replace("\nnavn: ", "\nnavn: Ny ", 1)),
    "the year": (EDITION, lambda text: text.replace("2026/27", "2027/28")),
    "a description": (PAGE, lambda text: text.replace("Indsatser i", "Alle indsatser i", 1)),
    "a list of contents": (OTHER, lambda text: text + "".join(f"\n## Nr. {n}\n" for n in "abcd")),
    "the menu": (MENU, lambda text: text.replace("Velkommen", "Forside", 1)),
}
"""Files that are changed, and how; some leave a link to nothing, which ends the build."""


def tree(folder: Path) -> dict[str, bytes]:
    """The content of every file below the folder."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def at_its_address(root: Path) -> Path:
    """The policy, whose site is at the preview's address wherever it is built."""
    with (root / MENU).open("a", encoding="utf-8") as settings:
        settings.write(f"site_url: {ADDRESS}\n")
    return root


def fresh(root: Path, out: Path) -> dict[str, bytes] | str:
    """What a build without memory gives, or what it says."""
    macros._converted.cache_clear()  # what is remembered must not be compared with itself
    try:
        make(root, out, None)
    except SiteError as error:
        return str(error)
    (out / "sitemap.xml.gz").unlink()  # only search engines ask for it
    return tree(out)


@pytest.mark.slow
@settings(max_examples=2, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(st.permutations(sorted(EDITS)))
def test_the_preview_is_what_a_fresh_build_gives(edits: list[str]) -> None:
    """After any sequence of edits, those that break the site and those that mend it included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = at_its_address(write_policy(folder / "root", 2, 3))
        shown, names = Shown(Silent()), {"gone.html"}
        (folder / "nowhere").mkdir()
        for number, edit in enumerate(["", *edits]):
            if edit:
                path, change = EDITS[edit]
                text = (root / path).read_text(encoding="utf-8")
                (root / path).write_text(change(text), encoding="utf-8")
            _rebuild(root, folder / "nowhere", shown, ADDRESS)
            there = fresh(root, folder / f"fresh-{number}")
            assert shown.problems == (f"<p>Fejl: {there}" if isinstance(there, str) else "")
            if isinstance(there, dict):
                names |= there.keys()
                assert {each: shown.site.read(each) for each in names} == {
                    each: there.get(each) for each in names
                }
        assert not tree(folder / "nowhere")


def preview_of(root: Path, pages: RenderedPages) -> Choices:
    """A preview of the policy, with the pages of the build before."""
    return Choices(live=Live(load(root), ADDRESS, pages, OnDemand()))


def test_a_page_that_is_as_before_is_not_converted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the page that was changed is; a change in the data alone converts no department."""
    converted: list[str] = []
    render = RenderedPages.render

    def counted(self: RenderedPages, page: object, *given: object) -> None:
        before = len(self._before)
        render(self, page, *given)  # type: ignore[arg-type]
        if before and self._now.keys() - self._before.keys():
            converted[:] = [path for _, path, _ in self._now.keys() - self._before.keys()]

    monkeypatch.setattr(RenderedPages, "render", counted)
    root = write_policy(tmp_path / "root", 2, 3)
    pages = RenderedPages()
    make(root, tmp_path / "nowhere", None, preview_of(root, pages))
    path, change = EDITS["a sentence"]
    (root / path).write_text(change((root / path).read_text(encoding="utf-8")), encoding="utf-8")
    make(root, tmp_path / "nowhere", None, preview_of(root, pages))
    assert converted == ["indsatser/afd-0.md"]
