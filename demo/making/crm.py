"""The second call, after the model of 2025: a community of practice on critical raw materials, open now."""

from random import Random
from typing import Any

from circulade.vocabularies import nuts
from demo.making.applicants import INVENTED, Applicant, contribution_id
from demo.making.names import NEWCOMERS
from demo.making.participations import REAL_REGIONS
from demo.making.questions import (
    APPLICANT,
    EXCHANGE,
    FORMAL,
    ORGANISATION_KINDS,
    PLAN,
    TERRITORY,
    TERRITORY_KINDS,
    Question,
    options,
    question,
    text,
)
from demo.making.words import AUTHORITIES, LANGUAGES

COUNT = 60
ALREADY_INVOLVED = 18
MATERIALS = options(
    lithium=("Lithium", "Lithium", "Lithium"),
    cobalt=("Cobalt", "Kobalt", "Cobalt"),
    copper=("Copper", "Kupfer", "Cuivre"),
    rare_earths=("Rare earths", "Seltene Erden", "Terres rares"),
    aluminium=("Aluminium", "Aluminium", "Aluminium"),
)
STREAMS = {
    "lithium": ("Batteries of e-bikes and tools reach our yards unsorted.", "A collection point for batteries at six yards, with fire protection."),
    "cobalt": ("Nobody near us opens used batteries safely.", "Contacts to a firm that tests used battery modules."),
    "copper": ("We do not know how much cable lies unused in our streets.", "A map of unused cables, made with two network operators."),
    "rare_earths": ("Magnets from lifts and pumps are lost in mixed scrap.", "A trial that takes magnets out of pumps before shredding."),
    "aluminium": ("Window frames are sold as mixed scrap.", "A dismantling guide for façades, used in eleven tenders."),
}  # fmt: skip

QUESTIONS: list[Question] = [
    question(APPLICANT, "organisation", "short", "Name of the organisation", "Name der Organisation", "Nom de l'organisation", purpose="organisation"),
    question(APPLICANT, "organisation_kind", "choice", "Kind of organisation", "Art der Organisation", "Type d'organisation", purpose="organisation_kind", options=ORGANISATION_KINDS),
    question(APPLICANT, "contact_name", "short", "Contact", "Ansprechperson", "Contact", purpose="contact_name"),
    question(APPLICANT, "contact_email", "short", "E-mail of the contact", "E-Mail der Ansprechperson", "Courriel du contact", purpose="contact_email"),
    question(TERRITORY, "country", "place", "Country", "Land", "Pays", purpose="country"),
    question(TERRITORY, "territory", "short", "Name of the territory", "Name des Gebiets", "Nom du territoire", purpose="territory"),
    question(TERRITORY, "territory_kind", "choice", "Kind of territory", "Art des Gebiets", "Type de territoire", purpose="territory_kind", options=TERRITORY_KINDS),
    question(TERRITORY, "regions", "place", "NUTS 3 regions (codes)", "NUTS-3-Regionen (Codes)", "Régions NUTS 3 (codes)", purpose="region_codes"),
    question(TERRITORY, "population", "number", "Inhabitants", "Einwohner", "Habitants", purpose="population", least=1),
    question(PLAN, "materials", "several", "Materials you work on", "Stoffe, an denen Sie arbeiten", "Matières concernées", options=MATERIALS),
    question(PLAN, "commitment", "long", "What can you put in?", "Was können Sie einbringen?", "Que pouvez-vous apporter?", word_limit=200),
    question(EXCHANGE, "need", "long", "What do you need most?", "Was brauchen Sie am meisten?", "De quoi avez-vous le plus besoin?", purpose="need", word_limit=80),
    question(EXCHANGE, "offer", "long", "What can you show others?", "Was können Sie anderen zeigen?", "Que pouvez-vous montrer?", purpose="offer", word_limit=80),
    question(EXCHANGE, "in_group", "yes_no", "Is your territory already in a working group or community of practice?", "Ist Ihr Gebiet schon in einer Arbeitsgruppe oder Praxisgemeinschaft?", "Votre territoire participe-t-il déjà à un groupe de travail ou une communauté de pratique?"),
    question(FORMAL, "publish_consent", "yes_no", "May your name be published if you are not chosen?", "Darf Ihr Name veröffentlicht werden, wenn Sie nicht gewählt werden?", "Votre nom peut-il être publié si vous n'êtes pas retenu?", purpose="publish_consent"),
]  # fmt: skip

CRITERIA = [
    {"code": "commitment", "weight": 2, "name": text("Commitment", "Engagement", "Engagement")},
    {"code": "experience", "weight": 1, "name": text("Relevant experience", "Einschlägige Erfahrung", "Expérience pertinente")},
]  # fmt: skip


