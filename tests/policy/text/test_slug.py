"""Titles as slugs."""

import pytest

from policy.text.slug import slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("I pauserne", "i-pauserne"),
        ("Æbler, øl & Åer", "aebler-oel-aaer"),
        ("Café «Trivsel» 2026/27", "cafe-trivsel-2026-27"),
        ("0.–9. klasse", "0-9-klasse"),
        ("et_to", "et-to"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_is_ascii_words_joined_by_hyphens(title: str, expected: str) -> None:
    """Danish letters are written as two, other accents are dropped, marks join words."""
    assert slug(title) == expected
