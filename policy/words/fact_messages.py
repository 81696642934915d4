"""The Danish messages about what the data says: initiatives, units, the edition."""

# The rules of the initiatives.
INITIATIVES = {
    "DOBBELT-ID": "{found} bruges allerede på linje {line}. Giv den nye sit eget.",
    "GENBRUGT-ID": "{found} er nummeret på en indsats, der er udgået (linje {line}). Numre "
    "genbruges aldrig: vælg et nyt.",
    "DOBBELT-TEMA": "Temaet {found} står allerede på linje {line}. Slet det ene.",
    "UKENDT-TEMA": "{found} findes ikke i temaer.",
    "UBRUGT-TEMA": "Ingen indsats har temaet {found}. Slet det, eller ret indsatsens tema.",
    "DOBBELT-AFDELING": "En afdeling hedder allerede {found} på linje {line}. Giv dem hver sit "
    "navn, så læserne kan kende dem fra hinanden.",
    "ALLE-OG-ANDET": "{found} gælder alle, så den kan ikke også have «{key}». Slet den ene linje.",
    "KLASSETRIN-OG-GRUPPER": "{found} har både klassetrin og grupper. Del den i to afdelinger, "
    "eller slet den ene linje.",
    "MANGLER-TEMA": "{found} har intet tema, men andre indsatser i afdelingen har. Skriv dens "
    "tema, eller slet de andres.",
    "DOBBELT-GRUPPE": "Gruppen {found} står allerede på linje {line}. Slet den ene, eller giv dem "
    "hver sit navn.",
    "GRUPPE-ER-KLASSETRIN": "{found} er et klassetrin. Skriv det ved «klassetrin»; en gruppe har "
    "et navn, som «Børnehaven».",
    "DOBBELT-KONTAKT": "{found} står allerede på linje {line}. Slet den ene.",
    "UKENDT-GRUPPE": "Gruppen {found} findes ikke i «grupper» i school.yaml.",
    "OVERLAP-GRUPPE": "Gruppen {found} hører allerede til {other}. Slet den ene, eller skriv "
    "«på_tværs: ja», hvis afdelingen går på tværs.",
    "GRUPPE-UDENFOR": "Gruppen {found} hører ikke til {name}. Ret gruppen, eller flyt "
    "indsatsen til den afdeling, der har den.",
    "MANGLENDE-GRUPPE": "Ingen afdeling har gruppen {found}, som skolen har ifølge school.yaml. "
    "Skriv den under «grupper» i en afdeling.",
    "INDSATS-IKKE-SKOLENS": "{found}: skolen har ikke {grades} ifølge school.yaml (den har {own}). "
    "Ret indsatsens klassetrin.",
    "OVERLAP-KLASSETRIN": "{found}: {grades} hører allerede til {other}. Ret klassetrinene, eller "
    "skriv «på_tværs: ja», hvis afdelingen går på tværs.",
    "MANGLENDE-KLASSETRIN": "Ingen afdeling har {grades}, som skolen har ifølge school.yaml. Ret "
    "afdelingernes klassetrin.",
    "FREMMED-KLASSETRIN": "{found}: skolen har ikke {grades} ifølge school.yaml.",
    "INDSATS-KLASSETRIN": "{found}: {grades} ligger uden for afdelingens klassetrin ({own}). Ret "
    "indsatsens klassetrin, eller flyt den til den afdeling, der har dem.",
    "OVERGANG-RETNING": "En overgang går fra et klassetrin til det næste; her står {found}.",
    "UDGÅET-FREMTID": "{found} ligger efter udgavens skoleår ({year}). En indsats står først under "
    "udgåede fra det år, den er væk.",
    "UKENDT-STED": "{found} findes ikke i politikken. Skriv siden og stedet som «side#id».",
    "ID-FORSVUNDET": "Indsatsen {found} er offentliggjort i {edition}, men findes hverken under "
    "afdelinger eller udgåede. Skriv den under udgåede med en begrundelse.",
    "TEKST-MED-TEGN": "{found} ville stå på siden med sine tegn. Fed skrift, links, lister og HTML "
    "skrives i teksten på siden, ikke her. Slet tegnene.",
    "MANGLER-PUNKTUM": "Teksten {found} slutter uden punktum.",
    "DOBBELT-MELLEMRUM": "Her er flere mellemrum i træk: {found}. Slet det overflødige.",
}

