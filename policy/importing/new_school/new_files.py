"""The files of a new school: pages, data and menu, with marks beside what is to be confirmed.

A mark is a comment of YAML, in a data file beside the value, on a page in its front matter; the
check tells each of them until it is deleted (``policy.rules.facts.leftovers``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from policy.importing.new_school.facts import Facts, facts_of
from policy.importing.new_school.guesses import quoted
from policy.importing.new_school.outline import INITIATIVES, Call, Outline, Page, outline_of
from policy.importing.new_school.page_markdown import PageWriter
from policy.importing.new_school.tables import Department
from policy.importing.new_school.word_text import Paragraph, WordText
from policy.importing.rows.yaml_rows import scalar
from policy.loading.markdown_page import read_markdown
from policy.loading.navigation import CONFIG, POLICY
from policy.model.addresses import DEPARTMENT_PAGES, FRONT, GRADES_PAGE
from policy.rules.facts.leftovers import TO_CONFIRM
from policy.text.danish import date_in_words
from policy.text.grades import grades_as_written
from policy.words.word_file_words import DESCRIPTIONS, GUESSED, MISSED, NEW_PAGES, NEW_SCHOOL

_GUIDE = "docs/vejledning/"
_KEPT = (_GUIDE, "data/schema/")
"""What is taken over from the files at hand as it is: it is about no school."""
_EMPTY = {"accepted": "accepteret", "soegeord": "søgeord", "ordforklaring": "ordforklaringer"}
_OWN_WORDS = re.compile(r"(# Fra politikken\n).*?(?=\n\n|\Z)", re.DOTALL)
_GUIDE_MENU = re.compile(rf"^  - [^\n]+:\n(?:      [^\n]*{_GUIDE[5:]}[^\n]*\n)+", re.MULTILINE)
_SETTING = r"^{key}:.*\n(?:[ ].*\n)*"
_PLACE = re.compile(r"\n+(?:#[^\n]*\n)*extra:[^\n]*\n(?:[ ][^\n]*\n)*")
"""The setting of a place in the old school's text, with what is said above it."""


