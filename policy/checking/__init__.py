"""A policy's folder checked as a whole, as the commands do it."""
