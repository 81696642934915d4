"""The pictures of a redline: what became of each, and where it can be seen."""
