"""Danish text as such: sentences, words, typography, dates."""
