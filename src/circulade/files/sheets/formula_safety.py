"""Text that a spreadsheet program would take for a formula, on the way out and in.

A cell that starts with = + - @ tab or carriage return can run code in the reader's program. Such text
gets an apostrophe in front when written; reading takes the apostrophe off again.
"""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def made_safe(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet program would run.

    Text that already starts with an apostrophe and such a sign gets one more, so that reading is the inverse.
    """
    return "'" + text if _runs(text) else text


def taken_back(text: str) -> str:
    """Take off the apostrophe that `made_safe` put on."""
    return text[1:] if text.startswith("'") and _runs(text[1:]) else text


def _runs(text: str) -> bool:
    return text.lstrip("'").startswith(DANGEROUS)
