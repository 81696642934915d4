"""What the commands say in Danish that is not a problem at a place: answers and refusals.

The problems themselves have their words in ``policy.words.problem_messages``.
"""

import errno

# What is not a problem at a place but an answer of a command.
SAYINGS = {
    "no_policy": "{path} er ikke en politik: her mangler både mkdocs.yml, data/ og docs/. Angiv "
    "mappen med --root.",
    "unread_policy": "Politikken i {path} kan ikke læses: {reason}.",
    "ok": "Ingen problemer.",
    "warnings": "Ingen fejl, {warnings}.",
    "errors": "{errors}, {warnings}.",
    "errors_only": "{errors}.",
    "generator": "Siden kunne ikke bygges. Byggeprogrammet siger, på engelsk:",
    "foreign_code": "{found}: siden har et script eller en stil, som ikke er dens egen. Derfor "
    "bygges den ikke.",
    "missing_file": "{found}: siden henter en fil, som ikke er der.",
    "no_dictionary": "Stavningen er ikke efterprøvet, for her er ingen dansk ordbog. På Debian og "
    "Ubuntu: «make dictionary».",
    "install_dictionary": "Installér programmet hunspell med en dansk ordbog (da_DK), så kan "
    "stavningen efterprøves. «make test QUICK=1» kan undvære den.",
    "not_built": "Siden er ikke bygget. Ret fejlene ovenfor, og prøv igen.",
    "built": "Siden ligger i {path}.",
    "no_document": "Der kunne ikke laves en PDF: {reason}. Vis beskeden til den, der passer koden; "
    "siderne alene bygges med --no-documents.",
    "too_large_for_documents": "Der er ingen PDF: politikken har flere indsatser, end et dokument "
    "rummer ({limit}). Siderne har dem alle.",
    "not_a_site": "Siden kan ikke lægges i {path}: mappen rummer andet end en bygget side, eller "
    "den kan ikke skrives. Vælg en anden med --out. ({reason})",
    "no_zensical": "Zensical er ikke installeret. make site GENERATOR=zensical henter det.",
    "serving": "Siden vises på http://{host}:{port}/. Stop med Ctrl+C.",
    "demo": "Se tre udgaver og et udkast på {address} og listen over dem på {address}udgaver/. "
    "Stop med Ctrl+C.",
    "no_port": "Siden kan ikke vises på port {port}: {reason}. Prøv en anden med --port.",
    "in_force": "den gældende udgave",
    "working_tree": "filerne, som de står nu",
    "nothing_in_force": "Der er ingen offentliggjort udgave at sammenligne med endnu. Angiv to "
    "udgaver, for eksempel «HEAD~1» og «.».",
    "not_compared": "{name} kan ikke sammenlignes:\n{reason}",
    "no_screen": "En PDF eller Word-fil kan ikke vises på skærmen. Skriv, hvor den skal ligge, "
    "med --out.",
    "not_written": "Rapporten kan ikke skrives i {path}: {reason}. Vælg et andet sted med --out.",
    "no_site": "Der ligger ingen bygget side i {path}. Byg den med «make site», eller angiv en "
    "anden mappe.",
    "no_audit": "Siderne kan ikke efterprøves: {reason}.",
    "no_crawl": "Linkene kan ikke efterprøves: {reason}.",
    "cut_off": "Ingen af adresserne svarer, så det er nok denne computer, der ikke er på nettet. "
    "Prøv igen senere.",
    "nothing_published": "Der er intet offentliggjort endnu.",
    "web": "De offentliggjorte udgaver ligger i {path}.",
    "no_web": "Udgaverne kan ikke skrives i {path}: {reason}. Slet mappen, eller vælg en anden "
    "med --out.",
    "mended": "{path}: {places} er rettet.",
    "renamed": "{path}: Filen hedder nu {name}.",
    "schema_written": "Skemaerne ligger i {path}.",
}

