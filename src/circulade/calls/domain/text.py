"""Clean what somebody typed: the same letters in one spelling, without characters no one can see or store."""

import unicodedata

# Tab and line feed stay; NUL and the rest break databases, spreadsheets and PDFs.
CONTROL = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
# Left over from copying out of documents; joiners stay, since several scripts need them.
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\ufffc"))
LONGEST_LINE = 1_000
LONGEST_TEXT = 200_000


def clean_text(typed: object) -> str:
    """Return paragraphs as NFC with plain line ends, without control characters."""
    text = str(typed)
    if text.isascii() and text.isprintable():
        return text.strip()  # nothing to clean: most answers, and an import has tens of thousands
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    # A lone surrogate (from a broken upload) has no UTF-8 form.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.translate(CONTROL).translate(UNSEEN).strip()


def clean_line(typed: object) -> str:
    """Return one line: every run of white space is one space."""
    return " ".join(clean_text(typed).split())


def count_words(text: str) -> int:
    """Count words as what stands between white space."""
    return len(text.split())
