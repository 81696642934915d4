"""The site generator, and all that is done around it."""
