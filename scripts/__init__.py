"""One small module per command; each parses arguments, calls ``macros`` and prints."""

import gc

# A command makes many things that stay and little waste: looking for it takes a tenth of the time.
gc.set_threshold(500_000)
