"""One small module per command; each parses arguments, calls ``macros`` and prints."""
