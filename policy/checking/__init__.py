"""Checks, fixes and resolves whole policies for the commands."""
