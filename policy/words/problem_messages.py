"""Every message that the coordinator can meet, in Danish, by its code.

A message says what was found, what was expected and what to do. ``{found}`` is the offending text
in quotation marks; a suggestion («Mente du …?») is added by ``policy.model.problems.problem``.
"""

from policy.words.character_messages import CHARACTERS
from policy.words.fact_messages import EDITION, INITIATIVES
from policy.words.hearing_messages import ANSWERS, HEARING
from policy.words.page_messages import FRONT_MATTER, LIMITS, LOOKALIKES, PAGES, TEXT

UNGUESSED = {
    "BILLEDE-MANGLER": " Læg det der, eller ret navnet.",
    "LINK-UDEN-MÅL": " Ret adressen, eller opret siden.",
    "LINK-UDEN-STED": " Ret det, eller skriv «{ #id }» efter den overskrift, linket gælder.",
    "NAV-FIL-MANGLER": " Ret navnet, opret siden, eller slet linjen.",
    "UKENDT-MAKRO": " Ret navnet, eller slet linjen.",
    "UKENDT-NØGLE": " Ret navnet, eller slet linjen.",
    "UKENDT-PART": " Ret navnet, eller tilføj parten der.",
    "UKENDT-GRUPPE": " Ret navnet, eller skriv gruppen dér.",
    "UKENDT-TEMA": " Brug et tema fra listen, eller tilføj det der.",
}
"""What to do, added where no suggestion is."""

WARNINGS = frozenset(
    {
        "AFDELING-ANDET-NAVN",
        "ANDEN-SKOLE",
        "ANDRE-KLASSETRIN",
        "ARKIV-MANGLER",
        "ARKIV-ULÆSELIGT",
        "BESKRIVELSE-MANGLER",
        "DATO-FORUD",
        "DATO-LANGT-FRA",
        "ANFØRSELSTEGN-FORM",
        "DOBBELT-MELLEMRUM",
        "FAST-MELLEMRUM",
        "FLERE-ADVARSLER",
        "FLERE-SÆTNINGER",
        "FORKLARET-UBRUGT",
        "GÆLDER-FØR-VEDTAGET",
        "HØRING-UDEN-SVAR-TIL",
        "LINK-AFLØST",
        "LINK-FLYTTET",
        "LINK-UPRØVET",
        "MANGLER-PUNKTUM",
        "MENU-ANDET-NAVN",
        "OVERFØRT-MED-DATO",
        "REST-AF-OVERFØRT",
        "REVIDERES-PASSERET",
        "SE-EFTER",
        "VEDTAGET-ANDEN-DATO",
        "MELLEMRUM-MANGLER",
        "SVAR-FULGT-UÆNDRET",
        "SVAR-EFTER-HØRING",
        "SVAR-INGEN-UDGAVE",
        "SVAR-FØR-HØRING",
        "SVAR-OPMÆRKNING",
        "SVAR-UDEN-BEGRUNDELSE",
        "SÆTNING-DELT",
        "TANKESTREG-MANGLER",
        "TEKST-MED-TEGN",
        "TOM-SIDE",
        "TRE-PUNKTER",
        "UKENDT-ORD",
        "USIKKERT-ORD",
    }
)
"""Codes that warn and do not stop anything; all others are faults."""

