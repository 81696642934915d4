"""What editions are called, and what publishing and the archive say, in Danish."""

TITLES = {"in_force": "{year} (gældende)", "other": "{year}", "draft": "Udkast {year}"}
"""What an edition is called where one is chosen."""

EDITION_NAMES = {
    "overført": "udgave {year}",
    "ældre": "udgave {year}",
    "udkast": "udkastet for {year}",
    "vedtaget": "udgave {year}",
}
"""What an edition is called in a sentence, by its status."""

SHEETS = {
    "overført": "Udgave {year} · overført fra skolens udaterede tekst",
    "ældre": "Udgave {year} · ældre tekst, vedtaget {day}",
    "udkast": "Udkast til udgave {year} · ikke vedtaget",
    "vedtaget": "Udgave {year} · vedtaget {day}",
    "corrected": " · rettet {day}",
    "compared": "fra {old} til {new}",
    "changes": "Ændringer i {policy}",
    "draft": "Udkast",
}
"""What stands at the edges of a printed sheet: an edition by its status, and what it compares."""

OWN_SHEET = {"adopted": "Vedtaget {day}", "other": "Ikke en del af politikken"}
"""What stands at the edges of the sheets of a page beside the policy, with a date of its own."""

FEED_WORDS = {
    "title": "{policy} – {school}: nye udgaver og rettelser",
    "vedtaget": "{policy} {year} er vedtaget",
    "overført": "{policy} {year} er lagt på nettet",
    "ældre": "{policy} {year} er lagt på nettet",
    "udkast": "{policy} {year} er et udkast",
    "correction": "{policy} {year} er rettet",
    "adopted": "Vedtaget {day}.",
    "valid": "Gælder fra {day}.",
    "treated": "Behandlet af {parties}.",
    "changes": "{count} siden udgaven før.",
    "unchanged": "Ingen ændringer siden udgaven før.",
    "undated": "Ført ordret over fra skolens udaterede tekst.",
}
"""What the feed of editions says; the titles are by the edition's status."""

CITING = {
    "edition": "{school}, {policy} {year}",
    "draft": "{school}, {policy}, udkast {year}",
    "page": "«{title}»",
    "section": "«{title}», afsnittet «{section}»",
    "initiative": "indsats {id}",
}
"""How a place of the policy is cited: the edition, then the place in it."""

SHARED = {
    "edition": "Udgave {year}",
    "draft": "Udkast {year}, ikke vedtaget",
}
"""What the picture of a shared link says of the edition."""

COMPARED_WAYS = {"current": "Læs den gældende udgave", "all": "Alle udgaver"}
"""Where a page leads that compares an older edition with the one in force."""

OVERVIEW = {
    "title": "Skolernes trivselspolitikker",
    "schools": "Skoler",
    "themes": "Temaer",
    "theme": "Tema",
    "found_in": "Skoler, der har det",
    "school": "Skole",
    "municipality": "Kommune",
    "edition": "Udgave",
    "status": "Status",
    "adopted": "Vedtaget",
    "valid": "Gælder fra",
    "treated": "Behandlet",
    "changes": "Ændringer siden udgaven før",
    "source": "Læst i",
    "unread": "Disse filer kunne ikke læses og er ikke med:",
    "nothing": "Der er ingen udgaver at læse i {paths}. Angiv en mappe med skolernes udgave.json, "
    "eller filerne selv.",
    "is_away": "{path} findes ikke",
    "not_read": "{path} kan ikke læses: {reason}",
    "written": "{schools} i {path}: index.html og overblik.xlsx.",
    "not_written": "Overblikket kan ikke skrives i {path}: {reason}. Vælg en anden mappe med "
    "--out.",
}
"""What the overview of several schools' editions says."""

WORKING_COPY = "Det, der redigeres"
"""What the preview is called among the published editions."""

