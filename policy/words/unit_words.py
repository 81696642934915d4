"""What the units of a school are called where they have no grades of their own, in Danish."""

UNITS = {
    "all": "For alle",
    "apart": "For dem, der går her",
    "in": "i {places}",
    "groups": "grupper",
    "grades": "klassetrin",
}
"""Whom a unit is for, and what the parts of a school are called."""

DETAILS = {
    "ansvarlig": "Ansvarlig",
    "hvornår": "Hvornår",
    "mål": "Mål",
    "evaluering": "Evaluering",
}
"""The names of what is said of an initiative besides what it is, by the keys of the data file."""

NO_THEME = "Uden tema"
"""The row of the overview for initiatives that have no theme."""

GRADE = "klasse"
OTHER_GRADES = "Øvrige klassetrin"
WHO_GOES_TO = "Hvis dit barn går i"
"""What the finder and the page of grades call what they show."""
GRADE_PAGE = "{policy} {year} på {school}: det, der gælder for {name}."
"""What is told of the page of one grade or group where a link to it is shared."""
OTHER_TIMES = "Andre tidspunkter"
"""The initiatives whose time names no month."""

PROCEDURE = ("Trin", "Hvem", "Hvad", "Frist")
PROCEDURE_TITLE = "Hvem gør hvad – {title}"
"""The table of a procedure."""
