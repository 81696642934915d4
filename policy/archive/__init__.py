"""The archive of published editions: read from git, and updated by publication."""
