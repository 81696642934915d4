"""What was published: read from git, judged, and what becomes of it."""
