"""An edition as a Word file, and two editions as one with tracked changes (ECMA-376)."""
