"""What the Word files say beside the policy's own text, and what is said of one that comes back."""

WORD = {
    "author": "Udgave {year}",
    "contents": "Indhold",
    "identifier": "trivselspolitik {year}",
    "of": " af ",
    "picture": "[Billede: {alt}]",
    "redline_title": "{title} – ændringer siden {old}",
}
"""What a Word file says beside the document."""

WORD_PROPERTIES = {"school": "Skole", "year": "Skoleår", "status": "Status", "digest": "Aftryk"}
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

REFUSED = {
    "too_large": "{name} fylder mere end {limit} MB. Tag billederne ud af den, og prøv igen.",
    "bomb": "{name} pakker ud til mere, end en tekst kan fylde, så den bliver ikke læst.",
    "locked": "{name} har en adgangskode eller er fra en gammel Word. Gem den som «Word-dokument "
    "(.docx)» uden adgangskode, og prøv igen.",
    "no_word": "{name} er ikke en hel Word-fil. Gem den som «Word-dokument (.docx)», og prøv igen.",
    "entities": "{name} rummer koder, som Word ikke selv skriver, så den bliver ikke læst.",
    "unread": "{name} kan ikke læses: {reason}.",
    "other_school": "{name} er lavet af en anden skoles politik: {found}. Her er det {known}.",
    "other_year": "{name} er lavet af udgaven {found}, men her ligger {known}, og den anden er "
    "ikke at finde i git. Hent mærkerne, og prøv igen: git fetch --tags.",
    "strange": "{name} er ikke lavet af denne politik: ingen af afsnittene kendes igen. Hent "
    "trivselspolitik.docx fra siden, og skriv i den.",
}
"""Why a Word file is not read, and what to do."""

IMPORT = {
    "none": "Filen foreslår ingen ændringer.",
    "origin": "Filen er lavet af udgave {year}, som den er i {name}. Ændringerne vises i forhold "
    "til den og føres kun over, hvor teksten i dag er den samme.",
    "no_origin": "Advarsel: Politikken er rettet, siden filen blev lavet, og den tekst er ikke at "
    "finde i git. Filen vises i forhold til teksten i dag, så nyere rettelser kan se ud, som om de "
    "var taget ud.",
    "by": "Foreslået af {names}:",
    "by_nobody": "Foreslået uden sporing:",
    "comments": "Kommentarer i filen:",
    "comment": "- ved «{place}»: {text}",
    "left": "Det kan ikke føres over og skal skrives i hånden:",
    "left_line": "- {place}: {what}",
    "on_page": " (side {number})",
    "number": "Se efter: «{number}» ligner et telefonnummer. Er det en persons eget, må det ikke "
    "stå på siden.",
    "pages_come": "Nye sider, der også kommer i menuen:",
    "pages_move": "Sider, der flytter i menuen:",
    "page_line": "- {path}: «{title}»",
    "pages_go": "Disse sider er slettet i filen. Skriv, at de skal væk, så bliver de slettet:",
    "pages_go_line": "- «{title}»: --remove-page {id}",
    "new_theme": "Temaet «{found}» er nyt. Skal det med, så skriv --new-theme.",
    "not_gone": "{id} er ikke en side, der er slettet i filen, så den kan ikke tages ud med "
    "--remove-page. {known}",
    "gone_known": "Slettet er: {names}.",
    "gone_none": "Ingen sider er slettet i den.",
    "retire": "Disse indsatser er slettet i filen. Skriv, hvorfor de udgår, så kommer de med:",
    "retire_line": '- {id} «{text}»: --retire {id}="Afløst af …"',
    "bad_retire": '--retire skal være et nummer og en begrundelse: --retire U7="Afløst af U8." '
    "«{found}» er det ikke.",
    "not_removed": "{id} er ikke slettet i filen, så den kan ikke udgå med --retire.",
    "problems": "Forslaget har fejl, så intet er skrevet:",
    "frame_place": "dokumentets forside",
    "nothing_written": "Intet er skrevet.",
    "written": "Skrevet: {paths}. Se det efter, og kør kontrollen.",
    "deleted": "Slettet: {paths}.",
    "not_written": "{path} kan ikke skrives: {reason}. Intet er ændret.",
    "how": "Skriv --write for at føre ændringerne ind i docs/ og data/.",
}
"""What is proposed, and what became of it."""

