"""Edits of the rows of initiatives, whatever proposed them."""
