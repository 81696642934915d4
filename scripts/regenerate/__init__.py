"""Writes generated files that are kept in the repository: schemas and pictures."""
