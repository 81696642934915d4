"""A title as a slug: the part of an address that stands for it."""

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(title: str) -> str:
    """``title`` in lower-case ASCII, its words joined by hyphens: «Æblets år» is ``aeblets-aar``.

    Empty where ``title`` has neither letters nor digits of the Latin script.
    """
    decomposed = unicodedata.normalize("NFKD", title.lower().translate(_DANISH))
    return "-".join(re.findall(r"[a-z0-9]+", decomposed.encode("ascii", "ignore").decode()))
