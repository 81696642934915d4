"""The Danish messages about single characters that are not what they look like."""

CHARACTERS = {
    "USYNLIGT-TEGN": "Her står {name}, som ikke kan ses og ikke hører hjemme i en tekst. Slet det.",
    "TEGN-LIGNER": "Her står {name}. Det ligner «{mended}», men er et andet tegn. Skriv «{mended}» "
    "i stedet.",
    "MELLEMRUM-LIGNER": "Her står {name}, som ser ud som et almindeligt mellemrum, men læses som "
    "noget andet. Slet det, og skriv et almindeligt mellemrum.",
    "TEGN-TABT": "Her er et bogstav gået tabt: i stedet står {name}. Skriv det rigtige bogstav.",
    "TEGN-FRA-SKRIFTTYPE": "Her står {name}, som kun vises med én bestemt skrifttype. Slet "
    "det, eller skriv, hvad det betyder.",
    "FILNAVN-TEGN": "I filens navn står {name}, så links til filen kan fejle. Giv filen navnet "
    "«{mended}».",
    "SAMTIDIGE-RETTELSER": "To har rettet det samme sted, og git har sat begges tekst ind. Behold "
    "den, der skal gælde, og slet linjerne med «<<<<<<<», «=======» og «>>>>>>>».",
}

CHARACTER_NAMES = {
    "soft_hyphen": "et blødt bindestreg-tegn",
    "zero_space": "et mellemrum uden bredde",
    "joiner": "et usynligt tegn mellem to bogstaver",
    "direction": "et usynligt tegn for skriveretningen",
    "word_joiner": "et usynligt tegn, der holder ord sammen",
    "picture": "en tom plads efter et billede",
    "line": "et linjeskift fra et andet program",
    "invisible": "et usynligt tegn",
    "space": "et fast mellemrum",
    "decomposed": "et «{letter}», der er sat sammen af to tegn",
    "ligature": "bogstaver, der er smeltet sammen til ét tegn",
    "alphabet": "et bogstav fra et andet alfabet",
    "hyphen": "en bindestreg fra et andet program",
    "dash": "en tankestreg",
    "private": "et særtegn fra et tekstprogram",
    "lost": "et erstatningstegn",
}
"""What each kind of character is called."""
