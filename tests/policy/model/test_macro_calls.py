"""The calls in a page: which marks are calls, which are not, and where each stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy.model.macro_calls import POINTERS, SIGNATURES, find_calls


def kinds(text: str) -> list[str]:
    """The kinds of the marks in ``text``, in order."""
    return [call.kind for call in find_calls(text)]


def test_a_call_has_its_name_its_arguments_and_the_place_of_each() -> None:
    """Offsets count characters from the beginning of the text."""
    text = 'Æ {{ f("én", "to") }} og {{ g() }}'
    first, second = find_calls(text)
    assert (first.kind, first.name, first.start) == ("call", "f", 2)
    assert [value for value, _ in first.arguments] == ["én", "to"]
    assert [text[at : at + 2] for _, at in first.arguments] == ["én", "to"]
    assert (second.name, second.start, second.arguments) == ("g", text.index("{{ g"), ())


def test_an_argument_that_is_also_in_the_name_is_found_behind_it() -> None:
    """The place of an argument is inside the parentheses."""
    text = '{{ fokus("fokus") }}'
    (call,) = find_calls(text)
    assert call.arguments == (("fokus", text.index('"fokus"') + 1),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{{ f() }}", "call"),
        ("{{f()}}", "call"),
        ("{{- f() -}}", "call"),
        ("{{ f(\n  'a'\n) }}", "call"),
        ("{{ f }}", "expression"),
        ("{{ 7*7 }}", "expression"),
        ("{{ f().x }}", "expression"),
        ("{{ f.g() }}", "expression"),
        ("{{ f() | safe }}", "expression"),
        ("{{ f(x) }}", "expression"),
        ("{{ f(a='b') }}", "expression"),
        ("{{ f(*a) }}", "expression"),
        ("{{ f(['a']) }}", "expression"),
        ("{{ f('a')() }}", "expression"),
        ("{{ f(' }}", "broken"),
        ("{{ }}", "broken"),
        ("{{ f(", "broken"),
        ("{{ f() }\n", "broken"),
        ("{% raise %}", "statement"),
        ("{% if x", "statement"),
        ("{# x #}", "comment"),
        ("# A {#a}", "comment"),
    ],
)
def test_every_mark_is_told_by_its_kind(text: str, kind: str) -> None:
    """Only a name with plain arguments is a call; the rest is refused by the rules."""
    assert kinds(text) == [kind]


@given(
    st.sampled_from(sorted(SIGNATURES)),
    st.none() | st.text(st.characters(exclude_characters='"\\\n', exclude_categories=["Cc", "Cs"])),
)
def test_a_plain_call_is_read_as_the_template_language_reads_it(
    name: str, value: str | None
) -> None:
    """With the marks for spaces beside it, the engine itself reads what is else read quickly."""
    call = f"{name}()" if value is None else f'{name}("{value}")'
    found, asked = ([*find_calls(text)] for text in (f"{{{{ {call} }}}}", f"{{{{-{call}-}}}}"))
    for one, other in zip(found, asked, strict=True):
        assert (one.kind, one.name, one.arguments) == (other.kind, other.name, other.arguments)


@pytest.mark.parametrize(
    "text",
    [
        "# A { #a }",
        "Ord { .manchet }",
        "{ { f() } }",
        "100 % af {alle}",
        "{% raw %}{{ 7*7 }} {# x #} {% y %}{% endraw %}",
        "{%- raw -%}\n{{\n{%- endraw -%}",
    ],
)
def test_what_the_template_language_shows_as_it_stands_is_no_mark(text: str) -> None:
    """Attribute lists, single braces and raw blocks are text."""
    assert kinds(text) == []


def test_marks_behind_a_raw_block_are_seen() -> None:
    """A raw block ends at its own end, not at the last one of the page."""
    text = "{% raw %}{{ a }}{% endraw %} {{ f() }} {% raw %}{{ b }}{% endraw %}"
    assert [(call.kind, call.name) for call in find_calls(text)] == [("call", "f")]


def test_a_raw_block_without_an_end_hides_nothing() -> None:
    """What the generator would stumble on is told of."""
    assert kinds("{% raw %} {{ f() }}") == ["statement", "call"]


@pytest.mark.parametrize(
    "inner",
    ["(" * 20_000, "f(" + "9" * 5000 + ")", "f(" + "-" * 20_000 + "1)", "'\\x'", "'\\N{x}'"],
)
def test_what_the_template_language_itself_stumbles_on_is_broken(inner: str) -> None:
    """Depth, huge numbers and bad escapes are no traceback."""
    assert kinds("{{ " + inner + " }}") == ["broken"]


@given(
    st.lists(st.sampled_from([*"{}%#()'\"\\ \nax1.,|-+æ", "{{", "}}", "{%", "raw"])).map("".join)
)
@example("{{ {{ f() }} }}")
@example("{{ '}}' }}")
@example("{%")
def test_no_text_is_too_odd_and_every_place_is_inside_it(text: str) -> None:
    """Whatever stands in a page, the marks come in order, at places where they stand."""
    calls = list(find_calls(text))
    assert [call.start for call in calls] == sorted(call.start for call in calls)
    for call in calls:
        assert text[call.start] == "{"
        assert all(call.start <= at < len(text) for _, at in call.arguments)
        assert call.kind != "call" or text[call.start :].startswith("{{")


@given(st.text())
def test_any_text_at_all_can_be_looked_through(text: str) -> None:
    """Not only the characters that the language knows."""
    assert len(list(find_calls(text))) <= text.count("{")


def test_calls_that_only_point_elsewhere_are_calls() -> None:
    """A misspelt name among them would make an empty page pass for a full one."""
    assert set(SIGNATURES) > POINTERS
