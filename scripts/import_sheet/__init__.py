"""What a sheet of initiatives proposes: ``scripts.import_sheet``."""
