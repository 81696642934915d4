"""One small module per command: it parses its arguments, calls the other packages and prints."""

import gc
import os

# A command makes many objects that stay and little garbage: collecting less often saves a tenth.
gc.set_threshold(500_000)

# No plugins of pydantic are used here, and looking for them reads the metadata of every package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
