"""What the workflows write on GitHub: a comment, an issue."""
