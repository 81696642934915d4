"""Loads files into an edition, keeping the line and column of every value."""
