"""Shortens texts to one line of limited length."""

EXCERPT = 70
"""How many characters of a text identify it in a list."""


def truncated(text: str, limit: int) -> str:
    """``text`` on one line, truncated with «…» to at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def excerpt(text: str, limit: int) -> str:
    """The first ``limit`` characters of ``text`` on one line, cut between words, with « …»."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rpartition(" ")[0].rstrip(" ,;:.–-") + " …"