def call() -> dict[str, Any]:
    """Return the call; its dates are days relative to the first start of the demo."""
    return {
        "slug": "critical-raw-materials",
        "invented": True,
        "note": "After the model of the call of 2025. Texts and weights are ours. All applicants are invented.",
        "title": text("Community of practice on critical raw materials (demo)", "Praxisgemeinschaft zu kritischen Rohstoffen (Demo)", "Communauté de pratique sur les matières premières critiques (démo)"),
        "summary": text(
            "Ten to fifteen cities and regions look for critical raw materials in what they own, use and throw away.",
            "Zehn bis fünfzehn Städte und Regionen suchen kritische Rohstoffe in dem, was sie besitzen, nutzen und wegwerfen.",
            "Dix à quinze villes et régions cherchent les matières critiques dans ce qu'elles possèdent, utilisent et jettent.",
        ),
        "who_can_apply": text(
            "Local and regional authorities, their agencies and publicly owned companies. Those not yet in a working group or community come first.",
            "Kommunen und Regionen, ihre Agenturen und Unternehmen in öffentlicher Hand. Wer noch in keiner Gruppe ist, hat Vorrang.",
            "Collectivités locales et régionales, leurs agences et entreprises publiques. Priorité à qui n'est encore dans aucun groupe.",
        ),
        "eligible_kinds": ["local_authority", "regional_authority", "agency", "public_company"],
        "eligible_countries": [],
        "size": text("10 to 15 cities and regions", "10 bis 15 Städte und Regionen", "10 à 15 villes et régions"),
        "duration": text("12 months, can be extended", "12 Monate, Verlängerung möglich", "12 mois, prolongation possible"),
        "time_commitment": text("About one day a month", "Etwa ein Tag im Monat", "Environ un jour par mois"),
        "activities": text("At least five online meetings a year, planned by the members", "Mindestens fünf Treffen im Jahr, online, von den Mitgliedern geplant", "Au moins cinq réunions en ligne par an, conçues par les membres"),
        "outputs": text("Case studies and a policy brief", "Fallstudien und ein Papier für die Politik", "Études de cas et une note politique"),
        "funding": text("Voluntary; no funding, no travel", "Freiwillig; keine Mittel, keine Reisen", "Volontaire; ni financement ni voyages"),
        "why_join": text("Experts, peers and a first estimate of your urban mine", "Fachleute, Gleichgesinnte und eine erste Schätzung Ihrer städtischen Mine", "Des experts, des pairs et une première estimation de votre mine urbaine"),
        "languages": ["en", "de", "fr"],
        "time_zone": "Europe/Brussels",
        "opens": {"days": -14, "time": "09:00"},
        "closes": {"days": 21, "time": "18:00"},
        "session": {"days": 5, "time": "10:00"},
        "decision_expected": {"days": 60},
        "contact": "calls@example.org",
        "per_application": 2,
        "min_assessments": 2,
        "group_kind": "community",
        "tracks": [
            {"code": "members", "name": text("Members", "Mitglieder", "Membres"), "least": 10, "most": 15, "participation_kind": "community", "group_kind": "community"},
        ],
        "criteria": CRITERIA,
        "questions": QUESTIONS,
        "rules": {
            "tracks": [{"name": "members", "least": 10, "most": 15}],
            "weights": {"commitment": 2, "experience": 1},
            "priority": [{"attribute": "already_involved", "value": "no", "mode": "first"}],
            "caps": [{"attribute": "country", "most": 2, "track": None}],
            "spread": {"attribute": "macro_region"},
            "reserve": 5,
            "seed": "Circulade demo, critical raw materials",
        },
    }  # fmt: skip


def rows(known: list[Applicant], *, seed: str) -> list[dict[str, str]]:
    """Return 60 applications: 29 newcomers, and territories of the first call."""
    rng = Random(seed)
    eligible = [one for one in known if one.organisation_kind not in ("company", "research", "foundation")]
    again = rng.sample(sorted(eligible, key=lambda one: one.name), COUNT - sum(map(len, NEWCOMERS.values())))
    found = [
        _row(
            rng,
            one.country,
            one.name,
            one.territory_kind,
            one.regions,
            one.population,
            one.organisation,
            one.organisation_kind,
        )
        for one in again
    ]
    for country, names in NEWCOMERS.items():
        code = "EL" if country == "GR" else country
        free = [
            region.code for region in nuts.regions(level=3, country=code) if region.code not in REAL_REGIONS
        ]
        found += [
            _row(
                rng,
                country,
                name,
                "city",
                (rng.choice(free),),
                rng.randrange(12_000, 420_000),
                f"{AUTHORITIES[country].format(name)} (invented)",
                "local_authority",
            )
            for name in names
        ]
    return [{"contribution": contribution_id("crm", number), **row} for number, row in enumerate(found)]


def involved(applications: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return (territory, country, group) of those who already sit in a working group."""
    groups = ("wg-construction", "wg-resources", "wg-symbiosis", "wg-bioeconomy")
    chosen = [row for row in applications if row["in_group"] == "yes"]
    return [(row["territory"], row["country"], groups[number % 4]) for number, row in enumerate(chosen)]


def _row(
    rng: Random, country: str, name: str, kind: str, regions: tuple[str, ...], population: int, organisation: str,
    organisation_kind: str,
) -> dict[str, str]:  # fmt: skip
    materials = sorted(rng.sample(sorted(STREAMS), 2))
    return {
        "state": "draft" if rng.random() < 0.25 else "submitted",
        "language": LANGUAGES.get(country, "en") if rng.random() < 0.4 else "en",
        "organisation": organisation,
        "organisation_kind": organisation_kind,
        "contact_name": f"Raw materials desk, {name} (invented)",
        "contact_email": f"crm-{rng.getrandbits(32):08x}@example.org",
        "country": country,
        "territory": f"{name} {INVENTED}",
        "territory_kind": kind,
        "regions": ", ".join(regions),
        "population": str(population),
        "materials": "|".join(materials),
        "commitment": rng.choice(
            (
                "One person, one day a month, and a room full of old meters.",
                "Our utility and our building department take part together.",
                "We give time, data on public buildings and one yard for trials.",
            )
        ),
        "need": STREAMS[materials[0]][0],
        "offer": STREAMS[materials[1]][1],
        "in_group": "yes" if rng.random() < 0.3 else "no",
        "publish_consent": "yes" if rng.random() < 0.75 else "no",
    }
