"""What the Word files say beside the policy's own text, in Danish."""

WORD = {
    "author": "Udgave {year}",
    "contents": "Indhold",
    "identifier": "trivselspolitik {year}",
    "of": " af ",
    "picture": "[Billede: {alt}]",
    "redline_title": "{title} – ændringer siden {old}",
}
"""What a Word file says beside the document."""

WORD_PROPERTIES = {"school": "Skole", "year": "Skoleår", "status": "Status"}
"""The names of the properties by which a Word file is known again."""

SUMMARY = {
    "title": "Ændringer i trivselspolitikken",
    "between": "{school}: fra {old} til {new}",
    "how": "Tallene er ændringernes numre. Bagefter står hele politikken med sporede ændringer. "
    "Vælger du «Accepter alle», får du den nye tekst, og med «Afvis alle» den gamle.",
    "place": " i «{place}»",
    "note": "Skolens note:",
}
"""The summary of changes that stands before a policy with tracked changes."""
