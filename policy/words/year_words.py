"""What is said of the yearly revision: where it is, what is missing, what comes next."""

STATUS_TITLES = {
    "errors": "Udgave {year}: der er fejl, som skal rettes",
    "draft": "Udkastet for {year} er under behandling",
    "treated": "Udkastet for {year} er behandlet og kan vedtages",
    "unpublished": "Udgave {year} skal offentliggøres",
    "edited": "Udgave {year} er ændret, siden den blev offentliggjort",
    "resting": "Udgave {year} er vedtaget, og næste revision er ikke begyndt",
    "due": "Det er tid til at begynde revisionen for {next}",
    "late": "Revisionen for {next} skulle have været færdig {due}",
    "earlier": "Udgave {year} er en ældre tekst, og årets behandling er ikke noteret",
    "carried": "Udgave {year} er overført, og årets behandling er ikke noteret",
}
"""Where in the year the revision is."""

STATUS_LINES = {
    "begun": "Begyndt: {changes} siden udgave {before}.",
    "begun_same": "Begyndt: politikken er ord for ord som i udgave {before}.",
    "begun_administrative": "Begyndt: politikken er ord for ord som i udgave {before}; kun det, "
    "der er noteret om udgaven, er ændret.",
    "begun_first": "Begyndt: der er ingen tidligere udgave at sammenligne med.",
    "treated": "Behandlet af {parties}.",
    "untreated": "Ikke noteret som behandlet af {parties}.",
    "check_ok": "Kontrollen: ingen problemer.",
    "check": "Kontrollen: {found} {place}",
    "check_first": "Den første står i {path}:{line}.",
    "links": "Links: {count} i data/links.yaml er ikke efterprøvet siden {since}.",
    "links_ok": "Links: alle er efterprøvet det seneste halve år.",
    "adopted": "Vedtaget {day}.",
    "not_adopted": "Ikke vedtaget. Skal være det senest {due}.",
    "not_adopted_late": "Ikke vedtaget. Skulle have været det senest {due}.",
    "not_adopted_first": "Ikke vedtaget.",
    "in_force": "Gælder fra {day}.",
    "in_force_at_once": "Gælder, når den er offentliggjort: der står ingen dag ved «gælder_fra».",
    "published": "Offentliggjort.",
    "not_published": "Ikke offentliggjort.",
    "edited": "Filerne er ikke som den offentliggjorte udgave: {changes}.",
    "archive_unseen": "Om noget er offentliggjort, kan ikke ses her.",
    "next": "Udgave {next} skal være vedtaget senest {due}. Revisionen begynder {begin}.",
    "next_due": "Udgave {next} skal være vedtaget senest {due}. Revisionen skulle begynde {begin}.",
    "next_late": "Udgave {next} skulle have været vedtaget senest {due}.",
}
"""The lines of the list, each done or not."""

HEARING_LINES = {
    "waiting": "Høring: begynder {begins} og slutter {ends}.",
    "open": "Høring: slutter {ends}. {answers} er skrevet ind.",
    "over": "Høring: sluttede {ends}. {answers} er skrevet ind.",
    "undecided": "Svar uden udfald: {count}. Det første står i {path}:{line}.",
}
"""The lines on the hearing of a draft."""

NEXT_STEPS = {
    "waiting": "Gør udkastet færdigt, inden høringen begynder {begins}. «make changes» viser, hvad "
    "der er ændret.",
    "hearing": "Vent på svarene: høringen slutter {ends}. Skriv dem i data/hoering.yaml, "
    "efterhånden "
    "som de kommer.",
    "outcome": "Skriv «udfald» og «begrundelse» til svaret i {path}:{line}.",
    "error": "Ret fejlen i {path}:{line}: «make check» siger, hvad der er galt.",
    "edit": "Ret teksten i docs/ og indsatserne i data/initiatives.yaml, eller send udkastet til "
    "behandling, som det er. «make changes» viser, hvad der er ændret.",
    "party": "Når {party} har behandlet udkastet, så skriv datoen ved «{key}» i {path}:{line}.",
    "adopt": "Når politikken er vedtaget, så sæt status til vedtaget i {path}:{line}, og skriv "
    "datoen ved «vedtaget».",
    "publish": "Kør «make publish». På GitHub sker det af sig selv, når ændringen er taget med.",
    "edited": "Skriv under «rettelser» i {path}:{line}, hvad der er rettet og hvornår, og kør "
    "«make publish». Er det ikke en rettelse, så tag ændringen tilbage, og gem den til næste "
    "revision.",
    "fetch": "Hent de offentliggjorte udgaver med «{command}». Kan git ikke finde grenen, er intet "
    "offentliggjort endnu: så er det næste «make publish».",
    "rest": "Intet før {begin}. Så begynder næste revision med «make new-year YEAR={next}».",
    "new_year": "Begynd næste revision med «make new-year YEAR={next}».",
    "carried": "Behandles politikken i år, så skriv datoerne under «behandlet» i {path}:{line}. "
    "Ellers begynder næste revision {begin} med «make new-year YEAR={next}».",
    "carried_due": "Behandles politikken i år, så skriv datoerne under «behandlet» i "
    "{path}:{line}. Ellers begynd næste revision nu med «make new-year YEAR={next}».",
}
"""The next step in one sentence, with the command or the place."""

