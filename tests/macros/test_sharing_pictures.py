"""The pictures beside shared links: their size, their letters, the same bytes each time."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from macros.pictures.sharing import HEIGHT, WIDTH, SharingPicture, draw

PICTURE = SharingPicture(
    head="Bakkens Skole",
    title="Ude i det blå",
    foot="Sådan trives vi · udgave 2026/27",
    colour="#6b2360",
    grades=tuple((grade, "#6b2360" if grade > 4 else None) for grade in range(10)),
)
LONG = "Den meget lange skole ved den meget lange vej "


def pixels(data: bytes) -> Image.Image:
    """The picture as it is shown."""
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        replace(PICTURE, head=(LONG * 5)[:200], title=LONG * 40),
        replace(PICTURE, head="S" * 200, title="W" * 5000, foot="x" * 300, grades=()),
        replace(PICTURE, head="", title="", foot=""),
        replace(PICTURE, title="Ærø, 漢字 & <b>emoji</b> 🎈"),
    ],
    ids=["usual", "long", "without spaces", "empty", "foreign"],
)
def test_a_picture_has_the_size_that_is_asked_for(picture: SharingPicture) -> None:
    """1200 by 630 pixels in less than 60 KB; nothing reaches its right edge."""
    data = draw(picture)
    shown = pixels(data)
    assert shown.size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(data) < 60_000
    edge = {shown.getpixel((WIDTH - 30, at)) for at in range(HEIGHT)}
    assert edge == {shown.getpixel((WIDTH - 1, 0))}


def test_the_same_values_give_the_same_bytes() -> None:
    """And others do not: every word of it is shown."""
    assert draw(PICTURE) == draw(PICTURE)
    others = [
        replace(PICTURE, head="Noget andet"),
        replace(PICTURE, title="Noget andet"),
        replace(PICTURE, foot="Noget andet"),
        replace(PICTURE, grades=PICTURE.grades[:5]),
        replace(PICTURE, colour="#0b5f57"),
    ]
    assert len({draw(each) for each in (PICTURE, *others)}) == len(others) + 1


def test_the_grades_of_the_page_are_filled_with_its_colour() -> None:
    """The others are only outlined."""
    shown = pixels(draw(PICTURE))
    filled = [shown.getpixel((96 + place * 68 + 8, 470)) for place in range(10)]
    assert [each == filled[9] for each in filled] == [grade > 4 for grade in range(10)]
