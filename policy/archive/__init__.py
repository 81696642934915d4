"""What was published: read from git, and decided on when an edition is published."""
