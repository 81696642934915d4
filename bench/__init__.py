"""Measures the site and the commands, each figure next to another of the same run."""