# What keeps a file from being read at all.
FILES = {
    "FIL-MANGLER": "Filen findes ikke. Opret den, eller hent den tilbage fra en tidligere udgave.",
    "FLERE-FEJL": "Herfra og ned er der {count} fejl og advarsler mere i filen. Ret først dem "
    "ovenfor, og prøv igen.",
    "FLERE-ADVARSLER": "Herfra og ned er der {count} advarsler mere i filen.",
    "FIL-ANDET-NAVN": "Filen hedder {found}. Giv den navnet «{mended}».",
    "FIL-REST": "{found} er en rest fra et program eller fra computeren selv. Slet filen; den "
    "hører ikke til på siden.",
    "BILLEDE-FOR-STORT": "Billedet {found} fylder over {limit} MB, så siden bliver langsom på en "
    "telefon. Gem det mindre i et billedprogram, højst 1600 punkter bredt.",
    "CPR-NUMMER": "Her står et tal, der ligner et CPR-nummer. Slet det, og læg det ikke i et "
    "forslag: alle kan læse siden og alt, hvad der har stået på den.",
    "PERSON-ADRESSE": "Her står en e-mailadresse, der ligner en enkelt persons. Skriv en fælles "
    "adresse, som kontor@example.dk: alle kan læse siden og alt, hvad der har stået på den.",
    "FIL-ER-MAPPE": "Her skulle ligge en fil, men det er en mappe. Flyt mappen, og læg filen her.",
    "FIL-KAN-IKKE-LÆSES": "Filen kan ikke læses: {reason}. Ret adgangen til den, og prøv igen.",
    "FIL-KAN-IKKE-SKRIVES": "Filen er ikke rettet: {reason}. Ret adgangen til den, og prøv igen.",
    "FIL-FOR-STOR": "Filen fylder {size} MB; højst {limit} MB kan læses. Er det den rigtige fil?",
    "FIL-IKKE-ALMINDELIG": "Her ligger en genvej (et symbolsk link) eller noget andet, der ikke er "
    "en almindelig fil. Læg selve filen her.",
    "FILTYPE-IKKE-TILLADT": "{found} er af en type, der ikke offentliggøres. Sider slutter på .md, "
    "billeder på .png, .jpg, .webp, .avif, .gif eller .svg, og bilag kan være .pdf, .csv, .txt "
    "eller filer fra Word, Excel, PowerPoint og LibreOffice uden makroer.",
    "FILNAVN-OPTAGET": "Navnet {found} øverst i docs/ bruger siden selv. Flyt filen til en anden "
    "mappe, for eksempel docs/billeder/.",
    "SVG-IKKE-TILLADT": "Tegningen kan ikke offentliggøres: {reason}. Gem den som «almindelig SVG» "
    "eller som PNG i tegneprogrammet.",
    "IKKE-UTF-8": "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Vælg «Gem som» i "
    "dit program, og vælg tegnsættet UTF-8.",
}

