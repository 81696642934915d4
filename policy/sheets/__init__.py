"""The initiatives as sheets and data: what departments open, and what programs read."""
