"""Shapes: what is alike in many pages is one, and what is no element is none."""

from scripts.site.shapes import Shape, Shapes

PAGE = """<!doctype html><html lang="da"><body>
<ul class="liste"><li>En</li><li>To</li><li class="valgt"><a href="#to">Tre</a></li></ul>
<p>Tekst<br>mere <img src="a.png" alt="> ikke et mærke"></p>
<template><div class="senere"></div></template>
<script>const text = "<em>intet</em>";</script><!-- <b>heller intet</b> -->
</body></html>"""


def path(shape: Shape) -> str:
    """A shape with what it stands in, the outermost first."""
    names = [
        ".".join([each.element, *sorted(each.classes)]) for each in (shape, *shape.ancestors())
    ]
    return " ".join(reversed(names)).strip()


def test_each_way_of_standing_is_one_shape() -> None:
    """Two list items alike are one; what waits in a template, a script, a comment is none."""
    assert [path(each) for each in Shapes([PAGE]).all] == [
        "html",
        "html body",
        "html body ul.liste",
        "html body ul.liste li",
        "html body ul.liste li.valgt",
        "html body ul.liste li.valgt a",
        "html body p",
        "html body p br",
        "html body p img",
    ]


def test_pages_alike_have_no_more_shapes_than_one() -> None:
    """However many there are; a new element anywhere is a new shape."""
    assert len(Shapes([PAGE] * 5).all) == len(Shapes([PAGE]).all)
    more = PAGE.replace("To", "<b>To</b>")
    assert len(Shapes([PAGE, more]).all) == len(Shapes([PAGE]).all) + 1


def test_what_stands_beside_is_known() -> None:
    """All that some page has in the same place."""
    item = next(each for each in Shapes([PAGE]).all if each.element == "li")
    assert [path(each)[len("html body ul.liste ") :] for each in item.beside()] == [
        "li",
        "li.valgt",
    ]


def test_attributes_are_known_with_all_their_values() -> None:
    """However they are quoted, on whatever element."""
    shapes = Shapes(["<p id=a><b ID='b' hidden title=\"x y\">"])
    assert shapes.attributes == {"id": {"a", "b"}, "hidden": {""}, "title": {"x y"}}


def test_an_element_that_is_left_open_ends_with_what_it_stands_in() -> None:
    """As browsers take it, where a stray end is no end."""
    shapes = Shapes(["<ul><li>a<b>c</ul></i><p>d"])
    assert [path(each) for each in shapes.all] == ["ul", "ul li", "ul li b", "p"]


def test_the_same_is_told_the_same_whatever_is_not_asked_for() -> None:
    """The order of pages and other attributes do not count; a class, and what is asked for, do."""
    other = PAGE.replace('href="#to"', 'href="#andet"')
    told = Shapes([PAGE]).told(["src"])
    assert told == Shapes([other, PAGE]).told(["src"])
    assert told != Shapes([other, PAGE]).told(["src", "href"])
    assert told != Shapes([PAGE.replace("valgt", "vist")]).told(["src"])
