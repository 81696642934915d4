"""What the reports on changes say of them, in Danish: for the board and for everybody who reads.

A change is named by what became of it, one or several; a key by what a reader would call it.
"""

CHANGE_COUNTS = {
    "added": ("ny", "nye"),
    "removed": ("udgået", "udgåede"),
    "changed": ("ændret", "ændrede"),
    "moved": ("flyttet", "flyttede"),
    "split": ("delt i to", "delt i to"),
    "joined": ("lagt sammen", "lagt sammen"),
}
REWORDED = ("omformuleret", "omformulerede")
TEXT_COUNTS = {
    "added": ("tilføjet", "tilføjede"),
    "removed": ("slettet", "slettede"),
    "changed": REWORDED,
}
CHANGE_NAMES = {
    "added": "Ny",
    "removed": "Udgået",
    "changed": "Ændret",
    "moved": "Flyttet",
    "split": "Delt i to",
    "joined": "Lagt sammen",
}
HEADING_NAMES = {
    "added": "Nyt afsnit",
    "removed": "Slettet afsnit",
    "changed": "Ændret overskrift",
    "moved": "Flyttet afsnit",
}
MOVES = {
    "place": "fra «{before}» til «{after}»",
    "afdeling": "fra {before} til {after}",
    "rækkefølge": "fra nr. {before} til nr. {after}",
}
"""From where to where something was moved."""
TEXT_NAMES = {"added": "Tilføjet", "removed": "Slettet"}
LINK_NAME = "Ændret link"
PICTURE_NAME = "Andet billede"
OTHER_PICTURE = " (filen er en anden)"
"""What is said of a picture whose file has the same name and another content."""
NOTE_MARK_NAMES = {
    "added": "Nyt mærke til fodnoten",
    "removed": "Slettet mærke til fodnoten",
    "moved": "Flyttet mærke til fodnoten",
}
ADDRESS_NAME = "Ny adresse"
RETIREMENT_NAMES = {
    "added": "Skrevet som udgået",
    "removed": "Ikke længere skrevet som udgået",
    "changed": "Ændret begrundelse",
}
"""What is said of a retired initiative that neither edition has."""
FIELD_LABELS = {
    "adresse": "adresse",
    "afløst_af": "afløst af",
    "anker": "adresse",
    "fodnote": "fodnotens mærke",
    "niveau": "overskriftens niveau",
    "gælder": "gælder for",
    "gælder_fra": "gælder fra",
    "id": "adresse",
    "kort": "kort navn",
    "offentliggør_udkast": "offentliggør udkast",
    "på_tværs": "på tværs",
    "tilgængelighedserklæring": "tilgængelighedserklæring",
    "udgåede": "udgået",
}
"""What a key of the data is called where the key itself is not what a reader would say."""

CHANGE_NUMBER = "ændring {number}"
"""By what people refer to a change; its number does not move within a report."""
NO_CHANGES = {
    False: "Ingen ændringer i politikken.",
    True: "Ingen ændringer i politikken, kun i det, der er noteret om udgaven.",
}
"""Where the policy is as it was; the key tells whether anything else changed."""
ADMINISTRATIVE = "noteret om udgaven, ikke en del af politikken"
"""What is said of a group of changes of status, dates and settings alone."""
SIDES = ("Før:", "Nu: ")

STRUCK = " (streget over: {words})"
"""What is compared and told of words that are struck out: their meaning is another."""

FORMS = {
    "paragraph": "afsnit",
    "item": "punkt",
    "numbered": "nummereret punkt",
    "nested": "{name} på niveau {level}",
    "footnote": "fodnote",
    "definition": "definition",
    "together": "samme stykke som det foregående",
    "new_paragraph": "nyt afsnit",
    "new_item": "nyt punkt",
    "new_footnote": "ny fodnote",
    "new_definition": "ny definition",
}
"""What a text stands in: «før afsnit, nu punkt»."""
FORM_NAMES = {"": "Ændret form", "split": "Delt", "joined": "Lagt sammen"}
FORM_WORDS = {
    "": "fra {before} til {after}",
    "split": "({after} begynder her)",
    "joined": "med det foregående",
}
"""What is said of a text that stands in another kind of block, begins one or no longer does."""
DEFINITION_NAMES = {
    "added": "Nyt begreb",
    "removed": "Slettet begreb",
    "changed": "Ændret definition",
    "moved": "Flyttet begreb",
    "renamed": "Omdøbt begreb",
}
"""What became of a term that the text defines, or of its definition."""
DEADLINE_NAME = "Frist ændret"
"""A sentence of which only the deadline is another."""
LEVEL_NAME = "Ændret niveau"

