"""School grades as numbers: runs of consecutive grades, and the notation of the data files."""

from collections.abc import Iterable


def runs(grades: Iterable[int]) -> list[tuple[int, ...]]:
    """The runs of consecutive grades, ascending: (0, 1, 3) gives (0, 1) and (3,)."""
    found: list[tuple[int, ...]] = []
    for grade in sorted(set(grades)):
        if found and grade == found[-1][-1] + 1:
            found[-1] = (*found[-1], grade)
        else:
            found.append((grade,))
    return found


def grades_as_written(grades: Iterable[int]) -> str:
    """``(0, 1, 2, 3)`` as ``"0-3"``: the notation of the data files."""
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs(grades))
