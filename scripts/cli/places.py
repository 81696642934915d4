"""The folder that holds the code itself."""

from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
"""The top of the repository that holds the code."""
