"""Whom readers may contact: each role once, with every way to reach it."""

from typing import Any

from macros.contacts import roles, ways
from policy.model.data_files import School


def school(*contacts: tuple[str, str]) -> School:
    """A school with those roles and addresses."""
    rows: list[Any] = [{"rolle": role, "adresse": address} for role, address in contacts]
    return School.model_validate({"navn": "A", "klassetrin": "0-6", "kontakt": rows})


def test_each_way_says_what_one_does_and_what_people_write() -> None:
    """A number in pairs, an address without its scheme; a telephone's name has its number."""
    found = ways(
        school(
            ("Kontor", "mailto:a@b.dk"),
            ("Kontor", "tel:+4512345678"),
            ("Kontor", "tel:112"),
            ("Vejleder", "https://example.dk/v/"),
        )
    )
    assert [(each.verb, each.shown, each.name) for each in found] == [
        ("Skriv til", "a@b.dk", "Kontor"),
        ("Ring på", "+45 12 34 56 78", "Kontor, tlf. +45 12 34 56 78"),
        ("Ring på", "112", "Kontor, tlf. 112"),
        ("Gå til", "example.dk/v", "Vejleder"),
    ]


def test_a_role_stands_once_with_an_anchor_of_its_own() -> None:
    """In the order of the file, whatever their names become in an address."""
    names = ("X", "x!", "X 2", "?", "X")
    found = roles(school(*((name, f"tel:11{n}") for n, name in enumerate(names))))
    assert [(each.name, each.anchor, len(each.ways)) for each in found] == [
        ("X", "kontakt-x", 2),
        ("x!", "kontakt-x-2", 1),
        ("X 2", "kontakt-x-2-2", 1),
        ("?", "kontakt", 1),
    ]