# What PyYAML's scanner and parser refuse, and what we refuse of YAML.
YAML = {
    "YAML-TABULATOR": "Linjen er rykket ind med tabulator. Brug mellemrum i stedet.",
    "YAML-KOLON": "Et kolon fulgt af mellemrum må ikke stå inde i en tekst uden anførselstegn. "
    'Sæt anførselstegn om hele teksten: "…".',
    "YAML-ANFØRSELSTEGN": "Teksten begynder med et anførselstegn, som YAML ikke kender ({name}). "
    'Brug det lige anførselstegn " om hele teksten: "…".',
    "MANGLER-STREG": "Mangler der «- » foran {found}? Hver ny del af listen begynder med en "
    "bindestreg og et mellemrum.",
    "YAML-CITATIONSTEGN": "Teksten begynder med et anførselstegn, der aldrig bliver lukket. Sæt "
    "det samme tegn, hvor teksten slutter.",
    "YAML-EFTER-CITAT": "Her står mere tekst efter et afsluttet anførselstegn. Sæt hele teksten i "
    "anførselstegn, og brug » og « til citater inde i den.",
    "YAML-MANGLER-KOLON": "Linjen {found} mangler et kolon efter nøglen, for eksempel «tema: …». "
    "Er den mere af teksten ovenfor, så ryk den længere ind.",
    "YAML-MELLEMRUM": "Der mangler et mellemrum efter kolonet i {found}, for eksempel «tema: …».",
    "YAML-INDRYKNING": "Linjen {found} står ikke under det, den hører til. Ryk den lige så langt "
    "ind som linjerne omkring den, og se efter, om en linje ovenfor mangler noget.",
    "YAML-FOR-LANGT-INDE": "Linjen {found} er rykket længere ind end linjen over. Er det en ny "
    "nøgle, så ryk den lige så langt ind som de andre; er det mere af teksten over, så sæt "
    'anførselstegn om hele teksten: "…".',
    "YAML-LISTE-PÅ-LINJEN": "Efter et kolon kan en tekst ikke begynde med {found}. Sæt "
    'anførselstegn om hele teksten: "…". Er det en liste, så begynd den på næste linje.',
    "YAML-TEKST-I-KLAMMER": "Mellem {{ og }} eller [ og ] skal en tekst med kolon, komma eller "
    'klammer stå i anførselstegn: "…". Er det ikke en tekst, så mangler der et komma eller en '
    "slutklamme foran {found}.",
    "KOMMA-I-TEKST": "{found} læses som en ny nøgle, for mellem {{ og }} deler et komma teksten. "
    'Sæt anførselstegn om hele teksten: "…". Er det en nøgle, så ret navnet, eller slet den.',
    "YAML-PARENTES": "En liste eller gruppe i klammer er ikke lukket, eller der mangler et komma. "
    "Se efter, om hver [ har sin ] og hver {{ sin }}.",
    "YAML-SPECIALTEGN": "En tekst kan ikke begynde med {found}. Sæt anførselstegn om hele "
    'teksten: "…".',
    "YAML-BAGSTREG": "En omvendt skråstreg betyder noget særligt mellem dobbelte anførselstegn. "
    "Brug enkelte anførselstegn ('…') i stedet.",
    "YAML-BLOK": "Efter | og > skal teksten stå på næste linje og være rykket ind.",
    "YAML-SKRIVEFEJL": "Filen kan ikke læses som YAML her ved {found}. Sammenlign linjen med "
    "linjerne omkring den: mellemrum, kolon, bindestreg og anførselstegn.",
    "YAML-ANKER": "Genveje som {found} kan ikke bruges her. Skriv værdien ud. Er det en tekst, så "
    'sæt anførselstegn om den: "…".',
    "YAML-MÆRKE": "Mærker som {found} kan ikke bruges her. Slet mærket, og skriv kun værdien. Er "
    'det en tekst, så sæt anførselstegn om den: "…".',
    "YAML-TO-DOKUMENTER": "Filen rummer mere end ét dokument. Slet linjen «---», og saml alt i ét.",
    "YAML-FOR-DYBT": "Listerne ligger mere end {limit} lag inde i hinanden. Se efter, om der er "
    "kommet for mange [ eller {{ med.",
    "YAML-NØGLE": "Her skulle stå en enkel nøgle, som «tema:».",
    "STREG-FOR-MEGET": "Skal «- » foran {found} væk? En bindestreg begynder en ny del af listen, "
    "og her mangler det, den skulle begynde med.",
    "NØGLE-ANDET-STED": "Nøglen {found} kendes ikke her, men et andet sted i filen. Ryk linjen "
    "lige så langt ind som dem, den hører sammen med, eller ret navnet.",
    "DOBBELT-NØGLE": "Nøglen {found} står allerede på linje {line}. Slet den ene.",
    "TEKST-TABT": "Alt efter # læses som en kommentar, så {found} går tabt. Sæt anførselstegn om "
    'hele teksten: "…", eller flyt kommentaren til linjen over.',
}

