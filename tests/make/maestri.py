"""A small workbook of the exchange database of MAESTRI, as its columns are."""

from circulade.files.sheets import write_table

HEADER = [
    "Exchange Identifier",
    "Company name",
    "Main business",
    "Sector (NACE)",
    "Company name",
    "Main business",
    "Sector (NACE)",
    "Waste description",
    "EWC code",
    "CPA code",
    "Final use of the waste by the receiver company",
    "Level of completion of the exchange (implemented/planned/under feasibility study)",
]
EXCHANGES = [
    (
        "9,1,1",
        "ND",
        "Steelworks",
        2410,
        "ND",
        "Cement works",
        2351,
        "Slag",
        100202,
        "",
        "Raw material",
        "Implemented",
    ),
    ("9,1,2", "Mill", "Paper", 1712, "Town", "Heat network", 3530, "Steam", "", 353011, "Heat", "Planned"),
    ("9,1,3", "ND", "NA", "", "ND", "Farm", "", "Peel", "020399", "", "Feed", "Implemented"),
    (
        "9,1,4",
        "Mill",
        "Paper",
        1712,
        "ND",
        "Farm",
        111,
        "Sludge",
        999999,
        "",
        "ND",
        "Under feasibility study",
    ),
]


def workbook() -> bytes:
    """Return the workbook with its three exchanges."""
    return write_table(HEADER, EXCHANGES, kind="xlsx", title="Database").content
