"""Documents as accessible PDF (PDF/UA-1), set by Typst through ``policy/documents/templates/``."""
