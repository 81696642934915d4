"""A Word file of an earlier edition or draft: what it was made of, and its edits today."""
