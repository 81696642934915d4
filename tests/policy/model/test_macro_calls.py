"""Template tags in a page: their kinds, arguments and offsets."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment

from policy.model.macro_calls import POINTERS, SIGNATURES, expanded, find_calls

LEXER = Environment(autoescape=True).lexer


def kinds(text: str) -> list[str]:
    """The kinds of the tags in ``text``, in order."""
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
    """The offset of an argument is inside the parentheses."""
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
    """Only a name with literal arguments is a call."""
    assert kinds(text) == [kind]


@given(
    st.sampled_from(sorted(SIGNATURES)),
    st.none() | st.text(st.characters(exclude_characters='"\\\n', exclude_categories=["Cc", "Cs"])),
)
def test_a_plain_call_is_read_as_the_template_language_reads_it(
    name: str, value: str | None
) -> None:
    """The quick parser and Jinja agree on every simple call."""
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
    ],
)
def test_what_the_template_language_shows_as_it_stands_is_no_mark(text: str) -> None:
    """Attribute lists and single braces are text."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    "block",
    [
        "{% raw %}{{ f() }}{% endraw %}",
        "{%- raw -%}{{ f() }}{%- endraw -%}",
        "{%+ raw %}{{ f() }}{%endraw+%}",
        "{% raw %}{{ f() }}",
    ],
)
def test_a_raw_block_is_a_statement(block: str) -> None:
    """However it is written: where its end is, is the engine's own affair."""
    assert kinds(block)[0] == "statement"


@given(
    st.lists(
        st.sampled_from(
            ["{{ f() }}", '{{ g("a") }}', "{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "raw", "-",
             "endraw", " ", "x", "'", '"', "\n", "|", "("]
        )
    ).map("".join)
)  # fmt: skip
def test_where_only_calls_are_found_the_engine_finds_the_same(text: str) -> None:
    """The quick way and the engine's lexer agree on what is a tag, and where it is."""
    calls = find_calls(text)
    if all(call.kind == "call" for call in calls):
        tags = [
            value for _, token, value in LEXER.tokeniter(text, None) if token.endswith("_begin")
        ]
        assert tags == ["{{"] * len(calls)


@pytest.mark.parametrize(
    "inner",
    ["(" * 20_000, "f(" + "9" * 5000 + ")", "f(" + "-" * 20_000 + "1)", "'\\x'", "'\\N{x}'"],
)
def test_what_the_template_language_itself_stumbles_on_is_broken(inner: str) -> None:
    """Deep nesting, huge numbers and bad escapes give no traceback."""
    assert kinds("{{ " + inner + " }}") == ["broken"]


@given(
    st.lists(st.sampled_from([*"{}%#()'\"\\ \nax1.,|-+æ", "{{", "}}", "{%", "raw"])).map("".join)
)
@example("{{ {{ f() }} }}")
@example("{{ '}}' }}")
@example("{%")
def test_no_text_is_too_odd_and_every_place_is_inside_it(text: str) -> None:
    """In any text the tags are in order and at their offsets."""
    calls = list(find_calls(text))
    assert [call.start for call in calls] == sorted(call.start for call in calls)
    for call in calls:
        assert text[call.start] == "{"
        assert all(call.start <= at < len(text) for _, at in call.arguments)
        assert call.kind != "call" or text[call.start :].startswith("{{")


@given(st.text())
def test_any_text_at_all_can_be_looked_through(text: str) -> None:
    """Any text can be searched for tags."""
    assert len(list(find_calls(text))) <= text.count("{")


def test_calls_that_only_point_elsewhere_are_calls() -> None:
    """Every macro that only links elsewhere has a signature."""
    assert set(SIGNATURES) > POINTERS


GIVEN = {"f": lambda *words: f"<{'|'.join(words)}>", "g": lambda: "{{ f() }}"}
CALLS = [
    "{{ f() }}",
    '{{f("a")}}',
    '{{ f( "é æ" ) }}',
    "{{ g() }}",
    '{{ f("a", "b") }}',
    "{{ h() }}",
]
OTHERS = [
    "{",
    "}",
    "{# x #}",
    "{% if f %}",
    "{% endif %}",
    "\n",
    "æ ",
    "{{ f }}",
    "{{{ f() }}",
    '"',
]
PARTS = st.sampled_from([*CALLS, *OTHERS])


@given(st.lists(PARTS, max_size=8).map("".join))
@example("{{ f() }}\n\n")
@example("{{ g() }}")
def test_usual_calls_are_expanded_as_the_engine_does_it(text: str) -> None:
    """What stands around them stays, what they give is not read again; the rest is left to it."""
    found = expanded(text, GIVEN)
    if found is not None:
        assert found == Environment(autoescape=False).from_string(text).render(GIVEN)  # noqa: S701
    is_usual = all(
        each.kind == "call" and each.name in GIVEN and len(each.arguments) < 2
        for each in find_calls(text)
    )
    assert is_usual or found is None
