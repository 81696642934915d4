"""One small module per command: it parses its arguments, calls the other packages and prints."""

import gc

# A command makes many objects that stay and little garbage: collecting less often saves a tenth.
gc.set_threshold(500_000)
