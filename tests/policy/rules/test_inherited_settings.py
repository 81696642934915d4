"""Settings that a policy inherits are judged as its own, each where it stands."""

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from policy.loading.loader import load
from policy.rules.registry import check

REPOSITORY = Path(__file__).parents[3]
OWN = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
NAV = """\
nav:
  - Politikken:
      - Forside: index.md
      - Første afdeling: indsatser/foerste.md
      - Anden afdeling: indsatser/anden.md
"""
WHOLE = OWN[OWN.index("strict:") :].partition("\nextra:")[0]
"""All that a site needs but its name and its menu."""
RING = "skole/mkdocs.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound policy below a folder with the settings that it inherits."""
    shutil.copytree(REPOSITORY / "tests/data/base", tmp_path / "skole")
    shutil.copytree(REPOSITORY / "overrides", tmp_path / "skole/overrides")
    write(tmp_path / "skole", f"INHERIT: ../faelles.yml\n{NAV}")
    write(tmp_path, f"site_name: Skolerne\n{WHOLE}", "faelles.yml")
    return tmp_path / "skole"


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def told(root: Path) -> list[str]:
    """The problems, each with its place."""
    return [
        f"{each.place.path}:{each.place.line}:{each.place.column}: {each.code} {each.found}".strip()
        for each in check(load(root))
    ]


def test_what_both_files_say_together_is_what_the_generator_takes(root: Path) -> None:
    """Nothing is missing; the menu may stand in either, and a mapping in both."""
    assert told(root) == []
    write(root, "INHERIT: ../faelles.yml\nsite_name: En skole\ntheme:\n  language: da\n")
    write(root.parent, f"site_name: Skolerne\n{NAV}{WHOLE}", "faelles.yml")
    loaded = load(root)
    assert check(loaded) == ()
    settings = load_config(str(root / "mkdocs.yml"))
    assert loaded.documents["mkdocs.yml"].get(("site_name",)) == settings["site_name"] == "En skole"
    assert len(loaded.navigation or ()) == 3


@pytest.mark.parametrize(
    ("was", "now", "caught"),
    [
        ("strict: true", "strict: true\nhooks: [noget.py]", "3:1: INDSTILLING-UKENDT hooks"),
        ("strict: true", "strict: true\ndocs_dir: ..", "3:1: INDSTILLING-UKENDT docs_dir"),
        ("  - macros:", "  - andet\n  - macros:", "23:5: INDSTILLING-UKENDT andet"),
        ("modules: [macros]", "modules: [andre]", "24:16: INDSTILLING-VÆRDI modules"),
        ("dir: overrides", "dir: andet", "16:15: INDSTILLING-VÆRDI andet"),
        ("name: material", "name: !ENV [TEMA, andet]", "15:21: INDSTILLING-VÆRDI andet"),
        ("name: material", "name: !andet material", "15:9: YAML-MÆRKE !andet"),
        ("  font: false\n", "", "15:3: INDSTILLING-MANGLER font"),
        ("  - attr_list\n", "", "29:3: INDSTILLING-MANGLER attr_list"),
        ("strict: true", "strict: true\nINHERIT: andet", "3:10: INDSTILLING-VÆRDI andet"),
    ],
)
def test_an_inherited_setting_is_judged_where_it_stands(
    root: Path, was: str, now: str, caught: str
) -> None:
    """By the same rules, with the path of its file."""
    text = f"site_name: Skolerne\n{WHOLE}"
    assert was in text
    write(root.parent, text.replace(was, now, 1), "faelles.yml")
    assert f"../faelles.yml:{caught}" in told(root)


def test_a_setting_that_another_takes_the_place_of_is_judged_too(root: Path) -> None:
    """The generator reads it all the same."""
    write(root.parent, f"site_name: !andet x\n{WHOLE}plugins2: x\n", "faelles.yml")
    write(root, f"INHERIT: ../faelles.yml\nsite_name: En skole\n{NAV}")
    assert told(root)[0] == "../faelles.yml:1:12: YAML-MÆRKE !andet"


@pytest.mark.parametrize(
    ("named", "text", "caught"),
    [
        ("../ingen.yml", None, "mkdocs.yml:1:10: ARVET-FIL-MANGLER ../ingen.yml"),
        ("./mkdocs.yml", None, "mkdocs.yml:1:10: ARVET-FIL-I-RING ./mkdocs.yml"),
        ("../x.yml", f"INHERIT: {RING}", f"../x.yml:1:10: ARVET-FIL-I-RING {RING}"),
        ("../x.yml", "site_name: 'x", "../x.yml:1:12: YAML-CITATIONSTEGN 'x"),
        ("../x.yml", "- site_name", "../x.yml:1:1: ARVET-FIL-FORM"),
        ("../x.yml", "en skole", "../x.yml:1:1: ARVET-FIL-FORM"),
        ("../skole/../x.yml", "x: y", "../x.yml:1:1: INDSTILLING-UKENDT x"),
        ("[../x.yml]", "", "mkdocs.yml:1:10: INDSTILLING-VÆRDI INHERIT"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_inherited_is_told_at_once(
    root: Path, named: str, text: str | None, caught: str
) -> None:
    """It alone: what it may have said is not missed."""
    write(root, f"INHERIT: {named}\nsite_name: En skole\nplugins:\n  - macros\n{NAV}")
    if text is not None:
        write(root.parent, text, "x.yml")
    assert told(root) == [caught]


def test_an_inherited_reservation_may_be_without_its_place(root: Path) -> None:
    """It is another school's; one's own is not."""
    text = f"site_name: Skolerne\n{WHOLE}\nextra:\n  forbehold: index#ingen\n"
    write(root.parent, text, "faelles.yml")
    assert told(root) == []
    write(root, f"INHERIT: ../faelles.yml\nextra:\n  forbehold: index#ingen\n{NAV}")
    assert told(root) == ["mkdocs.yml:3:14: UKENDT-STED index#ingen"]


def test_what_is_inherited_may_inherit_too(root: Path) -> None:
    """Each path is told from the folder of the file that names it."""
    (root.parent / "a" / "b").mkdir(parents=True)
    write(root, f"INHERIT: ../a/b/x.yml\n{NAV}")
    write(root.parent, "INHERIT: ../../faelles.yml\nedit_uri: eksempel\n", "a/b/x.yml")
    assert told(root) == ["../a/b/x.yml:2:11: INDSTILLING-VÆRDI eksempel"]
    write(root.parent, "INHERIT: ../../faelles.yml\n", "a/b/x.yml")
    assert told(root) == []
    load_config(str(root / "mkdocs.yml"))