LINKS_ISSUE = {
    "title": "Links, der ikke længere fører nogen steder hen",
    "dead": "**Væk.** Find den nye adresse. Et link fra politikkens egen liste får den ved "
    "«afløst_af» i `data/links.yaml`, så adressen i politikken bliver stående.",
    "moved": "**Flyttet.** Linkene virker endnu.",
    "replaced": "**Afløst.** De er væk, men den nye adresse står ved siden af.",
    "untried": "**Kunne ikke efterprøves.** Åbn dem selv i en browser.",
    "proposal": "**Forslag.** De øvrige i `data/links.yaml` svarede i dag. Gem linjerne herunder i "
    "en fil, og kør «git apply» med filens navn, eller skriv datoerne ind selv.",
    "by_machine": "*Skrevet af maskinen, som spørger hver uge. Sagen lukkes af sig selv, når alle "
    "links virker.*",
    "well_again": "Ingen af linkene er døde længere.",
    "all_well": "Ingen links er døde.",
    "in_doubt": "Sagen bliver stående: et af dens links kunne ikke efterprøves denne gang.",
    "opened": "Sagen er oprettet.",
    "renewed": "Sagen er skrevet om.",
    "closed": "Sagen er lukket.",
    "no_result": "Der er intet resultat i {path}.",
}
"""What the one issue on dead links says, and what became of it."""

FUZZ_ISSUE = {
    "title": "Et tilfældigt eksempel modbeviser en test",
    "failed": "`make fuzz` fandt det mindste eksempel, som hver af disse test ikke holder for. "
    "Skriv det i testen som et fast eksempel, og ret så koden.",
    "by_machine": "*Skrevet af maskinen, som prøver hver uge. Sagen lukkes af sig selv, når ingen "
    "eksempler findes længere.*",
    "well_again": "Denne gang fandtes intet eksempel.",
    "all_well": "Alle test holder.",
    "opened": "Sagen er oprettet.",
    "renewed": "Sagen er skrevet om.",
    "closed": "Sagen er lukket.",
    "no_result": "Der er intet resultat i {path}.",
}
"""What the one issue on disproved properties says, and what became of it."""

NEW_YEAR = {
    "form": "{found} er ikke et skoleår. Skriv det som {next}: «make new-year YEAR={next}».",
    "draft": "Udgave {year} er stadig et udkast. Gør den færdig: når den er vedtaget og "
    "offentliggjort, kan det næste år begynde.",
    "not_next": "{found} følger ikke efter {year}. Det næste skoleår er {next}.",
    "unpublished": "Udgave {year} er ikke offentliggjort endnu og ville gå tabt. Offentliggør den "
    "først med «make publish».",
    "not_fetched": "De offentliggjorte udgaver er ikke hentet, så det kan ikke ses, om den "
    "nuværende er gemt. Hent dem med «{command}», og prøv igen. Kan git ikke finde grenen, så "
    "offentliggør først med «make publish».",
    "unreadable": "De offentliggjorte udgaver kan ikke læses: {reason}. Intet er ændret.",
    "problems": "Politikken har fejl, så det næste år kan ikke begynde. Ret dem, og prøv igen.",
    "not_written": "data/edition.yaml kan ikke skrives: {reason}. Intet er ændret.",
    "begun": "data/edition.yaml er nu et udkast for {year}. Teksten er som i {before}.\n"
    "Det næste er:\n"
    "1. Ret indsatserne i data/initiatives.yaml og teksten i docs/. «make changes» viser, hvad der "
    "er ændret.\n"
    "2. Send ændringerne til behandling som et pull request. Politikken behandles af {parties}.\n"
    "3. Skriv datoen for hver behandling under «behandlet» i data/edition.yaml.\n"
    "4. Når den er vedtaget: sæt status til vedtaget, og skriv datoen ved «vedtaget» og, hvis den "
    "først gælder senere, ved «gælder_fra». Så bliver den offentliggjort.",
}
"""What is said when the next year is begun, or why it is not."""

