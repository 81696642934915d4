"""Checks the procedures that pages show as tables: who does each step, and what its deadline is."""

from collections.abc import Iterator

from policy.loading.loader import DOCS, Loaded
from policy.model.edition import Section
from policy.model.macro_calls import find_calls
from policy.model.problems import Place, Problem, place_of, problem
from policy.model.procedures import NO_NUMBER, steps_of

MACRO = "hvem_goer_hvad"


def check(policy: Loaded) -> Iterator[Problem]:
    """The problems of every procedure that some page shows."""
    seen: set[str] = set()
    for path, text in sorted(policy.texts.items()):
        calls = find_calls(text) if path.endswith(".md") and MACRO in text else ()
        for call in calls:
            if call.name == MACRO and len(call.arguments) == 1:
                (reference, offset), *_ = call.arguments
                found = _section(policy, reference)
                if found and not steps_of(found.blocks):
                    place = place_of(path, text, offset)
                    yield problem(place, "FORLØB-UDEN-TRIN", found=reference)
                elif found and reference not in seen:
                    seen.add(reference)
                    yield from check_steps(f"{DOCS}{reference.partition('#')[0]}.md", found)


def _section(policy: Loaded, reference: str) -> Section | None:
    page_id, _, anchor = reference.partition("#")
    sections = (s for page in policy.policy_pages if page.id == page_id for s in page.sections)
    return next((each for each in sections if each.id == anchor), None)


def check_steps(path: str, section: Section) -> Iterator[Problem]:
    """Each step of a procedure names somebody, and no deadline lacks its number."""
    for step in steps_of(section.blocks):
        place = Place(path, step.line or 1)
        if not step.who:
            yield problem(place, "TRIN-UDEN-HVEM", found=step.what)
        if missing := NO_NUMBER.search(step.what):
            yield problem(place, "FRIST-UDEN-TAL", found=missing[0])
