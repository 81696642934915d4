"""Finds or installs what the commands and tests need of the machine."""
