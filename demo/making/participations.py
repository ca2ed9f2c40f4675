"""Who takes part already: 21 real names of 2022 with their source, and invented members of working groups."""

from typing import Any

SOURCE = "page of the initiative, 2022"
# name, ISO country, kind, NUTS 2024 or statistical regions, as what
REAL: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    ("Asker", "NO", "city", ("NO084",), "pilot"),
    ("Capannori", "IT", "city", ("ITI12",), "pilot"),
    ("Gothenburg", "SE", "city", ("SE232",), "pilot"),
    ("Guimarães", "PT", "city", ("PT119",), "pilot"),
    ("Munich", "DE", "city", ("DE212",), "pilot"),
    ("Roubaix", "FR", "city", ("FRE11",), "pilot"),
    ("Uppsala", "SE", "city", ("SE121",), "pilot"),
    ("Castilla y León", "ES", "region", ("ES41",), "pilot"),
    ("Flanders", "BE", "region", ("BE2",), "pilot"),
    ("Helsinki-Uusimaa", "FI", "region", ("FI1B",), "pilot"),
    ("Podravje-Maribor", "SI", "region", ("SI032",), "pilot"),
    ("Tampere Region (Pirkanmaa)", "FI", "region", ("FI19B",), "pilot"),
    ("Päijät-Häme", "FI", "region", ("FI1C6",), "fellow"),
    ("Jyväskylä", "FI", "city", ("FI198",), "fellow"),
    ("Lucca", "IT", "city", ("ITI12",), "fellow"),
    ("Matosinhos", "PT", "city", ("PT11A",), "fellow"),
    ("Viseu Dão-Lafões", "PT", "region", ("PT194",), "fellow"),
    ("Berlin", "DE", "city", ("DE300",), "fellow"),
    ("Strasbourg", "FR", "city", ("FRF11",), "fellow"),
    ("Zuid-Holland", "NL", "region", ("NL36",), "fellow"),
    ("Central Macedonia", "GR", "region", ("EL52",), "fellow"),
)
REAL_REGIONS = frozenset(code for *_, codes, _ in REAL for code in codes if len(code) == 5)

GROUPS: dict[str, str] = {
    "wg-construction": "Working group on construction and circular buildings",
    "wg-resources": "Working group on circular resource management",
    "wg-symbiosis": "Working group on industrial symbiosis",
    "wg-bioeconomy": "Working group on circular bioeconomy",
}


def participations(members: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Return the participations; `members` are invented: (territory, ISO country, group)."""
    return {
        "note": "real: territories named publicly in 2022, a part of the list, without any score; "
        "invented: made for this demo.",
        "groups": [
            {"code": code, "kind": "working_group", "name": {"en": name}} for code, name in GROUPS.items()
        ],
        "real": [
            {
                "territory": name,
                "country": country,
                "kind": kind,
                "codes": list(codes),
                "scheme": "statistical" if country == "NO" else "nuts",
                "participation": participation,
                "label": "Call of 2022",
                "since": "2022-09-15",
                "evidence": SOURCE,
                "invented": False,
            }
            for name, country, kind, codes, participation in REAL
        ],
        "invented": [
            {
                "territory": territory,
                "country": country,
                "participation": "working_group",
                "group": group,
                "label": GROUPS[group],
                "since": "2022-11-24",
                "evidence": "invented for the demo",
                "invented": True,
            }
            for territory, country, group in members
        ],
    }
