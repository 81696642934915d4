"""The overview of several schools' editions, for a municipality."""
