"""Read the ZIP of a year: `etablissements.csv`, and up to four files of waste produced and treated.

The layout is that of the yearly files on georisques.gouv.fr as of 2024, and of the years before with capitals and
commas: columns are found by name in any order and case, cells are parted by semicolons or commas.
"""

from collections.abc import Iterable, Iterator
from zipfile import ZipFile, ZipInfo

from circulade.files.irep.lambert import from_lambert_2, from_lambert_93
from circulade.files.irep.records import Establishment, Irep, Reported
from circulade.files.irep.rows import Row, rows_of
from circulade.files.sheets import DEFAULT_LIMITS, Limits, SheetProblem
from circulade.files.sheets.archive import open_archive, refusal, unpacked
from circulade.files.sheets.csv_reading import read_csv

SITES = "etablissements.csv"
PRODUCED = ("prod_dechets_dangereux.csv", "prod_dechets_non_dangereux.csv")
TREATED = ("trait_dechets_dangereux.csv", "trait_dechets_non_dangereux.csv")
TONNES = {"": 1.0, "t": 1.0, "t/an": 1.0, "tonne": 1.0, "tonnes": 1.0, "tonnes/an": 1.0, "kg/an": 1e-3}
OPERATION = "code_operation_eliminatio_valorisation"
LONGEST = 200


def read_irep(
    content: bytes,
    *,
    name: str,
    departments: Iterable[str] = (),
    treated: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Irep:
    """Return what sites of some departments (all, if none is named) produced, and if wanted treated.

    Raises `SheetError` for a file that cannot be read at all.
    """
    if not content.startswith(b"PK"):
        raise refusal(name, "this is no ZIP: upload the file of a year as it is on georisques.gouv.fr")
    problems = list[SheetProblem]()
    with open_archive(content, name=name, limits=limits) as archive:
        if not _member(archive, SITES):
            raise refusal(name, f"{SITES} is missing: upload the whole file of a year")
        known = dict(_establishments(_rows(archive, SITES, ("identifiant", "nom_etablissement"), problems)))
        chosen = {_department(text) for text in departments if text.strip()}
        wanted = {key: one for key, one in known.items() if not chosen or one.department in chosen}
        found, count = dict[tuple[str, bool, str, str], Reported](), 0
        for file in (*PRODUCED, *(TREATED if treated else ())):
            column = "quantite_traitee" if file in TREATED else "quantite"
            needed = ("identifiant", "annee", "code_dechet", column)
            for row in _rows(archive, file, needed, problems):
                count += 1
                _add(found, row, column, known=known, wanted=wanted)
    return Irep(wanted, tuple(found.values()), tuple(problems), count)


def _member(archive: ZipFile, file: str) -> ZipInfo | None:
    """Return a member by its name, in whatever folder it lies."""
    found = (each for each in archive.infolist() if each.filename.rpartition("/")[2].lower() == file)
    return next(found, None)


def _rows(
    archive: ZipFile, file: str, needed: tuple[str, ...], problems: list[SheetProblem]
) -> Iterator[Row]:
    """Yield the rows of a member; the earliest years lack some of the files of waste."""
    member = _member(archive, file)
    if member is None:
        return
    name = member.filename.rpartition("/")[2]
    content = unpacked(archive, member, name=name, limits=DEFAULT_LIMITS)
    book = read_csv(content, name=name, limits=DEFAULT_LIMITS)
    problems += book.problems
    yield from rows_of(book.sheets[0], file=name, needed=needed, problems=problems)


def _establishments(rows: Iterator[Row]) -> Iterator[tuple[str, Establishment]]:
    for row in rows:
        number, name = row.value("identifiant"), row.value("nom_etablissement")
        if not number:
            row.wrong("identifiant", "is empty: the site is left out")
            continue
        yield (
            number,
            Establishment(
                number=number,
                name=(name or number)[:LONGEST],
                siret=row.value("numero_siret"),
                place=" ".join(filter(None, (row.value("code_postal"), row.value("commune"))))[:LONGEST],
                postcode=row.value("code_postal").zfill(5) if row.value("code_postal") else "",
                position=_position(row),
                cell=row.at("coordonnees_x"),
            ),
        )


def _position(row: Row) -> tuple[float, float] | None:
    """Return where a site is; the register leaves the system of coordinates out or names it by its EPSG number."""
    if not row.value("coordonnees_x") or not row.value("coordonnees_y"):
        return None
    x, y = row.amount("coordonnees_x"), row.amount("coordonnees_y")
    if x is None or y is None:
        return None
    system = row.value("code_epsg").upper().removeprefix("EPSG:").split(".")[0]
    if system == "4326" or (not system and abs(x) <= 180 and abs(y) <= 90):
        return (y, x) if abs(y) <= 90 else None
    if system == "2154" or (not system and 0 < x < 1.3e6 and 6e6 < y < 7.2e6):
        return from_lambert_93(x, y)
    if system == "27572" or (not system and 0 < x < 1.3e6 and 1.6e6 < y < 2.8e6):
        return from_lambert_2(x, y)
    row.wrong(
        "code_epsg", f"“{system or x}” is no system that is read (4326, 2154, 27572): the place stays open"
    )
    return None


def _add(
    found: dict[tuple[str, bool, str, str], Reported],
    row: Row,
    column: str,
    *,
    known: dict[str, Establishment],
    wanted: dict[str, Establishment],
) -> None:
    """Add a row to what its site reported of a waste and an operation."""
    number, code = row.value("identifiant"), row.value("code_dechet")
    if not number or number not in known:
        row.wrong("identifiant", f"“{number}” is no site of {SITES}" if number else "is empty")
        return
    if number not in wanted:
        return
    tonnes, year = row.amount(column), row.amount("annee")
    factor = TONNES.get(row.value("unite").lower())
    if factor is None:
        row.wrong("unite", f"“{row.value('unite')}” is not tonnes a year")
    if not code:
        row.wrong("code_dechet", "is empty")
    if tonnes is not None and tonnes < 0:
        row.wrong(column, "an amount cannot be negative")
    if tonnes is None or year is None or factor is None or not code or tonnes < 0:
        return
    operation = row.value(OPERATION).upper().replace(" ", "")[:4]
    treated = column != "quantite"
    key = (number, treated, code, operation)
    before = found[key].tonnes if key in found else 0.0
    label = row.value("libelle_dechet") or row.value("dechet") or code
    found[key] = Reported(
        number,
        treated,
        code,
        label[:LONGEST],
        operation,
        int(year),
        before + tonnes * factor,
        row.file,
        row.at("code_dechet"),
    )


def _department(text: str) -> str:
    """Write a department with two digits; Corsica's postcodes begin with 20."""
    name = text.strip().upper()
    return "20" if name in ("2A", "2B") else name.zfill(2)
