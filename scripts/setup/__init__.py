"""Finds or installs what commands and tests need: a browser, a dictionary."""
