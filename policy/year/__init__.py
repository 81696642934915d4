"""The yearly revision: what is due when, where it is, and what is missing."""
