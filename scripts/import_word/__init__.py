"""What a Word file that came back proposes: ``scripts.import_word``."""
