"""The engine of the pages' calls: the site's macros, and nothing else."""

import pytest
from jinja2 import TemplateError

from scripts.site.plugins.sandbox import CallsOnly


def engine() -> CallsOnly:
    """One with a single macro, and a value that is none."""
    made = CallsOnly()
    made.globals, made.filters, made.tests = {"makro": lambda *words: "|".join(words)}, {}, {}
    return made


def test_macros_are_called() -> None:
    """With texts; what is no call stays as it is."""
    assert engine().from_string('Her {{ makro("a", "b") }}.').render() == "Her a|b."


@pytest.mark.parametrize(
    "written",
    ['{{ "mærkeord".upper() }}', "{{ makro.navn() }}", "{{ gave() }}", '{{ "a" | upper }}'],
)
def test_nothing_else_is(written: str) -> None:
    """No method of a text, no attribute of a macro, no function that came along, no filter."""
    with pytest.raises(TemplateError):
        engine().from_string(written).render(gave=lambda: "mærkeord")
