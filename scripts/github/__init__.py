"""Posts comments and issues on GitHub from the workflows."""
