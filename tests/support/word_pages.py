"""Random pages and revisions of them, with all that comes back from Word: laws hold for any."""

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from policy.text.slug import slug
from tests.support.revisions import SENTENCES, WORDS

_MARKS = (
    "[{}](https://example.dk/a)",
    "[{}](hverdagen.md#baenken)",
    "**{}**",
    "*{}*",
    "<del>{}</del>",
)
_PLAIN = re.compile(r"[a-zæøå]+")


@st.composite
def marked(draw: st.DrawFn) -> str:
    """A sentence, of which one word may be a link or look otherwise."""
    words = draw(SENTENCES).removesuffix(".").split()
    if draw(st.booleans()):
        at = draw(st.integers(0, len(words) - 1))
        words[at] = draw(st.sampled_from(_MARKS)).format(words[at])
    return f"{' '.join(words)}."


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A paragraph, a list, a heading, a table, a quotation, or a paragraph with a note."""
    some = draw(st.lists(marked(), min_size=1, max_size=3))
    number = draw(st.integers(100, 999))
    kind = draw(st.sampled_from(["text", "items", "nested", "heading", "table", "quote", "note"]))
    match kind:
        case "items":
            return "\n".join(f"- {each}" for each in some)
        case "nested":
            return f"1. {some[0]}\n" + "\n".join(f"    - {each}" for each in some)
        case "heading":
            title = f"{some[0].translate(str.maketrans('', '', '[]()<>/*.:#'))} {number}"
            return f"## {title} {{ #{slug(title)} }}"
        case "table":
            return "| A | B |\n| --- | --- |\n" + "\n".join(f"| {e} | {number} |" for e in some)
        case "quote":
            return f"> {some[0]}"
        case "note":
            return f"{some[0]}[^n{number}]\n\n[^n{number}]: {draw(marked())} {number}."
        case _:
            return "\n".join(some)


@st.composite
def revised(draw: st.DrawFn, old: Sequence[str]) -> list[str]:
    """The blocks of a page with some that came, went, moved or were reworded."""
    found = [*old]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(found) - 1))
        match draw(st.sampled_from(["came", "went", "moved", "words", "words", "words"])):
            case "came":
                found.insert(at, draw(blocks()))
            case "went" if len(found) > 1:
                del found[at]
            case "moved":
                found.insert(draw(st.integers(0, len(found) - 1)), found.pop(at))
            case _:
                found[at] = draw(_reworded(found[at]))
    return found


@st.composite
def _reworded(draw: st.DrawFn, block: str) -> str:
    """A block with one plain word more, fewer, or in another look."""
    words = re.split(r"(\s+)", block)
    plain = [at for at, each in enumerate(words) if _PLAIN.fullmatch(each)]
    if block.startswith("#") or not plain:
        return block
    at = draw(st.sampled_from(plain))
    new = draw(WORDS)
    ways = [new, f"{words[at]} {new}", f"**{words[at]}**", f"[{words[at]}](https://example.dk/ny)"]
    words[at] = draw(st.sampled_from(ways))
    return "".join(words)