# What the model refuses: policy.loading.validation says which pydantic error gives which code.
VALUES = {
    "MANGLER-NØGLE": "«{key}» mangler. Tilføj linjen «{key}: …».",
    "UKENDT-NØGLE": "Nøglen {found} kendes ikke her.",
    "TOM-VÆRDI": "«{key}» er tom. Skriv en værdi.",
    "TOMT-PUNKT": "Et punkt under «{key}» er tomt. Skriv det, eller slet bindestregen.",
    "TOM-TEKST": "Teksten er tom. Skriv den, eller slet linjen.",
    "FORKERT-TYPE": "Her skulle stå {expected}, men der står {actual}.",
    "UKENDT-STATUS": "{found} er ikke en status. Vælg overført, ældre, udkast eller vedtaget.",
    "JA-NEJ": "{found} er hverken ja eller nej. Skriv ja eller nej.",
    "GÆLDER-ALLE": "{found} kan ikke stå her. Skriv «alle», eller slet linjen, og skriv "
    "afdelingens klassetrin eller grupper.",
    "UKENDT-MÅNED": "{found} er ikke en måned. Skriv måneden helt ud, som august.",
    "UGE-FINDES-IKKE": "{found} findes ikke: et år har uge 1 til 53.",
    "HVORNÅR-FORM": "{found} siger ikke hvornår. Skriv en måned, en årstid, en uge eller ord, som "
    "«august», «uge 40» eller «løbende».",
    "HVORNÅR-SKRÅSTREG": "{found} kan betyde både «og» og «eller». Skriv det, der menes, i stedet "
    "for skråstregen.",
    "KLASSETRIN-FORM": "{found} er ikke et klassetrin. Skriv for eksempel 5, 0-3 eller 0, 1.",
    "KLASSETRIN-ORDEN": "{found} går baglæns. Skriv det laveste klassetrin først, som 0-3.",
    "KLASSETRIN-FOR-HØJT": "{found}: folkeskolen har klassetrin 0 til 10. Ret tallet.",
    "OVERGANG-FORM": "{found} er ikke en overgang. Skriv to klassetrin efter hinanden, som 0-1.",
    "DATO-FORM": "{found} er ikke en dato. Skriv år, måned og dag: 2027-03-12.",
    "DATO-FORM-KENDT": "{found} er ikke en dato. Skriv år, måned og dag: 2027-03-12. Kendes kun "
    "måneden eller året, så skriv 2027-03 eller 2027.",
    "DATO-ÅRSTAL": "{found}: årstallet kan ikke være rigtigt. Skriv fire cifre, som 2027.",
    "DATO-FINDES-IKKE": "Datoen {found} findes ikke i kalenderen. Ret dagen eller måneden.",
    "MÅNEDER-FORM": "{found} er ikke et antal måneder. Skriv et helt tal fra 1 til 11.",
    "SKOLEÅR-FORM": "{found} er ikke et skoleår. Skriv det som 2026/27.",
    "SKOLEÅR-SPRING": "{found}: et skoleår går fra det ene år til det næste, som 2026/27.",
    "SKOLEÅR-ÅRSTAL": "{found}: årstallet kan ikke være rigtigt. Skriv det som 2026/27.",
    "ADRESSE-FORM": "{found} er ikke en adresse. Skriv den hel, som https://example.dk eller "
    "mailto:navn@example.dk.",
    "ADRESSE-SKEMA": "Adresser, der begynder med {found}, er ikke tilladt. Brug https, http, "
    "mailto eller tel.",
    "KONTAKT-FORM": "{found} er ikke en adresse. Skriv den hel, som mailto:kontor@example.dk, "
    "tel:12345678 eller https://example.dk.",
    "TELEFON-FORM": "{found} er ikke et telefonnummer. Skriv tel: og nummerets cifre, som "
    "tel:12345678 eller tel:+4512345678.",
    "INDSATS-ID": "{found} er ikke et nummer på en indsats. Skriv store bogstaver (A-Z) og et tal, "
    "som U7.",
    "ID-FORM": "{found} kan ikke være en adresse. Brug små bogstaver a-z, tal og bindestreg; "
    "skriv ae, oe og aa for æ, ø og å.",
    "SØGEORD-FORM": "{found} er ikke ét ord. Skriv ét ord uden mellemrum og tegn, og hvert ord på "
    "sin egen linje.",
    "FORKLARET-ORD": "{found} kan ikke forklares. Skriv ordet eller forkortelsen alene, som det "
    "står i politikken, uden andre tegn.",
    "FORKLARING-FORM": "Forklaringen {found} er for lang eller har tegn, som læserne ville se. "
    "Skriv den på én linje, højst 300 tegn, uden fed, links og HTML.",
    "PART-ID": "{found} kan ikke være en parts id. Brug små bogstaver og bindestreg, som elevråd.",
}

# The rules of the school's own search words and of the words that it explains.
OWN_WORDS = {
    "DOBBELT-FORKLARING": "{found} er allerede forklaret på linje {line}. Skriv det hele ét sted.",
    "FORKLARING-RING": "{found} fører kun til et ord, der selv skal forklares på linje {line}. "
    "Skriv, hvad ordet betyder.",
    "FORKLARET-UBRUGT": "{found} står ikke i politikken, så forklaringen bliver ikke vist. Skriv "
    "ordet, som det står på siderne, eller slet det.",
    "DOBBELT-SØGEORD": "Søgeordet {found} står allerede på linje {line}. Skriv alt, hvad det "
    "finder, ét sted.",
    "SØGEORD-RING": "{found} er selv et søgeord på linje {line}. Skriv et ord, der står i "
    "politikken.",
}

