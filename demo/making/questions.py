"""The questions of the first call: ten kinds, in English, German and French."""

from typing import Any

Question = dict[str, Any]


def text(en: str, de: str, fr: str) -> dict[str, str]:
    """Return one text in three languages."""
    return {"en": en, "de": de, "fr": fr}


def options(**labels: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Return options by code with their labels."""
    return [{"code": code, "label": text(*label)} for code, label in labels.items()]


ORGANISATION_KINDS = options(
    local_authority=("Local authority", "Kommune", "Collectivité locale"),
    regional_authority=("Regional authority", "Regionale Behörde", "Autorité régionale"),
    agency=(
        "Agency of a local or regional authority",
        "Agentur einer Kommune oder Region",
        "Agence d'une collectivité",
    ),
    public_company=("Publicly owned company", "Unternehmen in öffentlicher Hand", "Entreprise publique"),
    company=("Private company", "Privates Unternehmen", "Entreprise privée"),
    research=("Research body", "Forschungseinrichtung", "Organisme de recherche"),
    foundation=("Foundation or association", "Stiftung oder Verein", "Fondation ou association"),
)
TERRITORY_KINDS = options(
    city=("City", "Stadt", "Ville"),
    region=("Region", "Region", "Région"),
    cluster=("Territorial cluster", "Territorialer Verbund", "Groupement de territoires"),
)
TRACKS = options(pilots=("Pilot", "Pilot", "Pilote"), fellows=("Fellow", "Fellow", "Fellow"))
FOCUS = options(
    construction=(
        "Construction and circular buildings",
        "Bauen und zirkuläre Gebäude",
        "Construction et bâtiments circulaires",
    ),
    resources=(
        "Circular resource management",
        "Zirkuläre Ressourcenwirtschaft",
        "Gestion circulaire des ressources",
    ),
    symbiosis=("Industrial symbiosis", "Industriesymbiose", "Symbiose industrielle"),
    bioeconomy=("Circular bioeconomy", "Zirkuläre Bioökonomie", "Bioéconomie circulaire"),
)
MATURITY = options(
    beginning=("Beginning", "Am Anfang", "Début"),
    intermediate=("Intermediate", "Fortgeschritten", "Intermédiaire"),
    advanced=("Advanced", "Weit fortgeschritten", "Avancé"),
)
PREFERENCE = options(
    pilots_first=(
        "Pilot first; Fellow otherwise",
        "Zuerst Pilot; sonst Fellow",
        "D'abord Pilote; sinon Fellow",
    ),
    fellows_first=(
        "Fellow first; Pilot otherwise",
        "Zuerst Fellow; sonst Pilot",
        "D'abord Fellow; sinon Pilote",
    ),
)
PARTNERS = options(
    businesses=("Businesses", "Unternehmen", "Entreprises"),
    research=("Research", "Forschung", "Recherche"),
    residents=("Residents and associations", "Einwohner und Vereine", "Habitants et associations"),
    utilities=("Utilities", "Versorger", "Services publics de réseau"),
    neighbours=("Neighbouring municipalities", "Nachbargemeinden", "Communes voisines"),
)
SELF_CHECK_ROWS = options(
    governance=("Governance", "Steuerung", "Gouvernance"),
    data=("Data on material flows", "Daten zu Stoffströmen", "Données sur les flux"),
    procurement=("Procurement", "Beschaffung", "Achats"),
    finance=("Finance", "Finanzierung", "Financement"),
)
SELF_CHECK_COLUMNS = options(
    today=("Level today (1-5)", "Stand heute (1-5)", "Niveau actuel (1-5)"),
    wanted=(
        "Level wanted in three years (1-5)",
        "Ziel in drei Jahren (1-5)",
        "Niveau visé dans trois ans (1-5)",
    ),
)

APPLICANT = text("Who applies", "Wer sich bewirbt", "Qui se porte candidat")
TERRITORY = text("The territory", "Das Gebiet", "Le territoire")
PLAN = text("Plans", "Vorhaben", "Projets")
EXCHANGE = text("Needs and offers", "Bedarf und Angebot", "Besoins et offres")
FORMAL = text("Formal points", "Formales", "Points formels")


def question(
    section: dict[str, str], code: str, kind: str, *title: str, purpose: str = "", **more: Any
) -> Question:
    """Return one question; required unless said otherwise."""
    return {
        "code": code,
        "kind": kind,
        "purpose": purpose,
        "section": section,
        "title": text(*title),
        "required": True,
        **more,
    }


QUESTIONS: list[Question] = [
    question(APPLICANT, "organisation", "short", "Name of the organisation", "Name der Organisation", "Nom de l'organisation", purpose="organisation"),
    question(APPLICANT, "organisation_kind", "choice", "Kind of organisation", "Art der Organisation", "Type d'organisation", purpose="organisation_kind", options=ORGANISATION_KINDS),
    question(APPLICANT, "contact_name", "short", "Contact", "Ansprechperson", "Contact", purpose="contact_name"),
    question(APPLICANT, "contact_email", "short", "E-mail of the contact", "E-Mail der Ansprechperson", "Courriel du contact", purpose="contact_email"),
    question(APPLICANT, "letter_language", "short", "Language for letters (code, such as de)", "Sprache für Briefe (Code, etwa de)", "Langue des lettres (code, par exemple fr)", purpose="language"),
    question(TERRITORY, "country", "place", "Country", "Land", "Pays", purpose="country"),
    question(TERRITORY, "territory", "short", "Name of the territory", "Name des Gebiets", "Nom du territoire", purpose="territory"),
    question(TERRITORY, "territory_kind", "choice", "Kind of territory", "Art des Gebiets", "Type de territoire", purpose="territory_kind", options=TERRITORY_KINDS),
    question(TERRITORY, "regions", "place", "NUTS 3 regions (codes)", "NUTS-3-Regionen (Codes)", "Régions NUTS 3 (codes)", purpose="region_codes"),
    question(TERRITORY, "population", "number", "Inhabitants", "Einwohner", "Habitants", purpose="population", least=1),
    question(TERRITORY, "population_year", "number", "Year of that number", "Jahr dieser Zahl", "Année de ce nombre", purpose="population_year", least=2000, most=2022),
    question(TERRITORY, "population_source", "short", "Source of that number", "Quelle dieser Zahl", "Source de ce nombre"),
    question(PLAN, "tracks", "several", "You apply as", "Sie bewerben sich als", "Vous êtes candidat comme", purpose="tracks", options=TRACKS),
    question(PLAN, "track_preference", "choice", "If you apply as both: which first?", "Bei beidem: was zuerst?", "Si les deux: lequel d'abord?", options=PREFERENCE, required=False),
    question(PLAN, "focus_areas", "several", "Focus areas", "Schwerpunkte", "Domaines d'action", options=FOCUS),
    question(PLAN, "motivation", "long", "Why do you want to take part?", "Warum möchten Sie teilnehmen?", "Pourquoi souhaitez-vous participer?", word_limit=250),
    question(PLAN, "solution", "long", "Which circular systemic solution do you plan?", "Welche zirkuläre systemische Lösung planen Sie?", "Quelle solution circulaire systémique prévoyez-vous?", word_limit=300),
    question(PLAN, "experience", "long", "What have you done so far?", "Was haben Sie bisher getan?", "Qu'avez-vous fait jusqu'ici?", word_limit=250),
    question(PLAN, "maturity", "choice", "How far are you, by your own judgement?", "Wie weit sind Sie nach eigener Einschätzung?", "Où en êtes-vous, selon vous?", purpose="maturity", options=MATURITY),
    question(PLAN, "has_strategy", "yes_no", "Is a circular strategy adopted?", "Ist eine Kreislaufstrategie beschlossen?", "Une stratégie circulaire est-elle adoptée?"),
    question(PLAN, "strategy_date", "date", "When was it adopted?", "Wann wurde sie beschlossen?", "Quand a-t-elle été adoptée?", shown_if="has_strategy", shown_values=["yes"]),
    question(PLAN, "self_check", "table", "Self-check", "Selbsteinschätzung", "Auto-évaluation", rows=SELF_CHECK_ROWS, columns=SELF_CHECK_COLUMNS),
    question(PLAN, "partners", "several", "Partners that take part", "Beteiligte Partner", "Partenaires impliqués", options=PARTNERS, required=False),
    question(PLAN, "staff", "number", "Posts for circular economy (full-time equivalents)", "Stellen für Kreislaufwirtschaft (Vollzeit)", "Postes pour l'économie circulaire (équivalents temps plein)", least=0, most=200),
    question(EXCHANGE, "need_1", "long", "First need", "Erster Bedarf", "Premier besoin", purpose="need", word_limit=80),
    question(EXCHANGE, "need_2", "long", "Second need", "Zweiter Bedarf", "Second besoin", purpose="need", word_limit=80, required=False),
    question(EXCHANGE, "offer_1", "long", "First offer", "Erstes Angebot", "Première offre", purpose="offer", word_limit=80),
    question(EXCHANGE, "offer_2", "long", "Second offer", "Zweites Angebot", "Seconde offre", purpose="offer", word_limit=80, required=False),
    question(EXCHANGE, "in_group", "yes_no", "Is your territory already in a working group or community of practice?", "Ist Ihr Gebiet schon in einer Arbeitsgruppe oder Praxisgemeinschaft?", "Votre territoire participe-t-il déjà à un groupe de travail ou une communauté de pratique?"),
    question(EXCHANGE, "group_names", "short", "Which?", "In welcher?", "Lequel?", shown_if="in_group", shown_values=["yes"]),
    question(FORMAL, "letter_of_support", "file", "Letter of support", "Unterstützungsschreiben", "Lettre de soutien", required=False),
    question(FORMAL, "start_date", "date", "When could you begin?", "Wann könnten Sie beginnen?", "Quand pourriez-vous commencer?"),
    question(FORMAL, "publish_consent", "yes_no", "May your name be published if you are not chosen?", "Darf Ihr Name veröffentlicht werden, wenn Sie nicht gewählt werden?", "Votre nom peut-il être publié si vous n'êtes pas retenu?", purpose="publish_consent"),
]  # fmt: skip


def table_headers(asked: Question) -> list[str]:
    """Return the headers of a table question's columns in an export: "Self-check Governance:Level today (1-5)"."""
    title = asked["title"]["en"]
    return [
        f"{title} {row['label']['en']}:{column['label']['en']}"
        for row in asked["rows"]
        for column in asked["columns"]
    ]