REASONS = {
    "older": "Udgave {year} kan ikke offentliggøres: {latest} er allerede offentliggjort. Ret "
    "skoleåret i data/edition.yaml, eller begynd det næste med «make new-year».",
    "adopted_already": "Udgave {year} er allerede vedtaget og offentliggjort, men nu står der "
    "«{status}» i data/edition.yaml. Ret status til vedtaget, eller begynd det næste år med «make "
    "new-year».",
    "corrections": "Rettelserne til udgave {year} er ikke de samme som de offentliggjorte. En "
    "rettelse, der er offentliggjort, bliver stående: skriv den nye under de gamle.",
    "frozen": "Udgave {year} er vedtaget og ligger fast, men politikken har {changes}, som ikke er "
    "vedtaget. Skriv en rettelse under «rettelser» i data/edition.yaml, hvis det er en fejl, der "
    "er rettet; hører det til næste år, så begynd med «make new-year».",
    "no_repository": "{root} er ikke toppen af et git-arkiv, så her kan intet offentliggøres. "
    "Kør kommandoen, hvor politikken ligger i sit eget arkiv.",
    "no_commit": "Her er intet gemt i git endnu. Gem politikken med «git commit», og prøv igen.",
    "today_ahead": "Dagen {today} ligger mere end to dage efter både den, hvor ændringen blev gemt "
    "({committed}), og computerens ur. Offentliggør uden --today; en udgave bliver selv gældende "
    "på sin dag.",
    "date_ahead": "Datoen {found} i data/edition.yaml ligger mere end to dage efter den dag, "
    "ændringen blev gemt ({committed}). En behandling, en vedtagelse og en rettelse skrives først "
    "ind, når de er sket. Ret datoen, eller vent.",
    "address": "SITE_URL er {found}, og det er ikke en adresse på nettet. Skriv den hel, som "
    "https://example.dk/trivsel/.",
    "dirty": "Der er ændringer, som ikke er gemt i git ({files}). Gem dem med «git commit», eller "
    "fortryd dem: kun det, der er gemt, kan offentliggøres.",
    "outside": "Politikken bruger {found}, som ligger uden for det, der er gemt i git her, så "
    "en anden computer ville offentliggøre noget andet. Læg det i politikkens egen mappe, gem det "
    "i git, og skriv stien derfra.",
    "problems": "Politikken har fejl, så intet er offentliggjort. Ret dem, og prøv igen.",
    "not_an_archive": "Grenen {branch} er ikke et arkiv over udgaver: her ligger {found}. "
    "Offentliggør på en anden gren med --branch, eller ryd op i den.",
    "damaged": "Udgaven i {branch}:{found} kan ikke læses, så arkivet er ikke helt. Hent det "
    "tilbage fra grenens historie, før der offentliggøres mere.",
    "unknown_remote": "Intet er offentliggjort: {reason}.",
    "vanished": "Intet er offentliggjort: arkivet {name} mangler {found}, som {shown} viser har "
    "været offentliggjort. {advice}",
    "vanished_branch": "Læg grenen tilbage med «git push {remote} {place}:refs/heads/{branch}», "
    "og prøv igen.",
    "vanished_tag": "Er fjernarkiv og gren de rigtige, så find en kopi af grenen på en computer, "
    "der har hentet den, og læg den tilbage med «git push». Skal arkivet begynde forfra, så slet "
    "først mærket: «git tag -d {shown}» og «git push {remote} :{place}».",
    "set_back": "Intet er offentliggjort: {remote}/{branch} er sat tilbage til noget ældre, end "
    "der er hentet før. Læg det nyeste tilbage med «git push {remote} {commit}:refs/heads/{branch}»"
    ". Var det meningen, så fjern {known} med «git update-ref -d».",
    "rewritten": "Historien i {remote}/{branch} er en anden end den, der er hentet før. Nogen har "
    "skrevet den om. Find ud af hvorfor, og fjern derefter {known} med «git update-ref -d».",
    "remote_gone": "Arkivet hos {remote} kan ikke læses, så intet er offentliggjort: {reason}. Ret "
    "det, eller prøv igen senere; «git remote -v» viser adressen.",
    "push_refused": "{remote} tog ikke imod udgaven, så intet er offentliggjort: {reason}.",
    "raced": "Andre offentliggør hele tiden samtidig i {remote}. Intet er offentliggjort; prøv "
    "igen om lidt.",
    "changed_others": "Offentliggørelsen ville have ændret {found}, som ikke hører til. Intet er "
    "offentliggjort. Det er en fejl i koden: vis beskeden til den, der passer den.",
    "not_landed": "Efter offentliggørelsen har {name} ikke det, der blev sendt. Se efter dér, og "
    "kør kommandoen igen.",
    "git": "Git kan ikke udføre det, så intet er offentliggjort: {reason}.",
    "disk": "Udgaven kunne ikke skrives, så intet er offentliggjort: {reason}. Er disken fuld?",
}
"""Why an edition is not published, and what to do."""

