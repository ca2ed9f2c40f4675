"""A small workbook of the exchange database of MAESTRI, as its columns are."""

from circulade.files.sheets import Sheet, SheetProblem, Value, Workbook, write_table

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


def as_published() -> Workbook:
    """Return it as the file was published: notes above, an empty first column, and sources with formulas beside it."""
    above: list[list[Value]] = [[] for _row in range(20)]
    above[16] = ["", "A note on where CAS numbers are from"]
    above[18] = ["", "Identification", "Companies", *[""] * 9, HEADER[-1]]
    rows: list[list[Value]] = [*above, ["", *HEADER[:-1], ""], *(["", *row] for row in EXCHANGES)]
    rows[21][2] = "Steel A/S\nSteel  Works A/S\n"
    exchanges = Sheet("Exchanges", tuple(tuple(row) for row in rows))
    sources = SheetProblem("published.xlsx", "References", "T18", "a formula")
    return Workbook(
        "published.xlsx", "xlsx", (Sheet("References", (("Case", "Source"),)), exchanges), (sources,)
    )
