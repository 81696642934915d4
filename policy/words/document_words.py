"""What the documents (PDF, Word) say beside the policy's own text, in Danish.

What the site's fragments say as well is worded as in ``macros/templates/``.
"""

EDITIONS = {
    "overført": "Udgave {year}",
    "ældre": "Udgave {year}",
    "udkast": "Udkast til udgave {year}",
    "vedtaget": "Udgave {year}",
}
"""What an edition is called on the title page, by its status."""

STATUSES = {
    "overført": "Overført ordret fra skolens udaterede tekst.",
    "ældre": "En ældre tekst, vedtaget {day}.",
    "udkast": "Et forslag, som ikke er vedtaget.",
    "vedtaget": "Vedtaget {day}.",
}
"""Where an edition stands, by its status."""

FACTS = {
    "treated": "Behandlet af {party}",
    "untreated": "Årets behandling",
    "not_recorded": "ikke registreret",
    "valid_from": "Gælder fra",
    "revised": "Skal revideres",
    "overdue": "Skulle være revideret",
    "corrected": "Rettet {day}",
}
"""The names of what the title page tells of an edition."""

INITIATIVES = {
    "caption": "Indsatser – {department}",
    "none": "Der er ingen indsatser angivet.",
    "step": "overgang {step}",
    "since": "siden {year}",
    "changed": "siden {year} · ændret {changed}",
    "retired": "Udgået med denne udgave",
}
"""A department's table of initiatives."""
COLUMNS = ("Nr.", "Tema", "Indsats")
"""The columns of that table."""

OVERVIEW = {"caption": "Temaer og afdelinger", "theme": "Tema", "none": "–"}
"""The table of themes and departments."""

PICTURE = {
    "title": "Indsatserne {whom}",
    "alt": "{title}. Hver stribe er en indsats og følger de {places}, den gælder. Pilene er "
    "overgange, som politikken nævner. Det samme står som tekst i afdelingernes tabeller.",
    "alt_alone": "{title}. Hver stribe er en indsats og følger de {places}, den gælder. Det "
    "samme står som tekst i afdelingernes tabeller.",
    "caption_alone": "Hver stribe er en indsats.",
    "caption": "Hver stribe er en indsats. Pilene er de overgange, som politikken nævner.",
}
"""The picture of the initiatives along the grades."""

LINKS = {
    "about": "Om linket:",
    "newer": "Nyere adresse:",
    "checked": "Sidst efterprøvet {day}.",
    "unchecked": "Ikke efterprøvet.",
    "none_checked": "Ingen af adresserne er efterprøvet.",
}
"""What is told of each link of the link list."""

TREATMENT = {
    "recorded": "Behandling af udgave {year}:",
    "unrecorded": "Behandlingen af udgave {year} er ikke registreret.",
    "earlier": "Hvornår parterne behandlede teksten, er ikke noteret.",
    "party": "{party}: {day}",
    "not_recorded": "ikke registreret",
    "adopted": "Vedtaget {day}.",
    "valid_from": "Gælder fra {day}.",
    "revised": "Skal revideres {day}.",
    "overdue": "Skulle være revideret {day}.",
    "corrections": "Rettelser efter vedtagelsen:",
    "correction": "{day}: {note}",
}
"""The year's treatment, where the policy tells how it is treated."""

SHEET = {
    "title": "{policy} – {school}",
    "number": "Side {number} af {count}",
    "contents": "Indhold",
    "draft": "Udkast",
    "department": "Afdeling",
    "initiatives": "Indsatser",
}
"""What stands at the edges of a sheet, over its contents, and over a narrow overview."""

CHANGES = {
    "title": "Ændringer i {policy}",
    "compared": "Fra {old} til {new}",
    "one": "1 ændring",
    "many": "{count} ændringer",
    "none": "Ingen ændringer i politikken.",
    "short": "Kort fortalt",
    "whole": "Hele politikken med ændringer",
    "untouched": "Ingen ændringer her.",
    "note": "Skolens note:",
    "note_on": "Skolens note til «{about}»:",
    "in": " i {place}",
    "picture": "Billede: ",
    "picture_removed": "billedet før",
    "picture_added": "billedet nu",
}
"""The redline as a document."""

NOTE_HEADING = "Høringen og svarene"
"""The heading of the note of a hearing in the redline as a document."""

LEGEND = (
    ("Det, der er ", ""),
    ("understreget", "added"),
    (", er nyt. Det, der er ", ""),
    ("streget over", "removed"),
    (
        ", er taget ud. Stregen i margenen viser, hvor noget er ændret. Hver ændring har sit "
        "nummer her og i «Kort fortalt».",
        "",
    ),
)
"""How a redline is read; the second word of a pair is how the first one looks."""

MENTION = "Nævnt i {title}: "
"""What stands before a place of the policy that another page mentions."""
