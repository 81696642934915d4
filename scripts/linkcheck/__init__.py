"""Checks the links of a built site, internal and external."""
