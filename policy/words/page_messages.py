"""The Danish messages about the pages: their limits, structure, text, links and marks."""

# What a page may be at most.
LIMITS = {
    "SIDE-FOR-LANG": "Siden har flere end {limit} ord. Del den i flere sider.",
    "LINJE-FOR-LANG": "Linjen er længere end {limit} tegn. Skriv hver sætning på sin egen linje.",
    "AFSNIT-FOR-LANGT": "Her er mere end {limit} tegn uden en tom linje. Del teksten i afsnit.",
    "FOR-DYBT": "Her ligger alt for meget inde i hinanden. Gør lister, citater eller mærker "
    "enklere.",
    "UKENDT-ERKLÆRING": "{found} begynder noget, som siden ikke kan læse. Slet det, eller skriv "
    "«&lt;» i stedet for «<».",
    "SIDE-ULÆSELIG": "Siden kan ikke læses, når denne linje er med. Skriv det her og lige over med "
    "Markdown i stedet for HTML.",
    "FREMMED-SKRIFT": "Tegnet {found} fra en sjælden skrift kan ikke bruges her. Slet det.",
}

# The rules of the pages and the navigation.
PAGES = {
    "NAV-MANGLER": "Menuen «nav» mangler i mkdocs.yml. Skriv siderne under «nav:».",
    "NAV-POLITIKKEN": "Menuen har intet punkt «Politikken». Siderne under det er politikken.",
    "NAV-FIL-MANGLER": "Menuen peger på {found}, som ikke findes i docs/.",
    "NAV-FORM": "Et menupunkt er en side («Titel: side.md») eller en liste af sider.",
    "INDSTILLING-UKENDT": "Indstillingen {found} bruges ikke på denne side. Slet den.",
    "INDSTILLING-MANGLER": "Indstillingen {found} mangler i mkdocs.yml. Skriv den, som den stod "
    "før.",
    "INDSTILLING-VÆRDI": "{found} kan ikke stå her. Skriv {wanted}.",
    "ARVET-FIL-MANGLER": "Filen {found}, som flere indstillinger hentes fra, findes ikke. Ret "
    "stien, eller slet linjen.",
    "ARVET-FIL-I-RING": "Indstillingerne kan ikke hentes fra {found}, for de er selv hentet "
    "derfra. Slet linjen.",
    "ARVET-FIL-FORM": "Her hentes indstillinger fra, men filen er ikke skrevet som «navn: værdi». "
    "Ret den, eller slet linjen med INHERIT i mkdocs.yml.",
    "SIDE-UDEN-NAV": "Siden står ikke i menuen, så ingen finder den. Skriv «- {page}» under "
    "«nav» i mkdocs.yml, eller slet filen.",
    "AFDELING-UDEN-SIDE": "Afdelingen {found} har ingen side. Opret {page} med «{{{{ "
    'indsatstabel("{id}") }}}}», og skriv den under «Politikken» i menuen i mkdocs.yml.',
    "AFDELING-UDEN-NAV": "Afdelingens side {page} står ikke under «Politikken» i menuen i "
    "mkdocs.yml.",
    "SIDE-UDEN-AFDELING": "Siden {found} hører ikke til nogen afdeling i initiatives.yaml. Ret "
    "navnet, eller slet siden.",
    "AFDELING-ANDET-NAVN": "Sidens overskrift er {found}, men afdelingen hedder «{name}» i "
    "initiatives.yaml. Skriv det samme navn begge steder.",
    "MENU-ANDET-NAVN": "I menuen hedder siden {found}, men afdelingen hedder «{name}» i "
    "initiatives.yaml. Skriv det samme navn begge steder.",
    "AFDELING-UDEN-TABEL": 'Siden viser ikke afdelingens tabel. Tilføj «{{{{ indsatstabel("{id}") '
    "}}}}».",
    "SKABELONKOMMENTAR": "{found} begynder en skjult kommentar, som sluger teksten. Skriv "
    "«{{ #id }}» med mellemrum.",
    "SKABELONFEJL": "Kaldet kan ikke læses ved {found}. Skriv det som «{{{{ navn() }}}}».",
    "SKABELON-IKKE-TILLADT": "Her kan kun stå et kald som «{{{{ navn() }}}}», ikke {found}.",
    "KALD-I-TEKSTEN": "Kaldet {found} står midt i en tekst. Giv det sin egen linje med en tom "
    "linje over og under.",
    "UKENDT-MAKRO": "{found} findes ikke.",
    "MAKRO-ARGUMENT": "{found} kan ikke bruges her: {reason}.",
    "TABEL-I-TEKSTEN": "Her står indsatser i en tabel, der er skrevet i teksten. De hører til i "
    "data/initiatives.yaml, og siden viser dem med et kald. Andre tabeller skrives med streger "
    "(|), ikke med HTML.",
    "TABEL-CELLER": "Rækken {found} har flere celler end tabellens første række, så det sidste "
    "går tabt. Slet en streg (|), eller tilføj en kolonne.",
    "LINK-UDEN-MÅL": "Linket peger på {found}, som ikke findes i docs/.",
    "LINK-I-HTML": "Linket til {found} står i HTML, hvor siden ikke kan føre det rigtigt videre. "
    "Skriv det med Markdown: «[ord](side.md)» eller «![tekst](billede.png)».",
    "LINK-UDEN-SKEMA": "{found} læses som en side i docs/. Skriv «{mended}».",
    "BILLEDE-MANGLER": "Billedet {found} findes ikke i docs/.",
    "LINK-UDEN-STED": "Linket peger på stedet {found}, som ikke findes på siden.",
    "LINK-ABSOLUT": "Linket {found} begynder med en skråstreg. Skriv vejen fra siden selv, som "
    "«../fokus.md».",
    "FODNOTE-UDEN-TEKST": "Fodnoten {found} har ingen tekst. Tilføj en linje nederst, der begynder "
    "med fodnotens mærke og et kolon.",
    "FODNOTE-UDEN-HENVISNING": "Fodnoten {found} bruges ikke i teksten. Sæt dens mærke, hvor den "
    "hører til, eller slet den.",
    "ANDEN-SKOLE": "Her står {found}, men i school.yaml står «{name}». Er det en rest fra en anden "
    "skole, så ret det.",
    "ANDRE-KLASSETRIN": "Her står {found}, men i school.yaml har skolen {has}. Er det en rest fra "
    "en anden skole, så ret det.",
    "REST-AF-OVERFØRT": "Her står {found}, men status er {status}. Er det en rest fra en anden "
    "skole eller en tidligere udgave, så ret det.",
    "SE-EFTER": "Se efter: {guess} Passer det, så slet linjen; ellers ret det først.",
    "BEGREB-IGEN": "Begrebet {found} er allerede forklaret i {path} på linje {line}. Skriv det "
    "hele ét sted.",
    "BEGREB-ER-SÆTNING": "{found} bliver et begreb, der forklares, fordi linjen under begynder med "
    "«: ». Skriv kun ordet på linjen over forklaringen, og sæt en tom linje over ordet.",
    "BEGREB-MANGLER": "Forklaringen {found} står uden det begreb, den forklarer. Skriv det alene "
    "på linjen over; slet ellers kolonet.",
    "BEGREB-UDEN-FORKLARING": "Begrebet {found} har ingen forklaring. Skriv den efter «: » på "
    "linjen under.",
    "FORLØB-UDEN-TRIN": "På {found} er der ingen nummererede punkter at vise. Skriv trinnene som "
    "«1. Klasselæreren: taler med barnet inden 2 dage».",
    "TRIN-UDEN-HVEM": "Trinnet {found} siger ikke, hvem der gør det. Skriv det først med et kolon: "
    "«Klasselæreren: taler med barnet».",
    "FRIST-UDEN-TAL": "Fristen {found} har intet tal. Skriv det, som «inden 10 arbejdsdage».",
    "TOM-SIDE": "Siden {found} har kun sin overskrift. Skriv teksten, når den kendes.",
    "UBRUGT-UNDTAGELSE": "Undtagelsen {found} passer ikke på nogen advarsel. Slet den. Kun "
    "advarsler kan undtages; en fejl skal rettes.",
}