DONE = {
    "published": "{title} er offentliggjort i {branch}.",
    "frozen": "Udgave {year} er vedtaget og ligger fast: kun kode eller udseende er ændret, så den "
    "er ladt i fred.",
    "held_back": "Udkastet for {year} er ikke offentliggjort: skolen offentliggør ikke udkast "
    "(«offentliggør_udkast» i data/school.yaml).",
    "nothing_new": "Intet nyt: alt er offentliggjort i forvejen.",
    "removed": "Det tidligere udkast er taget ned.",
    "in_force": "Gældende udgave: {year}.",
    "none_in_force": "Ingen udgave gælder endnu.",
    "address_changed": "Sidens adresse er nu {new} og var {old}. Udgaver, der er offentliggjort "
    "før, nævner stadig den gamle.",
    "address_gone": "SITE_URL er ikke sat, og sidens adresse var {old}. Udgaver, der er "
    "offentliggjort før, nævner den stadig; arkivets fælles sider nævner ingen.",
    "pages": "Arkivets fælles sider er fornyet.",
}
"""What publishing did."""

HANDOVER = {
    "unreadable": "Det, den anden arbejdsgang har lavet, kan ikke læses, så intet er "
    "offentliggjort: {reason}.",
    "other_commit": "Den anden arbejdsgang har bygget {found}, som ikke er det, der skal "
    "offentliggøres her. Intet er offentliggjort; kør begge igen.",
    "other_edition": "Udgaven i {found} er ikke den, der er gemt i git. Intet er offentliggjort. "
    "Find ud af hvorfor.",
    "changes_others": "Den anden arbejdsgang ville ændre {found}, som den ikke må. Intet er "
    "offentliggjort. Find ud af hvorfor.",
    "irregular": "I det, der skulle offentliggøres, er {found} ikke en almindelig fil. Intet er "
    "offentliggjort.",
    "not_in_force": "I det, den anden arbejdsgang har lavet, er gaeldende ikke den udgave, der "
    "gælder ({wanted}). Intet er offentliggjort; kør begge igen.",
}
"""Why what one job prepared is not published by the other."""

WOULD_BE_DONE = {
    **DONE,
    "published": "{title} ville blive offentliggjort i {branch}.",
    "removed": "Det tidligere udkast ville blive taget ned.",
    "in_force": "Gældende udgave ville være: {year}.",
    "none_in_force": "Ingen udgave ville gælde endnu.",
    "pages": "Arkivets fælles sider ville blive fornyet.",
}
"""What publishing would do."""

ARCHIVE_REASONS = {
    "no_git": "programmet git findes ikke på denne computer",
    "damaged": "{files} mangler eller er beskadiget",
    "silent": "der kom intet svar i {seconds} sekunder",
    "no_object": "objektet {found} mangler",
    "no_name": "indstillingen «{setting}» i mkdocs.yml eller på kommandolinjen er {found}, og det "
    "kan ikke være et navn i git",
    "unknown_remote": "arkivet skal ligge hos «{remote}», men her kendes kun {names}; ret "
    "«remote_name» i mkdocs.yml eller --remote",
    "no_remotes": "arkivet skal ligge hos «{remote}», men her kendes intet andet sted end denne "
    "computer; tilføj det med «git remote add {remote} ADRESSE»",
}
"""Why the published editions cannot be read; otherwise it is git's own words."""

