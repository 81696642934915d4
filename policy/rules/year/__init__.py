"""Rules of the yearly revision: the hearing of a draft, and the answers to it."""
