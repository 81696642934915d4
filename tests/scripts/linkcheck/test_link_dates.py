"""The day that links were reached: proposed as a patch that changes the dates and nothing else."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.checking.check import check_root
from policy.loading.loader import load
from scripts.linkcheck.external import Answer, Outcome
from scripts.linkcheck.link_dates import LINKS, proposal
from tests.support.repositories import repository_at

DAY = date(2026, 11, 23)
A, B, C = (f"https://{name}.example/" for name in "abc")
PLAIN = f"""\
# Øverst
links:
  - id: a
    titel: A
    adresse: {A}
    afløst_af:
    efterprøvet:            # ingen har prøvet
    bemærkning: Et ord.

  # om b
  - id: b
    titel: "B"
    adresse: '{B}'
    afløst_af: {C}
    efterprøvet: 2025-01-31   # sidst
"""
FORMS = {
    "plain": PLAIN,
    "crlf": PLAIN.replace("\n", "\r\n"),
    "quoted": PLAIN.replace("2025-01-31", "'2025-01-31'"),
    "quoted key": PLAIN.replace("efterprøvet: 2025", '"efterprøvet": 2025'),
    "no key": "".join(line for line in PLAIN.splitlines(True) if "efterprøvet" not in line),
    "no end": PLAIN.rstrip(),
    "flow": f"links:\n  - {{id: a, titel: A, adresse: '{A}', efterprøvet: 2025-01-31}}\n"
    f"  - {{id: b, titel: B, adresse: '{B}', afløst_af: '{C}', efterprøvet: ''}}\n",
}


def reached(*addresses: str) -> list[Answer]:
    """Answers of addresses that were there."""
    return [Answer(each, Outcome.REACHED) for each in addresses]


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    """The small sound policy in a repository of its own."""
    found = repository_at(tmp_path / "policy")
    subprocess.run(
        ["cp", "-r", *map(str, (repository / "tests/data/base").iterdir()), str(found)], check=True
    )
    return found


def applied(root: Path, patch: str) -> bytes:
    """The file after git has applied ``patch``."""
    command = ["git", "-C", str(root), "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=patch.encode(), check=True, capture_output=True)
    return (root / LINKS).read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_a_link_that_was_reached_is_dated(root: Path, form: str) -> None:
    """However the file is written; the rest is left to the byte, and the check has no complaint."""
    before = FORMS[form].encode()
    (root / LINKS).write_bytes(before)
    patch = proposal(root, reached(A, C), DAY)
    assert (root / LINKS).read_bytes() == before
    after = applied(root, patch)
    links = load(root).links
    assert links is not None
    assert [each.checked for each in links.links] == [DAY, DAY]
    assert check_root(root) == ()
    kept = [line for line in before.splitlines(True) if b"efterpr" not in line]
    assert [line for line in after.splitlines(True) if b"efterpr" not in line] == kept
    for comment in ("# ingen har prøvet", "# sidst", "# om b"):
        assert (comment.encode() in after) == (comment.encode() in before)


def test_the_address_that_is_to_be_used_is_the_one_that_counts(root: Path) -> None:
    """A link whose old address alone still answers is not dated; nor is one not asked for."""
    (root / LINKS).write_text(PLAIN, encoding="utf-8")
    assert proposal(root, reached(B), DAY) == ""
    assert proposal(root, [Answer(A, Outcome.DEAD), Answer(C, Outcome.UNTRIED)], DAY) == ""
    assert proposal(root, [Answer(A, Outcome.MOVED)], DAY).count("\n+ ") == 1


def test_nothing_is_proposed_of_a_list_that_cannot_be_read(root: Path) -> None:
    """The check tells of it."""
    (root / LINKS).write_text("links: [", encoding="utf-8")
    assert proposal(root, reached(A), DAY) == ""


def test_a_date_that_is_right_already_gives_no_patch(root: Path) -> None:
    """Run twice on a day, it proposes nothing the second time."""
    (root / LINKS).write_text(PLAIN, encoding="utf-8")
    applied(root, proposal(root, reached(A, C), DAY))
    assert proposal(root, reached(A, C), DAY) == ""


@pytest.mark.slow
@given(
    ends=st.sampled_from(["\n", "\r\n"]),
    keys=st.lists(
        st.sampled_from(["", "    afløst_af:", "    efterprøvet:"]), max_size=3, unique=True
    ),
    comment=st.sampled_from(["", "  # efterprøvet: 2020-01-01", "   #"]),
    last=st.booleans(),
)
def test_whatever_the_list_looks_like_only_dates_change(
    tmp_path_factory: pytest.TempPathFactory, ends: str, keys: list[str], comment: str, last: bool
) -> None:
    """Without its dates the file is the same before and after."""
    root = tmp_path_factory.mktemp("x")
    (root / "data").mkdir()
    lines = ["links:", "  - id: a", "    titel: A", f"    adresse: {A}{comment}", *keys]
    text = ends.join(lines) + ends * last
    (root / LINKS).write_bytes(text.encode())
    patch = proposal(root, reached(A), DAY)
    added = [line for line in patch.splitlines() if line.startswith("+") and "+++" not in line]
    taken = [line for line in patch.splitlines() if line.startswith("-") and "---" not in line]
    assert sum("efterprøvet: 2026-11-23" in line for line in added) == 1
    others = [line[1:] for line in added if "efterprøvet: 2026" not in line]
    assert others == [line[1:] for line in taken if "efterprøvet:" not in line.partition("#")[0]]
