"""Two editions -> what changed between them."""