def files_of(text: WordText, today: date, at_hand: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the school whose policy in Word is ``text``, by their paths.

    ``at_hand`` are the files of the policy that is here: its settings and its guide are kept.
    """
    facts = facts_of([*_texts(text)], today)
    outline = outline_of(text)
    found = {path: each for path, each in at_hand.items() if path.startswith(_KEPT)}
    texts = {**_pages(outline, text, facts), **_data(outline, facts)}
    texts["data/ordliste.txt"] = _OWN_WORDS.sub(
        r"\1", at_hand.get("data/ordliste.txt", b"").decode("utf-8")
    )
    if "docs/data.md" in at_hand:
        texts["docs/data.md"] = at_hand["docs/data.md"].decode("utf-8")
    texts[CONFIG] = _settings(at_hand[CONFIG].decode("utf-8"), outline, facts, texts)
    return found | {path: each.encode() for path, each in texts.items()}


def _texts(text: WordText) -> Iterator[str]:
    for block in text.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _marks(guesses: Iterable[str], indent: str = "") -> str:
    """``guesses`` as comments that the check tells."""
    return "".join(f"{indent}{TO_CONFIRM} {_harmless(each)}\n" for each in guesses)


def _harmless(text: str) -> str:
    """``text`` on one line, where it can be no call: front matter is read for calls, too."""
    return " ".join(text.split()).replace("{", "(").replace("}", ")")


def _pages(outline: Outline, text: WordText, facts: Facts) -> dict[str, str]:
    found = {}
    places = outline.places()
    for page in outline.pages:
        _with_signposts(page, outline)
        writer = PageWriter(page, places, text.notes)
        markdown = writer.text()
        said = _said(markdown)
        flat = PageWriter(page, places, text.notes, is_flat=True)
        if said != _said(plain := flat.text()):
            writer.guesses.append(GUESSED["flat"])
            markdown = plain
        guesses = [*page.guesses, *dict.fromkeys(writer.guesses)]
        if page.id == FRONT:
            guesses += _missing(text)
        head = _head(None if page.id == FRONT else page.title.text, facts, guesses)
        found[f"docs/{page.id}.md"] = f"{head}{markdown}"
    known = {each.department for each in outline.pages}
    for each in outline.departments:
        if each.id in known:
            continue
        body = f'# {each.name} {{ #{each.id} }}\n\n{{{{ indsatstabel("{each.id}") }}}}\n'
        found[f"docs/{DEPARTMENT_PAGES}{each.id}.md"] = f"{_head(each.name, facts, ())}{body}"
    for name, title in NEW_PAGES.items():
        if name != FRONT and (name != GRADES_PAGE or _grades(outline.departments)):
            calls = DESCRIPTIONS[name]
            body = "\n".join(f"\n{{{{ {call}() }}}}" for call in calls)
            head = _head(title, facts, ())
            found[f"docs/{name}.md"] = f"{head}# {title} {{ #{name} }}\n{body}\n"
    return found


def _said(markdown: str) -> list[str]:
    """What a page says, text by text."""
    return [each.words for each in read_markdown("side", markdown).rendered.texts]


def _with_signposts(page: Page, outline: Outline) -> None:
    """The first page leads to the grades and the departments, where there are some."""
    if page.id != FRONT or not outline.departments:
        return
    if _grades(outline.departments):
        page.blocks.append(Call("find_klassetrin()"))
    page.blocks.append(Call("afdelinger()"))


def _missing(text: WordText) -> Iterator[str]:
    for each in dict.fromkeys(text.missing):
        place = NEW_SCHOOL["near"].format(text=quoted(each.near)) if each.near else ""
        yield MISSED[each.kind].format(found=quoted(each.found), place=place)


def _head(title: str | None, facts: Facts, guesses: Iterable[str]) -> str:
    name = facts.name or NEW_SCHOOL["unnamed"]
    key = "front_description" if title is None else "description"
    said = NEW_SCHOOL[key].format(title=title, school=name)
    return f"---\ndescription: {scalar(_harmless(said))}\n{_marks(guesses)}---\n\n"


def _grades(departments: Sequence[Department]) -> list[int]:
    return sorted(
        {grade for each in departments if (g := each.grades) for grade in range(g[0], g[1] + 1)}
    )


def _data(outline: Outline, facts: Facts) -> dict[str, str]:
    found = {
        "school": _school(outline, facts),
        "edition": _edition(facts),
        "initiatives": "".join(_initiatives(outline.departments)),
        "links": "".join(_links(outline)),
        **{name: f"{key}: []\n" for name, key in _EMPTY.items()},
    }
    return {
        f"data/{name}.yaml": f"# yaml-language-server: $schema=schema/{name}.schema.json\n{text}"
        for name, text in found.items()
    }


def _school(outline: Outline, facts: Facts) -> str:
    name = facts.name or NEW_SCHOOL["unnamed"]
    text = _marks([GUESSED["school" if facts.name else "no_school"].format(name=name)])
    text += f"navn: {scalar(name)}\n"
    if facts.municipality:
        text += _marks([GUESSED["municipality"].format(name=facts.municipality)])
        text += f"kommune: {scalar(facts.municipality)}\n"
    if grades := _grades(outline.departments):
        text += _marks([GUESSED["all_grades"]])
        text += f"klassetrin: {grades_as_written(grades)}\n"
    return f"{text}{_marks([GUESSED['parties']])}parter: []\n"


def _edition(facts: Facts) -> str:
    text = "" if facts.is_year_said else _marks([GUESSED["year"]])
    text += f"skoleår: {facts.year}\n"
    if not facts.adopted:
        return f"{text}{_marks([GUESSED['draft']])}status: udkast\n"
    guess = GUESSED["adopted"].format(date=date_in_words(facts.adopted))
    return f"{text}{_marks([guess])}status: ældre\nvedtaget: {facts.adopted}\n"


def _initiatives(departments: Sequence[Department]) -> Iterator[str]:
    themes = dict.fromkeys(row.theme for each in departments for row in each.rows if row.theme)
    yield "temaer:\n" if themes else "temaer: []\n"
    yield from (f"  - {scalar(each)}\n" for each in themes)
    yield "\nafdelinger:\n" if departments else "\nafdelinger: []\n"
    for each in departments:
        yield f"  - id: {each.id}\n    navn: {scalar(each.name)}\n{_marks(each.guesses, '    ')}"
        yield "    gælder: alle\n" if each.is_for_all else ""
        yield f"    klassetrin: {each.grades[0]}-{each.grades[1]}\n" if each.grades else ""
        yield "    indsatser:\n"
        for row in each.rows:
            yield f"      - id: {row.id}\n"
            yield f"        tema: {scalar(row.theme)}\n" if row.theme else ""
            yield f"        indsats: {scalar(row.text)}\n"


def _links(outline: Outline) -> Iterator[str]:
    yield "links:\n" if outline.links else "links: []\n"
    for each in outline.links:
        yield f"  - id: {each.id}\n    titel: {scalar(each.title)}\n"
        yield f"    adresse: {scalar(each.address)}\n"


def _settings(known: str, outline: Outline, facts: Facts, files: Mapping[str, str]) -> str:
    """The settings at hand with the new school's name and menu, and no place of the old one."""
    title = outline.pages[0].title.text
    named = title if facts.name in title else f"{title} – {facts.name}"
    guide = _GUIDE_MENU.search(known)
    menu = f"nav:\n  - {POLICY}:\n{_menu(outline)}"
    for name, each in NEW_PAGES.items():
        if f"docs/{name}.md" in files and name != FRONT:
            menu += f"  - {each}: {name}.md\n"
    menu += guide[0] if guide else ""
    menu += f"  - {NEW_SCHOOL['data']}: data.md\n" if "docs/data.md" in files else ""
    new = {"site_name": f"site_name: {scalar(named)}\n", "nav": menu}
    for key, text in new.items():
        pattern = re.compile(_SETTING.format(key=key), re.MULTILINE)
        before, _, behind = _parted(pattern, known)
        known = f"{before}{text}{behind}"
    return _PLACE.sub("\n", known)


def _parted(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    """``text`` before the first match, the match, and behind it; at the end where there is none."""
    found = pattern.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _menu(outline: Outline) -> str:
    """The pages of the policy; those of the departments stand with the page of the initiatives."""
    known = {each.department for each in outline.pages}
    below = [
        f"{scalar(each.name)}: {DEPARTMENT_PAGES}{each.id}.md"
        for each in outline.departments
        if each.id not in known
    ]
    lines, is_below = [], False
    for page in outline.pages:
        title = scalar(page.title.text)
        is_below = bool(is_below and page.department)
        if page.id == INITIATIVES:
            lines += [f"      - {title}:", f"          - {page.id}.md"]
            lines += [f"          - {each}" for each in below]
            below, is_below = [], True
        else:
            lines.append(f"{'    ' * is_below}      - {title}: {page.id}.md")
    return "\n".join([*lines, *(f"      - {each}" for each in below)]) + "\n"
