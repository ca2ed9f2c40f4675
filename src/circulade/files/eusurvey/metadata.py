"""The columns that EUSurvey adds to the answers, as it names them in the 24 languages.

Source: the interface labels of EUSurvey's public repository (github.com/EUSurvey/EUSURVEY), looked up in
November 2026; facts, needed to read its files. A header that is not listed is mapped by hand.
"""

import unicodedata
from typing import Literal

Metadata = Literal["contribution_id", "user", "created", "updated", "languages", "invitation"]

CONTRIBUTION_ID = (
    "№ на попълнена анкета|Číslo příspěvku|Svar-ID|Kennnummer des Beitrags|Αναγνωριστικό απαντήσεων|"
    "Contribution ID|ID de la contribución|Vastuse tunnuskood|Vastauksen tunnistenumero|"
    "Numéro d'identification de la contribution|ID na hAighneachta|Identifikacijska oznaka doprinosa|"
    "Benyújtott felmérés azonosítója|ID contributo|Atsakymo ID|Atbildes identifikācijas numurs|"
    "ID tal-Kontribuzzjoni|Nummer bijdrage|Identyfikator formularza|"
    "Número de identificação da contribuição|ID contribuție|Identifikačné číslo príspevku|"
    "Identifikacijska oznaka prispevka"
)
USER = (
    "Потребителско име|Uživatelské jméno|Brugernavn|Nutzername|Όνομα χρήστη|User name|"
    "Nombre de usuario|Kasutajanimi|Käyttäjätunnus|Nom d'utilisateur|An t-ainm úsáideora|"
    "Ime korisnika|Felhasználó neve|Nome utente|Naudotojo vardas|Lietotājvārds|Isem l-utent|"
    "Gebruikersnaam|Nazwa użytkownika|Nome de utilizador|Nume de utilizator|Používateľské meno|"
    "Uporabniško ime|Användarnamn|Benutzername"
)
CREATED = (
    "Дата на създаване|Den vytvoření|Oprettelsesdato|Erstellungsdatum|Ημερομηνία δημιουργίας|"
    "Creation date|Fecha de creación|Loomise kuupäev|Luontipäivä|Date de création|Dáta a chruthaithe|"
    "Datum stvaranja|Létrehozás dátuma|Data di creazione|Sukūrimo datas|Izveides datums|"
    "Data meta nħoloq|Aanmaakdatum|Data utworzenia|Data de criação|Data creării|Dátum vytvorenia|"
    "Datum priprave|Skapad den"
)
UPDATED = (
    "Последна актуализация|Poslední aktualizace|Seneste opdatering|Letzte Aktualisierung|"
    "Τελευταία επικαιροποίηση|Last update|Última actualización|Viimati ajakohastatud|"
    "Viimeisin päivitys|Dernière mise à jour|An nuashonrú is déanaí|Posljednji put ažurirano|"
    "Legutóbbi frissítés|Ultimo aggiornamento|Paskutinį kartą atnaujinta|"
    "Pēdējās atjaunināšanas datums|L-aħħar aġġornament|Laatste wijziging|Ostatnia aktualizacja|"
    "Última atualização|Ultima actualizare|Posledná aktualizácia|Zadnja posodobitev|"
    "Senaste uppdatering"
)
LANGUAGES = (
    "Езици|Jazyky|Sprog|Sprachen|Γλώσσες|Languages|Idiomas|Keeled|Kielet|Langues|Teangacha|Jezici|"
    "Nyelvek|Lingue|Kalbos|Valodas|Lingwi|Talen|Języki|Línguas|Limbi|Jeziki|Språk"
)
INVITATION = (
    "Номер на покана|Číslo výzvy|Invitationsnummer|Einladungsnummer|Αριθμός πρόσκλησης|"
    "Invitation number|Número de invitación|Kutse number|Kutsun numero|Numéro de l'invitation|"
    "Uimhir cuiridh|Broj pozivnice|Meghívás száma|Numero di invito|Kvietimo numeris|"
    "Uzaicinājuma numurs|Numru tal-Istedina|Nummer uitnodiging|Numer zaproszenia|Número do convite|"
    "Numărul invitației|Číslo pozvánky|Številka vabila|Inbjudans nummer"
)
ENGLISH: dict[Metadata, str] = {
    "invitation": "Invitation number",
    "contribution_id": "Contribution ID",
    "user": "User name",
    "created": "Creation date",
    "updated": "Last update",
    "languages": "Languages",
}
"""The English headers, in the order in which the exporter writes them: after all questions."""
ANONYMOUS = "anonymous"
"""Written by the exporter in place of the Contribution ID, always in English."""


def folded(text: str) -> str:
    """Return a header in the form that it is compared in: case, spaces and apostrophes do not count."""
    plain = unicodedata.normalize("NFKC", text).translate({0x2019: "'", 0x2018: "'", 0x02BC: "'"})
    return " ".join(plain.casefold().split())


_NAMES: tuple[tuple[Metadata, str], ...] = (
    ("contribution_id", CONTRIBUTION_ID),
    ("user", USER),
    ("created", CREATED),
    ("updated", UPDATED),
    ("languages", LANGUAGES),
    ("invitation", INVITATION),
)
HEADERS: dict[str, Metadata] = {
    folded(header): name for name, headers in _NAMES for header in headers.split("|")
}
