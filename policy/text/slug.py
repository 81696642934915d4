"""Makes slugs, the parts of URLs derived from titles."""

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(title: str) -> str:
    """``title`` in lower-case ASCII, its words joined by hyphens: «Æblets år» is ``aeblets-aar``.

    Empty where ``title`` has no Latin letters and no digits.
    """
    decomposed = unicodedata.normalize("NFKD", title.lower().translate(_DANISH))
    return "-".join(re.findall(r"[a-z0-9]+", decomposed.encode("ascii", "ignore").decode()))
