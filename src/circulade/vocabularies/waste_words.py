"""Words that people use for waste, by code of the List of Waste: typed by hand, in our own choice.

They say under which words a code is looked for, not what it covers: the law's wording decides.
"""

from datetime import date
from functools import cache

from circulade.vocabularies.tables import text
from circulade.vocabularies.waste import as_of, headings


@cache
def everyday_words() -> dict[str, str]:
    """Words by code ("17 04 05"), separated by commas; codes that need none are absent."""
    found: dict[str, list[str]] = {}
    for line in text("waste_words.txt").splitlines():
        codes, _, words = line.partition("|")
        for code in codes.split(","):
            found.setdefault(code.strip(), []).append(words)
    return {code: ", ".join(words) for code, words in found.items()}


def search_texts(on: date) -> dict[str, str]:
    """For each code of a day's list the text to look for it under, in English.

    The title counts twice, beside the sub-chapter's title and the everyday words.
    """
    titles = {heading.code: heading.title for heading in headings()}
    return {
        code.code: f"{code.title}, {code.title}, {titles[code.subchapter]}, {everyday_words().get(code.code, '')}"
        for code in as_of(on)
    }
