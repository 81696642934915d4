"""Pages of the yearly revision that the site makes of the data."""
