"""One small module per command; each parses arguments, calls ``macros`` and prints."""

import gc

# A command makes many things that stay and little waste: looking for it often takes a tenth.
gc.set_threshold(100_000)
