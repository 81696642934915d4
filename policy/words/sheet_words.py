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

SHEET_PROPERTIES = {"school": "Skole", "year": "Skoleår", "rows": "Aftryk"}
"""The names of the properties by which a workbook is known again."""

SHEET_REFUSED = {
    "too_large": "{name} fylder mere end {limit} MB. Gem kun arket med indsatserne, og prøv igen.",
    "bomb": "{name} pakker ud til mere, end et ark kan fylde, så det bliver ikke læst.",
    "entities": "{name} rummer koder, som et regneark ikke selv skriver, så det bliver ikke læst.",
    "locked": "{name} har en adgangskode eller er fra et gammelt Excel. Gem det som «Excel-"
    "projektmappe (.xlsx)» uden adgangskode, og prøv igen.",
    "no_sheet": "{name} er ikke et helt regneark. Gem det som «Excel-projektmappe (.xlsx)» eller "
    "som CSV, og prøv igen.",
    "other_office": "{name} er ikke gemt som Excel-fil. Åbn det, gem det som «Excel-projektmappe "
    "(.xlsx)», og prøv igen.",
    "unread": "{name} kan ikke læses: {reason}.",
    "too_long": "{name}: arket «{sheet}» har flere end {limit} rækker med indhold. Slet dem, der "
    "ikke er indsatser, og prøv igen.",
    "quote": "{name}: et felt begynder med et anførselstegn, men slutter ikke med et. Det er ved "
    "række {row}. Gem arket på ny som CSV (UTF-8), eller send det som .xlsx.",
    "no_head": "{name} har ingen tabel med indsatser: ingen række har overskriften «Indsats» "
    "sammen med «Nummer». Hent indsatser.xlsx fra siden, og skriv i den.",
    "no_column": "{name}, {where}: kolonnen «{title}» mangler. Der står: {titles}.{guess}",
    "two_columns": "{name}, {where}: kolonnen «{title}» står to gange, i {first} og {second}. "
    "Slet den ene.",
    "sheets": "{name} har flere ark med indsatser: {names}. Vælg ét med --sheet, eller slet de "
    "andre.",
    "unknown_sheet": "{name} har intet ark, der hedder {found}. Der er: {names}.",
    "other_school": "{name} er lavet af en anden skoles indsatser: {found}. Her er det {known}.",
    "other_year": "{name} er lavet af udgaven {found}, men her ligger {known}, og {found} kan ikke "
    "findes i arkivet. Skriv med --base, hvilken udgave arket er lavet af: en mappe, et skoleår "
    "eller en git-revision.",
}
"""Why a sheet is not read, and what to do."""

SHEET_FAULTS = {
    "line": "{where}: {what}",
    "in_sheet": "arket «{sheet}», række {row}, kolonne {column} ({title})",
    "in_csv": "række {row}, kolonne {column} ({title})",
    "head_row": "række {row}",
    "merged": "felterne {cells} er flettet, så det kan ikke ses, hvilke rækker det gælder. Ophæv "
    "fletningen, og skriv i hvert felt.",
    "formula": "her står en formel og ikke en tekst. Kopiér feltet, og indsæt det som værdi.",
    "error": "her står fejlen {found}. Skriv, hvad der skal stå.",
    "truth": "her står {found}, som regnearket tager for en sandhedsværdi. Skriv det som tekst.",
    "date": "regnearket har gjort teksten til en dato: {found}. Gør feltet til «Tekst», og skriv "
    "det, der skal stå.",
    "time": "regnearket har gjort teksten til et klokkeslæt: {found}. Gør feltet til «Tekst», og "
    "skriv det, der skal stå.",
    "empty": "feltet er tomt. Skriv, hvad skolen gør, eller slet hele rækken.",
    "no_department": "feltet er tomt. Skriv, hvilken afdeling indsatsen hører til: {names}.",
    "department": "afdelingen {found} findes ikke.{guess} Der er: {names}.",
    "twice": "{id} står også i række {row}. Et nummer er én indsats: lad feltet stå tomt ved den "
    "nye, så får den det næste ledige.",
    "retired": "{id} er udgået, og numre bruges ikke igen. Lad feltet stå tomt, hvis det er en ny "
    "indsats, eller slet rækken.",
}
"""What is wrong with a cell, and what to do."""

SHEET_IMPORT = {
    "none": "Arket foreslår ingen ændringer.",
    "proposes": "Arket foreslår:",
    "faults": "{count} i {name}. Intet er ført over. Ret arket, og prøv igen:",
    "fault": "1 fejl",
    "fault_many": "{number} fejl",
    "left": "Det er ikke ført over:",
    "line": "- {what}",
    "questions": "Svar først på dette:",
    "grades": "{where}: regnearket har gjort klassetrin til {found}. Det er læst som {text}. Er "
    "det rigtigt, så skriv --as-read; ellers ret arket.",
    "theme": "{where}: temaet {found} er nyt.{guess} Skal det med, så skriv --new-theme.",
    "retire": "Disse indsatser mangler i arket. Skriv, hvorfor de udgår, så kommer de med; ellers "
    "sæt dem ind igen:",
    "retire_line": '- {id} «{text}»: --retire {id}="Afløst af …"',
    "bad_retire": '--retire skal være et nummer og en begrundelse: --retire U7="Afløst af U8." '
    "«{found}» er det ikke.",
    "not_removed": "{id} mangler ikke i arket, så den kan ikke udgå med --retire.",
    "order": "{department}: rækkefølgen er en anden i arket. Skal den med, så skriv --order.",
    "not_sent": "Arket har ingen af rækkerne fra {names}. De er ikke rørt.",
    "new_id": "{where}: {found} er ikke et nummer, der er i brug. Rækken er læst som en ny indsats "
    "og får det næste ledige nummer.",
    "column": "Kolonne {column} ({title}) kendes ikke og er ikke læst.{guess}",
    "no_title": "Kolonne {column} har ingen overskrift og er ikke læst.",
    "hidden": "Skjulte rækker er læst med: {rows}.",
    "head_again": "Række {row} gentager overskrifterne og er sprunget over.",
    "conflict": "{where}: arket siger «{found}», men teksten er også rettet her siden, til "
    "«{known}». Vælg selv.",
    "conflict_place": "{where}: indsatsen er flyttet både i arket og her. Vælg selv.",
    "since_retired": "{where}: {id} er udgået, siden arket blev lavet.",
    "row": "{id}: data/initiatives.yaml er skrevet, så ændringen skal gøres i hånden.",
    "base": "Arket er lavet af {base} og er sammenlignet med den.",
    "old_rows": "Arket er lavet, før indsatserne sidst blev rettet her, så noget af det herunder "
    "kan være ældre tekst. Skriv med --base, hvilken udgave eller git-revision det er lavet af.",
    "older": "en tidligere udgave af {year}",
    "problems": "Forslaget har fejl, så intet er skrevet:",
    "in_row": "{what} (rækken i arket er {row})",
    "nothing_written": "Intet er skrevet.",
    "written": "Skrevet: {paths}. Se det efter, og kør kontrollen.",
    "not_written": "{path} kan ikke skrives: {reason}. Intet er ændret.",
}
"""What a sheet proposes, and what became of it."""

MONTHS = (
    *("jan", "feb", "mar", "apr", "maj", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)
"""The months as spreadsheets shorten them; English ones are read as well."""
