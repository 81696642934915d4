"""Formats problems: text for people, JSON for programs, annotations for GitHub."""

import json
from collections.abc import Sequence

from policy.model.problems import Problem
from policy.text.danish import counted
from policy.words.command_messages import SAYINGS

FORMATS = ("text", "json", "github")


def report(problems: Sequence[Problem], form: str) -> str:
    """``problems`` as printed output in one of ``FORMATS``."""
    if form == "json":
        rows = [each.as_data() for each in problems]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    lines = [_annotation(each) if form == "github" else str(each) for each in problems]
    return "\n".join([*lines, summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """The last line of the output: the number of errors and warnings."""
    errors = sum(each.severity == "fejl" for each in problems)
    warnings = counted(len(problems) - errors, "advarsel", "advarsler")
    if not problems:
        return SAYINGS["ok"]
    if errors == 0:
        return SAYINGS["warnings"].format(warnings=warnings)
    name = "errors" if errors < len(problems) else "errors_only"
    return SAYINGS[name].format(errors=counted(errors, "fejl", "fejl"), warnings=warnings)


def _annotation(each: Problem) -> str:
    """A workflow command of GitHub Actions with escaped values."""
    kind = "error" if each.severity == "fejl" else "warning"
    place = f"file={_escaped(each.place.path)},line={each.place.line},col={each.place.column}"
    return f"::{kind} {place},title={_escaped(each.code)}::{_escaped(each.message, data=True)}"


def _escaped(text: str, *, data: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if data else text.replace(":", "%3A").replace(",", "%2C")