GIT_REASONS = (
    (
        r"detected dubious ownership in repository at '(?P<path>[^']*)'",
        "mappen {path} tilhører en anden bruger på computeren, så git læser den ikke; kør "
        "kommandoen som den bruger, eller giv lov med «git config --global --add safe.directory "
        "{path}»",
    ),
    (
        r"lazy fetching disabled",
        "her er kun en del af arkivet (en klon med «--filter»), og filerne er ikke hentet; hent "
        "arkivet på ny med «git clone» uden «--filter»",
    ),
    (
        r"(?:cannot|could not|unable to) (?:open|create|write|read) '?(?P<path>[^':]*)'?.*"
        r": Permission denied",
        "der er ikke adgang til {path}",
    ),
    (r"Permission denied$", "der er ikke adgang til filerne i git"),
    (r"No space left on device|Out of diskspace", "der er ikke mere plads på disken"),
    (r"Read-only file system", "der kan ikke skrives på disken"),
    (
        r"Unable to create '(?P<path>[^']*\.lock)': File exists",
        "{path} ligger der i forvejen; arbejder ingen anden i arkivet, så slet den fil",
    ),
    (
        r"Needed a single revision$",
        "grenens nyeste udgave af filerne kan ikke læses: git er beskadiget",
    ),
    (r"ignoring broken ref (?P<path>\S+)", "grenen eller mærket {path} i git er beskadiget"),
    (r"(?:missing|bad)(?: \w+)? object (?P<path>\S+)", "{path} mangler i git, som er beskadiget"),
    (
        r"not a git repository|invalid gitfile|expected git repo version|unknown repository ext",
        "mappen er ikke et git-arkiv, eller .git i den kan ikke læses: den er beskadiget, lukket "
        "for denne bruger eller af en nyere slags, end git her kender",
    ),
    (
        r"index file (?:corrupt|smaller)|bad signature|bad index",
        "filen .git/index er beskadiget; slet den, og kør «git reset»",
    ),
    (r"object (?P<path>[0-9a-f]{40,}) .*is corrupt", "{path} i git er beskadiget"),
    (r"alternate object path: (?P<path>\S+)", "mappen {path}, som git låner filer af, findes ikke"),
    (r"unexpected line in (?P<path>[^:]+):", "filen {path} er beskadiget"),
    (r"bad \w+ config value '.*' for '(?P<path>[^']+)'", "indstillingen {path} i git er ugyldig"),
    (r"bad config line (?P<path>\d+)", "linje {path} i .git/config kan ikke læses"),
    (
        r"Could not resolve host(?:name)?:? (?P<path>[^\s:;]+)",
        "adressen {path} findes ikke, eller computeren er ikke på nettet",
    ),
    (r"Network is unreachable|No route to host", "computeren er ikke på nettet"),
    (r"Connection refused", "ingen svarer på adressen"),
    (r"Operation too slow|timed out", "der kom intet svar"),
    (r"hung up unexpectedly|Connection (?:was )?(?:reset|closed)", "forbindelsen blev afbrudt"),
    (
        r"Authentication failed|could not read (?:Username|Password)|returned error: 40[13]"
        r"|\(publickey",
        "git har ikke lov; log ind på ny, eller bed den, der ejer arkivet, om adgang",
    ),
    (
        r"Host key verification failed",
        "ssh kender ikke stedet; log ind på det en gang med ssh, og sig ja til dets nøgle",
    ),
    (r"certificate", "stedets certifikat kan ikke godkendes"),
    (
        r"does not appear to be a git repository|epository '?[^']*'? ?not found"
        r"|returned error: 404",
        "på adressen ligger intet git-arkiv",
    ),
)
"""What git says in English where the cause is common, and that in Danish."""
