"""Files -> an edition, with the line and column of every value."""
