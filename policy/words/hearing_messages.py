"""The Danish messages about the hearing of a draft, and about the answers to it."""

HEARING = {
    "HØRING-UDEN-UDKAST": "Kun et udkast sendes i høring, men status er {status}. Ret status til "
    "udkast, eller slet «høring».",
    "HØRING-BAGLÆNS": "Høringen slutter {found}, før den begynder {begins}. Ret den ene dato.",
    "HØRING-EFTER-VEDTAGET": "Høringen slutter {found}, efter at udgaven blev vedtaget {adopted}. "
    "En vedtaget udgave kan ikke sendes i høring: ret den ene dato.",
    "HØRING-FØR-UDKAST": "Høringen slutter {found}, før den tidligere udgave blev vedtaget "
    "{adopted}. Da var der intet udkast: ret datoen.",
    "HØRING-UDEN-SVAR-TIL": "Der står ikke, hvem svarene sendes til, så høringssiden har ingen "
    "adresse. Skriv «svar_til» med en rolle og en adresse.",
    "SPØRGSMÅL-TO-GANGE": "Spørgsmålet står her to gange, første gang på linje {line}. Slet det "
    "ene.",
    "PART-TO-GANGE": "{found} står her to gange. Slet den ene.",
}

ANSWERS = {
    "SVAR-UDEN-HØRING": "Her er svar, men der står ingen høring i data/edition.yaml. Skriv "
    "«høring» "
    "dér, eller slet svarene.",
    "SVAR-AFSENDER": "Svaret skal være fra en part eller en gruppe. Skriv enten «part» eller "
    "«gruppe», ikke begge.",
    "SVAR-MAILADRESSE": "Her står en mailadresse, og filen er offentlig. Tag den ud.",
    "SVAR-PERSON": "Her er en person nævnt ved navn, og filen er offentlig. Skriv, hvilken part "
    "eller gruppe svaret er fra, og tag navnet ud.",
    "SVAR-FOR-LANGT": "Teksten er på {length} tegn. Skriv svaret med få ord, højst {limit} tegn.",
    "SVAR-OPMÆRKNING": "Her står tegnet {found}. Det vises, som det står: skriv almindelig tekst.",
    "SVAR-UKENDT-STED": "{found} er hverken en indsats, et sted som «side#afsnit», en ændring som "
    "«ændring 7» eller «alt».",
    "SVAR-UKENDT-ÆNDRING": "{found} findes ikke: høringen har ændringerne 1 til {last}. Se "
    "numrene på "
    "høringssiden.",
    "SVAR-INGEN-ÆNDRINGER": "{found} findes ikke: udkastet er ord for ord som den tidligere "
    "udgave. Skriv en indsats' nummer, «side#afsnit» eller «alt».",
    "SVAR-INGEN-UDGAVE": "{found} findes ikke: der er ingen tidligere udgave at sammenligne med, "
    "så ændringerne har ingen numre. Skriv en indsats' nummer, «side#afsnit» eller «alt».",
    "SVAR-FULGT-UÆNDRET": "Svaret er fulgt, men {found} er ikke ændret, siden udkastet blev sendt "
    "i "
    "høring. Ret teksten, eller skriv et andet udfald.",
    "SVAR-EFTER-UDFALD": "Svaret er dateret {found}, efter at udfaldet blev bestemt {decided}. Ret "
    "den ene dato.",
    "SVAR-EFTER-VEDTAGET": "Svaret er dateret {found}, efter at udgaven blev vedtaget {adopted}. "
    "Ret "
    "den ene dato.",
    "SVAR-EFTER-HØRING": "Svaret er dateret {found}, efter at høringen sluttede {ends}. Er det "
    "rigtigt?",
    "SVAR-FØR-HØRING": "Svaret er dateret {found}, før høringen begyndte {begins}. Er det rigtigt?",
    "SVAR-UDEN-UDFALD": "Udgaven er vedtaget, men svaret har intet udfald. Skriv «udfald»: fulgt, "
    "delvist, ikke eller noteret.",
    "SVAR-UDEN-BEGRUNDELSE": "Svaret er ikke fulgt helt. Skriv en «begrundelse» til dem, der "
    "svarede.",
    "SVAR-TO-GANGE": "Det samme svar står allerede på linje {line}. Slet det ene.",
    "UKENDT-UDFALD": "{found} er ikke et udfald. Vælg fulgt, delvist, ikke eller noteret.",
}