STATUS_FORM = {
    "line": "- {mark} {text}",
    "done": "[x]",
    "open": "[ ]",
    "next": "Næste skridt: {step}",
    "heading": "Hvor langt revisionen er",
    "others": "{count} andre",
}
"""How the list is written."""

HEARING = {
    "title": "Høring",
    "description": "Forslaget til «{policy}» for {year}: hvad der er ændret, og hvordan du svarer.",
    "mail_subject": "Svar på høring: «{policy}», udkast til {year} – {about}",
    "mail_body": "Svar på høringen om «{policy}», udkast til {year}.\n\n"
    "Det gælder: {about}\n\nVi er (part eller gruppe, ingen navne): \n\nVores svar: \n",
    "about_all": "hele udkastet",
    "about_change": "ændring {number} ({name})",
    "deadline": "Sidste dag for svar på høringen: {policy}",
    "deadline_text": "Høring om udkastet til {year}.",
    "calendar": "Høring: {policy}",
}
"""What the page of a hearing, its mails and its calendar say."""

OUTCOMES = {
    "fulgt": "Fulgt",
    "delvist": "Delvist fulgt",
    "ikke": "Ikke fulgt",
    "noteret": "Noteret",
    "": "Ikke afgjort endnu",
}
"""What became of an answer, by the value of the data file; the last where nothing is decided."""

NOTE = {
    "title": "Høringsnotat: «{policy}», {year}",
    "page_title": "Høringen og svarene",
    "ended": "Høringen sluttede {day}.",
    "answer": "Svar {number}: {sender}, {day}",
    "about": "Det gælder",
    "text": "Svaret",
    "outcome": "Udfald",
    "reason": "Begrundelse",
    "became": "Sådan blev det",
    "whole": "hele udkastet",
    "change": "ændring {number} ({name})",
    "initiative": "{id} («{text}»)",
}
"""What the note of a hearing says."""

PASSAGES = {
    "title": "Historik: {name}",
    "section": "{page}, {section}",
    "initiative": "{id} ({name})",
    "description": "Hvad der stod i hver udgave, der ændrede det: {name}.",
    "changed": "ændret {year}",
    "of": "historik for {name}",
    "edition": "Udgave {year}",
    "draft": "Udkastet for {year}",
    "text": "indsats",
    "theme": "tema",
    "frequency": "hvor tit",
    "cells": " · ",
}
"""What the history of a section or an initiative says."""

REVISION_ISSUE = {
    "title": "Årets behandling af politikken",
    "by_machine": "*Skrevet af maskinen, som ser efter hver uge. Sagen lukkes af sig selv, når den "
    "nye udgave er vedtaget og offentliggjort.*",
    "well_again": "Årets behandling er færdig.",
    "all_well": "Der er intet at minde om nu.",
    "unknown": "Politikken har fejl, så sagen bliver, som den er.",
    "opened": "Sagen er oprettet.",
    "renewed": "Sagen er skrevet om.",
    "closed": "Sagen er lukket.",
    "no_result": "Der er ingen status i {path}.",
    "not_written": "Status kan ikke skrives i {path}: {reason}. Vælg et andet sted med --out.",
}
"""What the one issue on the yearly treatment says, and what became of it."""

CALENDAR = {
    "title": "{policy}: årets behandling",
    "begin": "Revisionen af «{policy}» begynder",
    "begin_text": "Udgave {next} skal være vedtaget senest {due}.",
    "due": "«{policy}» skal være vedtaget for {next}",
    "hearing": "Sidste dag for svar på høringen: «{policy}» {year}",
    "treated": "{party} behandlede «{policy}»",
    "adopted": "«{policy}» {year} blev vedtaget",
    "in_force": "«{policy}» {year} træder i kraft",
}
"""The days of the treatment, as a calendar names them."""
