"""Words that people use for waste, by code of the List of Waste: typed by hand, in our own choice.

They say under which words a code is looked for, not what it covers: the law's wording decides.
"""

from functools import cache

from circulade.vocabularies.tables import text


@cache
def everyday_words() -> dict[str, str]:
    """Words by code ("17 04 05"), separated by commas; codes that need none are absent."""
    found: dict[str, list[str]] = {}
    for line in text("waste_words.txt").splitlines():
        codes, _, words = line.partition("|")
        for code in codes.split(","):
            found.setdefault(code.strip(), []).append(words)
    return {code: ", ".join(words) for code, words in found.items()}