REFUSALS = {
    "file_too_large": "{name} fylder over {limit} MB, og så stor er ingen udgave. Er det den "
    "rigtige fil?",
    "file_damaged": "{name} kan ikke læses som en udgave: {reason}. Hent filen igen, hvor den er "
    "offentliggjort, eller dan den igen med «make site».",
    "file_newer": "{name} er skrevet i format {found}, og her kan højst læses format {known}. Hent "
    "den nyeste kode med «git pull», og prøv igen.",
    "file_unread": "{name} kan ikke læses: {reason}. Ret adgangen til filen, og prøv igen.",
    "no_git": "Programmet git findes ikke på denne computer, så {name} kan ikke hentes frem. "
    "Installér git, eller angiv en mappe i stedet.",
    "no_repository": "{root} ligger ikke i et git-arkiv, der kan læses, så {name} kan ikke hentes "
    "frem ({reason}). Angiv en mappe i stedet.",
    "no_revision": "{name} er ingen revision i git. «git log» og «git branch --all» viser dem, "
    "der er; «git fetch --tags» henter dem, der mangler.",
    "shallow": "{name} findes ikke her, for kun den nyeste del af historien er hentet. Hent "
    "resten med «git fetch --unshallow --tags», og prøv igen.",
    "no_folder": "Revisionen {name} har ingen mappe {folder}. Vælg en nyere revision.",
    "git_failed": "{name} kan ikke hentes frem af git: {reason}. Prøv igen efter «git fetch», "
    "eller angiv en mappe i stedet.",
    "archive_absent": "Om der er offentliggjorte udgaver i {branch}, vides ikke her, for grenen er "
    "ikke hentet. Hent den med «{command}», og prøv igen.",
    "archive_unreadable": "De offentliggjorte udgaver kan ikke læses: {reason}. Angiv et andet "
    "sted med --archive.",
    "no_edition": "{name} er ingen udgave. Det er prøvet som mappe eller fil, som offentliggjort "
    "udgave og som revision i git:\n{tried}Angiv en mappe med en politik, en fil udgave.json, en "
    "udgave som 2026-27, gaeldende eller udkast, eller en revision i git.",
}
"""Why something that was asked for cannot be used, and what to do: the words of an InputError."""

FILE_REASONS = {
    "utf8": "teksten er ikke UTF-8",
    "json": "den er ikke hel JSON (linje {line})",
    "nesting": "listerne ligger for dybt inde i hinanden",
    "number": "tallet {found} hører ikke hjemme i en udgave",
    "format": "den siger ikke, hvilket format den er skrevet i",
    "shape": "værdien ved «{found}» mangler eller har en forkert form",
}
"""What is wrong with a damaged ``udgave.json``."""

TRIED = {
    "folder": "Mappen {name} rummer ingen politik.",
    "no_path": "Her er ingen mappe eller fil med det navn, der kan læses.",
    "published": "Udgaven er ikke offentliggjort.",
    "not_published": "En offentliggjort udgave hedder noget som 2026-27, gaeldende eller udkast.",
    "revision": "Revisionen {name} rummer ingen politik.",
}
"""Why each way to find an edition by name failed, shown one after the other."""


def reason_of(error: OSError) -> str:
    """Why a file could not be read or written; the system's own words where the cause is rare."""
    return SYSTEM.get(error.errno or 0) or error.strerror or str(error)


SYSTEM = {
    errno.EACCES: "der er ikke adgang til den",
    errno.EDQUOT: "der er ikke mere plads",
    errno.EEXIST: "der ligger noget i forvejen",
    errno.EISDIR: "det er en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ENOENT: "filen eller mappen findes ikke",
    errno.ENOSPC: "der er ikke mere plads på disken",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.EPERM: "der er ikke adgang til den",
    errno.EROFS: "der kan ikke skrives på disken",
}
"""What the system says in English of a file, by its number."""
