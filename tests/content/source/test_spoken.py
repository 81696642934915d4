"""The policy as a voice reads it: numbers are ordinals, and ranges are said."""

import re
from pathlib import Path

from playwright.sync_api import Page

from policy.loading.loader import load
from policy.model.addresses import GRADES_PAGE, page_url
from tests.support.speaking import spoken

MOST = 3
"""How often a full stop may be spoken on the pages of the policy: where the school wrote it so."""
_STRESS = re.compile("[ˈˌ ]")


def test_hardly_a_full_stop_is_spoken(page: Page, real_address: str, repository: Path) -> None:
    """«5. klasse» is «femte klasse»; before a no-break space it was «fem punktum klasse»."""
    stop = _STRESS.sub("", spoken("punktum"))
    assert stop in _STRESS.sub("", spoken("5.\u00a0klasse"))
    pages = [*(each.id for each in load(repository).policy_pages), GRADES_PAGE]
    heard = []
    for name in pages:
        page.goto(real_address + page_url(name))
        lines = page.locator("article").inner_text().split("\n")
        heard += [line for line in lines if stop in _STRESS.sub("", spoken(line))]
    assert len(heard) <= MOST, heard
