"""The programme, its office and teams. All of it is invented."""

from demo.making.questions import text

PROGRAMME = {
    "slug": "circular-demo",
    "invented": True,
    "name": text("Circular Territories (demo programme)", "Zirkuläre Gebiete (Demo-Programm)", "Territoires circulaires (programme de démonstration)"),
    "description": text(
        "An invented programme after a real model. All applicants, assessors, scores and populations are invented.",
        "Ein erfundenes Programm nach wirklichem Vorbild. Alle Bewerber, Gutachter, Punkte und Einwohnerzahlen sind erfunden.",
        "Un programme inventé d'après un modèle réel. Candidats, évaluateurs, notes et populations sont inventés.",
    ),
    "office": {"name": "Coordination office (invented)", "email": "office@example.org"},
    "sender": "Circular Territories demo <office@example.org>",
    "languages": ["en", "de", "fr"],
    "time_zone": "Europe/Brussels",
    "teams": [
        {"code": "beginning", "name": text("Beginning", "Am Anfang", "Début"), "maturity": "beginning"},
        {"code": "intermediate", "name": text("Intermediate", "Fortgeschritten", "Intermédiaire"), "maturity": "intermediate"},
        {"code": "advanced", "name": text("Advanced", "Weit fortgeschritten", "Avancé"), "maturity": "advanced"},
    ],
    "users": [
        {"email": "administrator@example.org", "name": "Demo administrator (invented)", "role": "administrator"},
        {"email": "manager@example.org", "name": "Demo programme manager (invented)", "role": "programme_manager"},
        {"email": "lead@example.org", "name": "Demo selection lead (invented)", "role": "selection_lead"},
        {"email": "leader@example.org", "name": "Demo group leader (invented)", "role": "group_leader"},
        {"email": "facilitator@example.org", "name": "Demo facilitator (invented)", "role": "facilitator"},
        {"email": "analyst@example.org", "name": "Demo analyst (invented)", "role": "analyst"},
        {"email": "editor@example.org", "name": "Demo editor (invented)", "role": "editor"},
        {"email": "events@example.org", "name": "Demo event organiser (invented)", "role": "event_organiser"},
        {"email": "funder@example.org", "name": "Demo funder (invented)", "role": "funder"},
    ],
}  # fmt: skip
