"""Stylesheets: read into rules, left with what is used, written so that they say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.site.css_usage import Names
from scripts.site.stylesheets import Rule, StyleError, read, usable, used, written

NO_NAMES = Names([])


def tight(text: str) -> str:
    """The stylesheet read and written again."""
    return written(read(text, "a.css"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p { color : red ; }", "p{color:red}"),
        ("/* a */ p > a , b{/* c */margin:0 auto!important}", "p>a,b{margin:0 auto!important}"),
        ("p{width:calc(100% - 2 * 1rem)}", "p{width:calc(100% - 2 * 1rem)}"),
        ('p::before{content:"a  ,  b"}', 'p::before{content:"a  ,  b"}'),
        ("p{font:1rem/1.2 A , B}", "p{font:1rem/1.2 A,B}"),
        ("p{--tom: ;color:var(--tom)}", "p{--tom:;color:var(--tom)}"),
        ("@media print {p{color:red} a{color:blue}}", "@media print{p{color:red}a{color:blue}}"),
        (
            "@media screen and (min-width: 45em){@supports (a: b){p{c:d}}}",
            "@media screen and (min-width: 45em){@supports (a: b){p{c:d}}}",
        ),
        ("p /* a */ a{b : c /* d */ e}", "p a{b:c e}"),
        ("@page { margin : 18mm }", "@page{margin : 18mm}"),
        ("p:is( a , b ) ~ c{d:e}", "p:is(a,b)~c{d:e}"),
        ("p:nth-child(2n + 1){a:b}", "p:nth-child(2n + 1){a:b}"),
        ('[a="b > c"]{d:e}', '[a="b > c"]{d:e}'),
        ('@charset "utf-8"; p{content:"å"}', '@charset "UTF-8";p{content:"å"}'),
    ],
)
def test_a_stylesheet_is_written_tightly(text: str, expected: str) -> None:
    """White space and comments that part nothing are left out; everything else stays."""
    assert tight(text) == expected
    assert tight(expected) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("p{color:red}\n@import 'b.css';", "a.css:2:1"),
        ("p{color:red}}", "a.css:1:13"),
        ("p{color red}", "a.css:1:9"),
        ("p", "a.css:1:1"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, place: str) -> None:
    """Rather than left out in silence."""
    with pytest.raises(StyleError, match=f"^{place}: "):
        read(text, "a.css")


def kept(text: str, scripts: Names = NO_NAMES) -> str:
    """The stylesheet with what is used alone."""
    return written(used(read(text, "a.css"), scripts))


def test_a_variable_that_nothing_asks_for_is_left_out() -> None:
    """Nor one that only such a variable asks for, nor the rule that is then empty."""
    text = "a{--x:1;--y:var(--x)}b{--z:2;c:d}e{f:var(--used,var(--other))}g{--used:3}h{--other:4}"
    assert kept(text) == "b{c:d}e{f:var(--used,var(--other))}g{--used:3}h{--other:4}"


def test_a_variable_that_a_script_names_stays() -> None:
    """It may set or read it."""
    assert kept("a{--x:1;--y:2}", Names(['style.setProperty("--x", 3)'])) == "a{--x:1}"


def test_keyframes_stay_where_a_rule_that_stays_names_them() -> None:
    """In either of the ways that they can be named."""
    text = "@keyframes en{to{a:b}}@keyframes to{to{c:d}}@keyframes tre{to{e:f}}"
    rules = "p{animation:1s en}q{animation-name:tre}"
    assert kept(text + rules) == "@keyframes en{to{a:b}}@keyframes tre{to{e:f}}" + rules


def test_only_selectors_that_can_choose_are_kept() -> None:
    """A rule that has none left goes, with the condition that it stood under."""
    rules = read("p,em{a:b}@media print{em{c:d}}@page{margin:0}a:hover{e:f}", "a.css")
    assert (
        written(usable(rules, lambda selector: selector[0].value in ("p", "a")))
        == "p{a:b}@page{margin:0}a:hover{e:f}"
    )


_names = st.sampled_from(["p", ".a", "#b", "p > a", "a:hover", "[c]"])
_declared = st.tuples(
    st.sampled_from(["color", "--x", "margin"]),
    st.sampled_from(["red", "var(--x)", "0 1px", '"x"']),
)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rules, some under a condition."""
    text = ""
    for _ in range(draw(st.integers(0, 5))):
        selector = " , ".join(draw(st.lists(_names, min_size=1, max_size=3)))
        declared = draw(st.lists(_declared, min_size=1, max_size=3))
        rule = f"{selector} {{ {' ; '.join(f'{name}: {value}' for name, value in declared)} }}\n"
        text += draw(st.sampled_from(["{}", "@media print {{ {} }}"])).format(rule)
    return text


def told(rules: list[Rule]) -> list[object]:
    """What the rules say, selectors as they are written."""
    return [(r.around, [text for text, _ in r.selectors], r.declarations) for r in rules]


@given(sheets())
def test_what_is_written_says_what_was_read(text: str) -> None:
    """The same rules in the same order, and writing them again changes nothing."""
    rules = read(text, "a.css")
    assert told(read(written(rules), "b.css")) == told(rules)
    assert tight(written(rules)) == written(rules)