# What stands at the top of a page, for the site and not for its readers.
FRONT_MATTER = {
    "SIDEHOVED-ÅBENT": "Siden begynder med «---», men de oplysninger, der følger, bliver aldrig "
    "lukket. Skriv en linje til med «---» under dem, og intet efter stregerne, heller ikke "
    "mellemrum.",
    "SIDEHOVED-LØST": "{found} er en oplysning til siden, men læses ikke som en her. Skriv den "
    "øverst mellem to linjer, der kun er «---», eller slet den.",
    "SIDEHOVED-UVENTET": "{found} øverst på siden læses som en oplysning til siden og vises ikke. "
    "Begynd siden med sin overskrift.",
    "BESKRIVELSE-MANGLER": "Siden siger ikke, hvad den handler om, så søgemaskiner må gætte. Skriv "
    "«description:» og en kort sætning mellem to linjer med «---» øverst, som på de andre sider.",
    "SIDEHOVED-DATO": "Siden hører til politikken, så dens dato står i data/edition.yaml. Slet "
    "linjen med {found} her.",
    "SIDEHOVED-VÆRDI": "{found} kan ikke stå her. Skriv det som på de andre sider, eller slet "
    "linjen.",
}

# The rules of how the text itself is written.
TEXT = {
    "HOVEDOVERSKRIFT-MANGLER": "Siden har ingen hovedoverskrift. Begynd den med en linje som «# "
    "Titel {{ #titel }}».",
    "HOVEDOVERSKRIFT-IGEN": "Siden har allerede en hovedoverskrift på linje {line}. Skriv {found} "
    "med to #.",
    "OVERSKRIFT-NIVEAU": "Overskriften {found} springer et niveau over. Skriv den med {wanted} "
    "eller færre.",
    "OVERSKRIFT-UDEN-ID": "Overskriften {found} har intet id, så afsnittets adresse kan skifte. "
    "Skriv «{{ #{id} }}» efter den.",
    "OVERSKRIFT-TOM": "Overskriften er tom. Skriv den, eller slet linjen.",
    "BILLEDE-UDEN-TEKST": "Billedet {found} siger intet til den, der ikke kan se det. Skriv i de "
    "kantede klammer, hvad det viser.",
    "LINK-UDEN-TEKST": "Linket til {found} har ingen ord at trykke på. Skriv dem i de kantede "
    "klammer.",
    "FODNOTE-IGEN": "Fodnoten {found} har allerede en tekst på linje {line}. Giv den nye sit eget "
    "mærke.",
    "SKABELON-REST": "{found} er resten af et kald og ville stå på siden. Slet det, eller skriv "
    "kaldet helt: «{{{{ navn() }}}}».",
    "HTML-IKKE-TILLADT": "{found} må ikke stå i teksten: {reason}.",
    "FLERE-SÆTNINGER": "Her begynder en sætning midt på linjen: {found}. Skriv den på sin egen "
    "linje, så en ændring kan ses.",
    "SÆTNING-DELT": "Linjen {found} fortsætter sætningen fra linjen før. Saml den på én linje, så "
    "en ændring kan ses.",
    "ANFØRSELSTEGN-FORM": "Skriv {found} med danske tegn: «{mended}».",
    "TANKESTREG-MANGLER": "Skriv {found} med tankestreg: «{mended}».",
    "FAST-MELLEMRUM": "{found} har et fast mellemrum, som en oplæsning kan læse forkert. Skriv "
    "et almindeligt: «{mended}».",
    "UKENDT-ORD": "Ordet {found} findes ikke i ordbogen. Ret det, eller skriv det i "
    "data/ordliste.txt, hvis det er rigtigt.",
    "LINK-DØDT": "Linket {found} på siden {page} fører ingen steder hen: {reason}.",
    "LINK-FLYTTET": "Linket {found} på siden {page} fører videre til {target}. Er det den nye "
    "adresse, så skriv den i stedet, eller ved «afløst_af», hvis den gamle står i politikken.",
    "LINK-AFLØST": "Linket {found} på siden {page} er væk: {reason}. Læserne har den nye adresse "
    "ved siden af, så det kan blive stående, til politikken ændres.",
    "LINK-UPRØVET": "Linket {found} på siden {page} kunne ikke efterprøves: {reason}. Åbn det "
    "selv i en browser.",
    "LINK-STED-VÆK": "Linket {found} på siden {page} fører til en side, der ikke har stedet.",
    "MELLEMRUM-MANGLER": "Skriv {found} med mellemrum efter punktummet: «{mended}».",
    "USIKKERT-ORD": "Ordet {found} er sat sammen af ord, ordbogen kender, men står kun her. Er det "
    "stavet rigtigt, så skriv det i data/ordliste.txt.",
    "TRE-PUNKTER": "Skriv {found} med ét tegn for de tre punkter: «{mended}».",
}

