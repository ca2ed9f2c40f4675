"""The first call, after the model of 2022: texts, tracks, criteria, rules, dates. All wording is ours."""

from typing import Any

from demo.making.questions import QUESTIONS, text

SEED = "Circulade demo, call after the model of 2022"
ANCHORS = {
    "0": text("nothing shown", "nichts gezeigt", "rien de montré"),
    "1": text("weak", "schwach", "faible"),
    "2": text("partly convincing", "teilweise überzeugend", "en partie convaincant"),
    "3": text("good, with gaps", "gut, mit Lücken", "bon, avec des lacunes"),
    "4": text("very good", "sehr gut", "très bon"),
    "5": text("excellent", "hervorragend", "excellent"),
}


def criterion(code: str, weight: int, name: dict[str, str], description: dict[str, str]) -> dict[str, Any]:
    """Return a criterion scored 0 to 5 in halves."""
    return {
        "code": code,
        "name": name,
        "description": description,
        "weight": weight,
        "least": 0,
        "most": 5,
        "step": 0.5,
        "anchors": ANCHORS,
    }


CRITERIA = [
    criterion(
        "commitment",
        3,
        text("Commitment", "Engagement", "Engagement"),
        text("People, time and political backing", "Personen, Zeit und politischer Rückhalt", "Personnes, temps et soutien politique"),
    ),
    criterion(
        "experience",
        2,
        text("Relevant experience", "Einschlägige Erfahrung", "Expérience pertinente"),
        text("What has been done and learnt", "Was getan und gelernt wurde", "Ce qui a été fait et appris"),
    ),
    criterion(
        "systemic",
        3,
        text("Systemic approach", "Systemischer Ansatz", "Approche systémique"),
        text("Actors, value chains, causes", "Akteure, Wertschöpfung, Ursachen", "Acteurs, chaînes de valeur, causes"),
    ),
    criterion(
        "impact",
        2,
        text("Effects and replication", "Wirkung und Übertragbarkeit", "Effets et réplication"),
        text("Expected effects, and who could repeat them", "Erwartete Wirkung, und wer sie wiederholen kann", "Effets attendus, et qui peut les répéter"),
    ),
]  # fmt: skip


def rules() -> dict[str, Any]:
    """Return the rules in the format of `circulade select`: the published balance as exact bounds."""
    balance = {"western": 13, "northern": 11, "southern": 9, "central_eastern": 4}
    return {
        "tracks": [{"name": "pilots", "places": 12}, {"name": "fellows", "places": 25}],
        "weights": {one["code"]: one["weight"] for one in CRITERIA},
        "scale": {one["code"]: [0, 5] for one in CRITERIA},
        "min_assessments": 3,
        "thresholds": [
            {"criterion": "total", "least": 2.5, "track": None},
            {"criterion": "commitment", "least": 2, "track": None},
            {"criterion": "experience", "least": 3, "track": "pilots"},
        ],
        "bounds": [
            *(
                {"attribute": "macro_region", "value": value, "least": count, "most": count, "track": None}
                for value, count in balance.items()
            ),
            {"attribute": "population", "from": 200000, "least": 24, "most": 24, "track": None},
            {"attribute": "population", "below": 200000, "least": 13, "most": 13, "track": None},
            {"attribute": "territory_kind", "value": "region", "least": 2, "most": None, "track": "pilots"},
        ],
        "caps": [{"attribute": "country", "most": 4, "track": None}],
        "reserve": 10,
        "seed": SEED,
    }


def call(not_together: list[list[str]]) -> dict[str, Any]:
    """Return the call; `not_together` are contributions for one territory."""
    return {
        "slug": "pilots-and-fellows",
        "invented": True,
        "note": "After the model of the call of 2022. Texts, criteria and weights are ours: the weights of 2022 were "
        "never published. All applicants are invented.",
        "title": text("Pilots and Fellows (demo, after the model of 2022)", "Piloten und Fellows (Demo, nach dem Vorbild von 2022)", "Pilotes et Fellows (démo, d'après 2022)"),
        "summary": text(
            "Twelve Pilots get tailored support to plan and build circular systemic solutions; twenty-five Fellows learn beside them.",
            "Zwölf Piloten erhalten eigene Begleitung beim Planen und Umsetzen zirkulärer systemischer Lösungen; fünfundzwanzig Fellows lernen mit.",
            "Douze Pilotes reçoivent un appui sur mesure pour leurs solutions circulaires systémiques; vingt-cinq Fellows apprennent à leurs côtés.",
        ),
        "who_can_apply": text(
            "Local and regional authorities, their agencies and publicly owned companies.",
            "Kommunen und Regionen, ihre Agenturen und Unternehmen in öffentlicher Hand.",
            "Collectivités locales et régionales, leurs agences et entreprises publiques.",
        ),
        "eligible_kinds": ["local_authority", "regional_authority", "agency", "public_company"],
        "eligible_countries": [],
        "size": text("12 Pilots and 25 Fellows", "12 Piloten und 25 Fellows", "12 Pilotes et 25 Fellows"),
        "duration": text("Two years", "Zwei Jahre", "Deux ans"),
        "time_commitment": text("Pilots four days a month, Fellows one", "Piloten vier Tage im Monat, Fellows einen", "Quatre jours par mois pour les Pilotes, un pour les Fellows"),
        "activities": text("Mapping, peer visits, workshops, an investment plan", "Bestandsaufnahme, Besuche, Werkstätten, ein Investitionsplan", "État des lieux, visites, ateliers, un plan d'investissement"),
        "outputs": text("An action plan per Pilot, case studies, recommendations", "Ein Aktionsplan je Pilot, Fallstudien, Empfehlungen", "Un plan d'action par Pilote, études de cas, recommandations"),
        "funding": text("Support in kind; no grants", "Begleitung statt Geld; keine Zuschüsse", "Appui en nature; pas de subvention"),
        "why_join": text("Experts at your side, and peers with the same questions", "Fachleute an Ihrer Seite und andere mit denselben Fragen", "Des experts à vos côtés et des pairs aux mêmes questions"),
        "languages": ["en", "de", "fr"],
        "time_zone": "Europe/Brussels",
        "opens_at": "2022-04-01T09:00:00+02:00",
        "closes_at": "2022-05-13T18:00:00+02:00",
        "session_at": "2022-04-12T10:00:00+02:00",
        "decision_expected": "2022-06-30",
        "contact": "calls@example.org",
        "per_application": 3,
        "min_assessments": 3,
        "tracks": [
            {"code": "pilots", "name": text("Pilots", "Piloten", "Pilotes"), "places": 12, "participation_kind": "pilot", "group_kind": "pilots"},
            {"code": "fellows", "name": text("Fellows", "Fellows", "Fellows"), "places": 25, "participation_kind": "fellow", "group_kind": "fellows"},
        ],
        "criteria": CRITERIA,
        "questions": QUESTIONS,
        "rules": rules(),
        "not_together": not_together,
    }  # fmt: skip
