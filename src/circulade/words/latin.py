"""The words of a text, and any word in Latin letters, so that “Μόναχο” and “Monacho” are the same."""

import re

from circulade.words.folding import fold

WORDS = re.compile(r"[^\W_]+")
# ISO 843 for Greek and a plain reading of Cyrillic, after folding: for finding, not for printing;
# each pair is a letter and what is written for it.
LETTERS = """
αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
аa бb вv гg дd еe жzh зz иi йi
кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsht ъa ыy ь- эe юyu яya єe іi їi ґg јj љlj њnj ћc џdz ђdj
"""
LATIN = str.maketrans({pair[0]: pair[1:].replace("-", "") for pair in LETTERS.split()})


def latin(word: str) -> str:
    """Fold a word and write it in Latin letters."""
    return fold(word).translate(LATIN).replace(" ", "")


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case, with their accents."""
    return WORDS.findall(text.lower())
