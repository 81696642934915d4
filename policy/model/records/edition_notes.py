"""What is noted of an edition for its readers: corrections, and what changes mean."""

from policy.model.base import Record, key
from policy.model.fields import IsoDate, Text


class Correction(Record):
    """A correction made after the adoption, shown to readers."""

    date: IsoDate = key("dato", "Dagen for rettelsen.", "2027-03-12")
    note: Text = key("note", "Hvad der blev rettet, til læserne.", "Stavefejl i U6.")


class ChangeNote(Record):
    """An explanation for readers of what a change means."""

    target: Text = key("gælder", "En indsats' nummer eller «side#afsnit» i politikken.", "U6")
    note: Text = key("note", "Hvad ændringen betyder for læserne.", "Nu også 8. klasse.")