REDLINE_WORDS = {
    "deadline": "frist ændret",
    "form_kind": "før {before}, nu {after}",
    "form_split": "{after} begynder her",
    "form_joined": "lagt sammen med det foregående",
    "from": "flyttet hertil fra «{place}»",
    "to": "flyttet til «{place}»",
    "from_near": "flyttet hertil",
    "to_near": "flyttet",
    "split": "delt i to",
    "joined": "lagt sammen",
    "section_moved": "afsnittet er flyttet",
    "section_address": "afsnittets adresse er ændret fra «{before}» til «{after}»",
    "section_level": "overskriftens niveau er ændret fra {before} til {after}",
    "other_picture": "billedet «{text}» er et andet",
    "this_picture": "billedet er et andet",
    "link": "dér fører linket «{text}» hen",
    "note_mark": "dér står mærket (*) til fodnoten «{note}»",
    "row_added": "ny",
    "row_removed": "udgået",
    "row_changed": "ændret",
    "row_moved": "flyttet",
    "department_added": "Ny afdeling",
    "department_removed": "Afdelingen er udgået",
    "department_changed": "Afdelingen har fået nyt navn",
    "department_address": "Afdelingens adresse er ændret fra «{before}» til «{after}»",
    "department_moved": "Afdelingen står et andet sted i rækken",
    "page_added": "Ny side",
    "page_removed": "Siden er fjernet",
    "page_moved": "Siden står et andet sted i rækken",
    "page_address": "Sidens adresse er ændret fra «{before}» til «{after}»",
}
"""What the redline says of a text beside showing it."""

REDLINE_PARTS = {
    "edition": "Udgaven",
    "themes": "Temaer",
    "links": "Links",
    "retired": "Tidligere udgåede indsatser",
}
"""What data that stands on no page of its own is called in the redline."""

CHANGE_GROUPS = {
    "edition": "Udgaven",
    "theme": "Temaer",
    "department": "Afdelinger",
    "page": "Sider",
    "link": "Links",
}

ALSO = {
    "workflow": "arbejdsgang eller opsætning på GitHub",
    "code": "kode",
    "settings": "indstilling",
    "front": "sidens indstillinger (øverst)",
    "page": "side uden for politikken",
    "file": "fil",
}
"""What kind of thing a proposal changes besides the policy."""

REVIEW = {
    "problems": "## Kontrollen\n\n```\n{problems}\n```",
    "unread": "Politikken har fejl, så ændringerne kan ikke vises endnu. Ret dem, så kommer de.",
    "proposed": "Det foreslås ændret",
    "since_published": "Alt, der er ændret siden den gældende udgave",
    "also": "## Forslaget ændrer også\n\nDet er ikke politikkens tekst, så se efter, om det er "
    "meningen:\n\n{lines}",
    "also_line": "- {what}: {path}",
    "also_more": "- og {count} til",
    "files": "## Til mødet\n\nVed kørslen under «Artifacts» ligger «review» med ændringerne som "
    "`{pdf}` til dagsordenen, `{word}` med sporede ændringer og `aendringer.html`. Hele politikken "
    "ligger i mappen `site` som `{policy}`.",
    "cut": "Resten er for langt til en kommentar. Det hele står i resuméet og redlinen, som ligger "
    "ved kørslen under «Artifacts».",
    "by_machine": "*Skrevet af maskinen ud fra forslaget, og skrevet om, når forslaget ændres.*",
    "outdated": "Forslaget er ændret siden, så kommentaren skrives af en nyere kørsel.",
    "no_review": "Der er intet resumé at skrive: {path} findes ikke eller er ikke en lille fil.",
    "bad_number": "{path} rummer ikke nummeret på et forslag.",
    "no_answer": "GitHub svarer ikke, som det skal: {reason}.",
    "commented": "Kommentaren er skrevet.",
}
"""What a reviewer of a pull request is told beside the changes themselves."""
