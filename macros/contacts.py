"""Whom readers may contact: the school's roles, each with its addresses and telephone numbers."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from policy.model.data_files import Contact, School
from policy.text.danish import telephone
from policy.text.slug import slug

_VERBS = {"mailto": "Skriv til", "tel": "Ring på"}
_VERB = "Gå til"


@dataclass(frozen=True)
class Way:
    """One way to reach a role: its address, what of it is shown, and what one does with it."""

    role: str
    address: str

    @property
    def is_telephone(self) -> bool:
        """Whether it is a number to call."""
        return self.address.startswith("tel:")

    @property
    def shown(self) -> str:
        """The address as people write it: the number, or without its scheme."""
        scheme, _, rest = self.address.partition(":")
        return telephone(rest) if scheme == "tel" else rest.removeprefix("//").rstrip("/")

    @property
    def verb(self) -> str:
        """What stands before ``shown``: «Skriv til», «Ring på», «Gå til»."""
        return _VERBS.get(self.address.partition(":")[0].lower(), _VERB)

    @property
    def name(self) -> str:
        """The role, with the number of a telephone: a large screen cannot call it."""
        return f"{self.role}, tlf. {self.shown}" if self.is_telephone else self.role


@dataclass(frozen=True)
class Role:
    """A role with all the ways to reach it; ``anchor`` is its place on the page of contacts."""

    name: str
    anchor: str
    ways: tuple[Way, ...]


def ways(school: School) -> tuple[Way, ...]:
    """Every contact of ``school``, in the order of its file."""
    return tuple(map(_way, school.contacts))


def roles(school: School) -> tuple[Role, ...]:
    """The roles of ``school``, each once, in the order of its file."""
    found: dict[str, list[Way]] = defaultdict(list)
    for each in ways(school):
        found[each.role].append(each)
    taken: set[str] = set()
    return tuple(Role(name, _anchor(name, taken), tuple(each)) for name, each in found.items())


def _anchor(role: str, taken: set[str]) -> str:
    """An id for ``role`` that is not among those ``taken``: «kontakt-skolens-kontor»."""
    name = f"kontakt-{slug(role)}".rstrip("-")
    free = next(each for n in count(1) if (each := name if n == 1 else f"{name}-{n}") not in taken)
    taken.add(free)
    return free


def _way(contact: Contact) -> Way:
    return Way(contact.role, contact.address)
