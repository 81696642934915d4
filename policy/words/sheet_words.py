"""What sheets of initiatives say in Danish, and how the data beside an edition is explained."""

COLUMNS = {
    "id": (
        "Nummer",
        "Indsatsens faste nummer. Det gives aldrig til en anden. Lad feltet stå tomt ved en ny "
        "indsats, så får den det næste ledige.",
    ),
    "afdeling": ("Afdeling", "Afdelingens navn, som det står i arket «Lister»."),
    "tema": ("Tema", "Et af temaerne i arket «Lister»."),
    "indsats": ("Indsats", "Det, skolen gør: én eller flere sætninger, der slutter med punktum."),
}
"""The title and explanation of the columns that are not explained as in the data files."""

SHEETS = {
    "initiatives": "Indsatser",
    "lists": "Lister",
    "help": "Forklaring",
    "themes": "De temaer, en indsats kan have.",
    "columns": "Kolonne",
    "meaning": "Forklaring",
    "title": "Indsatser – {policy}, {school}",
    "refused": "Står ikke i listen",
    "unknown_department": "Afdelingen står ikke i arket «Lister». Vælg en af dem, der gør.",
    "unknown_theme": "Temaet står ikke i arket «Lister». Behold det kun, hvis det er et nyt tema.",
}
"""The words of the workbook."""

DATA = {
    "workbook": "Regneark",
    "workbook_note": "åbnes i Excel, LibreOffice og lignende",
    "csv": "CSV",
    "csv_note": "den samme tabel som ren tekst, med semikolon mellem felterne",
    "list": "JSON",
    "list_note": "den samme liste til programmer",
    "edition": "Hele udgaven",
    "edition_note": "al tekst og alle data, til programmer",
}
"""What the files beside an edition are called, and what each is for."""
