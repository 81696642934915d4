"""Writes files anew that are kept in the repository: schemas and pictures."""
