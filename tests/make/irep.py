"""A yearly file of the register in the real layout, with invented sites."""

from io import BytesIO
from zipfile import ZipFile

SITES = (
    "identifiant;nom_etablissement;numero_siret;adresse;code_postal;commune;departement;region;"
    "coordonnees_x;coordonnees_y;code_epsg;code_ape;libelle_ape;code_eprtr;libelle_eprtr"
)
PRODUCED = (
    "identifiant;nom_etablissement;dechet;annee;code_operation_eliminatio_valorisation;"
    "libelle_operation_eliminatio_valorisation;code_departement;pays;code_dechet;libelle_dechet;quantite;unite"
)
TREATED = PRODUCED.replace(";quantite;", ";quantite_admise;quantite_traitee;")
PLACES = [
    "0000000001;VERRERIE INVENTÉE;12345678900011;1 rue A;59140;DUNKERQUE;NORD;HDF;2.3752;51.0343;4326;;;;",
    "0000000002;FONDERIE INVENTÉE;12345678900029;2 rue B;59000;LILLE;NORD;HDF;704000;7059000;2154;;;;",
    "0000000003;CIMENTERIE INVENTÉE;98765432100017;3 rue C;01000;BOURG;AIN;ARA;-7.0;47.5;4326;;;;",
]
WASTE = [
    "0000000001;VERRERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;59;;10 11 12;déchets de verre;120.5;tonnes/an",
    "0000000001;VERRERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;;Belgique;10 11 12;déchets de verre;79.5;tonnes/an",
    "0000000001;VERRERIE INVENTÉE;Non dangereux;2024;D5;Décharge;59;;10 11 12;déchets de verre;30;tonnes/an",
    "0000000002;FONDERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;59;;10 09 03;laitiers de four;900;tonnes/an",
    "0000000003;CIMENTERIE INVENTÉE;Non dangereux;2024;D1;Décharge;1;;10 13 14;déchets de béton;12;tonnes/an",
    "0000000009;INCONNUE;Non dangereux;2024;D1;Décharge;1;;10 13 14;déchets de béton;12;tonnes/an",
    "0000000002;FONDERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;59;;10 09 99 9;laitiers;-4;tonnes/an",
    "0000000002;FONDERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;59;;99 99 99;laitiers;4;tonnes/an",
]
TAKEN = [
    "0000000003;CIMENTERIE INVENTÉE;Non dangereux;2024;R5;Recyclage;1;;10 01 02;cendres volantes;500;450;tonnes/an"
]


def archive(
    *, produced: list[str] = WASTE, sites: list[str] = PLACES, treated: list[str] = TAKEN, year: str = "2024"
) -> bytes:
    """Return the ZIP of a year."""
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name, header, rows in (
            ("etablissements.csv", SITES, sites),
            ("Prod_dechets_non_dangereux.csv", PRODUCED, produced),
            ("Trait_dechets_non_dangereux.csv", TREATED, treated),
        ):
            text = "\r\n".join((header, *rows)) + "\r\n"
            file.writestr(f"{year}/{name}", text.replace(";2024;", f";{year};"))
    return content.getvalue()