# The rules of the edition and its treatment.
EDITION = {
    "MANGLER-VEDTAGELSE": "Udgaven er vedtaget, men datoen mangler. Skriv den ved «vedtaget», som "
    "2027-06-15.",
    "ÆLDRE-UDEN-DATO": "«ældre» er en dateret tekst, men datoen mangler. Skriv den ved «vedtaget», "
    "som 2021-06-15, 2021-06 eller 2021. Er teksten udateret, så skriv «overført».",
    "REVIDERES-FØR": "Teksten skal revideres {found}, men det er ikke efter {adopted}, hvor den "
    "blev vedtaget eller kom til at gælde. Ret den ene dato.",
    "REVIDERES-PASSERET": "Politikken skulle være revideret {found}, før skoleåret {year} "
    "begyndte. Er den revideret, så ret datoen; ellers står det på siden.",
    "VEDTAGET-ANDEN-DATO": "Her står {found}, men i data/edition.yaml står, at politikken er "
    "vedtaget {adopted}. Ret det, der er forkert.",
    "OVERFØRT-MED-DATO": "Her står {found}, men status er «overført», som er en udateret tekst. Er "
    "det datoen for vedtagelsen, så skriv «ældre» og datoen i data/edition.yaml.",
    "VEDTAGET-UDEN-STATUS": "Her står en dato for vedtagelsen, men status er {status}. Ret status "
    "til vedtaget (eller ældre, når parternes behandling ikke er noteret), eller slet datoen.",
    "MANGLER-BEHANDLING": "Udgaven kan ikke være vedtaget, før {party} har behandlet den: "
    "politikken behandles årligt af alle parter. Skriv datoen ved «{key}».",
    "BEHANDLET-EFTER": "{party} har behandlet politikken {found}, efter at den blev vedtaget "
    "{adopted}. Ret den ene dato.",
    "UKENDT-PART": "{found} er ikke en af parterne i school.yaml.",
    "GÆLDER-FØR-VEDTAGET": "Udgaven gælder fra {found}, før den blev vedtaget {adopted}. Er det "
    "meningen?",
    "DATO-LANGT-FRA": "Datoen {found} ligger langt fra udgavens skoleår ({year}). Er årstallet "
    "rigtigt?",
    "DATO-FORUD": "Datoen {found} er ikke kommet endnu: i dag er det {today}. En behandling, en "
    "vedtagelse og en rettelse skrives først ind, når de er sket, og før da offentliggøres udgaven "
    "ikke.",
    "NOTE-UDEN-ÆNDRING": "{found} er ikke ændret siden udgave {edition}, så noten forklarer ingen "
    "ændring. Slet noten, eller ret, hvad den gælder.",
    "RETTELSE-UDEN-VEDTAGELSE": "Kun en vedtaget udgave kan have rettelser. Slet rettelsen, og ret "
    "i stedet teksten.",
    "RETTELSE-ORDEN": "Rettelsen {found} er dateret før {earlier}. Skriv rettelserne i "
    "rækkefølge, alle efter vedtagelsen.",
    "OVERFØRT-IGEN": "«{status}» gælder kun den første udgave, og {earlier} er allerede "
    "offentliggjort. Skriv udkast eller vedtaget.",
    "ARKIV-MANGLER": "Om der ligger udgaver i {found}, vides ikke her, for grenen er ikke hentet, "
    "så udgaven er ikke sammenlignet med tidligere. Hent den med «{command}»; kan git ikke finde "
    "den, er intet offentliggjort endnu.",
    "ARKIV-ULÆSELIGT": "De offentliggjorte udgaver kan ikke læses, så udgaven er ikke sammenlignet "
    "med dem alle: {found}. Vis beskeden til den, der passer koden.",
}
