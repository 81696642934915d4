"""Measures the site and the commands, each figure beside another of the same run."""
