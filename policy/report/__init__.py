"""Changes -> what people read: a summary, a redline, JSON."""
