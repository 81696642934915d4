"""Where the code itself lies: what the commands start, and what they take from it."""

from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
"""The top of the repository that holds the code."""