LEFT = {
    "data": "teksten kommer fra data/ og skal rettes dér: «{words}»",
    "markup": "ændringen rører ved et link, en fodnote eller fremhævede ord, eller den har tegn, "
    "der ikke kan stå som tekst: «{words}»",
    "links": "listen over links skal rettes i data/links.yaml: «{words}»",
    "unit": "det, der står om afdelingen, skal rettes i data/initiatives.yaml: «{words}»",
    "steps": "tabellen laves af trinene på siden, så ret dem i stedet: «{words}»",
    "overview": "oversigten laves af afdelingernes tabeller, så ret i dem i stedet: «{words}»",
    "frame": "udgavens oplysninger skal rettes i data/edition.yaml og data/school.yaml: «{words}»",
    "form": "stykket er blevet et andet (punkt, afsnit, niveau): «{words}»",
    "order": "rækkefølgen er en anden: «{words}»",
    "table": "ændringen er i en tabel eller gør den til en anden: «{words}»",
    "outside": "teksten står uden for politikkens afsnit: «{words}»",
    "row": "data/initiatives.yaml er skrevet, så ændringen skal gøres i hånden: «{words}»",
    "tags": "hyppighed, klassetrin, grupper og overgang kan ikke skelnes og rettes i "
    "data/initiatives.yaml: «{words}»",
    "details": "et ekstra afsnit i rækken begynder ikke med «Ansvarlig:», «Hvornår:», «Mål:» eller "
    "«Evaluering:»: «{words}»",
    "since": "stedet er rettet, siden filen blev lavet: «{words}»",
    "gone_page": "siden findes ikke længere",
    "picture": "et billede",
    "box": "en tekstboks: skriv den som et almindeligt stykke: «{words}»",
    "margin": "det, der står på alle sider, føres ikke over: «{words}»",
    "colour": "farver: fremhæv ord med fed eller kursiv i stedet",
    "columns": "spalter",
    "cells": "rækken har flettede felter, eller der er for mange eller for få: «{words}»",
    "id": "nummeret på en indsats kan ikke ændres: «{words}»",
    "new_id": "en ny indsats får selv det næste ledige nummer og ikke «{words}»",
    "new_department": "en ny afdeling skal først skrives i data/initiatives.yaml og have sin side "
    "i docs/indsatser/ og i menuen i mkdocs.yml; hent så Word-filen igen, og skriv i den",
    "heading": "sidens overskrift er slettet, men teksten under den er der endnu, så overskriften "
    "bliver stående: «{words}»",
    "front": "forsidens overskrift er slettet, og forsiden kan ikke undværes",
    "menu": "menuen i mkdocs.yml er skrevet, så det skal gøres i hånden dér: «{words}»",
    "page_is_there": "siden findes allerede med en anden tekst",
    "note": "fodnoter rettes på siden: «{words}»",
}
"""What cannot be carried over, and where it is to be done instead."""

MARGINS = {"header": "øverst på siderne", "footer": "nederst på siderne"}
"""What stands above and below the pages of a Word file, as it is called."""

NEW_SCHOOL = {
    "unnamed": "Skolen",
    "description": "{title} i trivselspolitikken for {school}.",
    "front_description": "Trivselspolitikken for {school}.",
    "near": " ved «{text}»",
    "data": "Data",
    "more": "{count} andre",
    "not_empty": "{folder} er ikke en tom mappe. Vælg en, der ikke findes, så intet bliver skrevet "
    "over.",
    "no_text": "{name} har ingen tekst. Er den et billede, som et skannet papir, så hent teksten "
    "et andet sted.",
    "not_written": "{folder} kan ikke skrives: {reason}. Intet er skrevet.",
    "no_settings": "{path} kan ikke læses, og den nye skole skal begynde med den. Kør kommandoen "
    "i mappen med projektet.",
    "written": "{folder} er skrevet: {pages} og {initiatives}.",
    "confirm": "Nedenfor står, hvad der er gættet eller ikke er kommet med. Se det efter, ret det, "
    "og slet linjen med «Se efter».",
    "confirmed": "Kontrollen har intet at sige.",
    "next": "Spørg igen med: make check ARGS='--root {folder}'",
}
"""What is said of a new school's first files, and what stands in them."""

