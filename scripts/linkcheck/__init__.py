"""Whether the links of a built site lead somewhere, inside it and outside."""
