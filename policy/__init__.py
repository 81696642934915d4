"""The policy as values: read, checked, compared, reported. Knows no site generator."""