# What a built page must keep: scripts.audit.__main__ says it, at a place in the built site.
BUILT = {
    "HTML-UGYLDIG": "Siden er ikke gyldig HTML. Validatoren siger på engelsk: «{reason}».",
    "SIDE-UDEN-SPROG": "Siden siger ikke, hvilket sprog den er skrevet på. Sæt lang på <html>.",
    "SIDE-UDEN-TITEL": "Siden har ingen titel. Sæt <title>.",
    "SIDE-UDEN-BESKRIVELSE": "Siden har ingen beskrivelse til søgemaskiner. Skriv «description» "
    "øverst i sidens fil.",
    "SIDE-UDEN-OVERSKRIFT": "Siden har ingen hovedoverskrift (h1).",
    "SIDE-TO-OVERSKRIFTER": "Siden har en hovedoverskrift mere: {found}. Der skal være én h1.",
    "SIDE-SKABELONREST": "På siden står {found}: en rest af en skabelon eller en fejlbesked.",
    "SIDE-FREMMED-VÆRT": "{found} bliver hentet fra et andet sted på nettet. Læg filen på siden "
    "selv, eller tag den ud.",
    "SIDE-INDLEJRET": "{found} står direkte på et element, og sikkerhedspolitikken stopper det. "
    "Skriv det i et typografiark eller et script.",
    "SIDE-UDEN-POLITIK": "Siden har ingen sikkerhedspolitik (Content-Security-Policy).",
    "SIDE-RØBER-LÆSER": "Siden beder ikke browseren om at tie med, hvor læseren kommer fra "
    "(referrer: no-referrer).",
    "SIDE-FØR-POLITIK": "{found} står før sikkerhedspolitikken, som derfor ikke gælder for det.",
    "SIDE-FORKERT-POLITIK": "Sikkerhedspolitikkens {found} passer ikke til siden: noget er for "
    "meget, for lidt eller ændret.",
    "SIDE-ANDEN-UDGAVE": "Siden siger ikke, at den er udgave {found}, som den ligger i.",
    "SIDE-BLANDET-UDGAVE": "{found} fører til en anden udgave end sidens egen.",
    "SIDE-FOR-TUNG": "Siden og det, den henter, fylder {size} kB ud over sine ord. Grænsen er "
    "{limit} kB.",
    "BILLEDE-FOR-TUNGT": "Billedet {found} fylder {size} kB. Grænsen er {limit} kB.",
}

EXPECTED = {
    "text": "en tekst",
    "list": "en liste, hvor hvert punkt begynder med en bindestreg",
    "mapping": "en gruppe linjer med «nøgle: værdi»",
}
ACTUAL = {
    "text": "en tekst",
    "list": "en liste",
    "mapping": "en gruppe med «nøgle: værdi»",
    "nothing": "ingenting",
}
"""What a value is called, by its kind, where it is asked for and where it is found."""

SVG_REASONS = {
    "broken": "den er ikke hel XML",
    "root": "den begynder ikke med <svg>",
    "doctype": "den har en DOCTYPE",
    "instruction": "den henter et typografiark eller andet med <?…?>",
    "encoding": "den siger, at den ikke er UTF-8",
    "depth": "dens dele ligger for dybt inde i hinanden",
    "element": "delen <{found}> kan ikke stå i den",
    "handler": "egenskaben «{found}» kan køre et program",
    "address": "«{found}» peger ud af tegningen",
    "style": "«{found}» henter noget uden for tegningen",
}
"""Why a drawing is not published: parts of a sentence."""

OUTSIDE = {
    "404": "siden findes ikke (404)",
    "410": "siden er fjernet (410)",
    "429": "serveren vil ikke spørges så tit (429)",
    "refused": "serveren svarer {status}",
    "fault": "serveren har en fejl ({status})",
    "silent": "der kom intet svar inden for {seconds} sekunder",
    "endless": "svaret blev ved i mere end {seconds} sekunder",
    "robots": "serveren beder maskiner om at holde sig væk (robots.txt)",
    "loop": "adressen bliver ved med at vise videre",
    "certificate": "serverens certifikat er ikke gyldigt",
    "nobody": "der er ingen server med det navn",
    "broken": "der kan ikke skabes forbindelse til serveren",
}
"""Why an address outside was not reached: parts of a sentence."""

MESSAGES: dict[str, str] = {
    **FILES,
    **CHARACTERS,
    **LIMITS,
    **FRONT_MATTER,
    **YAML,
    **VALUES,
    **INITIATIVES,
    **OWN_WORDS,
    **EDITION,
    **HEARING,
    **ANSWERS,
    **PAGES,
    **TEXT,
    **LOOKALIKES,
    **BUILT,
}
