"""What an older edition has become: a page for each, made anew at each publication."""

from pathlib import Path

import pytest

from tests.support.published import EDITION, EVERYDAY, Published

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("plain_git")]


def test_an_older_edition_is_compared_with_the_one_in_force(
    first_edition: Published, tmp_path: Path
) -> None:
    """It tells of the policy alone, leads on, follows a correction, and touches no edition."""
    school = first_edition.copy(tmp_path)
    assert "2026-27" not in school.tree("udgaver")
    school.year(1)
    assert school.publish()[0] == 0
    before, page = school.tree(), school.read("udgaver/2026-27/index.html")
    assert '<a href="2026-27/">' in school.read("udgaver/index.html")
    assert "<ins>" in page
    assert 'href="../../gaeldende/"' in page
    assert "Gårdvagterne" in page
    assert "Ingen ændringer her." not in page
    assert "historik/hverdagen/i-pauserne/" in school.read("2027-28/hverdagen/index.html")
    assert "i-timerne" not in school.tree("2027-28/historik/hverdagen")
    assert "Vedtaget" not in page.partition("Ændringerne, side for side")[0]
    school.edit(EVERYDAY, "Pladserne i klassen", "Alle pladser i klassen")
    correction = "rettelser:\n  - {dato: 2027-07-01, note: Pladserne.}\n"
    school.edit(EDITION, "rettelser: []\n", correction)
    assert school.publish()[0] == 0
    assert school.read("udgaver/2026-27/index.html") != page
    assert "Alle pladser" in school.read("gaeldende/historik/hverdagen/i-timerne/index.html")
    assert "historik" not in school.tree("2026-27")
    assert school.tree()["2026-27"] == before["2026-27"]
    assert "2027-28" not in school.tree("udgaver")