# What looks like one thing and becomes another.
LOOKALIKES = {
    "LISTE-UDEN-TOM-LINJE": "Linjen {found} ligner et punkt i en liste, men bliver en del af "
    "teksten ovenover. Sæt en tom linje over listen.",
    "PUNKT-TEGN": "Linjen {found} bliver ikke et punkt i en liste. Skriv «{mended}» først på "
    "linjen og en tom linje over listen.",
    "TAL-BLIVER-LISTE": "{found} læses som punkt {number} i en liste. Skriv «{mended}», hvis det "
    "ikke er en liste; ellers skal listen begynde med 1 og tælle op.",
    "TAL-BLIVER-PUNKT": "{found} læses som et punkt i listen ovenover, og tallet går tabt. Skriv "
    "«{mended}», hvis det ikke er et punkt.",
    "LISTE-BLANDET": "Punktet {found} kommer med i listen ovenover, som har en anden slags "
    "punkter. Brug de samme mærker, eller skriv en linje tekst mellem de to lister.",
    "LISTE-INDRYK": "Punktet {found} vises ikke på det niveau, det er rykket ind til. Ryk det fire "
    "mellemrum ind for hvert niveau.",
    "INDRYK-UDEN-FOR-LISTEN": "Linjen {found} er rykket ind, men hører ikke med til punktet over. "
    "Ryk den fire mellemrum ind, eller lad den begynde yderst.",
    "INDRYKKET-KODE": "Linjen {found} er rykket så langt ind, at den vises som kode. Fjern "
    "mellemrummene.",
    "OVERSKRIFT-UDEN-MELLEMRUM": "{found} bliver en overskrift. Sæt et mellemrum efter #, eller "
    "skriv «\\#», hvis det ikke er en overskrift.",
    "OVERSKRIFT-UNDERSTREGET": "Stregerne under {found} gør linjen til en overskrift. Skriv den "
    "med ## foran, eller slet stregerne.",
    "EGENSKABER-VIST": "{found} bliver vist på siden. Skriv det på en linje for sig selv lige "
    "under teksten.",
    "MÆRKE-VIST": "{found} bliver vist, som det står: {reason}.",
    "BAR-ADRESSE": "{found} bliver ikke et link. Skriv «{mended}», eller med andre ord som "
    "«[ord](adresse)».",
    "MÆRKER-FILTRET": "Ved {found} er stjerner og understregninger filtret sammen, så bogstaver "
    "kan gå tabt på siden. Skriv fremhævelsen enklere.",
    "BILLEDE-ANDET-STED": "Billedet {found} ligger ikke her, og siden henter intet andre steder "
    "fra. Læg det i docs/.",
}