NEW_PAGES = {
    "index": "Trivselspolitik",
    "klassetrin": "Find klassetrin",
    "hele-politikken": "Hele politikken",
    "aendringer": "Ændringer",
}
"""The pages that every site has, by their ids, with their titles."""

DESCRIPTIONS = {
    "klassetrin": ("find_klassetrin", "klassetrin"),
    "hele-politikken": ("hele_politikken",),
    "aendringer": ("aendringer",),
}
"""The calls of those pages."""

GUESSED = {
    "description": "beskrivelsen er lavet af overskriften. Skriv i én sætning, hvad siden rummer.",
    "heading": "«{text}» er læst som en overskrift, fordi den er kort og fed eller stor.",
    "list": "listen, der begynder med «{text}», er læst ud af de tegn, der var skrevet.",
    "title": "filen har ingen titel, så forsiden hedder «{title}».",
    "level": "overskriften «{text}» sprang et niveau over og er rykket op.",
    "mixed": "ved «{text}» begynder en liste med andre mærker, og på siden er de én liste. Skriv "
    "en linje tekst imellem, hvis de skal være to.",
    "links": "linklisten er de links, der stod alene på hver sin linje; de ligger i "
    "data/links.yaml.",
    "box": "«{text}» stod i en ramme og er skrevet som almindelig tekst.",
    "merged": "i tabellen «{text}» var felter slået sammen; nu står teksten i det første af dem.",
    "anchor": "{texts} pegede på et sted i filen, der ikke er kommet med, og er nu tekst.",
    "address": "linket «{text}» pegede på en fil eller en adresse, der ikke kan bruges her, og er "
    "nu tekst.",
    "flat": "fed og kursiv lå inden i hinanden og er ikke kommet med her.",
    "grades": "hvem «{name}» er for, er gættet ud fra navnet.",
    "no_grades": "«{name}» har ingen klassetrin. Har afdelingen nogle, så skriv dem her.",
    "school": "skolens navn er det, filen nævner oftest: «{name}».",
    "no_school": "filen nævner ikke skolens navn. Skriv det her.",
    "municipality": "kommunen er den, filen nævner oftest: «{name}».",
    "all_grades": "skolens klassetrin er afdelingernes.",
    "parties": "skriv de parter, der behandler politikken, som elevrådet og skolebestyrelsen.",
    "year": "filen nævner ikke skoleåret, så det er det nuværende.",
    "draft": "filen siger ikke, hvornår politikken er vedtaget, så den er et udkast.",
    "adopted": "filen nævner {date} som den dag, politikken blev vedtaget. Har alle parter "
    "behandlet den, så skriv «vedtaget» og deres datoer.",
}
"""What was guessed of a policy in Word; each is a comment that the check tells until it is gone."""

MISSED = {
    "picture": "et billede «{found}»{place} er ikke kommet med. Læg det i docs/, hvis det må "
    "offentliggøres.",
    "box": "tekstboksen «{found}»{place} er skrevet som almindelig tekst.",
    "comment": "en kommentar{place} er ikke kommet med.",
    "hidden": "skjult tekst{place} er ikke kommet med.",
    "sign": "et tegn fra skriften {found}{place} er ikke kommet med.",
    "tag": "«{found}»{place} er ikke kommet med. Skriv det ved «hyppighed», «klassetrin» eller "
    "«overgang» i data/initiatives.yaml.",
    "table_note": "en fodnote i tabellen med indsatser{place} er ikke kommet med: «{found}».",
    "table_link": "et link i tabellen med indsatser{place} er nu tekst: «{found}».",
}
"""What of a Word file is not carried over, and where it was."""
