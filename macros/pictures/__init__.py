"""The picture of the initiatives along the grades, drawn wide for screens and tall for phones."""