SETTING_VALUES = {
    "text": "en tekst, i anførselstegn hvis den ligner et tal eller en dato",
    "theme": "«overrides»",
    "inherited": "navnet på en anden fil, der ender på «.yml», eller slet linjen",
    "address": 'en adresse, der begynder med «https://», eller «""»',
    "numbered": "en tekst, hvor «{}» højst står én gang",
    "list": "en liste, som den stod før",
    "below": "dens egne indstillinger på linjerne under, som de stod før",
    "plain": "det uden udråbstegn",
}
"""What may be written as the value of a setting."""

MACRO_REASONS = {
    "count": "det skal have {wanted} i parentesen og har {given}",
    "department": "der er ingen afdeling med det id",
    "page": "der er ingen side i politikken med det navn",
    "place": "stedet findes ikke i politikken (side#id)",
}
"""Why a macro cannot be called as it is."""

HTML_REASONS = {
    "element": "skriv det med Markdown; kun enkle mærker som <span> og <details> kan bruges",
    "attribute": "egenskaben «{name}» kan ikke bruges her",
    "address": "adressen skal være en side eller fil her eller begynde med http, https eller "
    "mailto",
    "stray": "det lukker noget, der ikke er åbnet på siden",
    "unclosed": "det bliver aldrig lukket",
    "elsewhere": "billedet skal ligge i docs/, for siden henter intet andre steder fra",
    "comment": "det begynder en skjult kommentar. Slet den",
    "moved": "det kan ikke stå der, og browsere flytter det",
    "column": "kolonner kan ikke stilles til venstre, midt eller højre. Slet koloner i stregerne "
    "under tabellens første række",
}
"""Why a piece of HTML, or an attribute, is not let through."""

MARK_REASONS = {
    "strike": "siden kender ikke overstregning. Slet ordene, eller lad dem stå",
    "emphasis": "fremhævelsen har ikke et mærke i hver ende. Skriv «**ord**» uden mellemrum inden "
    "for stjernerne",
    "highlight": "siden kender ikke det mærke. Brug «*ord*» eller «**ord**»",
    "backslash": "en omvendt skråstreg skifter ikke linje. Slet den",
    "code": "der mangler et mærke i den ene ende. Skriv «`ord`»",
    "box": "siden kender ikke bokse. Skriv teksten som et afsnit",
    "task": "siden kender ikke bokse til afkrydsning. Slet klammerne",
    "abbreviation": "siden læser ikke forklaringer sådan. Skriv dem i data/ordforklaring.yaml",
    "emoji": "siden kender ikke navne på tegn. Skriv tegnet selv, eller slet det",
    "wiki": "sådan skrives et link ikke. Skriv «[ord](side.md)»",
    "reference": "det bliver ikke et link. Skriv «[ord](side.md)» uden mellemrum",
    "reversed": "klammerne er byttet om. Skriv «[ord](side.md)»",
    "unclosed": "linkets parentes bliver ikke lukket. Skriv «[ord](side.md)»",
    "table": "linjen bliver ikke en tabel. Sæt en tom linje over tabellen og en linje med "
    "«|---|---|» under dens første række",
    "definition": "linjen bliver ikke en definition. Skriv ordet alene på linjen over og «: » med "
    "et mellemrum foran forklaringen; slet ellers kolonet",
    "entity": "der mangler et semikolon. Skriv «&nbsp;»",
}
"""What to do about a mark that is shown as it stands: parts of a sentence."""
