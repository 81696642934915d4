"""The hearing of a draft against the edition before it; its own mistakes are in tests/data."""

import pytest

from policy.loading.loader import load_files
from policy.rules.registry import check
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
EDITION = "data/edition.yaml"
ADOPTED = (
    "skoleår: 2026/27\nstatus: vedtaget\nvedtaget: {day}\nbehandlet: {{personale: 2026-05-01}}\n"
)
DRAFT = """skoleår: 2027/28
status: udkast
høring: {slutter: 2026-10-01, svar_til: {rolle: Kontoret, adresse: "tel:12345678"}}
"""


@pytest.mark.parametrize(("day", "is_refused"), [("2026-10-05", True), ("2026-09-05", False)])
def test_a_hearing_is_not_over_before_there_was_a_draft(day: str, is_refused: bool) -> None:
    """There was none before the edition before it was adopted."""
    earlier = Edited(SCHOOL, [{"file": EDITION, "create": ADOPTED.format(day=day)}]).edition()
    draft = load_files(Edited(SCHOOL, [{"file": EDITION, "create": DRAFT}]))
    found = [(each.place.line, each.code) for each in check(draft, earlier=earlier)]
    assert found == ([(3, "HØRING-FØR-UDKAST")] if is_refused else [])
